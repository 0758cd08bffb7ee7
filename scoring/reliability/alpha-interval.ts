/**
 * 克里彭多夫 α 的置信区间 / Interval of Krippendorff's alpha, by drawing submissions again.
 *
 * 1,000 times as many submissions as there are, with repetition, each with all its ratings; the interval holds the middle
 * 95 % of the alphas. For the ordinal one the ranks are those of all ratings, so that a draw costs one pass over the
 * submissions. Seeded: the same table gives the same interval. Null with fewer than five submissions rated twice.
 *
 * Source: Efron & Tibshirani 1993, ch. 13 (percentiles); units are resampled because ratings of one hang together.
 */
import { krippendorffAlpha } from "#scoring/reliability/krippendorff-alpha.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import { midRanks } from "#scoring/statistics/ranks.ts";
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface Estimate {
  readonly value: number;
  /** Null where there is no interval. */
  readonly lower: number | null;
  readonly upper: number | null;
}

const DRAWS = 1000;
const FEWEST_UNITS = 5;

/** Null where alpha itself is. */
export function alphaEstimates(table: RatingTable): { interval: Estimate | null; ordinal: Estimate | null } {
  const { interval, ordinal } = krippendorffAlpha(table);
  const units = pairableUnits(table);
  const values = Float64Array.from(units.flat());
  return { interval: estimate(interval, units, values), ordinal: estimate(ordinal, units, midRanks(values)) };
}

function pairableUnits({ submissions, submissionOf, values }: RatingTable): number[][] {
  const { start, rows } = groupRows(submissionOf, submissions.length);
  return submissions
    .map((_, level) => Array.from(rows.subarray(start[level], start[level + 1]), (row) => values[row]!))
    .filter((unit) => unit.length > 1);
}

/** What a draw needs of a submission: how many ratings, their sums, and how far they lie apart. */
interface UnitSums {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
  readonly apart: number;
}

function estimate(value: number | null, units: readonly (readonly number[])[], scaled: Float64Array): Estimate | null {
  if (value === null) return null;
  if (units.length < FEWEST_UNITS) return { value, lower: null, upper: null };
  // Differences from the mean, so that sums of squares keep their digits.
  const mean = scaled.reduce((sum, one) => sum + one, 0) / scaled.length;
  let next = 0;
  const sums = units.map((unit) => unitSums(unit.map(() => scaled[next++]! - mean)));
  const alphas = drawAlphas(sums).sort((a, b) => a - b);
  if (alphas.length === 0) return { value, lower: null, upper: null };
  const at = (share: number): number => alphas[Math.round(share * (alphas.length - 1))]!;
  return { value, lower: Math.min(value, at(0.025)), upper: Math.max(value, at(0.975)) };
}

function unitSums(values: readonly number[]): UnitSums {
  const count = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  // Σ over ordered pairs of (c − k)², over one less than the ratings.
  return { count, sum, squares, apart: (2 * (count * squares - sum * sum)) / (count - 1) };
}

function drawAlphas(units: readonly UnitSums[]): number[] {
  const random = randomNumbers(`alpha ${units.length}`);
  const alphas: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let [count, sum, squares, apart] = [0, 0, 0, 0];
    for (let drawn = 0; drawn < units.length; drawn += 1) {
      const unit = units[random.below(units.length)]!;
      count += unit.count;
      sum += unit.sum;
      squares += unit.squares;
      apart += unit.apart;
    }
    const expected = (2 * (squares - (sum * sum) / count)) / (count - 1);
    if (expected > 0) alphas.push(1 - apart / count / expected);
  }
  return alphas;
}
