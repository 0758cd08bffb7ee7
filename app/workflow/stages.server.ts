/** Stages: what state each is in, how far its sheets are, opening, closing, more time. Nothing here reads a mark. */
import { Temporal } from "temporal-polyfill";
import { inTransaction } from "#db/connection.ts";
import { listIdleConflicts, saveVerdict } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { listPledgedExperts } from "#db/declarations.ts";
import { listExperts } from "#db/experts.ts";
import { listSheetsOfExpert } from "#db/score-sheets.ts";
import {
  countStageSubmissions,
  findStageBefore,
  hasMissingSheets,
  listSheetCountsByExpert,
  listSheetCountsByField,
  listStages as listStoredStages,
  saveStage,
  type StageState,
} from "#db/stages.ts";
import type { SubmissionScope } from "#db/scope.ts";
import type { Bilingual, ExpertKind, StageKind } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { blocksFrom } from "./conflict-weight.ts";
import type { Context } from "./context.ts";
import { isStaff, mayRunStage, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { isTakingSheets, type PlannedStage, stageOf } from "./stage-plans.server.ts";

export interface StageSummary {
  readonly id: string;
  readonly kind: StageKind;
  readonly position: number;
  readonly name: Bilingual;
  readonly state: StageState;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly assignedAt: string | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly frozenAt: string | null;
  readonly blindness: "applicantHidden" | "open";
  readonly rubricHash: string;
  readonly rubricFrozenAt: string | null;
  /** Open and before its closing instant. */
  readonly isTakingSheets: boolean;
  /** Counts cover what the actor may know of: staff the call, an expert the own desk. */
  readonly submissions: number;
  readonly expected: number;
  readonly submitted: number;
}

export interface FieldProgress {
  /** null: not mapped to a field yet. */
  readonly fieldCode: string | null;
  readonly submissions: number;
  readonly expected: number;
  readonly submitted: number;
}

export interface ExpertProgress {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ExpertKind;
  readonly hasPledged: boolean;
  readonly declared: number;
  readonly expected: number;
  readonly started: number;
  readonly submitted: number;
  readonly lastSavedAt: string | null;
}

export interface StageDetails extends StageSummary {
  /** Staff only; empty for everybody else. */
  readonly byField: readonly FieldProgress[];
  readonly byExpert: readonly ExpertProgress[];
}

export type StageCapacity = "staff" | "expert";

/** The call's stages in the order in which they are held. Somebody with both roles says as what the question is asked. */
export async function listStages(
  ctx: Context,
  capacity: StageCapacity = usualCapacity(ctx),
): Promise<readonly StageSummary[]> {
  const { programme } = await callOf(ctx);
  const summaries: StageSummary[] = [];
  for (const { kind } of await listStoredStages(ctx.db, ctx.actor.callId))
    if (programme.stages.some((plan) => plan.kind === kind))
      summaries.push((await detailsOf(ctx, await stageOf(ctx.db, ctx, kind), capacity)).summary);
  return summaries;
}

/** One stage with how many sheets are in. @throws Refusal not_found */
export async function findStageSummary(ctx: Context, kind: StageKind, capacity: StageCapacity): Promise<StageSummary> {
  return (await detailsOf(ctx, await stageOf(ctx.db, ctx, kind), capacity)).summary;
}

/** One stage with its progress by field and by expert, without marks. @throws Refusal not_found */
export async function findStage(
  ctx: Context,
  kind: StageKind,
  capacity: StageCapacity = usualCapacity(ctx),
): Promise<StageDetails> {
  const planned = await stageOf(ctx.db, ctx, kind);
  const { summary, byField } = await detailsOf(ctx, planned, capacity);
  if (capacity === "expert" || !isStaff(ctx.actor)) return { ...summary, byField: [], byExpert: [] };
  const scope = submissionScope(ctx.actor, "staff");
  return { ...summary, byField, byExpert: await expertProgress(ctx, planned.stage.id, scope) };
}

/**
 * Opens an assigned stage to its experts. The pledge they sign is text of the pages and not of the programme, so
 * nothing of it has to exist here; that each expert signed it is asked at the first sheet.
 * A conflict whose rule is stricter from this stage on blocks from now on.
 * @throws Refusal not_found, stage_already_open, stage_already_closed, stage_frozen, stage_not_assigned,
 *   earlier_stage_unfinished
 */
export async function openStage(ctx: Context, kind: StageKind): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const planned = await stageOf(trx, ctx, kind);
    const { stage } = planned;
    if (!mayRunStage(ctx.actor)) throw new Refusal("not_found");
    requirePlanned(stage.state);
    const before = await findStageBefore(trx, stage);
    if (before !== undefined && before.state !== "frozen") throw new Refusal("earlier_stage_unfinished");
    if (stage.assignedAt === null) throw new Refusal("stage_not_assigned");
    await saveStage(trx, stage.id, { state: "open", openedAt: ctx.now() });
    await tightenConflicts(trx, planned);
    await recordAudit(trx, ctx, "stage.opened", { type: "stage", id: stage.id }, { kind, closesAt: stage.closesAt });
  });
}

