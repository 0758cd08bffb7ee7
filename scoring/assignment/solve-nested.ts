/**
 * 嵌套求解 / One flow over nested sets. One cost orders three aims, each above the next: fewest missed group bounds,
 * highest sum of fit, most even loads (lowest sum of squared loads).
 */
import { AssignmentNetwork } from "#scoring/assignment/assignment-network.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { minimumCostFlow } from "#scoring/assignment/minimum-cost-flow.ts";
import type { MemberSet } from "#scoring/assignment/nested-sets.ts";

/** What one unit of each aim costs. */
export interface AimWeights {
  readonly fit: number;
  readonly miss: number;
  /** `miss / fit`: the sum of fit that one missed bound outweighs. */
  readonly missInFit: number;
  readonly load: number;
  /** Highest fit of an allowed pair: a pair costs what it falls short of it. */
  readonly highestFit: number;
}

export interface NetworkSolution {
  readonly isFull: boolean;
  /** Assigned pairs, locked ones included, in ascending order of `expert * submissions + submission`. */
  readonly pairs: Int32Array;
  /** What one more pair would cost at the margin: reduced cost of a pair; 0 for pairs outside the network. */
  readonly marginalCost: (expert: number, submission: number) => number;
  /** When not full: which submissions, experts and whether the common sink lie on the supply side of the cut. */
  readonly isSubmissionReached: (submission: number) => boolean;
  readonly isExpertReached: (expert: number) => boolean;
  readonly isSinkReached: boolean;
  /** Arcs looked at: a measure of work that is the same on every machine. */
  readonly work: number;
}

/** Above this a path through many missed bounds could leave the whole numbers. */
const LARGEST_MISS = 2 ** 46;

/** Weights under which a lower aim can never outweigh a higher one. */
export function aimWeights(problem: AssignmentProblem): AimWeights {
  let lowest = Infinity;
  let highest = -Infinity;
  problem.fit.forEach((fit, pair) => {
    if (problem.forbidden[pair] === 1) return;
    lowest = Math.min(lowest, fit);
    highest = Math.max(highest, fit);
  });
  if (highest < lowest) lowest = highest = 0;
  const places = problem.submissions.reduce((sum, item) => sum + item.demand, 0);
  const largestLoad = problem.experts.reduce(
    (most, item) => Math.max(most, Math.min(item.maximumLoad, problem.submissions.length)),
    0,
  );
  const missInFit = places * (highest - lowest) + 1;
  const fit = places * 2 * largestLoad + 1;
  const tiers = problem.groups.length > 0 ? missInFit : highest - lowest + 1;
  // Even loads are the least aim: figures too large for all three give it up first.
  if (fit * tiers <= LARGEST_MISS) return { fit, miss: fit * missInFit, missInFit, load: 1, highestFit: highest };
  return { fit: 1, miss: missInFit, missInFit, load: 0, highestFit: highest };
}

/**
 * Solves the problem with the given nested sets per submission.
 * Needs: no more locked pairs than a demand or a maximum load, and minimum loads within the sum of demands.
 */
export function solveNested(
  problem: AssignmentProblem,
  setsOf: readonly (readonly MemberSet[])[],
  weights: AimWeights,
): NetworkSolution {
  const network = new AssignmentNetwork(problem, (fit) => (weights.highestFit - fit) * weights.fit, {
    setsOf,
    missCost: weights.miss,
    loadCost: weights.load,
  });
  const { isFull, simplex, isReached } = minimumCostFlow(network.flow);
  const { from, to, capacity, cost } = network.flow;
  return {
    isFull,
    pairs: network.assignedPairs(simplex),
    marginalCost: (expert, submission) => {
      const arc = network.arcOf(expert, submission);
      if (capacity[arc] === 0) return 0;
      return cost[arc]! + simplex.potential[from[arc]!]! - simplex.potential[to[arc]!]!;
    },
    isSubmissionReached: (submission) => isReached[submission] === 1,
    isExpertReached: (expert) => isReached[network.expertNode(expert)] === 1,
    isSinkReached: isReached[network.sink] === 1,
    // Building a network costs about as much as looking at each of its arcs a few times.
    work: simplex.priced + 8 * from.length,
  };
}
