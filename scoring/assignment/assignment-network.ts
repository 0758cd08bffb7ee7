/**
 * 分配网络 / Assignment network: an assignment problem as a minimum-cost flow.
 *
 * Submissions give their demand. Below each submission hangs the tree of its nested sets, below each set its experts.
 * An expert takes its minimum load itself and passes the rest on to one common sink, whose demand is what the
 * minimum loads leave; so the minimum loads are kept exactly, without any large penalty.
 *
 * One cost orders three aims, each above the next: fewest missed group bounds, highest sum of fit, most even loads
 * (lowest sum of squared loads).
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { FlowNetwork, FlowResult } from "#scoring/assignment/minimum-cost-flow.ts";
import { minimumCostFlow } from "#scoring/assignment/minimum-cost-flow.ts";
import type { MemberSet } from "#scoring/assignment/nested-sets.ts";
import { innermostSets } from "#scoring/assignment/nested-sets.ts";

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
 * Pairs and loads that are locked are taken out first and put back into the answer.
 * Needs: no more locked pairs than a demand or a maximum load, and minimum loads within the sum of demands.
 */
export function solveNested(
  problem: AssignmentProblem,
  setsOf: readonly (readonly MemberSet[])[],
  weights: AimWeights,
): NetworkSolution {
  const { experts, submissions, forbidden, fit } = problem;
  const width = submissions.length;
  const isLocked = new Uint8Array(experts.length * width);
  const lockedLoad = new Int32Array(experts.length);
  const lockedDemand = new Int32Array(width);
  for (const lock of problem.locked) {
    isLocked[lock.expert * width + lock.submission] = 1;
    lockedLoad[lock.expert]! += 1;
    lockedDemand[lock.submission]! += 1;
  }

  const expertNode = width;
  const sink = width + experts.length;
  let nodeCount = sink + 1;
  const from: number[] = [];
  const to: number[] = [];
  const capacity: number[] = [];
  const cost: number[] = [];
  const addArc = (tail: number, head: number, units: number, price: number): void => {
    if (units <= 0) return;
    from.push(tail);
    to.push(head);
    capacity.push(units);
    cost.push(price);
  };
  const supply: number[] = submissions.map((item, submission) => item.demand - lockedDemand[submission]!);
  const arcOfPair = new Int32Array(experts.length * width).fill(-1);

  for (let submission = 0; submission < width; submission++) {
    const sets = setsOf[submission]!;
    const innermost = innermostSets(sets, experts.length);
    const nodeOfSet = sets.map(() => nodeCount++);
    sets.forEach((set, index) => {
      const parent = outerSet(sets, index);
      addSet(set, parent < 0 ? submission : nodeOfSet[parent]!, nodeOfSet[index]!, submission);
    });
    for (let expert = 0; expert < experts.length; expert++) {
      const pair = expert * width + submission;
      if (forbidden[pair] === 1 || isLocked[pair] === 1) continue;
      arcOfPair[pair] = from.length;
      const set = innermost[expert]!;
      addArc(
        set < 0 ? submission : nodeOfSet[set]!,
        expertNode + expert,
        1,
        (weights.highestFit - fit[pair]!) * weights.fit,
      );
    }
  }

  /** Units that keep the lower bound are rewarded, units above the upper bound are charged: convex, hence exact. */
  function addSet(set: MemberSet, tail: number, head: number, submission: number): void {
    let lockedHere = 0;
    if (lockedDemand[submission]! > 0)
      for (let expert = 0; expert < experts.length; expert++)
        if (set.members[expert] === 1 && isLocked[expert * width + submission] === 1) lockedHere++;
    const rewarded = Math.max(0, set.atLeast - lockedHere);
    addArc(tail, head, rewarded, -weights.miss);
    addArc(tail, head, Math.max(0, set.atMost - lockedHere) - rewarded, 0);
    addArc(tail, head, submissions[submission]!.demand, weights.miss);
  }

  let common = supply.reduce((sum, value) => sum + value, 0);
  experts.forEach((item, expert) => {
    const taken = lockedLoad[expert]!;
    const minimum = Math.max(0, item.minimumLoad - taken);
    supply.push(-minimum);
    common -= minimum;
    const last = Math.min(item.maximumLoad, width) - taken;
    if (weights.load === 0) addArc(expertNode + expert, sink, last - minimum, 0);
    else
      for (let unit = minimum + 1; unit <= last; unit++)
        addArc(expertNode + expert, sink, 1, (2 * (taken + unit) - 1) * weights.load);
  });
  supply.push(-common);

  const network: FlowNetwork = {
    nodeCount,
    supply: padded(supply, nodeCount),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    capacity: Int32Array.from(capacity),
    cost: Float64Array.from(cost),
  };
  const result: FlowResult = minimumCostFlow(network);
  const assigned: number[] = [];
  for (let pair = 0; pair < arcOfPair.length; pair++)
    if (isLocked[pair] === 1 || (arcOfPair[pair]! >= 0 && result.flow[arcOfPair[pair]!] === 1)) assigned.push(pair);
  return {
    isFull: result.isFull,
    pairs: Int32Array.from(assigned),
    marginalCost: (expert, submission) => {
      const arc = arcOfPair[expert * width + submission]!;
      return arc < 0
        ? 0
        : network.cost[arc]! + result.potential[network.from[arc]!]! - result.potential[network.to[arc]!]!;
    },
    isSubmissionReached: (submission) => result.isReached[submission] === 1,
    isExpertReached: (expert) => result.isReached[expertNode + expert] === 1,
    isSinkReached: result.isReached[sink] === 1,
    // Building a network costs about as much as looking at each of its arcs a few times.
    work: result.work + 8 * from.length,
  };
}

/** The smallest set before `index` that holds it, or -1. Sets come from outer to inner. */
function outerSet(sets: readonly MemberSet[], index: number): number {
  const some = sets[index]!.members.indexOf(1);
  if (some < 0) return -1;
  for (let outer = index - 1; outer >= 0; outer--) if (sets[outer]!.members[some] === 1) return outer;
  return -1;
}

function padded(values: readonly number[], length: number): Int32Array {
  const result = new Int32Array(length);
  result.set(values);
  return result;
}
