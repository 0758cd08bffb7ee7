/**
 * 证书核验 / Check of a certificate: how far an assignment can be from the best, by adding alone.
 *
 * `dualSum` is an upper bound on the sum of fit of every assignment that is as good in the aims above the sum: as few
 * missed group bounds, empty places as even, no free pair below the floor. With a gap of 0 the assignment is optimal.
 * Shares no code with the engine. Cost: O(pairs × groups), and as much again for the claim about the floor.
 */
import type {
  AssignedPair,
  AssignmentCertificate,
  AssignmentMode,
  AssignmentProblem,
} from "#scoring/assignment/assignment-problem.ts";
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";
import { countsIn, keepableBounds, priceBound } from "#scoring/assignment/check-prices.ts";
import { mostSpentOnTotals } from "#scoring/assignment/spent-on-totals.ts";

export interface CheckedCertificate {
  readonly sum: number;
  readonly dualSum: number;
  /** `dualSum - sum`: 0 for an optimum; what raising totals cost where the mode is fair. */
  readonly gap: number;
  /** Whether it is shown that no assignment as good in the aims above has every free pair at a higher fit. */
  readonly isFloorShown: boolean;
  /** Whether it is shown that none misses fewer group bounds, nor leaves fewer places empty or more evenly. */
  readonly areAimsShown: boolean;
}

/** Whether a checked certificate proves an assignment of a mode: in all aims, apart from what raised totals may cost. */
export function isProvenBy(
  { gap, dualSum, isFloorShown, areAimsShown }: CheckedCertificate,
  mode: AssignmentMode,
): boolean {
  if (!areAimsShown || gap < 0) return false;
  return mode === "fair" ? isFloorShown && gap <= mostSpentOnTotals(dualSum) : gap === 0;
}

/** @throws Error when the certificate does not fit the problem (see `priceBound`), or a pair is not in the problem */
export function checkCertificate(
  problem: AssignmentProblem,
  pairs: readonly AssignedPair[],
  { prices, higher }: AssignmentCertificate,
): CheckedCertificate {
  const counted = count(problem, pairs);
  const free = counted.pairs.filter((pair) => !counted.locked.has(pair));
  const lowest = free.reduce((least, pair) => Math.min(least, problem.fit[pair]!), Infinity);
  const dualSum = boundOnSum(problem, prices, counted, free);
  const sum = counted.pairs.reduce((total, pair) => total + problem.fit[pair]!, 0);
  return {
    sum,
    dualSum,
    gap: dualSum - sum,
    isFloorShown:
      higher === null
        ? isHighestAtSight(problem, counted, lowest)
        : isOutOfReach(problem, higher, counted, free, lowest),
    areAimsShown: areAimsOutOfReach(problem, prices, counted, free, dualSum),
  };
}

/**
 * One that is better in an aim above would have a bound on its sum that lies lower by the aim's weight, less all that the
 * aims between could give back; where that is below every sum there can be, there is none.
 */
function areAimsOutOfReach(
  problem: AssignmentProblem,
  { floor, weights }: AssignmentPrices,
  { misses, emptySquares }: Counted,
  free: readonly number[],
  dualSum: number,
): boolean {
  const places = problem.submissions.reduce((sum, item) => sum + item.demand, 0);
  const squares = problem.submissions.reduce((sum, item) => sum + item.demand ** 2, 0);
  const below = floor === null ? 0 : free.filter((pair) => problem.fit[pair]! < floor).length;
  const lowest = problem.fit.reduce(
    (least, fit, pair) => (problem.forbidden[pair] === 1 ? least : Math.min(least, fit)),
    Infinity,
  );
  // An empty place counts as a fit of 0.
  const leastSum = places === 0 ? 0 : places * (weights.empty > 0 ? Math.min(0, lowest) : lowest);
  const ofFloor = weights.below * (places - below);
  const ofEmpty = weights.empty * (squares - emptySquares);
  const areMissesShown = misses === 0 || dualSum - weights.miss + ofEmpty + ofFloor < leastSum;
  const areEmptyShown = emptySquares === 0 || dualSum - weights.empty + ofFloor < leastSum;
  return areMissesShown && areEmptyShown;
}

