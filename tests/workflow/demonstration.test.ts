/**
 * The demonstration call, played through the desks from the closed call to the published list. Each fact is a line of
 * the demonstration's plan; the numbers in the titles are its.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideContextFor } from "#app/workflow/context.ts";
import { findStageReports } from "#app/workflow/stage-reports.server.ts";
import { type Database, type OpenDatabase, openDatabase } from "#db/connection.ts";
import { findBrokenInvariants } from "#db/invariants.ts";
import { migrateToLatest } from "#db/migrations.ts";
import { QUORUM_LOST, VOTE_FAILS } from "#db/seed/demonstration/ballots.ts";
import { PLANTED_EXPERTS } from "#db/seed/demonstration/behaviours.ts";
import { demonstrationSheet } from "#db/seed/demonstration/marks.ts";
import { ENGLISH_PROFILE_MISSING, INELIGIBLE, plannedCorrections, WITHDRAWN } from "#db/seed/demonstration/defects.ts";
import { undeclaredConflict } from "#db/seed/demonstration/conflict-plans.ts";
import { whatIf } from "#scoring/shortlist/what-if.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { isRecomputable, type StageResult } from "#scoring/record/stage-result.ts";
import { resultChanges } from "#scoring/record/result-changes.ts";
import { digest } from "#scoring/record/digest.ts";
import type { ReportInput } from "#scoring/reliability/report-input.ts";
import { stageReports, type StageReports } from "#scoring/reliability/stage-reports.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { playInto } from "../../bin/demo.ts";
import { memoryFiles, testRuntime } from "../support/context.ts";

let directory: string;
let played: OpenDatabase;
let db: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "candela-demonstration-"));
  played = await play("published", "first");
  db = played.db;
}, 600_000);

afterAll(async () => {
  await played.close();
  await rm(directory, { recursive: true });
});

async function play(moment: "published" | "initial-closed", name: string): Promise<OpenDatabase> {
  const open = await openDatabase({ kind: "sqlite", file: join(directory, `${name}.sqlite`), isDurable: false });
  await migrateToLatest(open.db);
  await playInto({ db: open.db, files: memoryFiles() }, moment);
  return open;
}

/** Every result of a stage that is or was in force, by version. */
async function versionsOf(kind: StageKind) {
  return await db
    .selectFrom("stageResults")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .selectAll("stageResults")
    .where("stages.kind", "=", kind)
    .where("stageResults.confirmedBy", "is not", null)
    .orderBy("stageResults.version")
    .execute();
}

async function frozen(kind: StageKind): Promise<StageResult> {
  const { document } = await db
    .selectFrom("stageResults")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .select("stageResults.document")
    .where("stages.kind", "=", kind)
    .where("stageResults.state", "=", "frozen")
    .executeTakeFirstOrThrow();
  return JSON.parse(document) as StageResult;
}

function documentOf(version: { readonly document: string } | undefined): StageResult {
  return JSON.parse(version?.document ?? "null") as StageResult;
}

async function submissionOf(serial: string) {
  return await db.selectFrom("submissions").selectAll().where("serial", "=", serial).executeTakeFirstOrThrow();
}

/** Rank, outcome and figures of a submission in a frozen stage. */
async function standing(kind: StageKind, serial: string) {
  const { id } = await submissionOf(serial);
  const { ranking, outcomes } = await frozen(kind);
  const ranked = ranking.find((row) => row.submissionId === id);
  const outcome = outcomes.find((row) => row.submissionId === id);
  if (ranked === undefined || outcome === undefined) throw new Error(`standing: ${serial} is not in ${kind}`);
  return { ...ranked, outcome };
}

