/**
 * A call whose sheets are in: six submissions in two fields, nine experts, two stages. What the desks of assignment
 * and of sheets would have stored is stored here at once, because these worlds are about what follows.
 */
import { addAccount, grantRole } from "#app/workflow/accounts.server.ts";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { createCall } from "#app/workflow/calls.server.ts";
import { type SideContext, sideContextFor, systemActor } from "#app/workflow/context.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { withdrawVotes } from "#app/workflow/vote-withdrawal.server.ts";
import { castBallot, closeVote, listMyBallots, openVote, setAttendance } from "#app/workflow/votes.server.ts";
import type { Database } from "#db/connection.ts";
import type { Role } from "#db/schema.ts";
import type { StageKind } from "#db/stages.ts";
import { testRuntime, type TestRuntime } from "./context.ts";
import { documentWithRules, expert, rosterOf, submission } from "./intake-world.ts";

const text = (name: string) => ({ zh: name, en: name });
const noMix = { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 };

/** Half of each field passes the initial stage; the defense hears one panel and votes by two thirds of seven. */
export function twoStageDocument() {
  const base = documentWithRules();
  const plan = base.stages[0]!;
  return {
    ...base,
    organizations: [{ code: "host", kind: "host", name: text("主办单位") }],
    stages: [
      {
        ...plan,
        name: text("初评"),
        opensAt: "2023-01-10T09:00:00+08:00",
        closesAt: "2023-01-24T18:00:00+08:00",
        blindness: "applicantHidden",
        panel: { size: 5, reserves: 0, minimumValidSheets: 3, fieldGroups: [], mix: noMix },
        cut: { ...plan.cut, share: { numerator: 1, denominator: 2 }, floors: [{ criterion: "cre", minimum: 60 }] },
        hearing: null,
      },
      {
        ...plan,
        kind: "defense",
        name: text("质询答辩"),
        opensAt: "2023-03-14T09:00:00+08:00",
        closesAt: "2023-03-16T18:00:00+08:00",
        blindness: "open",
        panel: {
          size: 7,
          reserves: 2,
          minimumValidSheets: 3,
          fieldGroups: [{ code: "P1", name: text("第一组"), fields: ["F1", "F2"] }],
          mix: noMix,
        },
        composite: [
          { stage: "initial", weight: 40 },
          { stage: "defense", weight: 60 },
        ],
        cut: { method: "atMost", maximum: 3, minimumScore: 75, floors: [], tiesAtLine: "allGoOn" },
        vote: {
          quorum: { numerator: 2, denominator: 3 },
          minimumPresent: 5,
          pass: { numerator: 2, denominator: 3 },
        },
        hearing: { presentationMinutes: 10, questionMinutes: 10, scoringMinutes: 5, slotsPerPanel: 2 },
      },
    ],
    notice: {
      ...base.notice,
      holidays: [{ date: "2023-04-05", name: { zh: "清明节", en: "Qingming" } }],
    },
    certificatePrefix: "LOI-2-2022",
  };
}

/** The same call, whose initial stage counts adjusted scores too. */
export function adjustedDocument(): ReturnType<typeof twoStageDocument> {
  const document = twoStageDocument();
  const stages = document.stages.map((stage) =>
    stage.kind === "initial" ? { ...stage, cut: { ...stage.cut, adjusted: { method: "blup" } } } : stage,
  );
  return { ...document, stages } as ReturnType<typeof twoStageDocument>;
}

/** E-05 is severe and read S-003, but not S-002: the official order of the two is not the adjusted one. */
export const LEANING: Readonly<Record<string, Totals>> = {
  "S-001": [90, 91, 89, 90, 77],
  "S-002": [81, 82, 80, null, null],
  "S-003": [84, 85, 83, null, 70],
  "S-004": [62, 63, 61, 62, 50],
  "S-005": [80, 81, 79, 80, 67],
  "S-006": [70, 71, 69, 70, 58],
};

/** A total for each expert from E-01 on; null: no sheet. A pair gives the marks of the two criteria apart. */
export type Totals = readonly (number | null | readonly [adv: number, cre: number])[];

/** F1: S-001 to S-004; F2: S-005 and S-006. The better half of each field, ties apart, is at the top. */
export const INITIAL: Readonly<Record<string, Totals>> = {
  "S-001": [90, 88, 86, 92, 70],
  "S-002": [85, 84, 83, 86, 82],
  "S-003": [75, 74, 76, 73, 77],
  "S-004": [62, 65, 61, 66, 63],
  "S-005": [80, 81, 79, 82, 78],
  "S-006": [70, 71, 69, 72, 68],
};

/** All three that stand here reach the 75 of the composite. */
export const DEFENSE: Readonly<Record<string, Totals>> = {
  "S-001": [88, 88, 88, 88, 88, 88, 88],
  "S-002": [80, 80, 80, 80, 80, 80, 80],
  "S-005": [78, 78, 78, 78, 78, 78, 78],
};

