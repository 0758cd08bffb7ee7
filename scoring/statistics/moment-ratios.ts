/**
 * 矩估计起点 / Variance ratios by moments: a start for REML, close to it for large tables and free of iterations.
 *
 * Four sums of squares (raw, by inner level, by outer level, overall) have expectations that are linear in the variances.
 * Repeated pairs are counted as different ones, which a start may do. Cost: linear.
 * Source: Henderson 1953, method I.
 */
import { type CrossedDesign, levelSums, type VarianceRatios } from "#scoring/statistics/crossed-system.ts";

const LEAST = 0.01;
const MOST = 100;

export function momentRatios({ rows: n, inner, outer }: CrossedDesign, y: Float64Array): VarianceRatios {
  const total = y.reduce((sum, value) => sum + value * value, 0);
  const mean = y.reduce((sum, value) => sum + value, 0) ** 2 / n;
  const [byInner, byOuter] = [inner, outer].map(({ of, levels, weight }) =>
    levelSums(of, levels, y).reduce((sum, value, level) => sum + value ** 2 / Math.max(1, weight[level]!), 0),
  ) as [number, number];
  const [innerMeet, outerMeet] = [inner, outer].map(({ weight }) =>
    weight.reduce((sum, value) => sum + value ** 2 / n, 0),
  ) as [number, number];
  const [a, b] = [inner.levels, outer.levels];
  // total − mean, byInner − mean, byOuter − mean as functions of (inner, outer, residual) variances.
  const solution = solveThree([
    [n - innerMeet, n - outerMeet, n - 1, total - mean],
    [n - innerMeet, a - outerMeet, a - 1, byInner - mean],
    [b - innerMeet, n - outerMeet, b - 1, byOuter - mean],
  ]);
  const residual = Math.max(solution[2], 1e-12 * total, Number.MIN_VALUE);
  const bounded = (variance: number): number => {
    const ratio = variance / residual;
    return Number.isFinite(ratio) ? Math.min(MOST, Math.max(LEAST, ratio)) : 1;
  };
  return { inner: bounded(solution[0]), outer: bounded(solution[1]) };
}

/** Cramer's rule; NaN where the equations depend on each other. */
function solveThree(rows: readonly (readonly [number, number, number, number])[]): [number, number, number] {
  const column = (k: 0 | 1 | 2 | 3): number[] => rows.map((row) => row[k]);
  const [first, second, third, right] = [column(0), column(1), column(2), column(3)];
  const whole = determinant(first, second, third);
  return [
    determinant(right, second, third) / whole,
    determinant(first, right, third) / whole,
    determinant(first, second, right) / whole,
  ];
}

function determinant(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  const minor = (i: number, j: number): number => b[i]! * c[j]! - b[j]! * c[i]!;
  return a[0]! * minor(1, 2) - a[1]! * minor(0, 2) + a[2]! * minor(0, 1);
}
