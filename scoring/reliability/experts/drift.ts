/**
 * 评分漂移 / Drift: whether an expert became milder or more severe while reading.
 *
 * The slope of the model's residuals over the expert's own reading order, in points a sheet, by ordinary least squares, with a
 * 95 % t interval. Null with fewer than four sheets. Advisory.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import { tTwoSidedQuantile } from "#scoring/statistics/distributions.ts";
import { groupRows } from "#scoring/statistics/rating-table.ts";

export interface Drift {
  readonly expert: string;
  readonly slope: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const FEWEST_SHEETS = 4;

/** @param order place of each rating in its expert's reading order, by row; equal places share their weight */
export function driftOfExperts({ table, residuals }: CrossedModel, order: Float64Array): Drift[] {
  const { start, rows } = groupRows(table.expertOf, table.experts.length);
  return table.experts.map((expert, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    const x = Float64Array.from(own, (row) => order[row]!);
    const y = Float64Array.from(own, (row) => residuals[row]!);
    return { expert, ...lineThrough(x, y) };
  });
}

function lineThrough(x: Float64Array, y: Float64Array): Omit<Drift, "expert"> {
  const none = { slope: null, standardError: null, lower: null, upper: null };
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - middleX) ** 2, 0);
  if (x.length < FEWEST_SHEETS || spread === 0) return none;
  const slope = x.reduce((sum, value, i) => sum + (value - middleX) * (y[i]! - middleY), 0) / spread;
  const degrees = x.length - 2;
  const squares = y.reduce((sum, value, i) => sum + (value - middleY - slope * (x[i]! - middleX)) ** 2, 0);
  const standardError = Math.sqrt(squares / degrees / spread);
  const half = tTwoSidedQuantile(0.05, degrees) * standardError;
  return { slope, standardError, lower: slope - half, upper: slope + half };
}
