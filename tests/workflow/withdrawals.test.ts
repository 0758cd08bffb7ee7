import { expect, it } from "vitest";
import { assignStage } from "#app/workflow/assignments.server.ts";
import { addConflict, listConflicts } from "#app/workflow/conflicts.server.ts";
import { dayOf } from "#app/workflow/days.ts";
import { withdrawSubmission } from "#app/workflow/intake.server.ts";
import {
  findNotice,
  findPublicNotice,
  prepareNotice,
  publishList,
  publishNotice,
  signNotice,
} from "#app/workflow/notices.server.ts";
import { callOverview } from "#app/workflow/overview.server.ts";
import { askForReadingsAgain, listMyRereadings, listRereadings } from "#app/workflow/rereadings.server.ts";
import { confirmVersion, proposeVersion } from "#app/workflow/result-versions.server.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import { confirmShortlist, exportResult, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { findAnalysedRanking } from "#app/workflow/stage-analysis.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { findVersionHistory } from "#app/workflow/version-history.server.ts";
import { listStageSubmissions, type StageKind } from "#db/stages.ts";
import { isRecomputable, type StageResult } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase, type OpenTestDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { type ResultsWorld, scoredWorld } from "../support/results-world.ts";
import { openWorld, threeStageDocument, type World } from "../support/world.ts";

const LETTER = "申报主体来函撤回 the applicant's letter";

type Anybody = Pick<World, "db" | "chair" | "supervisor">;

/** F1 passes S-001 and S-002 of four, F2 passes S-005 of two; S-003 is the next of F1. */
async function frozenWorld(open: OpenTestDatabase): Promise<ResultsWorld> {
  const world = await scoredWorld((await open()).db);
  await world.freeze("initial");
  return world;
}

async function confirmNew(world: Anybody, kind: StageKind): Promise<void> {
  await proposeVersion(world.chair, kind, "申报主体撤回");
  const { pending } = await findVersionHistory(world.supervisor, kind);
  await confirmVersion(world.supervisor, kind, { confirmation: pending!.resultDigest!.slice(0, 8) });
}

const results = ({ db }: Pick<World, "db">, kind: StageKind) =>
  db
    .selectFrom("stageResults")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .selectAll("stageResults")
    .where("stages.kind", "=", kind)
    .orderBy("version")
    .execute();

async function reopenedStages({ db }: Pick<World, "db">): Promise<string[]> {
  const rows = await db.selectFrom("stages").select("kind").where("reopenedAt", "is not", null).execute();
  return rows.map(({ kind }) => kind);
}

async function passingOf(ctx: World["chair"], kind: StageKind): Promise<string[]> {
  return (await findShortlist(ctx, kind)).rows.map(({ serial }) => serial);
}

