/**
 * Repairs: what the engine would change after somebody left a submission, or for the office's own choice, and the change
 * itself. Only where experts are assigned one by one; panels have their reserves.
 *
 * Everything is computed over the submissions the actor may know of, and changes those alone.
 */
import { type AssignmentLine, listAssignmentLines } from "#db/assignments.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { repairAssignment } from "#scoring/assignment/repair-assignment.ts";
import type { PairProgress, RepairChange, StandingPair } from "#scoring/assignment/repair-problem.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { addReader, endReading } from "./assignment-changes.server.ts";
import { type AssignmentFacts, assignmentFacts, visibleFacts } from "./assignment-facts.server.ts";
import { type InfeasibleLine, toInfeasibleLine } from "./assignment-outcome.ts";
import { stageProblem } from "./assignment-plan.ts";
import { requireAssignment, requireChangeable } from "./assignments.server.ts";
import { recordAudit } from "./audit.server.ts";
import { type Context, within } from "./context.ts";
import { mayAssign, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { type PlannedStage, stageOf } from "./stage-plans.server.ts";
import { checkRequiredText } from "./written-text.ts";

/** One pair that goes or comes. */
export interface RepairedPair {
  readonly submissionId: string;
  readonly serial: string;
  readonly expertId: string;
  readonly expertCode: string;
  readonly fit: number;
}

export interface LeavingLine extends RepairedPair {
  readonly assignmentId: string;
  readonly progress: PairProgress;
  /** False: it only moves so that another place can be filled. */
  readonly isAsked: boolean;
}

export type ProposedRepair =
  | {
      readonly status: "repaired";
      readonly leaves: readonly LeavingLine[];
      readonly comes: readonly RepairedPair[];
      /** Fit lost in all; negative: won. The pair that is gone already is not counted. */
      readonly cost: number;
      readonly isProven: boolean;
    }
  | { readonly status: "impossible"; readonly blocking: InfeasibleLine };

/**
 * The smallest change that fills the place of an assignment that has ended, or would fill it if an active one ended.
 * Nothing is stored.
 * @param expertId the expert who must come; null: whoever fits best
 * @returns null where there is nothing to repair: the submission has all its experts, it is read by a panel, or its stage
 *   can be changed no longer
 * @throws Refusal not_found
 * @throws Refusal invalid: field expertId, `unknown_expert`, `conflicted`, `already_assigned`
 */
export async function previewRepair(
  ctx: Context,
  kind: StageKind,
  assignmentId: string,
  expertId: string | null = null,
): Promise<ProposedRepair | null> {
  if (!mayAssign(ctx.actor)) throw new Refusal("not_found");
  return await proposeRepair(ctx, await stageOf(ctx.db, ctx, kind), assignmentId, expertId);
}

/**
 * Makes that change: sheets of pairs that leave are void, whoever comes has the submission at the end of the own order.
 * @param expected the pairs that come, as they were shown; others than these are not assigned
 * @param reason of the end of what leaves
 * @throws Refusal not_found, stage_already_closed, stage_frozen
 * @throws Refusal already_decided: there is nothing to repair, or by now it would be repaired otherwise
 * @throws Refusal assignment_infeasible: nothing works
 * @throws Refusal invalid: field reason; and as `previewRepair`
 */
export async function carryOutRepair(
  ctx: Context,
  assignmentId: string,
  choice: { readonly expertId: string | null; readonly expected: string; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { planned } = await requireAssignment(trx, ctx, assignmentId);
    requireChangeable(planned);
    const repair = await proposeRepair(within(ctx, trx), planned, assignmentId, choice.expertId);
    if (repair === null) throw new Refusal("already_decided");
    if (repair.status === "impossible") throw new Refusal("assignment_infeasible", [{ code: "nobody_left" }]);
    if (repairKey(repair.comes) !== choice.expected) throw new Refusal("already_decided");
    const problems = repair.leaves.length > 0 ? checkRequiredText("reason", choice.reason) : [];
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await storeRepair(trx, ctx, planned, repair, choice.reason);
  });
}

/** Names a proposal, so that only the one that was looked at is carried out. */
export function repairKey(comes: readonly Pick<RepairedPair, "expertId" | "submissionId">[]): string {
  return comes.map((pair) => `${pair.expertId} ${pair.submissionId}`).join(",");
}

async function storeRepair(
  trx: Database,
  ctx: Context,
  planned: PlannedStage,
  { leaves, comes }: Extract<ProposedRepair, { readonly status: "repaired" }>,
  reason: string,
): Promise<void> {
  const { kind } = planned.stage;
  for (const { assignmentId, submissionId } of leaves) {
    await endReading(trx, ctx, { id: assignmentId }, { state: "void", reason });
    const about = { type: "assignment", id: assignmentId };
    await recordAudit(trx, ctx, "assignment.ended", about, { stage: kind, submissionId, reason });
  }
  const facts = await assignmentFacts(trx, planned);
  for (const { expertId, expertCode, submissionId } of comes) {
    const expert = facts.experts.find((item) => item.id === expertId)!;
    const submission = facts.submissions.find((item) => item.id === submissionId)!;
    const id = await addReader(trx, ctx, planned, { expert, submission, facts, panelId: null });
    const about = { type: "assignment", id };
    await recordAudit(trx, ctx, "assignment.replaced", about, { stage: kind, submissionId, expertCode });
  }
}

