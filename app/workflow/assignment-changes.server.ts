/**
 * One expert leaves a submission, another comes: shared by recusal, decline, a conflict found late and the office.
 * Nothing here asks for permission; the desk that calls has.
 */
import {
  type Assignment,
  findLastReadingOrder,
  listAssignmentsOfSubmission,
  listLoads,
  saveAssignmentEnd,
  saveAssignments,
} from "#db/assignments.ts";
import type { Database } from "#db/connection.ts";
import type { Expert } from "#db/experts.ts";
import { listPanels } from "#db/panels.ts";
import { changeRereading, findRereadingAfter, findRereadingBy } from "#db/rereadings.ts";
import { saveSheetVoid } from "#db/score-sheets.ts";
import type { StageSubmission } from "#db/stages.ts";
import { bestReplacement } from "#scoring/assignment/best-replacement.ts";
import { type AssignmentFacts, assignmentFacts, regionOf, toAssignmentExpert } from "./assignment-facts.server.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

/** Ends an assignment and makes its sheet void. The marks stay on record and count nowhere. */
export async function endReading(
  trx: Database,
  ctx: Context,
  assignment: Pick<Assignment, "id">,
  end: { readonly state: "recused" | "declined" | "void"; readonly reason: string },
): Promise<void> {
  const endedAt = ctx.now();
  await saveAssignmentEnd(trx, assignment.id, { state: end.state, endedAt, endReason: end.reason });
  await saveSheetVoid(trx, assignment.id, endedAt, end.state);
}

/**
 * Finds who reads a submission instead of somebody who left it, and assigns it. In a stage read by panels a reserve
 * steps in, and only where fewer members are left than sheets must be valid. After a stage has closed it is done for
 * readings alone that are asked for again.
 * @returns the new assignment's id; null when nobody is needed, or nobody may read it and has room
 */
export async function replaceReader(
  trx: Database,
  ctx: Context,
  planned: PlannedStage,
  left: Pick<Assignment, "id" | "submissionId" | "panelId">,
): Promise<string | null> {
  const rereading = (await findRereadingAfter(trx, left.id)) ?? (await findRereadingBy(trx, left.id));
  const isRunning = planned.stage.state === "planned" || planned.stage.state === "open";
  if (!isRunning && rereading === undefined) return null;
  const id = await assignReader(trx, ctx, planned, left);
  if (rereading !== undefined) await changeRereading(trx, rereading.id, { assignmentId: id });
  return id;
}

async function assignReader(
  trx: Database,
  ctx: Context,
  planned: PlannedStage,
  left: Pick<Assignment, "submissionId" | "panelId">,
): Promise<string | null> {
  const { stage, plan } = planned;
  const facts = await assignmentFacts(trx, planned);
  const submission = facts.submissions.find((item) => item.id === left.submissionId);
  if (submission === undefined) return null;
  const had = await listAssignmentsOfSubmission(trx, stage.id, submission.id);
  const active = had.filter((assignment) => assignment.state === "active");
  if (active.length >= (left.panelId === null ? plan.panel.size : plan.panel.minimumValidSheets)) return null;
  const readers = new Set(had.map((assignment) => assignment.expertId));
  const free = facts.experts.filter((expert) => !readers.has(expert.id) && facts.mayRead(expert.id, submission.id));
  const expert =
    left.panelId === null
      ? await bestReader(trx, planned, facts, submission, active, free)
      : await nextReserve(trx, stage.id, left.panelId, free);
  if (expert === undefined) return null;
  const id = await addReader(trx, ctx, planned, { expert, submission, facts, panelId: left.panelId });
  await recordAudit(
    trx,
    ctx,
    "assignment.replaced",
    { type: "assignment", id },
    { stage: stage.kind, submissionId: submission.id, expertCode: expert.code },
  );
  return id;
}

/** Assigns one more reader, at the end of the expert's own reading order. @returns the assignment's id */
export async function addReader(
  trx: Database,
  ctx: Context,
  { stage }: PlannedStage,
  reader: {
    readonly expert: Expert;
    readonly submission: StageSubmission;
    readonly facts: AssignmentFacts;
    readonly panelId: string | null;
  },
): Promise<string> {
  const id = ctx.newId();
  const { expert, submission, facts, panelId } = reader;
  await saveAssignments(trx, [
    {
      id,
      stageId: stage.id,
      submissionId: submission.id,
      expertId: expert.id,
      panelId,
      runId: null,
      state: "active",
      readingOrder: (await findLastReadingOrder(trx, stage.id, expert.id)) + 1,
      fit: facts.fit(expert, submission),
      createdAt: ctx.now(),
      endedAt: null,
    },
  ]);
  return id;
}

async function bestReader(
  trx: Database,
  { stage, plan }: PlannedStage,
  facts: AssignmentFacts,
  submission: StageSubmission,
  active: readonly Assignment[],
  free: readonly Expert[],
): Promise<Expert | undefined> {
  const loads = new Map((await listLoads(trx, stage.id)).map((row) => [row.expertId, row.load]));
  const loadOf = (expert: Expert) => loads.get(expert.id) ?? 0;
  const factsOf = (expert: Expert) => ({
    ...toAssignmentExpert(facts, expert),
    hasReadBefore: facts.hasReadBefore(expert.id, submission.id),
  });
  const remaining = facts.experts.filter((expert) => active.some((assignment) => assignment.expertId === expert.id));
  const chosen = bestReplacement(
    plan.panel.mix,
    { id: submission.id, demand: plan.panel.size, region: regionOf(submission) },
    remaining.map(factsOf),
    free
      .filter((expert) => loadOf(expert) < expert.capacity)
      .map((expert) => ({ ...factsOf(expert), fit: facts.fit(expert, submission), load: loadOf(expert) })),
    facts.isFirstStage,
  );
  return free.find((expert) => expert.id === chosen);
}

async function nextReserve(
  trx: Database,
  stageId: string,
  panelId: string,
  free: readonly Expert[],
): Promise<Expert | undefined> {
  const panel = (await listPanels(trx, stageId)).find((item) => item.id === panelId);
  for (const { expertId } of panel?.members ?? []) {
    const expert = free.find((item) => item.id === expertId);
    if (expert !== undefined) return expert;
  }
  return undefined;
}