describeOnEachDatabase("a submission withdrawn after the result is frozen", (open) => {
  it("leaves the result in force as it is, and has chair and supervisor make a new version", async () => {
    const world = await frozenWorld(open);
    const [old] = await results(world, "initial");
    const before = await findRanking(world.chair, "initial");
    await withdrawSubmission(world.office, world.idOf("S-001"), LETTER);
    expect(await findRanking(world.chair, "initial")).toEqual(before);
    expect(await results(world, "initial")).toEqual([old]);
    for (const ctx of [world.chair, world.supervisor]) {
      expect((await findShortlist(ctx, "initial")).isReopened).toBe(true);
      expect((await findVersionHistory(ctx, "initial")).pending).toMatchObject({ state: "due", isSameList: false });
      expect((await callOverview(ctx)).next).toMatchObject({ code: "propose_version", stage: "initial" });
    }
    await confirmNew(world, "initial");
    const [first, second] = await results(world, "initial");
    expect(first).toEqual({ ...old, state: "superseded" });
    expect(second).toMatchObject({ version: 2, state: "frozen" });
    expect(isRecomputable(JSON.parse(second!.document) as StageResult)).toBe(true);
    expect(await reopenedStages(world)).toEqual([]);
  });

  it("does not stand in the new version, which says that it was withdrawn and who came in its place", async () => {
    const world = await frozenWorld(open);
    expect(await passingOf(world.chair, "initial")).toEqual(["S-001", "S-002", "S-005"]);
    await withdrawSubmission(world.office, world.idOf("S-001"), LETTER);
    const none = { expertCode: null, reason: null, stage: null };
    const moved = [
      {
        serial: "S-001",
        before: { overallRank: 1, passes: true },
        after: null,
        causes: [{ ...none, kind: "withdrawn", serials: ["S-003"] }],
      },
      {
        serial: "S-003",
        before: { fieldRank: 3, passes: false, reason: "below_line" },
        after: { fieldRank: 2, passes: true, reason: "in_quota" },
        causes: [{ ...none, kind: "inPlaceOf", serials: ["S-001"] }],
      },
    ];
    const told = (changes: readonly { readonly serial: string }[]) =>
      changes.filter(({ serial }) => serial === "S-001" || serial === "S-003");
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    expect(told(pending!.changes)).toMatchObject(moved);
    await confirmNew(world, "initial");
    const [inForce] = (await findVersionHistory(world.chair, "initial")).versions;
    expect(inForce).toMatchObject({ number: 2, submissions: 5, passing: 3, isSameList: false });
    expect(told(inForce!.changes)).toMatchObject(moved);
    expect(await passingOf(world.chair, "initial")).toEqual(["S-002", "S-003", "S-005"]);
    const stage = await world.db.selectFrom("stages").select("id").where("kind", "=", "defense").executeTakeFirst();
    const next = await listStageSubmissions(world.db, stage!.id);
    expect(next.map(({ serial }) => serial)).toEqual(["S-002", "S-003", "S-005"]);
  });

  it("that passed to nowhere makes a new version with the same list", async () => {
    const world = await frozenWorld(open);
    await withdrawSubmission(world.office, world.idOf("S-004"), LETTER);
    const { pending } = await findVersionHistory(world.chair, "initial");
    expect(pending).toMatchObject({ state: "due", isSameList: true });
    expect(pending!.changes).toMatchObject([{ serial: "S-004", after: null, causes: [{ kind: "withdrawn" }] }]);
    await confirmNew(world, "initial");
    expect(await passingOf(world.chair, "initial")).toEqual(["S-001", "S-002", "S-005"]);
  });

  it("makes a proposal stale that still counts it, and two withdrawals are told in one version", async () => {
    const world = await frozenWorld(open);
    await withdrawSubmission(world.office, world.idOf("S-001"), LETTER);
    await proposeVersion(world.chair, "initial", "");
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    const confirmation = pending!.resultDigest!.slice(0, 8);
    await withdrawSubmission(world.office, world.idOf("S-005"), LETTER);
    expect((await findVersionHistory(world.supervisor, "initial")).pending).toMatchObject({ isStale: true });
    expect(await codeOf(confirmVersion(world.supervisor, "initial", { confirmation }))).toBe("changed_meanwhile");
    await confirmNew(world, "initial");
    const [inForce] = (await findVersionHistory(world.chair, "initial")).versions;
    const causes = inForce!.changes.flatMap(({ serial, causes: [cause] }) =>
      cause?.kind === "others" ? [] : [[serial, cause?.kind, cause?.serials]],
    );
    expect(causes).toEqual([
      ["S-001", "withdrawn", ["S-003"]],
      ["S-003", "inPlaceOf", ["S-001"]],
      ["S-005", "withdrawn", ["S-006"]],
      ["S-006", "inPlaceOf", ["S-005"]],
    ]);
    expect(await passingOf(world.chair, "initial")).toEqual(["S-002", "S-003", "S-006"]);
  });

  it("is recorded with the version that leaves it out, not with those who came in its place", async () => {
    const world = await frozenWorld(open);
    await withdrawSubmission(world.office, world.idOf("S-001"), LETTER);
    await confirmNew(world, "initial");
    const entries = await world.db
      .selectFrom("auditEntries")
      .select("details")
      .where("verb", "=", "version.confirmed")
      .execute();
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([
      { isListChanged: true, submissionIds: [world.idOf("S-001")] },
    ]);
  });

  it("is not waited for: a reading of it that was asked for again holds nothing up", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    world.runtime.moveTo("2023-01-25T02:00:00Z");
    await world.freeze("initial");
    await lateConflict(world, "S-002");
    const [rereading] = await listRereadings(world.office);
    const reader = world.as(rereading!.readerCode!);
    expect(await listMyRereadings(reader)).toMatchObject([{ serial: "S-002" }]);
    expect(await codeOf(proposeVersion(world.chair, "initial", ""))).toBe("rereading_open");
    await withdrawSubmission(world.office, world.submissionId("S-002"), LETTER);
    expect(await listMyRereadings(reader)).toEqual([]);
    expect(await listRereadings(world.office)).toMatchObject([{ state: "withdrawn" }]);
    expect((await findVersionHistory(world.chair, "initial")).pending).toMatchObject({ rereadingDueAt: null });
    await confirmNew(world, "initial");
    expect(await passingOf(world.chair, "initial")).not.toContain("S-002");
  });
});