async function proposeRepair(
  ctx: Context,
  planned: PlannedStage,
  assignmentId: string,
  expertId: string | null,
): Promise<ProposedRepair | null> {
  const { stage, plan } = planned;
  const lines = await listAssignmentLines(ctx.db, stage.id, submissionScope(ctx.actor, "staff"), {});
  const target = lines.find((line) => line.id === assignmentId);
  if (target === undefined) throw new Refusal("not_found");
  const isRunning = stage.state === "planned" || stage.state === "open";
  if (!isRunning || plan.panel.fieldGroups.length > 0) return null;
  const active = lines.filter((line) => line.submissionId === target.submissionId && line.state === "active").length;
  if (target.state !== "active" && active >= plan.panel.size) return null;
  const facts = await visibleFacts(ctx, await assignmentFacts(ctx.db, planned));
  if (!facts.submissions.some((submission) => submission.id === target.submissionId)) return null;
  const isInPool = facts.experts.some((expert) => expert.id === target.expertId);
  if (target.state === "active" && !isInPool) return null;
  const asked = new RepairQuestion(planned, facts, lines, target);
  if (expertId !== null) asked.requireReader(expertId);
  const repair = repairAssignment(asked.problem, asked.standing, asked.change(expertId));
  if (repair.status === "impossible")
    return { status: "impossible", blocking: toInfeasibleLine(facts, repair.blocking) };
  const comes = repair.comes.map((pair) => asked.toLine(pair));
  return {
    status: "repaired",
    leaves: repair.leaves.map((pair) => ({
      ...asked.toLine(pair),
      assignmentId: asked.lineOf(pair).id,
      progress: pair.progress,
      isAsked: pair.isForced,
    })),
    comes,
    cost: repair.sumBefore - repair.sumAfter,
    isProven: repair.isProven,
  };
}

/** The stage as it stands, as a problem of which the present pairs are an answer but for the place that is asked about. */
class RepairQuestion {
  readonly problem: AssignmentProblem;
  readonly standing: readonly StandingPair[];
  private readonly active: readonly AssignmentLine[];
  private readonly width: number;

  constructor(
    planned: PlannedStage,
    private readonly facts: AssignmentFacts,
    private readonly lines: readonly AssignmentLine[],
    private readonly target: AssignmentLine,
  ) {
    this.width = facts.submissions.length;
    // Whoever is no longer in the pool keeps what is being read, and is not moved.
    this.active = lines.filter((line) => line.state === "active" && this.pairOf(line) !== null);
    this.standing = this.active.map((line) => ({ pair: this.pairOf(line)!, progress: progressOf(line) }));
    this.problem = this.standingProblem(stageProblem(planned.plan, facts));
  }

  change(expertId: string | null): RepairChange {
    const pair = this.pairOf(this.target);
    return {
      ...(this.target.state === "active" && pair !== null ? { forbid: [pair] } : {}),
      ...(expertId === null ? {} : { lock: [this.pairOf({ expertId, submissionId: this.target.submissionId })!] }),
    };
  }

  /** @throws Refusal invalid: the expert cannot come to the submission */
  requireReader(expertId: string): void {
    const { submissionId } = this.target;
    const refuse = (code: string) => new Refusal("invalid", [{ field: "expertId", code }]);
    if (!this.facts.experts.some((expert) => expert.id === expertId)) throw refuse("unknown_expert");
    if (this.lines.some((line) => line.submissionId === submissionId && line.expertId === expertId))
      throw refuse("already_assigned");
    if (!this.facts.mayRead(expertId, submissionId)) throw refuse("conflicted");
  }

  lineOf(pair: { readonly expert: string; readonly submission: string }): AssignmentLine {
    return this.active.find((line) => line.expertId === pair.expert && line.submissionId === pair.submission)!;
  }

  toLine({ expert, submission, fit }: { readonly expert: string; readonly submission: string; readonly fit: number }) {
    return {
      submissionId: submission,
      serial: this.facts.submissions.find((item) => item.id === submission)!.serial,
      expertId: expert,
      expertCode: this.facts.experts.find((item) => item.id === expert)!.code,
      fit,
    };
  }

  private pairOf({ expertId, submissionId }: Pick<AssignmentLine, "expertId" | "submissionId">): number | null {
    const expert = this.facts.experts.findIndex((item) => item.id === expertId);
    const submission = this.facts.submissions.findIndex((item) => item.id === submissionId);
    return expert < 0 || submission < 0 ? null : expert * this.width + submission;
  }

  /** Other submissions keep as many experts as they have; nobody comes back to what was left; nothing else is unsettled. */
  private standingProblem(problem: AssignmentProblem): AssignmentProblem {
    const loads = new Int32Array(problem.experts.length);
    const demands = new Int32Array(this.width);
    const forbidden = problem.forbidden.slice();
    for (const line of this.lines) {
      const pair = this.pairOf(line);
      if (pair !== null && line.state !== "active") forbidden[pair] = 1;
    }
    for (const { pair } of this.standing) {
      loads[Math.floor(pair / this.width)]! += 1;
      demands[pair % this.width]! += 1;
      forbidden[pair] = 0;
    }
    const isOpen = this.target.state !== "active";
    return {
      ...problem,
      experts: problem.experts.map((expert, index) => ({
        ...expert,
        maximumLoad: Math.max(expert.maximumLoad, loads[index]!),
      })),
      submissions: problem.submissions.map((submission, index) => ({
        ...submission,
        demand: demands[index]! + (isOpen && submission.id === this.target.submissionId ? 1 : 0),
      })),
      forbidden,
    };
  }
}

function progressOf({ sheetState }: AssignmentLine): PairProgress {
  if (sheetState === "submitted") return "finished";
  return sheetState === "draft" ? "started" : "untouched";
}
