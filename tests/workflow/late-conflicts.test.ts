import { expect, it } from "vitest";
import { addConflict, type ConflictEntry, listConflicts } from "#app/workflow/conflicts.server.ts";
import { confirmVerdict, proposeVerdict } from "#app/workflow/conflict-verdicts.server.ts";
import { declareNone, listDeclarationsDue, signPledge } from "#app/workflow/declarations.server.ts";
import { addFact } from "#app/workflow/expert-facts.server.ts";
import { dayOf } from "#app/workflow/days.ts";
import {
  findNotice,
  findPublicNotice,
  prepareNotice,
  publishList,
  publishNotice,
  signNotice,
} from "#app/workflow/notices.server.ts";
import { callOverview } from "#app/workflow/overview.server.ts";
import { decline, recuse } from "#app/workflow/recusals.server.ts";
import {
  askForReadingsAgain,
  extendRereading,
  listMyRereadings,
  listRereadings,
} from "#app/workflow/rereadings.server.ts";
import { confirmVersion, declineVersion, proposeVersion } from "#app/workflow/result-versions.server.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import { openSheet, reopenOwnSheet, saveDraft, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { findVersionHistory } from "#app/workflow/version-history.server.ts";
import type { StageKind } from "#db/stages.ts";
import { isRecomputable, type StageResult } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase, type OpenTestDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { DEFENSE, defenseWorld, holdVote } from "../support/results-world.ts";
import { openWorld, sheet, threeStageDocument, type World } from "../support/world.ts";

const DUE = { dueOn: "2023-02-01" };

function entry(world: World, code: string, more: Partial<ConflictEntry> = {}): ConflictEntry {
  return {
    expertId: world.expertId(code),
    accountId: null,
    submissionId: world.submissionId("S-002"),
    ruleCode: "KIN",
    source: "supervisor",
    evidenceZh: "公示期内来信反映",
    evidenceEn: "a letter reports it",
    endedOn: null,
    ...more,
  };
}

/** The initial stage is scored and frozen; two of F1 and one of F2 pass on with the marks of `scoreAll`. */
async function frozenWorld(open: OpenTestDatabase): Promise<World> {
  const world = await openWorld((await open()).db);
  await world.scoreAll("initial");
  world.runtime.moveTo("2023-01-25T02:00:00Z");
  await world.freeze("initial");
  return world;
}

/** A reader of S-002 turns out to have a conflict: the sheet is void and somebody else is asked. */
async function reopened(world: World, more: Partial<ConflictEntry> = {}) {
  const [code] = await world.readersOf("S-002");
  const id = await addConflict(world.office, entry(world, code!, more));
  await askForReadingsAgain(world.office, id, DUE);
  const [rereading] = await listRereadings(world.office);
  return { code: code!, id, reader: rereading!.readerCode!, sheetId: rereading!.assignmentId!, rereading: rereading! };
}

async function readAgain(world: World, reader: string, mark: number, kind: StageKind = "initial"): Promise<void> {
  const ctx = world.as(reader);
  await signPledge(ctx, kind);
  const { due } = await listDeclarationsDue(ctx, kind);
  await declareNone(
    ctx,
    due.map((item) => item.assignmentId),
  );
  for (const { sheetId, stageKind } of await listMyRereadings(ctx))
    if (stageKind === kind) await submitScoreSheet(ctx, sheetId, sheet(mark));
}

async function confirmNew(world: World, kind: StageKind): Promise<void> {
  await proposeVersion(world.chair, kind, "事后发现利益冲突");
  const { pending } = await findVersionHistory(world.supervisor, kind);
  await confirmVersion(world.supervisor, kind, { confirmation: pending!.resultDigest!.slice(0, 8) });
}

const results = (world: Pick<World, "db">, kind: StageKind) =>
  world.db
    .selectFrom("stageResults")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .selectAll("stageResults")
    .where("stages.kind", "=", kind)
    .orderBy("version")
    .execute();

