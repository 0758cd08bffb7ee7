/** Assignments: what a run would do, the run, and what the office changes afterwards. */
import {
  type AssignmentFilter,
  type AssignmentLine,
  findAssignment,
  findLastAssignmentRun,
  listAssignmentLines,
  listAssignmentsOfSubmission,
  listLoads,
} from "#db/assignments.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import { findRereadingAfter } from "#db/rereadings.ts";
import { listPanels as listStoredPanels } from "#db/panels.ts";
import { findStageBefore, hasUndecidedSubmissions } from "#db/stages.ts";
import { capParts } from "#scoring/assignment/capped-chances.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { addReader, endReading, replaceReader } from "./assignment-changes.server.ts";
import { type AssignmentFacts, assignmentFacts, visibleFacts } from "./assignment-facts.server.ts";
import {
  type AssignmentOutcome,
  type AssignmentPreview,
  infeasible,
  type PanelLine,
  supplyByField,
  toOutcome,
  toSeat,
} from "./assignment-outcome.ts";
import { planAssignment, type RunChoice } from "./assignment-plan.ts";
import { storePlan } from "./assignment-storage.server.ts";
import { recordAudit } from "./audit.server.ts";
import { scanWithin } from "./conflict-scan.server.ts";
import { type Context, within } from "./context.ts";
import { requireNoOpenDraw } from "./draws.server.ts";
import { isStaff, mayAssign, submissionScope } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { requireListSettled, settleList } from "./result-versions.server.ts";
import { type PlannedStage, stageById, stageOf } from "./stage-plans.server.ts";
import { checkRequiredText } from "./written-text.ts";

const DEFAULT_CHOICE: RunChoice = { mode: "fair", sharedExperts: 0 };
/** A dry run by lot shows one lot of many; the run's own is drawn from the seed that is typed for it. */
const DRY_RUN_SEED = "dry run";
/** More would make every expert read everything. */
const MOST_SHARED = 20;

/**
 * A dry run. It is computed over what the actor may know of, so that a person with a conflict learns nothing from its
 * figures; the run itself covers everything.
 * @throws Refusal not_found
 * @throws Refusal earlier_stage_unfinished: nobody knows yet what the stage will hold
 */
export async function previewAssignment(
  ctx: Context,
  kind: StageKind,
  choice: RunChoice = DEFAULT_CHOICE,
): Promise<AssignmentPreview> {
  const planned = await stageOf(ctx.db, ctx, kind);
  if (!mayAssign(ctx.actor)) throw new Refusal("not_found");
  const problems = checkChoice(choice);
  if (problems.length > 0) throw new Refusal("invalid", problems);
  await requireEarlierFrozen(ctx.db, planned);
  const facts = await visibleFacts(ctx, await assignmentFacts(ctx.db, planned));
  const mapped = { ...facts, submissions: facts.submissions.filter((submission) => submission.fieldCode !== null) };
  const { size } = planned.plan.panel;
  return {
    stageKind: kind,
    submissions: facts.submissions.length,
    experts: facts.experts.length,
    demand: facts.submissions.length * size,
    capacity: facts.experts.reduce((sum, expert) => sum + expert.capacity, 0),
    byField: supplyByField(planned, mapped),
    unmapped: facts.submissions.filter((item) => item.fieldCode === null).map((item) => item.serial),
    outcome: toOutcome(planned, mapped, planAssignment(planned.plan, mapped, choice, DRY_RUN_SEED)),
  };
}

/**
 * Assigns a planned stage, or assigns it anew while it is not open. Who reads what follows from the facts alone; the
 * seed orders each expert's reading, and draws the lot where one is asked for. Left out, the mode is `fair`.
 * @returns the run's id and, of its outcome, what the actor may know
 * @throws Refusal not_found, stage_already_open, stage_already_closed, stage_frozen, earlier_stage_unfinished, draw_open
 * @throws Refusal result_reopened: the list it is assigned from waits for a new version
 * @throws Refusal checks_unfinished: a submission still waits for its formal check or a correction
 * @throws Refusal field_unmapped: problems name the serials
 * @throws Refusal assignment_infeasible: problem `no_submissions`, `too_few_experts`, `minimum_loads`, `locked_pairs`
 * @throws Refusal invalid: fields seed, sharedExperts, cap
 */
