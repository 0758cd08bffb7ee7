/**
 * 价格核验 / Check of prices: an upper bound on what any assignment is worth, from prices that need not be trusted.
 *
 * Worth of an assignment = sum of fit − `below` for every free pair under the floor − `empty` × the sum of squared
 * empty places − `miss` for every unit by which a group's bounds are missed (bounds as far as somebody can keep them).
 * Whatever the prices are, no assignment is worth more than the bound (weak duality: every demand, load and group is
 * paid for at its price, and no pair is worth more than it brings beyond its prices). Where the bound equals the worth
 * of an assignment, both are proven.
 *
 * Shares no code with the engine. Cost: O(pairs × groups), sums over submissions and experts in big integers.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";

/** What a free pair may carry, and what a place is, in the same units: equal unless chances are capped. */
interface PairRoom {
  readonly pairUnits: number;
  readonly placeUnits: number;
}

/**
 * @param room where a pair may only be likely up to a cap: then the bound is on what is expected
 * @returns the bound times `placeUnits`
 * @throws Error when prices are missing, not whole, or name what the problem does not have
 */
export function priceBound(
  problem: AssignmentProblem,
  prices: AssignmentPrices,
  { pairUnits, placeUnits }: PairRoom = { pairUnits: 1, placeUnits: 1 },
): bigint {
  requireWhole(problem, prices);
  const groups = groupPrices(problem, prices);
  const pairs = pairTerms(problem, prices, groups);
  const places = submissionTerms(problem, prices) + expertTerms(problem, prices) + groups.total + pairs.locked;
  return places * BigInt(placeUnits) + pairs.free * BigInt(pairUnits);
}

function submissionTerms({ submissions, locked }: AssignmentProblem, { weights, ...prices }: AssignmentPrices): bigint {
  let total = 0n;
  submissions.forEach(({ demand }, submission) => {
    const price = prices.submissions[submission]!;
    total += BigInt(price) * BigInt(demand);
    if (weights.empty === 0) return;
    const places = demand - locked.filter((lock) => lock.submission === submission).length;
    // The t-th empty place is worth having while its cost is below what the place would be paid.
    for (let empty = 1; empty <= places; empty++)
      total += BigInt(Math.max(0, -price - (2 * empty - 1) * weights.empty));
  });
  return total;
}

function expertTerms({ experts, submissions }: AssignmentProblem, prices: AssignmentPrices): bigint {
  return experts.reduce((total, { minimumLoad, maximumLoad }, expert) => {
    const price = prices.experts[expert]!;
    return total + BigInt(price) * BigInt(price > 0 ? Math.min(maximumLoad, submissions.length) : minimumLoad);
  }, 0n);
}

interface GroupPrices {
  /** Groups with a price on each submission. */
  readonly on: ReadonlyMap<number, readonly { readonly group: number; readonly price: number }[]>;
  readonly total: bigint;
}

/** Each group is paid for at the number of members that is worth most, missed units counted. */
function groupPrices(problem: AssignmentProblem, prices: AssignmentPrices): GroupPrices {
  const on = new Map<number, { group: number; price: number }[]>();
  let total = 0n;
  for (const { submission, group, price } of prices.groups) {
    on.set(submission, [...(on.get(submission) ?? []), { group, price }]);
    const { least, highest, most } = keepableBounds(problem, group, submission);
    const worth = (count: number): bigint => {
      const missed = Math.max(0, least - count, count - highest);
      return BigInt(price) * BigInt(count) - BigInt(prices.weights.miss) * BigInt(missed);
    };
    const fewest = lockedMembers(problem, group, submission);
    const worths = [0, least, highest, most].map((count) => worth(Math.max(count, fewest)));
    total += worths.reduce((one, other) => (other > one ? other : one));
  }
  return { on, total };
}

function lockedMembers(problem: AssignmentProblem, group: number, submission: number): number {
  return problem.locked.filter(
    (lock) => lock.submission === submission && countsIn(problem, group, lock.expert, submission),
  ).length;
}

/** What pairs bring beyond their prices: free ones where they bring something, locked ones in any case. */
function pairTerms(
  problem: AssignmentProblem,
  prices: AssignmentPrices,
  { on }: GroupPrices,
): { readonly free: bigint; readonly locked: bigint } {
  const width = problem.submissions.length;
  const locked = new Set(problem.locked.map((lock) => lock.expert * width + lock.submission));
  const { floor, weights } = prices;
  let free = 0n;
  let lockedOnes = 0n;
  // Most pairs bring nothing; the others are added up in a number while it stays exact.
  let part = 0;
  for (let pair = 0; pair < problem.fit.length; pair++) {
    if (problem.forbidden[pair] === 1) continue;
    const submission = pair % width;
    const expert = (pair - submission) / width;
    const isLocked = locked.size > 0 && locked.has(pair);
    const fit = problem.fit[pair]!;
    let rest = fit - prices.submissions[submission]! - prices.experts[expert]!;
    if (!isLocked && floor !== null && fit < floor) rest -= weights.below;
    for (const { group, price } of on.get(submission) ?? [])
      if (countsIn(problem, group, expert, submission)) rest -= price;
    if (isLocked) lockedOnes += BigInt(rest);
    if (rest <= 0 || isLocked) continue;
    part += rest;
    if (Number.isSafeInteger(part) && part < 2 ** 50) continue;
    free += BigInt(part);
    part = 0;
  }
  return { free: free + BigInt(part), locked: lockedOnes };
}

/** True when the expert is a member of the group on this submission. */
export function countsIn(problem: AssignmentProblem, group: number, expert: number, submission: number): boolean {
  const { members } = problem.groups[group]!;
  return (
    members[members.length === problem.experts.length ? expert : expert * problem.submissions.length + submission] === 1
  );
}

/** A group's bounds on a submission, as far as somebody can keep them, and the most members its panel can have. */
export function keepableBounds(
  problem: AssignmentProblem,
  group: number,
  submission: number,
): { readonly least: number; readonly highest: number; readonly most: number } {
  const { atLeast, atMost } = problem.groups[group]!;
  let most = 0;
  for (let expert = 0; expert < problem.experts.length; expert++)
    if (problem.forbidden[expert * problem.submissions.length + submission] !== 1)
      if (countsIn(problem, group, expert, submission)) most++;
  most = Math.min(most, problem.submissions[submission]!.demand);
  return { least: Math.min(atLeast, most), highest: Math.min(atMost ?? most, most), most };
}

function requireWhole(problem: AssignmentProblem, prices: AssignmentPrices): void {
  const refuse = (message: string): never => {
    throw new Error(`priceBound: ${message}`);
  };
  if (prices.submissions.length !== problem.submissions.length) refuse("one price a submission is needed");
  if (prices.experts.length !== problem.experts.length) refuse("one price an expert is needed");
  const { below, empty, miss } = prices.weights;
  for (const weight of [below, empty, miss])
    if (!Number.isSafeInteger(weight) || weight < 0) refuse("a weight is not whole");
  for (const price of [...prices.submissions, ...prices.experts])
    if (!Number.isSafeInteger(price)) refuse("a price is not whole");
  const seen = new Set<string>();
  for (const { submission, group, price } of prices.groups) {
    if (problem.submissions[submission] === undefined || problem.groups[group] === undefined)
      refuse("a price names no group on a submission");
    if (!Number.isSafeInteger(price)) refuse("a price is not whole");
    if (seen.has(`${submission} ${group}`)) refuse("a group has two prices on one submission");
    seen.add(`${submission} ${group}`);
  }
}