describeOnEachDatabase("a conflict found after the result is frozen", (open) => {
  it("waits for the office, which makes the sheet void, finds somebody else and gives a day", async () => {
    const world = await frozenWorld(open);
    const [code] = await world.readersOf("S-002");
    const id = await addConflict(world.office, entry(world, code!));
    expect(await listConflicts(world.chair)).toMatchObject([{ id, awaits: "office", isBlocking: 1 }]);
    expect(await codeOf(openSheet(world.as(code!), await world.assignmentId(code!, "S-002")))).toBe("not_found");
    const before = await findRanking(world.chair, "initial");
    expect(await problemsOf(askForReadingsAgain(world.office, id, { dueOn: "2023-01-24" }))).toEqual([
      "dueOn: past_date",
    ]);
    expect(await problemsOf(askForReadingsAgain(world.office, id, { dueOn: "soon" }))).toEqual(["dueOn: not_a_date"]);
    for (const ctx of [world.chair, world.supervisor, world.as("E-01")])
      expect(await codeOf(askForReadingsAgain(ctx, id, DUE))).toBe("not_found");
    await askForReadingsAgain(world.office, id, DUE);
    expect(await listRereadings(world.office)).toMatchObject([
      { endedExpertCode: code, serial: "S-002", ruleCode: "KIN", state: "open", dueAt: "2023-02-01T16:00:00.000Z" },
    ]);
    expect(await world.readersOf("S-002")).not.toContain(code);
    expect(await world.readersOf("S-002")).toHaveLength(3);
    expect(await findRanking(world.chair, "initial")).toEqual(before);
    expect(await listConflicts(world.chair)).toMatchObject([{ awaits: null }]);
    expect(await codeOf(askForReadingsAgain(world.office, id, DUE))).toBe("already_decided");
  });

  it("the stage is open again for that one reading alone, until its day is over", async () => {
    const world = await frozenWorld(open);
    const { reader, sheetId } = await reopened(world);
    const ctx = world.as(reader);
    expect(await listMyRereadings(ctx)).toMatchObject([{ sheetId, serial: "S-002", status: "toDeclare" }]);
    expect(await codeOf(saveDraft(ctx, sheetId, sheet(80)))).toBe("declaration_required");
    await readAgain(world, reader, 85);
    expect(await listMyRereadings(ctx)).toMatchObject([{ sheetId, status: "submitted" }]);
    await reopenOwnSheet(ctx, sheetId);
    const other = (await world.readersOf("S-001")).find((code) => code !== reader)!;
    const own = await world.assignmentId(other, "S-001");
    expect(await codeOf(reopenOwnSheet(world.as(other), own))).toBe("stage_frozen");
    world.runtime.moveTo("2023-02-01T16:00:00Z");
    expect(await codeOf(submitScoreSheet(ctx, sheetId, sheet(85, 2)))).toBe("stage_frozen");
    expect(await listRereadings(world.office)).toMatchObject([{ state: "over" }]);
    const { id } = (await listRereadings(world.office))[0]!;
    await extendRereading(world.office, id, { dueOn: "2023-02-03" });
    await submitScoreSheet(ctx, sheetId, sheet(85, 2));
    expect(await codeOf(extendRereading(world.office, id, { dueOn: "2023-02-04" }))).toBe("already_decided");
  });

  it("a new version is proposed and confirmed by two people, and says what moved and why", async () => {
    const world = await frozenWorld(open);
    const [old] = await results(world, "initial");
    const { code, reader } = await reopened(world);
    expect(await codeOf(proposeVersion(world.chair, "initial", ""))).toBe("rereading_open");
    await readAgain(world, reader, 94);
    expect(await codeOf(confirmVersion(world.supervisor, "initial", { confirmation: "" }))).toBe("nothing_proposed");
    await proposeVersion(world.chair, "initial", "事后发现利益冲突");
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    expect(pending).toMatchObject({ state: "proposed", isSameList: true, mayConfirm: true, isStale: false });
    const confirmation = pending!.resultDigest!.slice(0, 8);
    expect(await codeOf(confirmVersion(world.chair, "initial", { confirmation }))).toBe("not_found");
    expect(await problemsOf(confirmVersion(world.supervisor, "initial", { confirmation: "0" }))).toEqual([
      "confirmation: confirmation_mismatch",
    ]);
    expect((await findShortlist(world.chair, "initial")).version).toBe(1);
    await confirmVersion(world.supervisor, "initial", { confirmation });

    const [first, second] = await results(world, "initial");
    expect(first).toEqual({ ...old, state: "superseded" });
    expect(second).toMatchObject({ version: 2, state: "frozen" });
    expect(isRecomputable(JSON.parse(second!.document) as StageResult)).toBe(true);
    const history = await findVersionHistory(world.chair, "initial");
    expect(history.pending).toBeNull();
    expect(history.versions.map(({ number, isInForce }) => [number, isInForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    const [moved] = history.versions[0]!.changes.filter(({ serial }) => serial === "S-002");
    expect(moved).toMatchObject({
      before: { official: { hundredths: 8800 }, overallRank: 2, passes: true },
      after: { official: { hundredths: 9000 }, passes: true },
      causes: [
        { kind: "sheetVoid", expertCode: code, reason: "KIN" },
        { kind: "sheetAdded", expertCode: reader },
      ],
    });
    expect((await findShortlist(world.chair, "initial")).version).toBe(2);
    expect(await codeOf(proposeVersion(world.chair, "initial", ""))).toBe("nothing_changed");
    const own = await listRereadings(world.office);
    expect(await codeOf(reopenOwnSheet(world.as(reader), own[0]!.assignmentId!))).toBe("stage_frozen");
  });

  it("is the next step of the call, from the reading to the confirmation", async () => {
    const world = await frozenWorld(open);
    const next = async () => (await callOverview(world.office)).next.code;
    const { reader } = await reopened(world);
    expect(await next()).toBe("read_again");
    await readAgain(world, reader, 80);
    expect(await next()).toBe("propose_version");
    await proposeVersion(world.chair, "initial", "");
    expect(await next()).toBe("confirm_version");
    await declineVersion(world.supervisor, "initial", "请核对");
    expect(await next()).toBe("propose_version");
    await confirmNew(world, "initial");
    expect(await next()).toBe("assign_stage");
  });

  it("a sheet that changes after the proposal has to be proposed again", async () => {
    const world = await frozenWorld(open);
    const { reader, sheetId } = await reopened(world);
    await readAgain(world, reader, 80);
    await proposeVersion(world.chair, "initial", "");
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    await reopenOwnSheet(world.as(reader), sheetId);
    await submitScoreSheet(world.as(reader), sheetId, sheet(81, 2));
    expect((await findVersionHistory(world.supervisor, "initial")).pending).toMatchObject({ isStale: true });
    const confirmation = pending!.resultDigest!.slice(0, 8);
    expect(await codeOf(confirmVersion(world.supervisor, "initial", { confirmation }))).toBe("changed_meanwhile");
    await confirmNew(world, "initial");
    expect((await results(world, "initial")).map(({ state }) => state)).toEqual(["superseded", "superseded", "frozen"]);
  });

  it("who is asked may decline or recuse, and the reading goes on to the next", async () => {
    const world = await frozenWorld(open);
    const { reader, sheetId } = await reopened(world);
    await decline(world.as(reader), sheetId, "no time");
    const [second] = await listRereadings(world.office);
    expect(second!.readerCode).not.toBe(reader);
    await recuse(world.as(second!.readerCode!), second!.assignmentId!, { ruleCode: "PERCEIVED", statement: "" });
    const [third] = await listRereadings(world.office);
    expect([reader, second!.readerCode]).not.toContain(third!.readerCode);
    expect(third).toMatchObject({ id: second!.id, state: "open" });
    await readAgain(world, third!.readerCode!, 80);
    await confirmNew(world, "initial");
  });

  it("the replacement who turns out to have a conflict too is replaced in a version of its own", async () => {
    const world = await frozenWorld(open);
    const { reader } = await reopened(world);
    await readAgain(world, reader, 80);
    await confirmNew(world, "initial");
    const id = await addConflict(world.office, entry(world, reader));
    expect(await listConflicts(world.chair, { expertId: world.expertId(reader) })).toMatchObject([
      { awaits: "office" },
    ]);
    await askForReadingsAgain(world.office, id, DUE);
    const [again] = await listRereadings(world.office);
    await readAgain(world, again!.readerCode!, 81);
    await confirmNew(world, "initial");
    expect((await findVersionHistory(world.chair, "initial")).versions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it("an earlier stage that waits for its new version comes before a later one", async () => {
    const world = await frozenWorld(open);
    await world.open("secondary");
    await world.scoreAll("secondary");
    world.runtime.moveTo("2023-02-17T02:00:00Z");
    await world.freeze("secondary");
    const later = await world.readersOf("S-002", "secondary");
    const code = (await world.readersOf("S-002")).find((reader) => later.includes(reader));
    const id = await addConflict(world.office, entry(world, code!));
    await askForReadingsAgain(world.office, id, { dueOn: "2023-02-20" });
    const asked = await listRereadings(world.office);
    expect(asked.map(({ stageKind }) => stageKind).sort()).toEqual(["initial", "secondary"]);
    for (const { readerCode, stageKind } of asked) await readAgain(world, readerCode!, 88, stageKind);
    expect(await codeOf(proposeVersion(world.chair, "secondary", ""))).toBe("earlier_stage_unfinished");
    await confirmNew(world, "initial");
    await confirmNew(world, "secondary");
  });

  it("another list does not pass on into a stage that is assigned; until then it does", async () => {
    const world = await frozenWorld(open);
    const { reader } = await reopened(world);
    await readAgain(world, reader, 20);
    await proposeVersion(world.chair, "initial", "");
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    expect(pending).toMatchObject({ isSameList: false });
    const confirmation = pending!.resultDigest!.slice(0, 8);
    await world.db
      .updateTable("stages")
      .set({ assignedAt: world.runtime.now() })
      .where("kind", "=", "secondary")
      .execute();
    expect(await codeOf(confirmVersion(world.supervisor, "initial", { confirmation }))).toBe("later_stage_begun");
    await world.db.updateTable("stages").set({ assignedAt: null }).where("kind", "=", "secondary").execute();
    await confirmVersion(world.supervisor, "initial", { confirmation });
    const { passes } = JSON.parse((await results(world, "initial"))[1]!.document) as StageResult;
    expect(passes).not.toContain(world.submissionId("S-002"));
  });

  it("a later frozen result that carries the score waits for a version of its own", async () => {
    const world = await frozenWorld(open);
    await world.open("secondary");
    await world.scoreAll("secondary");
    world.runtime.moveTo("2023-02-17T02:00:00Z");
    await world.freeze("secondary");
    const later = await world.readersOf("S-002", "secondary");
    const code = (await world.readersOf("S-002")).find((reader) => !later.includes(reader));
    const id = await addConflict(world.office, entry(world, code!));
    await askForReadingsAgain(world.office, id, { dueOn: "2023-02-20" });
    const { readerCode } = (await listRereadings(world.office))[0]!;
    await readAgain(world, readerCode!, 91);
    expect(await codeOf(proposeVersion(world.chair, "secondary", ""))).toBe("nothing_changed");
    await confirmNew(world, "initial");
    const { pending } = await findVersionHistory(world.chair, "secondary");
    expect(pending).toMatchObject({ state: "due", isSameList: true, mayPropose: true });
    expect(pending?.changes.map(({ serial, causes }) => [serial, causes])).toEqual([
      ["S-002", [{ kind: "earlierScore", expertCode: null, reason: null, stage: "initial", serials: [] }]],
    ]);
    expect((await callOverview(world.office)).next).toMatchObject({ code: "propose_version", stage: "secondary" });
    await confirmNew(world, "secondary");
    expect((await findVersionHistory(world.chair, "secondary")).versions).toHaveLength(2);
  });

  it("what began after the freeze, or is only likely, reaches back to nothing", async () => {
    const world = await frozenWorld(open);
    const [code] = await world.readersOf("S-002");
    const nobody = { personName: "", birthYear: "", relation: "", serial: "", documentNo: "" };
    const likely = await addConflict(world.office, entry(world, code!, { ruleCode: "ADVISEE" }));
    expect(await listConflicts(world.chair)).toMatchObject([{ id: likely, awaits: "chair" }]);
    expect(await codeOf(askForReadingsAgain(world.office, likely, DUE))).toBe("already_decided");
    await proposeVerdict(world.chair, likely, { verdict: "conflict", reason: "确有师生关系" });
    await confirmVerdict(world.supervisor, likely);
    expect(await listConflicts(world.chair)).toMatchObject([{ id: likely, awaits: "office" }]);
    const [other] = await world.readersOf("S-001");
    const fact = { ...nobody, kind: "employment", organization: "杭州A1仪器有限公司", endedOn: "2023-01-31" };
    await addFact(world.office, world.expertId(other!), { ...fact, startedOn: "2023-01-26" });
    expect(await listConflicts(world.chair, { submissionId: world.submissionId("S-001") })).toMatchObject([
      { ruleCode: "FORMER_ORG", isBlocking: 1, awaits: null },
    ]);
  });
});

describeOnEachDatabase("a conflict found after a stage has closed", (open) => {
  async function closedWorld(): Promise<World> {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    world.runtime.moveTo("2023-01-25T02:00:00Z");
    await closeStage(world.office, "initial");
    return world;
  }

  it("makes the sheet void at once and asks for the reading again, for the days the programme gives", async () => {
    const world = await closedWorld();
    const [code] = await world.readersOf("S-002");
    await addConflict(world.office, entry(world, code!));
    expect(await listRereadings(world.office)).toMatchObject([
      { endedExpertCode: code, state: "open", dueAt: "2023-02-01T16:00:00.000Z" },
    ]);
    expect(await codeOf(proposeShortlist(world.chair, "initial", ""))).toBe("rereading_open");
    const { readerCode } = (await listRereadings(world.office))[0]!;
    await readAgain(world, readerCode!, 80);
    await proposeShortlist(world.chair, "initial", "");
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    await confirmShortlist(world.supervisor, "initial", { confirmation: resultDigest!.slice(0, 8) });
    expect((await findVersionHistory(world.chair, "initial")).versions).toHaveLength(1);
  });

  it("the list need not wait beyond the deadline for a sheet that does not come", async () => {
    const world = await closedWorld();
    const [code] = await world.readersOf("S-002");
    await addConflict(world.office, entry(world, code!));
    world.runtime.moveTo("2023-02-01T16:00:00Z");
    await proposeShortlist(world.chair, "initial", "");
  });

  it("what is still to be decided keeps the person out and the sheet in, and no list is proposed on it", async () => {
    const world = await closedWorld();
    const [code] = await world.readersOf("S-002");
    const own = await world.assignmentId(code!, "S-002");
    const id = await addConflict(world.office, entry(world, code!, { ruleCode: "ADVISEE" }));
    expect(await world.readersOf("S-002")).toContain(code);
    expect(await codeOf(openSheet(world.as(code!), own))).toBe("not_found");
    expect(await codeOf(proposeShortlist(world.chair, "initial", ""))).toBe("conflict_undecided");
    await proposeVerdict(world.chair, id, { verdict: "conflict", reason: "确有师生关系" });
    await confirmVerdict(world.supervisor, id);
    expect(await world.readersOf("S-002")).not.toContain(code);
    expect(await listRereadings(world.office)).toMatchObject([{ endedExpertCode: code, state: "open" }]);
  });
});

describeOnEachDatabase("notice and list", (open) => {
  /** One stage alone, so that its result is what the notice rests on. */
  async function noticedWorld(): Promise<World> {
    const document = { ...threeStageDocument(), stages: threeStageDocument().stages.slice(0, 1) };
    const world = await openWorld((await open()).db, { document });
    await world.scoreAll("initial");
    world.runtime.moveTo("2023-01-25T02:00:00Z");
    await world.freeze("initial");
    await publish(world, "2023-01-25");
    return world;
  }

  async function publish(world: World, publishedOn: string): Promise<void> {
    const id = await prepareNotice(world.office, { publishedOn });
    await signNotice(world.supervisor, id);
    await publishNotice(world.office, id);
  }

  it("stay as they are until the new version is confirmed, and after it where the list is the same", async () => {
    const world = await noticedWorld();
    const before = await findPublicNotice(world.runtime, "test-call");
    const { reader } = await reopened(world);
    world.runtime.moveTo(before!.document.period.endsAt);
    expect(await codeOf(publishList(world.office))).toBe("result_reopened");
    expect(await codeOf(prepareNotice(world.office, { publishedOn: "2023-02-10" }))).toBe("already_decided");
    const [{ id }] = [(await listRereadings(world.office))[0]!];
    await extendRereading(world.office, id, { dueOn: "2023-02-20" });
    await readAgain(world, reader, 84);
    await confirmNew(world, "initial");
    expect(await findNotice(world.office)).toMatchObject({ version: 1, state: "published", isOutdated: false });
    const after = await findPublicNotice(world.runtime, "test-call");
    expect(after?.document).toEqual(before?.document);
    await publishList(world.office);
    const entries = await world.db
      .selectFrom("auditEntries")
      .select("details")
      .where("verb", "=", "version.confirmed")
      .execute();
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([{ isListChanged: false }]);
  });

  it("another list is told to the desk of notices: nothing is published before a new version of the notice", async () => {
    const world = await noticedWorld();
    const { reader } = await reopened(world);
    await readAgain(world, reader, 20);
    await confirmNew(world, "initial");
    expect(await findNotice(world.office)).toMatchObject({ version: 1, isOutdated: true });
    expect((await callOverview(world.office)).next.code).toBe("prepare_notice");
    const before = await findPublicNotice(world.runtime, "test-call");
    world.runtime.moveTo(before!.document.period.endsAt);
    expect(await codeOf(publishList(world.office))).toBe("notice_outdated");
    await publish(world, dayOf(world.runtime.now(), "Asia/Shanghai"));
    const { document } = (await findPublicNotice(world.runtime, "test-call"))!;
    expect(document).toMatchObject({ version: 2, period: { workingDays: 5 } });
    expect(document.fields.flatMap(({ rows }) => rows).map(({ serial }) => serial)).not.toContain("S-002");
    world.runtime.moveTo(document.period.endsAt);
    await publishList(world.office);
  });
});

describeOnEachDatabase("a vote", (open) => {
  it("of somebody with a late conflict is withdrawn, and the panel votes again without that person", async () => {
    const world = await defenseWorld((await open()).db);
    await world.score("defense", DEFENSE);
    await holdVote(world);
    await world.freeze("defense");
    const entryOfMember = {
      // Reads in the defense alone.
      expertId: world.expertId("E-07"),
      accountId: null,
      submissionId: world.idOf("S-002"),
      ruleCode: "KIN",
      source: "supervisor",
      evidenceZh: "",
      evidenceEn: "",
      endedOn: null,
    } as const;
    const id = await addConflict(world.office, entryOfMember);
    await askForReadingsAgain(world.office, id, { dueOn: "2023-02-10" });
    // The panel has sheets enough without it, so nobody reads instead.
    expect(await listRereadings(world.office)).toMatchObject([{ stageKind: "defense", state: "unfound" }]);
    expect(await codeOf(proposeVersion(world.chair, "defense", ""))).toBe("vote_missing");
    await holdVote(world);
    await proposeVersion(world.chair, "defense", "");
    const { pending } = await findVersionHistory(world.supervisor, "defense");
    expect(pending?.changes).toMatchObject([
      { serial: "S-002", causes: [{ kind: "sheetVoid", expertCode: "E-07", reason: "KIN" }, { kind: "vote" }] },
    ]);
    await confirmVersion(world.supervisor, "defense", { confirmation: pending!.resultDigest!.slice(0, 8) });
    const { votes } = JSON.parse((await results(world, "defense"))[1]!.document) as StageResult;
    expect(votes).toHaveLength(3);
  });
});

describeOnEachDatabase("a person with a conflict", (open) => {
  it("does not learn that a frozen result was corrected, and sees the version that changed something to be seen", async () => {
    const world = await frozenWorld(open);
    const chair = await world.person("conflicted-chair", ["chair"]);
    await addConflict(world.office, entry(world, "E-01", { expertId: null, accountId: chair.actor.id }));
    const see = async () => ({
      overview: await callOverview(chair),
      ranking: await findRanking(chair, "initial"),
      shortlist: await findShortlist(chair, "initial"),
      history: await findVersionHistory(chair, "initial"),
      rereadings: await listRereadings(chair),
      conflicts: await listConflicts(chair),
    });
    const before = await see();
    expect(before.history.versions).toHaveLength(1);
    const { reader } = await reopened(world);
    expect(await see()).toEqual(before);
    await readAgain(world, reader, 84);
    await proposeVersion(world.chair, "initial", "");
    expect(await see()).toEqual(before);
    expect(await codeOf(proposeVersion(chair, "initial", ""))).toBe("not_found");
    await confirmNew(world, "initial");
    expect(await see()).toEqual(before);
    expect((await findVersionHistory(world.chair, "initial")).versions).toHaveLength(2);
  });
});