describeOnEachDatabase("a submission withdrawn from a closed stage", (open) => {
  it("is not waited for: a conflict that nobody decided about holds no list up that it does not stand on", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    await closeStage(world.office, "initial");
    const [code] = await world.readersOf("S-002");
    await relationOf(world, { expertId: world.expertId(code!) }, "S-002", "ADVISEE");
    expect(await codeOf(proposeShortlist(world.chair, "initial", ""))).toBe("conflict_undecided");
    await withdrawSubmission(world.office, world.submissionId("S-002"), LETTER);
    await proposeShortlist(world.chair, "initial", "");
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    await confirmShortlist(world.supervisor, "initial", { confirmation: resultDigest!.slice(0, 8) });
    expect(await passingOf(world.chair, "initial")).not.toContain("S-002");
  });
});

async function relationOf(
  world: World,
  who: { readonly expertId: string } | { readonly accountId: string },
  serial: string,
  ruleCode: "KIN" | "ADVISEE" = "KIN",
): Promise<string> {
  return await addConflict(world.office, {
    expertId: null,
    accountId: null,
    ...who,
    submissionId: world.submissionId(serial),
    ruleCode,
    source: "supervisor",
    evidenceZh: "",
    evidenceEn: "",
    endedOn: null,
  });
}

async function lateConflict(world: World, serial: string): Promise<void> {
  const [code] = await world.readersOf(serial);
  const id = await relationOf(world, { expertId: world.expertId(code!) }, serial);
  await askForReadingsAgain(world.office, id, { dueOn: "2023-02-20" });
}

describeOnEachDatabase("a withdrawal and the stages after", (open) => {
  async function frozen(document: unknown = threeStageDocument()): Promise<World> {
    const world = await openWorld((await open()).db, { document });
    await world.scoreAll("initial");
    world.runtime.moveTo("2023-01-25T02:00:00Z");
    await world.freeze("initial");
    return world;
  }

  it("the next stage is not assigned from a list that waits for its new version", async () => {
    const world = await frozen();
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    expect(await codeOf(assignStage(world.office, "secondary", { seed: "seed" }))).toBe("result_reopened");
    await confirmNew(world, "initial");
    await world.open("secondary");
    expect(await world.readersOf("S-001", "secondary")).toEqual([]);
  });

  it("a stage that is assigned already may be assigned anew while the list before it is corrected", async () => {
    const world = await frozen();
    await assignStage(world.office, "secondary", { seed: "seed" });
    await lateConflict(world, "S-002");
    expect(await reopenedStages(world)).toEqual(["initial"]);
    await assignStage(world.office, "secondary", { seed: "another seed" });
  });

  it("a conflict that is found when the submission stands in the result no more reopens nothing", async () => {
    const world = await frozen();
    const [code] = await world.readersOf("S-001");
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    await confirmNew(world, "initial");
    const id = await relationOf(world, { expertId: world.expertId(code!) }, "S-001");
    expect(await listConflicts(world.chair)).toMatchObject([{ id, awaits: null }]);
    expect(await codeOf(askForReadingsAgain(world.office, id, { dueOn: "2023-02-20" }))).toBe("already_decided");
    expect(await reopenedStages(world)).toEqual([]);
  });

  it("who stands in a stage that is assigned is settled: the list before it stays, also in a version for another reason", async () => {
    const world = await frozen();
    await world.open("secondary");
    const before = await passingOf(world.chair, "initial");
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    expect(await reopenedStages(world)).toEqual([]);
    expect(await world.readersOf("S-001", "secondary")).toEqual([]);
    await lateConflict(world, "S-002");
    world.runtime.moveTo("2023-02-20T16:00:00Z");
    expect((await findVersionHistory(world.chair, "initial")).pending).toMatchObject({ isSameList: true });
    await confirmNew(world, "initial");
    expect(await passingOf(world.chair, "initial")).toEqual(before);
  });

  it("only the last frozen stage it stands in reopens, and its new version can be confirmed", async () => {
    const world = await frozen();
    await world.open("secondary");
    await world.scoreAll("secondary");
    world.runtime.moveTo("2023-02-17T02:00:00Z");
    await world.freeze("secondary");
    const before = await passingOf(world.chair, "secondary");
    expect(before).toContain("S-001");
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    expect(await reopenedStages(world)).toEqual(["secondary"]);
    await confirmNew(world, "secondary");
    expect(await passingOf(world.chair, "secondary")).not.toContain("S-001");
    expect(await passingOf(world.chair, "initial")).toContain("S-001");
  });

  it("during the notice nothing more is published before the new version and a notice of its list", async () => {
    const world = await frozen({ ...threeStageDocument(), stages: threeStageDocument().stages.slice(0, 1) });
    const publish = async (publishedOn: string) => {
      const id = await prepareNotice(world.office, { publishedOn });
      await signNotice(world.supervisor, id);
      await publishNotice(world.office, id);
    };
    await publish("2023-01-25");
    const before = await findPublicNotice(world.runtime, "test-call");
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    world.runtime.moveTo(before!.document.period.endsAt);
    expect(await codeOf(publishList(world.office))).toBe("result_reopened");
    expect((await findPublicNotice(world.runtime, "test-call"))?.document).toEqual(before!.document);
    await confirmNew(world, "initial");
    expect(await findNotice(world.office)).toMatchObject({ version: 1, isOutdated: true });
    expect(await codeOf(publishList(world.office))).toBe("notice_outdated");
    await publish(dayOf(world.runtime.now(), "Asia/Shanghai"));
    const { document } = (await findPublicNotice(world.runtime, "test-call"))!;
    expect(document.version).toBe(2);
    expect(document.fields.flatMap(({ rows }) => rows).map(({ serial }) => serial)).not.toContain("S-001");
  });
});