/**
 * Closes an open stage: from now on marks are read and no sheet changes. Before the closing instant every sheet must
 * be in; after it, what is missing stays missing and drafts count nowhere.
 * @throws Refusal not_found, stage_not_open, stage_already_closed, stage_frozen, stage_incomplete
 */
export async function closeStage(ctx: Context, kind: StageKind): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage } = await stageOf(trx, ctx, kind);
    if (!mayRunStage(ctx.actor)) throw new Refusal("not_found");
    requireOpen(stage.state);
    const isMissing = await hasMissingSheets(trx, stage.id);
    if (isMissing && ctx.now() < stage.closesAt) throw new Refusal("stage_incomplete");
    await saveStage(trx, stage.id, { state: "closed", closedAt: ctx.now() });
    await recordAudit(trx, ctx, "stage.closed", { type: "stage", id: stage.id }, { kind, isComplete: !isMissing });
  });
}

/**
 * Gives a stage more time. An open stage past its closing instant takes sheets again.
 * @param closesAt instant with a zone, later than the present one and than now
 * @throws Refusal not_found, stage_already_closed, stage_frozen
 * @throws Refusal invalid: field closesAt, `not_an_instant` or `not_later`
 */
export async function extendStage(ctx: Context, kind: StageKind, closesAt: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage } = await stageOf(trx, ctx, kind);
    if (!mayRunStage(ctx.actor)) throw new Refusal("not_found");
    if (stage.state === "closed") throw new Refusal("stage_already_closed");
    if (stage.state === "frozen") throw new Refusal("stage_frozen");
    const instant = readInstant(closesAt);
    if (instant === undefined) throw new Refusal("invalid", [{ field: "closesAt", code: "not_an_instant" }]);
    if (instant <= stage.closesAt || instant <= ctx.now())
      throw new Refusal("invalid", [{ field: "closesAt", code: "not_later" }]);
    await saveStage(trx, stage.id, { closesAt: instant });
    await recordAudit(
      trx,
      ctx,
      "stage.extended",
      { type: "stage", id: stage.id },
      { kind, before: stage.closesAt, closesAt: instant },
    );
  });
}

function usualCapacity(ctx: Context): StageCapacity {
  return isStaff(ctx.actor) ? "staff" : "expert";
}