export const EXPERT_CODES = ["E-01", "E-02", "E-03", "E-04", "E-05", "E-06", "E-07", "E-08", "E-09"] as const;
export type ExpertCode = (typeof EXPERT_CODES)[number];

export interface ResultsWorld {
  readonly runtime: TestRuntime;
  readonly db: Database;
  readonly callId: string;
  readonly chair: SideContext;
  readonly office: SideContext;
  readonly otherOffice: SideContext;
  readonly supervisor: SideContext;
  /** Somebody of the call without a role of staff. */
  readonly outsider: SideContext;
  readonly panelId: string;
  idOf(serial: string): string;
  expertId(code: string): string;
  as(code: ExpertCode): SideContext;
  person(name: string, ...roles: Role[]): Promise<SideContext>;
  /** Stores submitted sheets of a stage and sets the stage's state. */
  score(kind: StageKind, totals: Readonly<Record<string, Totals>>, state?: "open" | "closed"): Promise<void>;
  /** A blocking conflict of an expert or of an account. */
  conflict(who: { expert?: string; account?: SideContext }, serial: string): Promise<void>;
  /** Proposed by the chair, confirmed by the supervisor. */
  freeze(kind: StageKind): Promise<void>;
}

/** The six submissions are admitted; both stages are planned, the defense with its panel of seven and two reserves. */
export async function resultsWorld(
  db: Database,
  document: ReturnType<typeof twoStageDocument> = twoStageDocument(),
): Promise<ResultsWorld> {
  const runtime = testRuntime(db, { startsAt: "2023-01-25T02:00:00Z" });
  const callId = await createCall(runtime, { slug: "test-call", mode: "live", programmeDocument: document });
  const system = sideContextFor(runtime, systemActor(callId));
  const ids = await registerRoster(
    system,
    rosterOf(
      [1, 2, 3, 4, 5, 6].map((number) => submission(number, { declaredFieldCode: number <= 4 ? "F1" : "F2" })),
      { experts: EXPERT_CODES.map((code) => expert(code, { fields: ["F1", "F2"], organizationKey: "centre" })) },
    ),
  );
  await db
    .updateTable("submissions")
    .set((eb) => ({ status: "admitted" as const, fieldCode: eb.ref("declaredFieldCode") }))
    .execute();
  const idOf = (serial: string): string => ids.submissions.get(serial)!;
  const expertId = (code: string): string => ids.experts.get(code)!;
  const person = async (name: string, ...roles: Role[]): Promise<SideContext> => {
    const id = await addAccount(system, { email: `${name}@office.example`, nameZh: name, nameEn: name });
    for (const role of roles) await grantRole(system, id, { role });
    return sideContextFor(runtime, { id, callId, roles, expertId: null, organizationId: null });
  };
  const experts = new Map<string, SideContext>();
  for (const code of EXPERT_CODES) {
    const id = await addAccount(system, { email: `${code}@pool.example`.toLowerCase(), nameZh: code, nameEn: code });
    await grantRole(system, id, { role: "expert", expertId: expertId(code) });
    const actor = { id, callId, roles: ["expert"] as const, expertId: expertId(code), organizationId: null };
    experts.set(code, sideContextFor(runtime, actor));
  }
  const chair = await person("chair", "chair");
  const supervisor = await person("supervisor", "supervisor");
  const world: ResultsWorld = {
    runtime,
    db,
    callId,
    chair,
    office: await person("office", "secretariat"),
    otherOffice: await person("other-office", "secretariat"),
    supervisor,
    outsider: await person("outsider"),
    panelId: runtime.newId(),
    idOf,
    expertId,
    as: (code) => experts.get(code)!,
    person,
    score: (kind, totals, state = "closed") => storeSheets(world, kind, totals, state),
    async conflict({ expert: code, account }, serial) {
      await db
        .insertInto("conflicts")
        .values({
          id: runtime.newId(),
          callId,
          expertId: code === undefined ? null : expertId(code),
          accountId: account?.actor.id ?? null,
          submissionId: idOf(serial),
          ruleCode: "KIN",
          severity: "block",
          source: "register",
          endedOn: null,
          foundAt: runtime.now(),
          isBlocking: 1,
          verdict: null,
          verdictBy: null,
          verdictSecondBy: null,
          verdictAt: null,
        })
        .execute();
      await recordAudit(db, system, "conflict.recorded", { type: "submission", id: idOf(serial) });
      if (code === undefined) return;
      await endAssignments(world, expertId(code), idOf(serial));
      await withdrawVotes(db, system, expertId(code), idOf(serial));
    },
    async freeze(kind) {
      await proposeShortlist(chair, kind, "");
      const { resultDigest } = await findShortlist(supervisor, kind);
      await confirmShortlist(supervisor, kind, { confirmation: resultDigest!.slice(0, 8) });
    },
  };
  await storePanel(world);
  return world;
}

