/**
 * 提高最低适配 / Raising the worst pair: the highest fit that every free pair of some best-filled assignment reaches,
 * and the highest sum under it.
 *
 * A pair below the floor costs more than any sum of fit, and less than an empty place or a missed group; when a flow can
 * do without such pairs, it does. The highest floor is found by halving the fits that occur. Without groups each flow
 * goes on from the basis of the one before, and the answer is proven; with groups it is so where every search was.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type AssignmentPrices, pricesOf } from "#scoring/assignment/assignment-prices.ts";
import { type GroupSearch, searchGroups, valueOf } from "#scoring/assignment/search-groups.ts";
import { type AimWeights, solveAgain } from "#scoring/assignment/solve-nested.ts";

export interface PricedSearch extends GroupSearch {
  /** Every free pair is at or above it; -Infinity: it was not asked for. */
  readonly floor: number;
  /** null: of a flow whose prices are not in units of fit. */
  readonly prices: AssignmentPrices | null;
}

export interface RaisedPair {
  readonly search: PricedSearch;
  /** Of the flow that wanted every pair above, and could not do it; null: no pair that occurs is higher. */
  readonly higher: { readonly floor: number; readonly prices: AssignmentPrices | null } | null;
}

/** @param weights with a cost of pairs below the floor */
export function raiseWorstPair(problem: AssignmentProblem, weights: AimWeights, workLimit: number): RaisedPair {
  let best = priced(problem, weights, -Infinity, searchGroups(problem, weights, -Infinity, workLimit));
  let higher: RaisedPair["higher"] = null;
  if (!best.solution.isFull) return { search: best, higher };
  const fits = fitsBetween(problem, worstFree(problem, best.solution.pairs), highestAtSight(problem, weights));
  let low = -1;
  let high = fits.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const floor = fits[middle]!;
    const tried = priced(problem, weights, floor, tryFloor(problem, weights, floor, best, workLimit));
    const { misses, emptySquares, below } = tried.value;
    if (misses <= best.value.misses && emptySquares <= best.value.emptySquares && below === 0) {
      best = { ...tried, isProven: tried.isProven && best.isProven };
      low = middle;
    } else {
      higher = { floor, prices: tried.prices };
      best = { ...best, isProven: best.isProven && tried.isProven };
      high = middle;
    }
  }
  return { search: best, higher };
}

function tryFloor(
  problem: AssignmentProblem,
  weights: AimWeights,
  floor: number,
  before: GroupSearch,
  workLimit: number,
): GroupSearch {
  if (problem.groups.length > 0) return searchGroups(problem, weights, floor, workLimit);
  const solution = solveAgain(before.solution, weights, floor);
  const value = valueOf(problem, solution, floor);
  return { ...before, solution, root: solution, value, sumBound: value.sum };
}

/** Prices are read at once, because the next floor changes the basis they stand in. */
function priced(problem: AssignmentProblem, weights: AimWeights, floor: number, search: GroupSearch): PricedSearch {
  const arePlain = weights.fit === 1 && weights.load === 0 && search.solution.isFull;
  return {
    ...search,
    floor,
    prices: arePlain ? pricesOf(problem, search.root, search.rootSets, weights, floor) : null,
  };
}

/** Fit of the worst pair that is not locked; Infinity: there is none. Cost: O(assigned pairs). */
export function worstFree({ fit, locked, submissions }: AssignmentProblem, pairs: Int32Array): number {
  const isLocked = new Set(locked.map((lock) => lock.expert * submissions.length + lock.submission));
  return pairs.reduce((worst, pair) => (isLocked.has(pair) ? worst : Math.min(worst, fit[pair]!)), Infinity);
}

/** The fits that occur, above one bound and up to another, ascending. Cost: O(pairs). */
function fitsBetween({ fit, forbidden }: AssignmentProblem, above: number, upTo: number): number[] {
  const found = new Set<number>();
  for (let pair = 0; pair < fit.length; pair++)
    if (fit[pair]! > above && fit[pair]! <= upTo && forbidden[pair] === 0) found.add(fit[pair]!);
  return [...found].sort((one, other) => one - other);
}

/**
 * A floor that nothing can exceed: the lowest of every submission's last needed choice and of every expert's last owed
 * one. Cost: O(pairs × demand).
 */
function highestAtSight(
  { experts, submissions, fit, forbidden, locked }: AssignmentProblem,
  weights: AimWeights,
): number {
  const width = submissions.length;
  const wanted = submissions.map(({ demand }) => (weights.empty > 0 ? 0 : demand));
  const owed = experts.map(({ minimumLoad }) => minimumLoad);
  const isLocked = new Set(locked.map((lock) => lock.expert * width + lock.submission));
  for (const lock of locked) {
    wanted[lock.submission]! -= 1;
    owed[lock.expert]! -= 1;
  }
  const bySubmission = wanted.map((count) => new BestFits(count));
  const byExpert = owed.map((count) => new BestFits(count));
  for (let expert = 0; expert < experts.length; expert++)
    for (let submission = 0; submission < width; submission++) {
      const pair = expert * width + submission;
      if (forbidden[pair] === 1 || isLocked.has(pair)) continue;
      bySubmission[submission]!.take(fit[pair]!);
      byExpert[expert]!.take(fit[pair]!);
    }
  return [...bySubmission, ...byExpert].reduce((least, best) => Math.min(least, best.last()), Infinity);
}

/** The best few of a row of figures. */
class BestFits {
  private readonly best: number[] = [];

  constructor(private readonly count: number) {}

  take(fit: number): void {
    const { best, count } = this;
    if (count <= 0 || (best.length === count && fit <= best[count - 1]!)) return;
    if (best.length === count) best.pop();
    let place = best.length;
    while (place > 0 && best[place - 1]! < fit) place--;
    best.splice(place, 0, fit);
  }

  /** The last of as many as were wanted; Infinity: none was. */
  last(): number {
    return this.count <= 0 ? Infinity : (this.best.at(-1) ?? Infinity);
  }
}