interface Counted {
  readonly pairs: readonly number[];
  readonly locked: ReadonlySet<number>;
  readonly misses: number;
  readonly emptySquares: number;
}

function count(problem: AssignmentProblem, assigned: readonly AssignedPair[]): Counted {
  const width = problem.submissions.length;
  const expertIndex = new Map(problem.experts.map((item, index) => [item.id, index]));
  const submissionIndex = new Map(problem.submissions.map((item, index) => [item.id, index]));
  const panels: number[][] = problem.submissions.map(() => []);
  const pairs = assigned.map(({ expert, submission }) => {
    const [row, column] = [expertIndex.get(expert), submissionIndex.get(submission)];
    if (row === undefined || column === undefined) throw new Error("checkCertificate: a pair is not in the problem");
    panels[column]!.push(row);
    return row * width + column;
  });
  return {
    pairs,
    locked: new Set(problem.locked.map((lock) => lock.expert * width + lock.submission)),
    misses: panels.reduce((sum, panel, submission) => sum + missesOf(problem, panel, submission), 0),
    emptySquares: panels.reduce((sum, panel, at) => sum + (problem.submissions[at]!.demand - panel.length) ** 2, 0),
  };
}

function missesOf(problem: AssignmentProblem, panel: readonly number[], submission: number): number {
  return problem.groups.reduce((sum, _, group) => {
    const members = panel.filter((expert) => countsIn(problem, group, expert, submission)).length;
    const { least, highest } = keepableBounds(problem, group, submission);
    return sum + Math.max(0, least - members, members - highest);
  }, 0);
}

/** The bound on an assignment's worth, with what the higher aims cost this one given back. */
function boundOnSum(
  problem: AssignmentProblem,
  prices: AssignmentPrices,
  { misses, emptySquares }: Counted,
  free: readonly number[],
): number {
  const { floor, weights } = prices;
  const below = floor === null ? 0 : free.filter((pair) => problem.fit[pair]! < floor).length;
  const given = BigInt(weights.miss) * BigInt(misses) + BigInt(weights.empty) * BigInt(emptySquares);
  return Number(priceBound(problem, prices) + given + BigInt(weights.below) * BigInt(below));
}

/**
 * Some submission has too few better pairs for its demand, or some expert for the minimum load; or no pair is better.
 * Places that may stay empty are filled here, or the search would have needed a flow to tell.
 */
function isHighestAtSight(problem: AssignmentProblem, { locked }: Counted, lowest: number): boolean {
  const width = problem.submissions.length;
  const wanted = problem.submissions.map((item) => item.demand);
  const owed = problem.experts.map((item) => item.minimumLoad);
  let better = 0;
  problem.fit.forEach((fit, pair) => {
    if (problem.forbidden[pair] === 1 || (fit <= lowest && !locked.has(pair))) return;
    if (!locked.has(pair)) better++;
    wanted[pair % width]! -= 1;
    owed[Math.floor(pair / width)]! -= 1;
  });
  return better === 0 || wanted.some((places) => places > 0) || owed.some((places) => places > 0);
}

/**
 * Were every free pair at the higher floor, the sum would be at least this many times the floor, more than the bound
 * allows. Between the lowest pair and the floor no fit may occur.
 */
function isOutOfReach(
  problem: AssignmentProblem,
  { floor, prices }: NonNullable<AssignmentCertificate["higher"]>,
  counted: Counted,
  free: readonly number[],
  lowest: number,
): boolean {
  if (prices.floor !== floor) return false;
  if (problem.fit.some((fit, pair) => fit > lowest && fit < floor && problem.forbidden[pair] === 0)) return false;
  const locked = [...counted.locked].reduce((sum, pair) => sum + problem.fit[pair]!, 0);
  return boundOnSum(problem, prices, counted, []) < free.length * floor + locked;
}