/** The seven members of the panel are there and say yes to whatever they may vote on. */
export async function holdVote({ chair, panelId, expertId, as }: ResultsWorld): Promise<void> {
  const voteId = await openVote(chair, panelId);
  const members = EXPERT_CODES.slice(0, 7);
  for (const code of members) await setAttendance(chair, voteId, expertId(code), true);
  for (const code of members)
    for (const { submissionId } of await listMyBallots(as(code)))
      await castBallot(as(code), voteId, submissionId, "yes");
  await closeVote(chair, voteId);
}

/** As above with the initial stage closed and its sheets in. */
export async function scoredWorld(
  db: Database,
  totals = INITIAL,
  document: ReturnType<typeof twoStageDocument> = twoStageDocument(),
): Promise<ResultsWorld> {
  const world = await resultsWorld(db, document);
  await world.score("initial", totals);
  return world;
}

/** The initial stage frozen: S-001, S-002 and S-005 stand in the defense. */
export async function defenseWorld(db: Database): Promise<ResultsWorld> {
  const world = await scoredWorld(db);
  await world.freeze("initial");
  await db.updateTable("stages").set({ assignedAt: world.runtime.now() }).where("kind", "=", "defense").execute();
  return world;
}

async function storePanel(world: ResultsWorld): Promise<void> {
  const stage = await stageRow(world, "defense");
  await world.db
    .insertInto("panels")
    .values({
      id: world.panelId,
      stageId: stage.id,
      code: "P1",
      nameZh: "第一组",
      nameEn: "Panel 1",
      fieldCodes: JSON.stringify(["F1", "F2"]),
    })
    .execute();
  await world.db
    .insertInto("panelMembers")
    .values(
      EXPERT_CODES.map((code, position) => ({
        panelId: world.panelId,
        expertId: world.expertId(code),
        seat: position < 7 ? ("member" as const) : ("reserve" as const),
        position,
      })),
    )
    .execute();
}

async function storeSheets(
  world: ResultsWorld,
  kind: StageKind,
  totals: Readonly<Record<string, Totals>>,
  state: "open" | "closed",
): Promise<void> {
  const { db, runtime } = world;
  const at = runtime.now();
  const stage = await stageRow(world, kind);
  const experts = new Set<string>();
  for (const [serial, list] of Object.entries(totals))
    for (const [index, total] of list.entries()) {
      const id = runtime.newId();
      const code = EXPERT_CODES[index]!;
      experts.add(code);
      const pair = { submissionId: world.idOf(serial), expertId: world.expertId(code) };
      const panelId = kind === "defense" ? world.panelId : null;
      const running = { stageId: stage.id, panelId, runId: null, state: "active" as const, readingOrder: index };
      await db
        .insertInto("assignments")
        .values({ id, ...pair, ...running, createdAt: at, endedAt: null })
        .execute();
      await db
        .insertInto("declarations")
        .values({ id: runtime.newId(), assignmentId: id, ...pair, answer: "none", ruleCode: null, declaredAt: at })
        .execute();
      if (total === null) continue;
      const [adv, cre] = typeof total === "number" ? [total, total] : total;
      const times = { startedAt: at, savedAt: at, submittedAt: at, voidAt: null };
      await db
        .insertInto("scoreSheets")
        .values({
          id,
          assignmentId: id,
          stageId: stage.id,
          ...pair,
          rubricVersionId: stage.rubricVersionId,
          state: "submitted",
          revision: 1,
          comment: "材料完整，指标可核验。",
          ...times,
        })
        .execute();
      await db
        .insertInto("marks")
        .values([
          { sheetId: id, criterionCode: "adv", mark: adv, reason: "依据充分。" },
          { sheetId: id, criterionCode: "cre", mark: cre, reason: "依据充分。" },
        ])
        .execute();
    }
  const pledges = [...experts].map((code) => ({ stageId: stage.id, expertId: world.expertId(code), signedAt: at }));
  if (pledges.length > 0) await db.insertInto("pledges").values(pledges).execute();
  await db.updateTable("rubricVersions").set({ frozenAt: at }).where("id", "=", stage.rubricVersionId).execute();
  const closedAt = state === "closed" ? at : null;
  await db
    .updateTable("stages")
    .set({ state, assignedAt: at, openedAt: at, closedAt })
    .where("id", "=", stage.id)
    .execute();
}

/** What a conflict does in the stages that are not frozen: the assignment ends and its sheet is void. */
async function endAssignments({ db, runtime }: ResultsWorld, expertId: string, submissionId: string): Promise<void> {
  const ended = await db
    .updateTable("assignments")
    .set({ state: "recused", endedAt: runtime.now() })
    .where("expertId", "=", expertId)
    .where("submissionId", "=", submissionId)
    .where("stageId", "in", db.selectFrom("stages").select("id").where("state", "<>", "frozen"))
    .returning("id")
    .execute();
  for (const { id } of ended)
    await db
      .updateTable("scoreSheets")
      .set({ state: "void", voidAt: runtime.now() })
      .where("assignmentId", "=", id)
      .execute();
}

async function stageRow({ db, callId }: ResultsWorld, kind: StageKind) {
  return await db
    .selectFrom("stages")
    .selectAll()
    .where("callId", "=", callId)
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
}
