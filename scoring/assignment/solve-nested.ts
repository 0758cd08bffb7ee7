/**
 * 嵌套求解 / One flow over nested sets. One cost orders its aims, each above the next: fewest missed group bounds, empty
 * places as few and as evenly spread as possible (lowest sum of squared empty places; only where they are allowed),
 * fewest pairs below a floor of fit (only where there is one), highest sum of fit, and most even loads (lowest sum of
 * squared loads; only where asked for).
 */
import { AssignmentNetwork } from "#scoring/assignment/assignment-network.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { fitRange } from "#scoring/assignment/fit-range.ts";
import { minimumCostFlow } from "#scoring/assignment/minimum-cost-flow.ts";
import type { MemberSet } from "#scoring/assignment/nested-sets.ts";
import type { NetworkSimplex } from "#scoring/assignment/network-simplex.ts";

/** What one unit of each aim costs. */
export interface AimWeights {
  readonly fit: number;
  readonly miss: number;
  /** 0: no place may stay empty. */
  readonly empty: number;
  /** 0: there is no floor. */
  readonly below: number;
  /** 0: loads need not be even. */
  readonly load: number;
  /** Highest fit of an allowed pair: a pair costs what it falls short of it. */
  readonly highestFit: number;
}

export interface AimChoice {
  readonly allowsEmpty: boolean;
  readonly hasFloor: boolean;
  readonly evensLoads: boolean;
}

export interface NetworkSolution {
  readonly isFull: boolean;
  /** With its basis, from which other costs can be solved. */
  readonly network: AssignmentNetwork;
  readonly simplex: NetworkSimplex;
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

/**
 * Weights under which a lower aim can never outweigh a higher one. Even loads, the least aim, are given up where the
 * figures are too large for all.
 * @throws Error when the figures are too large for the others
 */
export function aimWeights(problem: AssignmentProblem, choice: AimChoice): AimWeights {
  const range = fitRange(problem);
  // An empty place counts as a fit of 0.
  const lowest = choice.allowsEmpty ? Math.min(0, range.lowest) : range.lowest;
  const highest = choice.allowsEmpty ? Math.max(0, range.highest) : range.highest;
  const places = problem.submissions.reduce((sum, item) => sum + item.demand, 0);
  const largestLoad = problem.experts.reduce(
    (most, item) => Math.max(most, Math.min(item.maximumLoad, problem.submissions.length)),
    0,
  );
  const squares = problem.submissions.reduce((sum, item) => sum + item.demand ** 2, 0);
  const weigh = (fit: number, load: number): AimWeights => {
    const sums = fit * places * (highest - lowest) + (fit - 1);
    const below = choice.hasFloor ? sums + 1 : 0;
    const sumsAndBelow = sums + below * places;
    const empty = choice.allowsEmpty ? sumsAndBelow + 1 : 0;
    return { fit, load, below, empty, miss: sumsAndBelow + empty * squares + 1, highestFit: highest };
  };
  const tallest = ({ fit, below, empty, miss }: AimWeights): number =>
    problem.groups.length > 0 ? miss : Math.max(fit * (highest - lowest + 1), below, empty);
  const even = weigh(places * 2 * largestLoad + 1, 1);
  if (choice.evensLoads && tallest(even) <= LARGEST_MISS) return even;
  const plain = weigh(1, 0);
  if (tallest(plain) > LARGEST_MISS) throw new Error("aimWeights: the figures of fit are too large to order all aims");
  return plain;
}

/**
 * Solves the problem with the given nested sets per submission.
 * @param floor pairs below it cost `weights.below` more; -Infinity: none do
 * Needs: no more locked pairs than a demand or a maximum load, and minimum loads within the sum of demands.
 */
export function solveNested(
  problem: AssignmentProblem,
  setsOf: readonly (readonly MemberSet[])[],
  weights: AimWeights,
  floor: number,
): NetworkSolution {
  const network = new AssignmentNetwork(problem, costOf(weights, floor), {
    setsOf,
    missCost: weights.miss,
    ...(weights.load > 0 ? { loadCost: weights.load } : {}),
    ...(weights.empty > 0 ? { emptyCost: { base: weights.highestFit * weights.fit, step: weights.empty } } : {}),
  });
  const { isFull, simplex, isReached } = minimumCostFlow(network.flow);
  return solutionOf(network, simplex, isFull ? null : isReached);
}

/**
 * Solves a full solution again for another floor, from its own basis. The solution given is worn out by it.
 * Cost: O(pairs), and a few pivots where the floor lies near.
 */
export function solveAgain({ network, simplex }: NetworkSolution, weights: AimWeights, floor: number): NetworkSolution {
  network.setCosts(costOf(weights, floor));
  // Nothing is left over, and nothing may be: closed, the artificial arcs need not be dearer than the new costs.
  simplex.setArtificial(0, true);
  simplex.run();
  return solutionOf(network, simplex, null);
}

function costOf({ highestFit, fit: weight, below }: AimWeights, floor: number): (fit: number) => number {
  return (fit) => (highestFit - fit) * weight + (fit < floor ? below : 0);
}

/** @param isReached by node, where a cut shows that the flow cannot be full */
function solutionOf(
  network: AssignmentNetwork,
  simplex: NetworkSimplex,
  isReached: Uint8Array | null,
): NetworkSolution {
  const { from, to, capacity, cost } = network.flow;
  return {
    isFull: isReached === null,
    network,
    simplex,
    pairs: network.assignedPairs(simplex),
    marginalCost: (expert, submission) => {
      const arc = network.arcOf(expert, submission);
      if (capacity[arc] === 0) return 0;
      return cost[arc]! + simplex.potential[from[arc]!]! - simplex.potential[to[arc]!]!;
    },
    isSubmissionReached: (submission) => isReached?.[submission] === 1,
    isExpertReached: (expert) => isReached?.[network.expertNode(expert)] === 1,
    isSinkReached: isReached?.[network.sink] === 1,
    // Building a network costs about as much as looking at each of its arcs a few times.
    work: simplex.priced + 8 * from.length,
  };
}