describeOnEachDatabase("a person with a conflict with a withdrawn submission", (open) => {
  it("does not learn that it was withdrawn, from the letter to the new version and after", async () => {
    const world = await frozenWorld(open);
    const chair = await world.person("conflicted-chair", "chair");
    await world.conflict({ account: chair }, "S-004");
    const see = async () => ({
      overview: await callOverview(chair),
      ranking: await findRanking(chair, "initial"),
      shortlist: await findShortlist(chair, "initial"),
      history: await findVersionHistory(chair, "initial"),
      analysis: (await findAnalysedRanking(chair, "initial")).analysis,
    });
    const before = await see();
    const unchanged = async () => {
      expect(await see()).toEqual(before);
      expect(await codeOf(proposeVersion(chair, "initial", ""))).toBe("not_found");
      expect(await codeOf(exportResult(chair, "initial"))).toBe("not_found");
    };
    await unchanged();
    await withdrawSubmission(world.office, world.idOf("S-004"), LETTER);
    await unchanged();
    await proposeVersion(world.chair, "initial", "");
    await unchanged();
    const { pending } = await findVersionHistory(world.supervisor, "initial");
    await confirmVersion(world.supervisor, "initial", { confirmation: pending!.resultDigest!.slice(0, 8) });
    await unchanged();
    expect((await findVersionHistory(world.chair, "initial")).versions).toHaveLength(2);
    // A version after that, for something this person may know.
    await withdrawSubmission(world.office, world.idOf("S-006"), LETTER);
    expect((await callOverview(chair)).next).toEqual(before.overview.next);
    expect((await findVersionHistory(chair, "initial")).pending).toBeNull();
    expect(await codeOf(proposeVersion(chair, "initial", ""))).toBe("not_found");
    await confirmNew(world, "initial");
    const { versions } = await findVersionHistory(chair, "initial");
    expect(versions.map(({ number, resultDigest }) => [number, resultDigest])).toEqual([
      [2, null],
      [1, null],
    ]);
    expect(versions[0]!.changes.map(({ serial }) => serial)).toEqual(["S-006"]);
  });

  it("sees who came onto the list because of others, and nothing that names it", async () => {
    const world = await frozenWorld(open);
    const chair = await world.person("conflicted-chair", "chair");
    await world.conflict({ account: chair }, "S-001");
    await withdrawSubmission(world.office, world.idOf("S-001"), LETTER);
    await confirmNew(world, "initial");
    const history = await findVersionHistory(chair, "initial");
    expect(history.versions[0]!.changes).toMatchObject([
      {
        serial: "S-003",
        before: { passes: false },
        after: { passes: true },
        causes: [{ kind: "others", serials: [] }],
      },
    ]);
    expect(JSON.stringify(history)).not.toContain("S-001");
    expect(JSON.stringify(history)).not.toContain(world.idOf("S-001"));
  });

  it("assigns the next stage as ever: what a list waits for is not told", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    world.runtime.moveTo("2023-01-25T02:00:00Z");
    await world.freeze("initial");
    const office = await world.person("conflicted-office", ["secretariat"]);
    await relationOf(world, { accountId: office.actor.id }, "S-001");
    await withdrawSubmission(world.office, world.submissionId("S-001"), LETTER);
    await assignStage(office, "secondary", { seed: "seed" });
    expect(await reopenedStages(world)).toEqual([]);
    expect((await findVersionHistory(world.chair, "initial")).versions).toHaveLength(1);
  });
});
