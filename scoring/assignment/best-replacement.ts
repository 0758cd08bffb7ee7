/**
 * 递补专家 / Replacement: who takes the place of an expert who left a submission.
 *
 * Among those who may read it and have room: first who leaves the least of the mix unmet, then the best fit, then the
 * lowest load, then the order of the input. Somebody with a conflict is never among the candidates.
 */
import type { AssignmentExpert, AssignmentSubmission } from "#scoring/assignment/assignment-problem.ts";
import { isMember, missBy } from "#scoring/assignment/assignment-problem.ts";
import { mixGroups } from "#scoring/assignment/mix-groups.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";

export interface ReplacementFacts extends AssignmentExpert {
  /** The expert read the submission in the stage before. */
  readonly hasReadBefore: boolean;
}

export interface ReplacementCandidate extends ReplacementFacts {
  readonly fit: number;
  readonly load: number;
}

export interface RankedReplacement {
  readonly id: string;
  /** Places of the mix that stay unmet when this expert comes. */
  readonly missed: number;
}

/**
 * The candidates, the best first.
 * @param remaining the experts who still read the submission
 * @param isFirstStage the rule on new experts says nothing then
 */
export function rankReplacements(
  mix: PanelMix,
  submission: AssignmentSubmission,
  remaining: readonly ReplacementFacts[],
  candidates: readonly ReplacementCandidate[],
  isFirstStage: boolean,
): readonly RankedReplacement[] {
  return candidates
    .map((candidate, index) => ({
      candidate,
      index,
      missed: missedBy(mix, submission, [...remaining, candidate], isFirstStage),
    }))
    .sort(
      (a, b) =>
        a.missed - b.missed ||
        b.candidate.fit - a.candidate.fit ||
        a.candidate.load - b.candidate.load ||
        a.index - b.index,
    )
    .map(({ candidate, missed }) => ({ id: candidate.id, missed }));
}

/** @returns the id of the replacement; null when there is no candidate. See `rankReplacements`. */
export function bestReplacement(...facts: Parameters<typeof rankReplacements>): string | null {
  return rankReplacements(...facts)[0]?.id ?? null;
}

/** Every rule of a mix that asks for somebody, and how many of a submission's experts keep it. */
export function mixOf(
  mix: PanelMix,
  submission: AssignmentSubmission,
  experts: readonly ReplacementFacts[],
  isFirstStage: boolean,
): readonly { readonly rule: string; readonly got: number; readonly wanted: number }[] {
  const { problem, groups } = panelProblem(mix, submission, experts, isFirstStage);
  return groups
    .filter((group) => group.atLeast > 0)
    .map((group) => ({
      rule: group.rule,
      got: experts.filter((_, expert) => isMember(problem, group, expert, 0)).length,
      wanted: group.atLeast,
    }));
}

/** How many places of the mix a set of experts misses on one submission. */
function missedBy(
  mix: PanelMix,
  submission: AssignmentSubmission,
  experts: readonly ReplacementFacts[],
  isFirstStage: boolean,
): number {
  const { problem, groups } = panelProblem(mix, submission, experts, isFirstStage);
  return groups.reduce((sum, group) => {
    const got = experts.filter((_, expert) => isMember(problem, group, expert, 0)).length;
    return sum + missBy(got, group.atLeast, group.atMost);
  }, 0);
}

function panelProblem(
  mix: PanelMix,
  submission: AssignmentSubmission,
  experts: readonly ReplacementFacts[],
  isFirstStage: boolean,
) {
  const readBefore = isFirstStage ? null : Uint8Array.from(experts, (expert) => (expert.hasReadBefore ? 1 : 0));
  const groups = mixGroups(mix, experts, [submission], readBefore);
  const problem = {
    experts,
    submissions: [submission],
    fit: new Int32Array(experts.length),
    forbidden: new Uint8Array(experts.length),
    locked: [],
    groups,
  };
  return { problem, groups };
}
