/**
 * 一对的代价 / The price of a pair: what the best assignment loses when one pair is ruled out, and what limits it.
 *
 * Both sides are solved: the difference is exact, wherever the search over crossing groups ended. The rest is read off the
 * prices of the best assignment: what one more place of an expert would bring at most, and what a conflict keeps away.
 * Cost: two flows.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { isMember } from "#scoring/assignment/assignment-problem.ts";
import { type AssignmentPrices, pricesOf } from "#scoring/assignment/assignment-prices.ts";
import { type GroupSearch, searchGroups } from "#scoring/assignment/search-groups.ts";
import { aimWeights } from "#scoring/assignment/solve-nested.ts";

export interface PairPrice {
  /** Highest sum of fit of all assignments that are as good in the aims above it. */
  readonly best: number;
  /** The same when the pair is ruled out; null: then nothing can be assigned. */
  readonly without: {
    readonly sum: number;
    /** Places of the mix, and pairs below the floor, that cannot be avoided then but can be with the pair. */
    readonly misses: number;
    readonly below: number;
  } | null;
  /** What one more place of the pair's expert would add to the sum at most; 0: the expert has places to spare. */
  readonly place: number;
  /** Experts kept away from the submission by a conflict, who would add something: by id, at most that much each. */
  readonly keptAway: readonly { readonly expert: string; readonly gain: number }[];
  readonly isProven: boolean;
}

const WORK_LIMIT = 30_000_000;

/**
 * @param pair `expert * submissions + submission`, not locked
 * @param floor pairs below it are avoided before the sum is looked at; null: none are
 * @returns null when nothing can be assigned at all
 */
export function pairPrice(problem: AssignmentProblem, pair: number, floor: number | null): PairPrice | null {
  const best = solve(problem, floor);
  if (best === null) return null;
  const forbidden = problem.forbidden.slice();
  forbidden[pair] = 1;
  const other = solve({ ...problem, forbidden }, floor);
  const width = problem.submissions.length;
  return {
    best: best.search.value.sum,
    without: other && {
      sum: other.search.value.sum,
      misses: other.search.value.misses - best.search.value.misses,
      below: other.search.value.below - best.search.value.below,
    },
    place: Math.max(0, best.prices.experts[Math.floor(pair / width)]!),
    keptAway: keptAway(problem, best.prices, pair % width),
    isProven: best.search.isProven && (other === null || other.search.isProven),
  };
}

function solve(
  problem: AssignmentProblem,
  floor: number | null,
): { readonly search: GroupSearch; readonly prices: AssignmentPrices } | null {
  const weights = aimWeights(problem, { allowsEmpty: false, hasFloor: floor !== null, evensLoads: false });
  const least = floor ?? -Infinity;
  const search = searchGroups(problem, weights, least, WORK_LIMIT);
  if (!search.solution.isFull) return null;
  return { search, prices: pricesOf(problem, search.root, search.rootSets, weights, least) };
}

/** No assignment with such a pair is worth more than the best one and the gain (weak duality). */
function keptAway(
  problem: AssignmentProblem,
  prices: AssignmentPrices,
  submission: number,
): { readonly expert: string; readonly gain: number }[] {
  const groups = prices.groups.filter((item) => item.submission === submission);
  return problem.experts.flatMap(({ id }, expert) => {
    const pair = expert * problem.submissions.length + submission;
    if (problem.forbidden[pair] === 0) return [];
    const paid = groups.reduce(
      (sum, { group, price }) => sum + (isMember(problem, problem.groups[group]!, expert, submission) ? price : 0),
      prices.submissions[submission]! + prices.experts[expert]!,
    );
    const gain = problem.fit[pair]! - paid;
    return gain > 0 ? [{ expert: id, gain }] : [];
  });
}