async function detailsOf(
  ctx: Context,
  { stage, plan }: PlannedStage,
  capacity: StageCapacity,
): Promise<{ readonly summary: StageSummary; readonly byField: readonly FieldProgress[] }> {
  const byField =
    capacity === "staff"
      ? await fieldProgress(ctx, stage.id, submissionScope(ctx.actor, "staff"))
      : await ownProgress(ctx, stage.id);
  const sum = (pick: (item: FieldProgress) => number) => byField.reduce((total, item) => total + pick(item), 0);
  const { id, kind, position, state, opensAt, closesAt, assignedAt, openedAt, closedAt, frozenAt } = stage;
  const { rubricHash, rubricFrozenAt } = stage;
  return {
    byField,
    summary: {
      id,
      kind,
      position,
      name: plan.name,
      state,
      opensAt,
      closesAt,
      assignedAt,
      openedAt,
      closedAt,
      frozenAt,
      blindness: plan.blindness,
      rubricHash,
      rubricFrozenAt,
      isTakingSheets: isTakingSheets(stage, ctx.now()),
      submissions: sum((item) => item.submissions),
      expected: sum((item) => item.expected),
      submitted: sum((item) => item.submitted),
    },
  };
}

async function fieldProgress(ctx: Context, stageId: string, scope: SubmissionScope): Promise<FieldProgress[]> {
  const submissions = await countStageSubmissions(ctx.db, stageId, scope);
  const sheets = await listSheetCountsByField(ctx.db, stageId, scope);
  const codes = [...new Set([...submissions, ...sheets].map((item) => item.fieldCode))];
  return codes.map((fieldCode) => {
    const count = sheets.find((item) => item.fieldCode === fieldCode);
    return {
      fieldCode,
      submissions: submissions.find((item) => item.fieldCode === fieldCode)?.submissions ?? 0,
      expected: count?.expected ?? 0,
      submitted: count?.submitted ?? 0,
    };
  });
}

async function ownProgress(ctx: Context, stageId: string): Promise<FieldProgress[]> {
  const { expertId, id } = ctx.actor;
  if (expertId === null || submissionScope(ctx.actor, "expert").kind === "nothing") return [];
  const sheets = await listSheetsOfExpert(ctx.db, stageId, { expertId, accountId: id });
  return [...new Set(sheets.map((sheet) => sheet.fieldCode))].map((fieldCode) => {
    const own = sheets.filter((sheet) => sheet.fieldCode === fieldCode);
    const submitted = own.filter((sheet) => sheet.state === "submitted").length;
    return { fieldCode, submissions: own.length, expected: own.length, submitted };
  });
}

async function expertProgress(ctx: Context, stageId: string, scope: SubmissionScope): Promise<ExpertProgress[]> {
  const counts = new Map((await listSheetCountsByExpert(ctx.db, stageId, scope)).map((item) => [item.expertId, item]));
  const pledged = new Set(await listPledgedExperts(ctx.db, stageId));
  return (await listExperts(ctx.db, ctx.actor.callId)).flatMap((expert) => {
    const count = counts.get(expert.id);
    if (count === undefined) return [];
    const { id, code, nameZh, nameEn, kind } = expert;
    return [{ ...count, expertId: id, code, nameZh, nameEn, kind, hasPledged: pledged.has(id) }];
  });
}

/** Nothing a stricter stage blocks may stay readable, whatever was decided for the stages before. */
async function tightenConflicts(trx: Database, { call, stage }: PlannedStage): Promise<void> {
  const rules = call.programme.conflictRules.filter((rule) => rule.stageSeverity?.stage === stage.kind);
  const idle = await listIdleConflicts(
    trx,
    call.id,
    rules.map((rule) => rule.code),
  );
  for (const conflict of idle)
    if (blocksFrom(call.programme, stage.kind, conflict)) await saveVerdict(trx, conflict.id, { isBlocking: 1 });
}

function requirePlanned(state: StageState): void {
  if (state === "open") throw new Refusal("stage_already_open");
  if (state === "closed") throw new Refusal("stage_already_closed");
  if (state === "frozen") throw new Refusal("stage_frozen");
}

function requireOpen(state: StageState): void {
  if (state === "planned") throw new Refusal("stage_not_open");
  if (state === "closed") throw new Refusal("stage_already_closed");
  if (state === "frozen") throw new Refusal("stage_frozen");
}

function readInstant(text: string): string | undefined {
  try {
    return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
  } catch {
    return undefined;
  }
}