export async function assignStage(
  ctx: Context,
  kind: StageKind,
  { seed, ...choice }: { readonly seed: string } & Partial<RunChoice>,
): Promise<{ readonly runId: string; readonly outcome: AssignmentOutcome }> {
  return await inTransaction(ctx.db, async (trx) => {
    const planned = await stageOf(trx, ctx, kind);
    if (!mayAssign(ctx.actor)) throw new Refusal("not_found");
    await requireAssignable(trx, planned);
    const chosen = { ...DEFAULT_CHOICE, ...choice };
    const problems = [...checkRequiredText("seed", seed), ...checkChoice(chosen)];
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await requireEarlierFrozen(trx, planned);
    await requireSettledList(within(ctx, trx), planned);
    // Nobody is given a submission before it was looked whether anything ties the two.
    await scanWithin(trx, ctx, planned.call, kind);
    const facts = await assignmentFacts(trx, planned);
    const visible = await visibleFacts(within(ctx, trx), facts);
    await requireReady(trx, planned, facts, visible);
    const plan = planAssignment(planned.plan, facts, chosen, seed);
    const outcome = toOutcome(planned, visible, plan);
    if (plan.status === "infeasible" || outcome.status === "infeasible") throw infeasible(outcome);
    const runId = await storePlan(trx, ctx, planned, facts, { ...plan, choice: chosen }, seed);
    await settleBefore(within(ctx, trx), planned);
    return { runId, outcome };
  });
}

/**
 * Stores who read what in a round that was held elsewhere, exactly as it was: no rule on mix, load or fit is asked, but
 * no pair with a blocking conflict comes in. A part of the command line's import.
 * @throws Refusal not_found, stage_already_open, stage_already_closed, stage_frozen, earlier_stage_unfinished, draw_open
 * @throws Refusal result_reopened: the list it is assigned from waits for a new version
 * @throws Refusal invalid: `pairs.<index>` with `unknown_submission`, `unknown_expert`, `repeated_pair`, `conflicted`
 */
export async function importAssignments(
  ctx: Context,
  kind: StageKind,
  pairs: readonly { readonly submissionId: string; readonly expertId: string }[],
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const planned = await stageOf(trx, ctx, kind);
    if (!mayAssign(ctx.actor)) throw new Refusal("not_found");
    await requireAssignable(trx, planned);
    await requireEarlierFrozen(trx, planned);
    await requireSettledList(within(ctx, trx), planned);
    const facts = await assignmentFacts(trx, planned);
    const problems = checkPairs(facts, pairs);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const fits = new Map(facts.experts.map((expert) => [expert.id, expert]));
    const submissions = new Map(facts.submissions.map((submission) => [submission.id, submission]));
    const plannedPairs = pairs.map(({ expertId, submissionId }) => ({
      expertId,
      submissionId,
      fit: facts.fit(fits.get(expertId)!, submissions.get(submissionId)!),
      panelCode: null,
    }));
    const imported = { status: "imported", choice: null, pairs: plannedPairs, panels: [] } as const;
    await storePlan(trx, ctx, planned, facts, imported, "import");
    await settleBefore(within(ctx, trx), planned);
  });
}

/** By serial and expert code; staff only, minus what is hidden from the actor. @throws Refusal not_found */
export async function listAssignments(
  ctx: Context,
  kind: StageKind,
  filter: AssignmentFilter = {},
): Promise<readonly AssignmentLine[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const { stage } = await stageOf(ctx.db, ctx, kind);
  return await listAssignmentLines(ctx.db, stage.id, submissionScope(ctx.actor, "staff"), filter);
}

/** The panels of a stage with their seats; empty where experts are assigned one by one. @throws Refusal not_found */
export async function listPanels(
  ctx: Context,
  kind: StageKind,
): Promise<readonly (PanelLine & { readonly id: string })[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const planned = await stageOf(ctx.db, ctx, kind);
  const { experts } = await assignmentFacts(ctx.db, planned);
  return (await listStoredPanels(ctx.db, planned.stage.id)).map((panel) => {
    const seats = (seat: "member" | "reserve") =>
      panel.members.filter((member) => member.seat === seat).flatMap((member) => toSeat(experts, member.expertId));
    const { id, code, nameZh, nameEn, fieldCodes } = panel;
    return { id, code, nameZh, nameEn, fieldCodes, members: seats("member"), reserves: seats("reserve") };
  });
}

/** Seed, time and digest of the run a stage's assignments come from; undefined before one. @throws Refusal not_found */
export async function findAssignmentRun(
  ctx: Context,
  kind: StageKind,
): Promise<
  { readonly id: string; readonly seed: string; readonly createdAt: string; readonly inputDigest: string } | undefined
> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const { stage } = await stageOf(ctx.db, ctx, kind);
  const run = await findLastAssignmentRun(ctx.db, stage.id);
  return run && { id: run.id, seed: run.seed, createdAt: run.createdAt, inputDigest: run.inputDigest };
}

/**
 * Finds a replacement for an assignment that has ended.
 * @returns the new assignment's id
 * @throws Refusal not_found, stage_already_closed, stage_frozen
 * @throws Refusal already_decided: the assignment is active, or the submission has all its experts
 * @throws Refusal assignment_infeasible: nobody may read it and has room
 */
export async function reassign(ctx: Context, assignmentId: string): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const { assignment, planned } = await requireAssignment(trx, ctx, assignmentId);
    // A reading that is asked for again goes on being looked for after its stage has closed.
    if ((await findRereadingAfter(trx, assignmentId)) === undefined) requireChangeable(planned);
    const had = await listAssignmentsOfSubmission(trx, planned.stage.id, assignment.submissionId);
    const active = had.filter((item) => item.state === "active").length;
    const { size, minimumValidSheets } = planned.plan.panel;
    const isFull = active >= (assignment.panelId === null ? size : minimumValidSheets);
    if (assignment.state === "active" || isFull) throw new Refusal("already_decided");
    const id = await replaceReader(trx, ctx, planned, assignment);
    if (id === null) throw new Refusal("assignment_infeasible", [{ code: "nobody_left" }]);
    return id;
  });
}

/**
 * Assigns one more expert by hand.
 * @returns the assignment's id
 * @throws Refusal not_found, stage_not_assigned, stage_already_closed, stage_frozen
 * @throws Refusal invalid: field expertId, `unknown_expert`, `conflicted`, `already_assigned`, `over_capacity`
 */
export async function addAssignment(
  ctx: Context,
  kind: StageKind,
  { submissionId, expertId }: { readonly submissionId: string; readonly expertId: string },
): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const planned = await stageOf(trx, ctx, kind);
    const scope = submissionScope(ctx.actor, "staff");
    if (!mayAssign(ctx.actor) || (await findSubmissionInScope(trx, scope, submissionId)) === undefined)
      throw new Refusal("not_found");
    requireChangeable(planned);
    if (planned.stage.assignedAt === null) throw new Refusal("stage_not_assigned");
    const facts = await assignmentFacts(trx, planned);
    const submission = facts.submissions.find((item) => item.id === submissionId);
    if (submission === undefined) throw new Refusal("not_found");
    const had = await listAssignmentsOfSubmission(trx, planned.stage.id, submissionId);
    const expert = facts.experts.find((item) => item.id === expertId);
    const load = (await listLoads(trx, planned.stage.id)).find((row) => row.expertId === expertId)?.load ?? 0;
    const refuse = (code: string) => new Refusal("invalid", [{ field: "expertId", code }]);
    if (expert === undefined) throw refuse("unknown_expert");
    if (!facts.mayRead(expertId, submissionId)) throw refuse("conflicted");
    if (had.some((assignment) => assignment.expertId === expertId)) throw refuse("already_assigned");
    if (load >= expert.capacity) throw refuse("over_capacity");
    const panelId = await panelOf(trx, planned, submission.fieldCode);
    const id = await addReader(trx, ctx, planned, { expert, submission, facts, panelId });
    const details = { stage: kind, submissionId, expertCode: expert.code };
    await recordAudit(trx, ctx, "assignment.added", { type: "assignment", id }, details);
    return id;
  });
}

/**
 * Takes a submission away from an expert and makes the sheet void; who replaces the expert is asked by `reassign`.
 * @throws Refusal not_found, assignment_ended, stage_frozen
 * @throws Refusal invalid: field reason
 */
export async function endAssignment(ctx: Context, assignmentId: string, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { assignment, planned } = await requireAssignment(trx, ctx, assignmentId);
    if (planned.stage.state === "frozen") throw new Refusal("stage_frozen");
    if (assignment.state !== "active") throw new Refusal("assignment_ended");
    const problems = checkRequiredText("reason", reason);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await endReading(trx, ctx, assignment, { state: "void", reason });
    await recordAudit(
      trx,
      ctx,
      "assignment.ended",
      { type: "assignment", id: assignmentId },
      { stage: planned.stage.kind, submissionId: assignment.submissionId, reason },
    );
  });
}

