/**
 * 修补的权重 / Weights of a repair: what keeping a pair is worth, in fit, so that a lower aim never outweighs a higher one.
 *
 * The aims are: as few started pairs moved as possible, then as few pairs, then the highest sum of fit.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { PairProgress, StandingPair } from "#scoring/assignment/repair-problem.ts";

export interface RepairWeights {
  /** A pair that stays is worth this much more. */
  readonly keep: number;
  /** A started pair that stays, this much more again; 0: none is started. */
  readonly start: number;
  /** Highest and lowest fit of an allowed pair differ by this. */
  readonly range: number;
}

/** Most repairs bring in a handful of pairs; small weights keep the figures small. */
export const FEW_CHANGES = 32;

/**
 * Right for every answer that brings in no more new pairs than `changes`: two answers that bring in k and k' new pairs
 * differ by at most k + k' pairs, so by (k + k') × range of fit. An answer that brings in more is looked for once more
 * with its own number, and with dearer changes it cannot bring in more again. Cost: O(pairs).
 */
export function repairWeights(
  { fit, forbidden, submissions }: AssignmentProblem,
  standing: readonly StandingPair[],
  changes: number,
): RepairWeights {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let pair = 0; pair < fit.length; pair++) {
    if (forbidden[pair] === 1) continue;
    if (fit[pair]! < lowest) lowest = fit[pair]!;
    if (fit[pair]! > highest) highest = fit[pair]!;
  }
  const range = Math.max(0, highest - lowest);
  const places = submissions.reduce((sum, item) => sum + item.demand, 0);
  const keep = 2 * changes * range + 1;
  const isAnyStarted = standing.some((item) => item.progress === "started");
  return { keep, range, start: isAnyStarted ? (keep + 2 * range) * places + 1 : 0 };
}

/** What a standing pair is worth beside its fit. */
export function worthOfStaying({ keep, start }: RepairWeights, progress: PairProgress): number {
  return progress === "started" ? keep + start : keep;
}
