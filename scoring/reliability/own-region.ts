/**
 * 本地区偏高 / Own region by expert: how much higher one expert's totals of submissions from the own province lie than the
 * same expert's others, each beside what everybody else's marks lead one to expect.
 *
 * Difference of two means of leave-one-out residuals with Welch's 95 % interval, so neither the expert's severity nor the
 * quality of those submissions is taken for it. Null with fewer than two sheets on either side. Advisory.
 */
import { tTwoSidedQuantile } from "#scoring/statistics/distributions.ts";

export interface OwnRegion {
  readonly pairs: number;
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
}

const FEWEST = 2;

/** @param own leave-one-out residuals, in points, of the own region; others: of the rest. Without spread there is no interval. */
export function ownRegionDifference(own: readonly number[], others: readonly number[]): OwnRegion | null {
  if (own.length < FEWEST || others.length < FEWEST) return null;
  const [a, b] = [momentsOf(own), momentsOf(others)];
  const variance = a.ofMean + b.ofMean;
  if (!(variance > 0)) return null;
  const degrees = variance ** 2 / (a.ofMean ** 2 / (own.length - 1) + b.ofMean ** 2 / (others.length - 1));
  const half = tTwoSidedQuantile(0.05, degrees) * Math.sqrt(variance);
  const points = a.mean - b.mean;
  return { pairs: own.length, points, lower: points - half, upper: points + half };
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly ofMean: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, ofMean: squares / (values.length - 1) / values.length };
}