describe("the demonstration call", () => {
  it("leaves a database without a broken invariant", async () => {
    expect(await findBrokenInvariants(db)).toEqual([]);
  });

  it("fact 1: every planted defect is caught with its rule code, and nothing else is", async () => {
    const found = await db
      .selectFrom("formalCheckFindings as finding")
      .innerJoin("formalChecks as check", "check.id", "finding.checkId")
      .innerJoin("submissions", "submissions.id", "check.submissionId")
      .select(["submissions.serial", "finding.code", "finding.detail"])
      .where("check.round", "=", 1)
      .where((eb) => eb.or([eb("finding.outcome", "=", "failed"), eb("finding.decision", "=", "failed")]))
      .execute();
    const planned = [...INELIGIBLE, ...plannedCorrections("")];
    const missed = planned.filter(
      (defect) => !found.some((row) => row.serial === defect.serial && row.code === defect.ruleCode),
    );
    expect(missed).toEqual([]);
    expect(new Set(found.map((row) => row.serial))).toEqual(new Set(planned.map((defect) => defect.serial)));
    const status = await db.selectFrom("submissions").select(["serial", "status"]).execute();
    const withStatus = (wanted: string) => status.filter((row) => row.status === wanted).map((row) => row.serial);
    const unanswered = plannedCorrections("").filter((item) => item.answer === null);
    expect(withStatus("rejected").sort()).toEqual([...INELIGIBLE, ...unanswered].map((item) => item.serial).sort());
    expect(withStatus("withdrawn").sort()).toEqual(WITHDRAWN.map((item) => item.serial).sort());
    expect(withStatus("admitted")).toHaveLength(102);
    expect(withStatus("admitted")).toContain(ENGLISH_PROFILE_MISSING);
  });

  it("102 are admitted, 17/14/14/19/12/11/8/7 by field", async () => {
    const counts = await db
      .selectFrom("submissions")
      .select((eb) => ["fieldCode", eb.fn.countAll<number>().as("count")])
      .where("status", "=", "admitted")
      .groupBy("fieldCode")
      .orderBy("fieldCode")
      .execute();
    expect(counts.map((row) => row.count)).toEqual([17, 14, 14, 19, 12, 11, 8, 7]);
  });

  it("fact 2: no assignment meets a conflict known while its stage ran, and every initial submission had five", async () => {
    const blocked = await db
      .selectFrom("assignments")
      .innerJoin("conflicts", (join_) =>
        join_
          .onRef("conflicts.submissionId", "=", "assignments.submissionId")
          .onRef("conflicts.expertId", "=", "assignments.expertId"),
      )
      .innerJoin("stages", "stages.id", "assignments.stageId")
      .select("assignments.id")
      .where("assignments.state", "=", "active")
      .where("conflicts.isBlocking", "=", 1)
      .whereRef("conflicts.foundAt", "<=", "stages.closedAt")
      .execute();
    expect(blocked).toEqual([]);
    const counts = await db
      .selectFrom("assignments")
      .innerJoin("stages", "stages.id", "assignments.stageId")
      .select((eb) => ["assignments.submissionId", eb.fn.countAll<number>().as("count")])
      .where("stages.kind", "=", "initial")
      .where("assignments.state", "=", "active")
      .groupBy("assignments.submissionId")
      .execute();
    expect(counts).toHaveLength(102);
    expect(new Set(counts.map((row) => row.count))).toEqual(new Set([5]));
  });

  it("fact 3: official and adjusted score differ on a few at the initial cut, and who is in by either goes on", async () => {
    const { inputs, outcomes, ranking, lines } = await frozen("initial");
    const serialOf = new Map(ranking.map((row) => [row.submissionId, row.serial]));
    const scoreOf = new Map(inputs.adjusted!.scores.map((item) => [item.submissionId, item.hundredths]));
    const fieldOf = new Map(ranking.map((row) => [row.submissionId, row.field]));
    const adjustedLine = new Map(lines.map((line) => [line.field, line.adjusted!.lastHundredths!]));
    const isInByAdjusted = (id: string) => scoreOf.get(id)! >= adjustedLine.get(fieldOf.get(id)!)!;
    const serials = (rows: typeof outcomes) => rows.map((row) => serialOf.get(row.submissionId)).sort();
    const byAdjustedAlone = outcomes.filter((row) => row.reason === "in_quota_adjusted");
    const byOfficialAlone = outcomes.filter(
      (row) => row.passes && row.reason !== "in_quota_adjusted" && !isInByAdjusted(row.submissionId),
    );
    expect(serials(byAdjustedAlone)).toEqual(["F01-004", "F01-008", "F04-006"]);
    expect(serials(byOfficialAlone)).toEqual(["F01-019", "F01-020", "F04-016", "F07-006"]);
    expect(byAdjustedAlone.every((row) => row.passes)).toBe(true);
    expect(inputs.adjusted!.gate.verdict).toBe("labelled");
    expect(lines.reduce((sum, line) => sum + line.places, 0)).toBe(61);
    expect((await frozen("initial")).passes).toHaveLength(64);
  });

  it("fact 4: a tie at the cut is decided by each step of the chain once, and a true tie goes on together", async () => {
    const pairs = [
      { step: 0, ahead: "F02-005", behind: "F02-013" },
      { step: 1, ahead: "F03-004", behind: "F03-011" },
      { step: 2, ahead: "F05-006", behind: "F05-009" },
    ];
    for (const { step, ahead, behind } of pairs) {
      const [first, second] = [await standing("initial", ahead), await standing("initial", behind)];
      expect([first.official?.exact, first.inField?.tieStep], ahead).toEqual([second.official?.exact, step]);
      expect([first.outcome.passes, second.outcome.passes], `${ahead} before ${behind}`).toEqual([true, false]);
    }
    const [one, other] = [await standing("initial", "F07-006"), await standing("initial", "F07-010")];
    expect(one.inField?.rank).toBe(other.inField?.rank);
    expect([one.outcome.reason, other.outcome.reason]).toEqual(["tied_at_line", "tied_at_line"]);
  });

  it("fact 4, in the defense: ties of the composite are decided down to the re-vote, one of them at the cut", async () => {
    const pairs = [
      { step: 0, ahead: "F04-017", behind: "F04-007" },
      { step: 2, ahead: "F01-002", behind: "F01-010" },
      { step: 3, ahead: "F06-006", behind: "F06-003" },
      { step: 4, ahead: "F01-003", behind: "F08-001" },
    ];
    for (const { step, ahead, behind } of pairs) {
      const [first, second] = [await standing("defense", ahead), await standing("defense", behind)];
      expect([first.rankingScore?.exact, first.overall?.tieStep], ahead).toEqual([second.rankingScore?.exact, step]);
      expect(first.overall?.rank, `${ahead} before ${behind}`).toBe(second.overall!.rank - 1);
    }
    expect((await standing("defense", "F06-006")).outcome.passes).toBe(true);
    expect((await standing("defense", "F06-003")).outcome.reason).toBe("below_line");
    const [revote, ...others] = await db.selectFrom("revotes").selectAll().execute();
    expect([revote?.isCounted, others]).toEqual([1, []]);
    const { inputs, ranking } = await frozen("defense");
    const serialOf = new Map(ranking.map((row) => [row.submissionId, row.serial]));
    expect(inputs.revotes.map(({ submissionId, yes }) => [serialOf.get(submissionId), yes]).sort()).toEqual([
      ["F01-003", 5],
      ["F08-001", 2],
    ]);
  });

  it("fact 5: a high total with creativity below 60 is held", async () => {
    const held = await standing("initial", "F04-019");
    expect(held.official?.hundredths).toBeGreaterThan(7500);
    expect([held.outcome.passes, held.outcome.reason]).toEqual([false, "floor"]);
  });

  it("fact 6: one split submission is marked for discussion", async () => {
    expect((await standing("initial", "F01-016")).isSplit).toBe(true);
  });

  it("fact 7: without the two who stepped back one submission of the defense has another rank, and the chair notes a decision", async () => {
    const { fairness } = await reportsOn("defense");
    expect(fairness.missing).toMatchObject({ submissions: 1, unknown: [] });
    expect(fairness.missing.moved).toMatchObject([
      { serial: QUORUM_LOST, experts: ["E-12", "E-17"], rank: 8, filledRank: 10 },
    ]);
    const notes = await db
      .selectFrom("auditEntries")
      .innerJoin("submissions", "submissions.id", "auditEntries.subjectId")
      .select(["submissions.serial", "auditEntries.actorRole"])
      .where("verb", "=", "recusal_effect.noted")
      .execute();
    expect(notes).toEqual([{ serial: QUORUM_LOST, actorRole: expect.stringContaining("chair") as string }]);
  });

  it("fact 8: a vote fails at four of seven although the composite reaches 75", async () => {
    const failed = await standing("defense", VOTE_FAILS);
    expect(failed.rankingScore?.hundredths).toBeGreaterThanOrEqual(7500);
    expect([failed.outcome.passes, failed.outcome.reason]).toEqual([false, "vote_failed"]);
    const { id } = await submissionOf(VOTE_FAILS);
    const count = await db
      .selectFrom("voteResults")
      .selectAll()
      .where("submissionId", "=", id)
      .executeTakeFirstOrThrow();
    expect([count.members, count.yes, count.hasQuorum, count.isPassed]).toEqual([7, 4, 1, 0]);
  });

  it("fact 9: two recuse and one is absent, so a reserve steps in and the quorum holds", async () => {
    const { id } = await submissionOf(QUORUM_LOST);
    const recused = await db
      .selectFrom("assignments")
      .select("expertId")
      .where("submissionId", "=", id)
      .where("state", "=", "recused")
      .execute();
    expect(recused).toHaveLength(2);
    const count = await db
      .selectFrom("voteResults")
      .selectAll()
      .where("submissionId", "=", id)
      .executeTakeFirstOrThrow();
    expect([count.present, count.hasQuorum]).toEqual([5, 1]);
    const reserves = await db
      .selectFrom("voteAttendance")
      .selectAll()
      .where("voteId", "=", count.voteId)
      .where("seat", "=", "reserve")
      .where("isPresent", "=", 1)
      .execute();
    expect(reserves).toHaveLength(1);
  });

  it("30 are heard and at most 20 are selected", async () => {
    expect((await frozen("secondary")).passes).toHaveLength(30);
    expect((await frozen("defense")).passes).toHaveLength(20);
  });

  it("fact 10: a conflict found in the notice period voids two sheets, which are read again: same rank, same notice", async () => {
    const { expertCode, serial, ruleCode } = undeclaredConflict;
    const { id } = await submissionOf(serial);
    const found = await db
      .selectFrom("conflicts")
      .innerJoin("experts", "experts.id", "conflicts.expertId")
      .selectAll("conflicts")
      .where("experts.code", "=", expertCode)
      .where("submissionId", "=", id)
      .execute();
    expect(found).toMatchObject([{ ruleCode, source: "register", severity: "block", certainty: "certain" }]);
    const notice = await db.selectFrom("notices").selectAll().executeTakeFirstOrThrow();
    expect(found[0]!.foundAt > notice.publishedAt! && found[0]!.foundAt < notice.endsAt).toBe(true);
    for (const kind of ["initial", "secondary"] as const) {
      const [before, after, ...others] = await versionsOf(kind);
      expect([before?.state, after?.state, others], kind).toEqual(["superseded", "frozen", []]);
      expect(after?.confirmedBy).not.toBe(after?.proposedBy);
      const changes = resultChanges(documentOf(before), documentOf(after));
      expect(changes.map((change) => [change.serial, change.causes.map((cause) => cause.kind)])).toEqual([
        [serial, ["sheetVoid", "sheetAdded"]],
      ]);
      expect(changes[0]!.after).toEqual(changes[0]!.before);
    }
    expect(await versionsOf("defense")).toHaveLength(1);
    const notices = await db.selectFrom("notices").select("state").execute();
    expect(notices).toEqual([{ state: "published" }]);
  });

  it("fact 11: a notice of Friday 31 March with seven working days and Qingming off ends on 12 April at 24:00", async () => {
    const notice = await db.selectFrom("notices").selectAll().executeTakeFirstOrThrow();
    expect([notice.publishedOn, notice.lastDay, notice.endsAt]).toEqual([
      "2023-03-31",
      "2023-04-12",
      "2023-04-12T16:00:00.000Z",
    ]);
  });

  it("fact 12: whose place in the initial review hangs on one expert is known by name", async () => {
    const { inputs, passes } = await frozen("initial");
    const experts = new Set(inputs.submissions.flatMap((item) => item.sheets.map((sheet) => sheet.expertId)));
    const fragile = new Set<string>();
    for (const expert of experts) {
      const change = { withoutExperts: [expert], method: null, places: null, minimumScore: null };
      const { enters, leaves } = whatIf(inputs, change);
      for (const serial of [...enters, ...leaves]) fragile.add(serial);
    }
    expect([...fragile].sort()).toEqual([
      ...["F01-001", "F01-005", "F01-009", "F01-019", "F01-020", "F02-013", "F03-004", "F03-011"],
      ...["F04-001", "F04-006", "F04-016", "F05-009", "F07-006", "F07-010", "F08-002", "F08-008"],
    ]);
    expect(passes).toHaveLength(64);
  });

  it("fact 13: every frozen ranking is recomputed from its export, and every lot from its recorded seed", async () => {
    for (const kind of ["initial", "secondary", "defense"] as const) {
      const document = await frozen(kind);
      expect(isRecomputable(document), kind).toBe(true);
    }
    const sessions = await db.selectFrom("defenseSessions").selectAll().execute();
    expect(sessions).toHaveLength(3);
    for (const session of sessions) {
      const slots = await db
        .selectFrom("defenseSlots")
        .innerJoin("submissions", "submissions.id", "defenseSlots.submissionId")
        .select(["submissions.serial", "submissions.id"])
        .where("sessionId", "=", session.id)
        .orderBy("position")
        .execute();
      const seed = (JSON.parse(session.seedParts) as { by: string; text: string }[]).map((part) => part.text);
      const serials = slots.map((slot) => slot.serial);
      expect(drawOrder(seed, serials)).toEqual(serials);
    }
  });

  it("fact 14: a foreign submission reads fully in English", async () => {
    const foreign = await db
      .selectFrom("submissions")
      .innerJoin("organizations", "organizations.id", "submissions.applicantId")
      .select(["submissions.id", "submissions.serial", "submissions.titleEn", "organizations.nameEn"])
      .where("organizations.country", "<>", "CN")
      .execute();
    expect(foreign).toHaveLength(30);
    for (const { id, serial, titleEn, nameEn } of foreign) {
      const texts = await db
        .selectFrom("submissionTexts")
        .select("section")
        .where("submissionId", "=", id)
        .where("language", "=", "en")
        .execute();
      expect(texts.map((text) => text.section).sort(), serial).toEqual([
        "application",
        "evaluation",
        "innovation",
        "originality",
        "profile",
        "summary",
      ]);
      expect(
        [titleEn, nameEn].every((text) => text !== null && text.trim() !== ""),
        serial,
      ).toBe(true);
    }
  });

  it("the reports name the planted experts, with intervals", async () => {
    const initial = await reportsOn("initial");
    const { experts } = initial.fairness;
    const bySeverity = ranked(experts, ({ severity }) => severity?.value);
    const severityOf = (code: string) => experts.find((expert) => expert.code === code)!.severity!;
    expect(bySeverity.slice(0, 2).sort()).toEqual(PLANTED_EXPERTS.severe);
    for (const code of PLANTED_EXPERTS.severe) expect(severityOf(code).upper, code).toBeLessThan(0);
    expect(PLANTED_EXPERTS.lenient).toContain(bySeverity.at(-1));
    for (const code of PLANTED_EXPERTS.lenient) expect(severityOf(code).lower, code).toBeGreaterThan(0);
    // Whoever gives everything the same uses the least of the scale; of the others the narrow one.
    const bySpread = ranked(experts, ({ spread }) => spread?.value);
    expect(bySpread.slice(0, 2)).toEqual([...PLANTED_EXPERTS.flat, ...PLANTED_EXPERTS.narrow]);
    expect([bySpread.at(-1)]).toEqual(PLANTED_EXPERTS.wide);
    const loads = experts.filter(({ unanswered }) => unanswered > 0);
    expect(loads.filter(({ counted }) => counted === 0).map(({ code }) => code)).toEqual(PLANTED_EXPERTS.silent);
    expect(loads.filter(({ counted }) => counted > 0).map(({ code }) => code)).toEqual(PLANTED_EXPERTS.stopping);

    const objectivity = initial.objectivity;
    const flat = PLANTED_EXPERTS.flat[0];
    expect(ranked(objectivity.experts, ({ medianSeconds }) => medianSeconds)[0]).toBe(flat);
    expect(ranked(objectivity.experts, ({ repeatedShare }) => repeatedShare).at(-1)).toBe(flat);
    expect(ranked(objectivity.experts, ({ repeatedCommentShare }) => repeatedCommentShare).at(-1)).toBe(flat);
    expect(ranked(objectivity.experts, ({ evidenceShare }) => evidenceShare).slice(0, 2)).toEqual([
      flat,
      ...PLANTED_EXPERTS.stopping,
    ]);
    expect(objectivity.evidence.share).toBeGreaterThan(0.6);
    for (const code of PLANTED_EXPERTS.erratic)
      expect(
        objectivity.outliers.map((outlier) => outlier.code),
        code,
      ).toContain(code);
    const secondary = (await reportsOn("secondary")).objectivity;
    expect(
      ranked(secondary.experts, ({ outfit }) => outfit?.value)
        .slice(-2)
        .sort(),
    ).toEqual(PLANTED_EXPERTS.erratic);
    // The split of fact 6 is found again, from both sides.
    const split = objectivity.outliers.filter(({ serial }) => serial === "F01-016");
    expect(new Set(split.map(({ standardised }) => Math.sign(standardised)))).toEqual(new Set([1, -1]));
  });

  it("the expert who favours the own province was given nothing of it; had everybody read everything, it would show", async () => {
    const [code] = PLANTED_EXPERTS.homeProvince;
    const { experts, sameProvince } = (await reportsOn("initial")).fairness;
    expect(experts.find((expert) => expert.code === code)).toMatchObject({ ownProvince: null });
    // So few pairs of one province were assigned that the effect cannot be told from none.
    expect([sameProvince!.pairs < 6, sameProvince!.lower < 0, sameProvince!.upper > 0]).toEqual([true, true, true]);
    const all = stageReports(await everybodyReadsEverything()).fairness;
    expect(all.sameProvince!.lower).toBeGreaterThan(0);
    const found = all.experts.filter(({ ownProvince }) => ownProvince !== null && ownProvince.lower > 5);
    expect(found.map((expert) => expert.code)).toEqual([code]);
  });

  it("the same seed gives the same bytes", async () => {
    const [one, other] = [await play("initial-closed", "one"), await play("initial-closed", "other")];
    expect(await contentDigest(one.db)).toBe(await contentDigest(other.db));
    await one.close();
    await other.close();
  }, 600_000);
});