export async function requireAssignment(trx: Database, ctx: Context, assignmentId: string) {
  const assignment = await findAssignment(trx, assignmentId);
  if (assignment === undefined || !mayAssign(ctx.actor)) throw new Refusal("not_found");
  const submission = await findSubmissionInScope(trx, submissionScope(ctx.actor, "staff"), assignment.submissionId);
  if (submission === undefined) throw new Refusal("not_found");
  return { assignment, planned: await stageById(trx, ctx, assignment.stageId) };
}

function checkChoice({ mode, cap, sharedExperts }: RunChoice): Problem[] {
  const isCount = Number.isSafeInteger(sharedExperts) && sharedExperts >= 0 && sharedExperts <= MOST_SHARED;
  const problems: Problem[] = [];
  if (!isCount)
    problems.push({ field: "sharedExperts", code: "shared_out_of_range", params: { maximum: MOST_SHARED } });
  if (mode !== "capped") return problems;
  if (capParts(cap ?? "") === null) problems.push({ field: "cap", code: "cap_out_of_range" });
  // An exchange for a shared expert would make its pairs certain.
  if (isCount && sharedExperts > 0) problems.push({ field: "sharedExperts", code: "shared_by_lot" });
  return problems;
}

async function requireAssignable(trx: Database, { stage }: PlannedStage): Promise<void> {
  if (stage.state === "open") throw new Refusal("stage_already_open");
  requireChangeable({ stage });
  await requireNoOpenDraw(trx, { stage });
}

export function requireChangeable({ stage }: Pick<PlannedStage, "stage">): void {
  if (stage.state === "closed") throw new Refusal("stage_already_closed");
  if (stage.state === "frozen") throw new Refusal("stage_frozen");
}

async function requireEarlierFrozen(trx: Database, { stage }: PlannedStage): Promise<void> {
  const before = await findStageBefore(trx, stage);
  if (before !== undefined && before.state !== "frozen") throw new Refusal("earlier_stage_unfinished");
}

/** Once it is assigned, who stands in the stage is settled, and it may be assigned anew. */
async function requireSettledList(ctx: Context, { stage }: PlannedStage): Promise<void> {
  const before = stage.assignedAt === null ? await findStageBefore(ctx.db, stage) : undefined;
  if (before !== undefined) await requireListSettled(ctx, before);
}

async function settleBefore(ctx: Context, { stage }: PlannedStage): Promise<void> {
  const before = await findStageBefore(ctx.db, stage);
  if (before !== undefined) await settleList(ctx, before);
}

async function requireReady(
  trx: Database,
  { call }: PlannedStage,
  facts: AssignmentFacts,
  visible: AssignmentFacts,
): Promise<void> {
  if (facts.isFirstStage && (await hasUndecidedSubmissions(trx, call.id))) throw new Refusal("checks_unfinished");
  if (facts.submissions.some((submission) => submission.fieldCode === null))
    throw new Refusal(
      "field_unmapped",
      visible.submissions
        .filter((submission) => submission.fieldCode === null)
        .map(({ serial }) => ({ code: "field_unmapped", params: { serial } })),
    );
  if (facts.submissions.length === 0) throw new Refusal("assignment_infeasible", [{ code: "no_submissions" }]);
}

function checkPairs(
  facts: AssignmentFacts,
  pairs: readonly { readonly submissionId: string; readonly expertId: string }[],
): Problem[] {
  const submissions = new Set(facts.submissions.map((submission) => submission.id));
  const experts = new Set(facts.experts.map((expert) => expert.id));
  const seen = new Set<string>();
  return pairs.flatMap(({ submissionId, expertId }, index): Problem[] => {
    const key = `${submissionId} ${expertId}`;
    const isRepeated = seen.has(key);
    seen.add(key);
    const field = `pairs.${index}`;
    if (!submissions.has(submissionId)) return [{ field, code: "unknown_submission" }];
    if (!experts.has(expertId)) return [{ field, code: "unknown_expert" }];
    if (isRepeated) return [{ field, code: "repeated_pair" }];
    return facts.mayRead(expertId, submissionId) ? [] : [{ field, code: "conflicted" }];
  });
}

/** The panel that reads a field; null where experts are assigned one by one. */
async function panelOf(trx: Database, { stage }: PlannedStage, fieldCode: string | null): Promise<string | null> {
  const panels = await listStoredPanels(trx, stage.id);
  return panels.find((panel) => fieldCode !== null && panel.fieldCodes.includes(fieldCode))?.id ?? null;
}
