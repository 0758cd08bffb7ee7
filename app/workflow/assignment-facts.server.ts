/**
 * What an assignment is made from: who may read what in a stage, and how well each pair fits. A part of the desks that
 * assign and replace.
 */
import { type Assignment, listAssignments } from "#db/assignments.ts";
import { type Conflict, listExpertConflicts } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { findDrawnExperts } from "#db/draws.ts";
import { type Expert, listExperts, listRecommendedPairs } from "#db/experts.ts";
import { listIdsInScope } from "#db/results.ts";
import { findStageBefore, listStageSubmissions, type StageSubmission } from "#db/stages.ts";
import type { AssignmentExpert } from "#scoring/assignment/assignment-problem.ts";
import { type FitParts, fitParts, NOTE_COST } from "#scoring/assignment/fit-score.ts";
import { regionKey } from "#scoring/assignment/region.ts";
import { homeCountryOf, isForeign } from "#scoring/programme/is-foreign.ts";
import { blocksFrom } from "./conflict-weight.ts";
import type { Context } from "./context.ts";
import { submissionScope } from "./permissions.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

export interface AssignmentFacts {
  /** Active experts of the pool, by code; where a panel was drawn for the stage, those of it and the reserves called. */
  readonly experts: readonly Expert[];
  /** The stage's submissions, by serial. */
  readonly submissions: readonly StageSubmission[];
  readonly homeCountry: string | null;
  readonly isFirstStage: boolean;
  mayRead(expertId: string, submissionId: string): boolean;
  hasReadBefore(expertId: string, submissionId: string): boolean;
  fit(expert: Expert, submission: StageSubmission): number;
  /** What the fit is made of. */
  fitParts(expert: Expert, submission: StageSubmission): FitParts;
}

/** Cost: some queries and one pass over conflicts and the assignments of the stage before. */
export async function assignmentFacts(trx: Database, planned: PlannedStage): Promise<AssignmentFacts> {
  const { call, stage } = planned;
  const pool = await listExperts(trx, call.id);
  const drawn = await findDrawnExperts(trx, stage.id);
  const submissions = await listStageSubmissions(trx, stage.id);
  const conflicts = pairsOf(await listExpertConflicts(trx, call.id));
  const recommended = new Set((await listRecommendedPairs(trx, call.id)).map(pairKey));
  const before = await findStageBefore(trx, stage);
  const read = new Set(
    (before === undefined ? [] : await listAssignments(trx, before.id)).filter(isActive).map(pairKey),
  );
  const conflictsOf = (expertId: string, submissionId: string) =>
    conflicts.get(pairKey({ expertId, submissionId })) ?? [];
  const partsOf = (expert: Expert, submission: StageSubmission) =>
    fitParts({
      expertFields: expert.fields,
      submissionField: submission.fieldCode ?? "",
      expertRegion: { country: expert.country, province: expert.province },
      submissionRegion: { country: submission.country, province: submission.province },
      isListedRecommender: recommended.has(pairKey({ expertId: expert.id, submissionId: submission.id })),
      noteCosts: noteCosts(conflictsOf(expert.id, submission.id)),
    });
  return {
    experts: pool.filter((expert) => expert.isActive === 1 && (drawn?.has(expert.id) ?? true)),
    submissions,
    homeCountry: homeCountryOf(call.programme),
    isFirstStage: before === undefined,
    mayRead: (expertId, submissionId) =>
      !conflictsOf(expertId, submissionId).some((conflict) => blocksFrom(call.programme, stage.kind, conflict)),
    hasReadBefore: (expertId, submissionId) => read.has(pairKey({ expertId, submissionId })),
    fit: (expert, submission) => partsOf(expert, submission).score,
    fitParts: partsOf,
  };
}

/** The same facts without the submissions the actor may not know of. */
export async function visibleFacts(ctx: Context, facts: AssignmentFacts): Promise<AssignmentFacts> {
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  return { ...facts, submissions: facts.submissions.filter((submission) => visible.has(submission.id)) };
}

/** An expert as the engine sees one; the capacity is what may be read in this stage. */
export function toAssignmentExpert(facts: Pick<AssignmentFacts, "homeCountry">, expert: Expert): AssignmentExpert {
  return {
    id: expert.id,
    minimumLoad: 0,
    maximumLoad: expert.capacity,
    kind: expert.kind,
    isForeign: isForeign(facts, expert.country),
    organization: expert.organizationId,
    region: regionKey({ country: expert.country, province: expert.province }),
  };
}

export function regionOf(submission: StageSubmission): string {
  return regionKey({ country: submission.country, province: submission.province });
}

/** The region's own rule is part of the fit already; what an applicant asked for weighs more than other notes. */
const REGION_RULE = "LOCAL";
const ASKED_RULE = "EXCLUDED";

function noteCosts(conflicts: readonly Conflict[]): number[] {
  return conflicts
    .filter(
      (conflict) => conflict.isBlocking === 0 && conflict.severity === "note" && conflict.ruleCode !== REGION_RULE,
    )
    .map((conflict) => (conflict.ruleCode === ASKED_RULE ? NOTE_COST.asked : NOTE_COST.ordinary));
}

function pairKey({
  expertId,
  submissionId,
}: {
  readonly expertId: string | null;
  readonly submissionId: string;
}): string {
  return `${expertId ?? ""} ${submissionId}`;
}

function pairsOf(conflicts: readonly Conflict[]): Map<string, Conflict[]> {
  const pairs = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const list = pairs.get(pairKey(conflict));
    if (list === undefined) pairs.set(pairKey(conflict), [conflict]);
    else list.push(conflict);
  }
  return pairs;
}

function isActive(assignment: Assignment): boolean {
  return assignment.state === "active";
}