async function reportsOn(kind: StageKind): Promise<StageReports> {
  const { id: callId } = await db.selectFrom("calls").select("id").executeTakeFirstOrThrow();
  const actor = { id: "reader", callId, roles: ["chair"] as const, expertId: null, organizationId: null };
  const { done } = await findStageReports(sideContextFor(testRuntime(db, { seed: "reader" }), actor), kind);
  const computed = await done;
  if (computed.state === "failed") throw new Error("reportsOn: the calculation failed");
  return computed.value.reports;
}

/** Codes by a figure, the smallest first; without a figure left out. */
function ranked<Expert extends { readonly code: string }>(
  experts: readonly Expert[],
  figureOf: (expert: Expert) => number | null | undefined,
): string[] {
  const known = experts.flatMap((expert) => {
    const figure = figureOf(expert);
    return figure === null || figure === undefined ? [] : [{ code: expert.code, figure }];
  });
  return known.sort((a, b) => a.figure - b.figure).map(({ code }) => code);
}

/** The initial stage as if all experts had been given all submissions. */
async function everybodyReadsEverything(): Promise<ReportInput> {
  const { inputs } = await frozen("initial");
  const experts = await db.selectFrom("experts").select(["id", "code", "country", "province"]).execute();
  const applicants = await db
    .selectFrom("submissions")
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .select(["submissions.id", "submissions.serial", "organizations.country", "organizations.province"])
    .where("submissions.status", "=", "admitted")
    .execute();
  const sheets = applicants.flatMap((applicant) =>
    experts.flatMap((expert): ReportInput["sheets"] => {
      const question = { expertCode: expert.code, serial: applicant.serial, stageKind: "initial" as const };
      const sheet = demonstrationSheet({ ...question, rubric: inputs.stage.rubric });
      const isSameCountry = expert.country === applicant.country;
      const isSameProvince = isSameCountry && expert.province !== null && expert.province === applicant.province;
      const unknown = { evidenceFor: [], order: 0, seconds: null, commentCharacters: 0, isCommentRepeated: false };
      const pair = { submission: applicant.id, expert: expert.id };
      return sheet === null ? [] : [{ ...pair, ...unknown, marks: sheet.marks, isSameCountry, isSameProvince }];
    }),
  );
  return {
    aggregation: inputs.stage.aggregation,
    panelSize: experts.length,
    criteria: inputs.stage.rubric.criteria,
    scale: inputs.stage.rubric.scale,
    bandsFrom: [],
    submissions: applicants.map(({ id, serial }) => ({ id, serial, field: "", isScored: true, passes: false })),
    experts,
    sheets,
    asked: sheets.map(({ submission, expert }) => ({ submission, expert, state: "active" as const })),
    lines: [],
  };
}

async function ofSheets(database: Database, table: "marks" | "markEvidence") {
  return await database.selectFrom(table).selectAll().orderBy("sheetId").orderBy("criterionCode").execute();
}

/** Of the last audit entry, which carries the hash of all before it, and of what it does not carry. */
async function contentDigest(database: Database): Promise<string> {
  const trail = await database.selectFrom("auditEntries").select("hash").orderBy("seq").execute();
  const submissions = await database.selectFrom("submissions").selectAll().orderBy("id").execute();
  const texts = await database
    .selectFrom("submissionTexts")
    .selectAll()
    .orderBy("submissionId")
    .orderBy("section")
    .orderBy("language")
    .execute();
  const files = await database.selectFrom("submissionFiles").selectAll().orderBy("id").execute();
  const experts = await database.selectFrom("experts").selectAll().orderBy("id").execute();
  const assignments = await database.selectFrom("assignments").selectAll().orderBy("id").execute();
  const sheets = { marks: await ofSheets(database, "marks"), evidence: await ofSheets(database, "markEvidence") };
  return digest({ trail, submissions, texts, files, experts, assignments, ...sheets });
}
