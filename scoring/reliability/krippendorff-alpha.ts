/**
 * 克里彭多夫 α / Krippendorff's alpha = 1 − observed ÷ expected disagreement, with missing cells.
 *
 * Submissions with one rating say nothing about agreement and are left out. Disagreement of two values:
 *   nominal   they differ
 *   ordinal   (ranks' distance)²: how many values lie between, counting half of their own
 *   interval  (c − k)²
 *   ratio     ((c − k) ÷ (c + k))²
 *
 * Null where no two different values can be compared. Cost: n log n; for ratio V² of V distinct values.
 * Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011; Content Analysis, ch. 11.
 */
import { midRanks } from "#scoring/statistics/ranks.ts";
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface Krippendorff {
  readonly nominal: number | null;
  readonly ordinal: number | null;
  readonly interval: number | null;
  readonly ratio: number | null;
}

export function krippendorffAlpha(table: RatingTable): Krippendorff {
  const units = pairableUnits(table);
  const values = Float64Array.from(units.flat());
  const ranks = midRanks(values);
  let next = 0;
  const rankedUnits = units.map((unit) => unit.map(() => ranks[next++]!));
  return {
    nominal: alpha(units, differ, expectedOverPairs(values, differ)),
    ordinal: alpha(rankedUnits, squaredDistance, expectedSquare(ranks)),
    interval: alpha(units, squaredDistance, expectedSquare(values)),
    ratio: alpha(units, squaredRatio, expectedOverPairs(values, squaredRatio)),
  };
}

type Metric = (one: number, other: number) => number;

const differ: Metric = (one, other) => (one === other ? 0 : 1);
const squaredDistance: Metric = (one, other) => (one - other) ** 2;
const squaredRatio: Metric = (one, other) => (one === other ? 0 : ((one - other) / (one + other)) ** 2);

function pairableUnits({ submissions, submissionOf, values }: RatingTable): number[][] {
  const { start, rows } = groupRows(submissionOf, submissions.length);
  return submissions
    .map((_, level) => Array.from(rows.subarray(start[level], start[level + 1]), (row) => values[row]!))
    .filter((unit) => unit.length > 1);
}

/** @param expected mean disagreement of two values drawn from all pairable ones without regard to their submission */
function alpha(units: readonly (readonly number[])[], metric: Metric, expected: number): number | null {
  if (!(expected > 0)) return null;
  let [observed, count] = [0, 0];
  for (const unit of units) {
    let sum = 0;
    for (let i = 0; i < unit.length; i += 1) for (let j = 0; j < i; j += 1) sum += metric(unit[i]!, unit[j]!);
    observed += (2 * sum) / (unit.length - 1);
    count += unit.length;
  }
  return 1 - observed / count / expected;
}

/** Mean of (c − k)² over all pairs: twice the sample variance. */
function expectedSquare(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (2 * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / (values.length - 1);
}

function expectedOverPairs(values: Float64Array, metric: Metric): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts].sort(([a], [b]) => a - b);
  let sum = 0;
  for (const [i, [one, countOfOne]] of distinct.entries())
    for (const [other, countOfOther] of distinct.slice(0, i)) sum += 2 * countOfOne * countOfOther * metric(one, other);
  return sum / (values.length * (values.length - 1));
}
