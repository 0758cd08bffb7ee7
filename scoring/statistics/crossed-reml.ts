/**
 * 限制极大似然 / REML for the crossed random-effects model: the two variance ratios that make the data likeliest.
 *
 * The criterion is profiled over the fixed effects and σ² (−2 log restricted likelihood, constants included, as lme4
 * prints it). Its gradient is exact; the curvature is the average information, which needs solutions only. Steps are
 * Newton steps in log γ, halved until the criterion falls. A ratio that runs towards zero is set to zero when the
 * criterion agrees: the data show no such variance.
 *
 * Cost an iteration: one factor and one inverse of the smaller side (R³) and some passes over the ratings.
 * Sources: Patterson & Thompson 1971; Gilmour, Thompson & Cullis 1995 (average information); Searle, Casella &
 * McCulloch 1992, ch. 5 (moments to start from).
 */
import {
  type CrossedDesign,
  type CrossedSystem,
  crossedSystem,
  levelSums,
} from "#scoring/statistics/crossed-system.ts";
import type { VarianceRatios } from "#scoring/statistics/crossed-system.ts";
import { applyInverseVariance } from "#scoring/statistics/crossed-system.ts";
import { fixedPart, type FixedPart } from "#scoring/statistics/fixed-part.ts";
import { momentRatios } from "#scoring/statistics/moment-ratios.ts";
import { inverseFromFactor, type SquareMatrix } from "#scoring/statistics/symmetric-matrix.ts";
import { dot } from "#scoring/statistics/vectors.ts";

export interface RemlPoint {
  readonly system: CrossedSystem;
  readonly fixed: FixedPart;
  readonly criterion: number;
}

export interface RemlFit extends RemlPoint {
  /** S⁻¹ at the optimum: (co)variances of the outer effects over σ², scaled. */
  readonly outerInverse: SquareMatrix;
  readonly iterations: number;
}

/** A step in log γ below this is no step: variances are then right to about five digits or better. */
const STEP_TOLERANCE = 1e-5;
const LARGEST_STEP = 2;
const MOST_ITERATIONS = 60;
/** A ratio outside these counts as zero or infinite (the residual is then nothing but rounding). */
const SMALLEST_RATIO = 1e-7;
const LARGEST_RATIO = 1e8;

/**
 * @param columns fixed effects, one array a column; the first is the intercept
 * @returns the optimum; a ratio of exactly zero says that the data show no such variance
 */
export function fitByReml(design: CrossedDesign, y: Float64Array, columns: readonly Float64Array[]): RemlFit {
  let point = evaluate(design, y, columns, momentRatios(design, y));
  for (let iteration = 1; ; iteration += 1) {
    const outerInverse = inverseFromFactor(point.system.factor);
    const step = newtonStep(point, outerInverse);
    const next = Math.max(...step.map(Math.abs)) < STEP_TOLERANCE ? null : improve(point, y, columns, step);
    if (next === null || iteration === MOST_ITERATIONS) return { ...point, outerInverse, iterations: iteration };
    point = next;
  }
}

/** Everything of the model at given ratios. */
export function evaluate(
  design: CrossedDesign,
  y: Float64Array,
  columns: readonly Float64Array[],
  ratios: VarianceRatios,
): RemlPoint {
  const system = crossedSystem(design, ratios);
  const fixed = fixedPart(system, y, columns);
  const degrees = design.rows - columns.length;
  const logWeights = design.weights.reduce((sum, weight) => sum + Math.log(weight), 0);
  const criterion =
    system.logDeterminant -
    logWeights +
    fixed.logDeterminant +
    degrees * (1 + Math.log(2 * Math.PI * fixed.residualVariance));
  return { system, fixed, criterion };
}

/** Follows the step, half as far each time, until the criterion falls; null when it does nowhere. */
function improve(
  point: RemlPoint,
  y: Float64Array,
  columns: readonly Float64Array[],
  step: readonly [number, number],
): RemlPoint | null {
  const { design, ratios } = point.system;
  for (let factor = 1; factor > 1e-3; factor /= 2) {
    const candidate = {
      inner: moved(ratios.inner, factor * step[0]),
      outer: moved(ratios.outer, factor * step[1]),
    };
    if (candidate.inner === ratios.inner && candidate.outer === ratios.outer) return null;
    const next = evaluate(design, y, columns, candidate);
    if (next.criterion < point.criterion) return next;
  }
  return null;
}

function moved(ratio: number, step: number): number {
  const next = ratio * Math.exp(step);
  return next < SMALLEST_RATIO ? 0 : Math.min(next, LARGEST_RATIO);
}

/** Newton step in (log γ₁, log γ₂), no longer than LARGEST_STEP; zero for a ratio that is zero and wants to stay. */
function newtonStep({ system, fixed }: RemlPoint, outerInverse: SquareMatrix): [number, number] {
  const { design, ratios } = system;
  const sides = [design.inner, design.outer] as const;
  const gammas = [ratios.inner, ratios.outer] as const;
  const sums = sides.map(({ of, levels }) => levelSums(of, levels, fixed.residuals));
  const squares = sums.map((values) => values.reduce((sum, value) => sum + value * value, 0));
  const traces = remlTraces(system, fixed, outerInverse);
  const variance = fixed.residualVariance;
  const spread = sums.map((values, k) => Float64Array.from(sides[k]!.of, (level) => values[level]!));
  const projected = spread.map((column) => project(system, fixed, column));
  const gradient = [0, 1].map((k) => gammas[k]! * (traces[k]! - squares[k]! / variance));
  const curvature = (k: number, l: number): number =>
    gammas[k]! *
    gammas[l]! *
    (dot(spread[k]!, projected[l]!) / variance - (squares[k]! * squares[l]!) / (variance ** 2 * fixed.degrees));
  return shortened(solveTwo(curvature(0, 0), curvature(0, 1), curvature(1, 1), gradient[0]!, gradient[1]!));
}

/** tr(ZₖᵀPZₖ) of both sides. */
function remlTraces(system: CrossedSystem, fixed: FixedPart, outerInverse: SquareMatrix): [number, number] {
  const { design, ratios, pivots } = system;
  const { stride, entries } = outerInverse;
  let [inner, outer] = [0, design.outer.levels];
  for (let level = 0; level < pivots.length; level += 1) {
    const shared = (ratios.outer / pivots[level]! ** 2) * quadraticForm(system, outerInverse, level);
    inner += design.inner.weight[level]! / pivots[level]! - shared;
  }
  for (let level = 0; level < design.outer.levels; level += 1) outer -= entries[level * stride + level]!;
  const sides = [design.inner, design.outer] as const;
  const byFixed = sides.map(({ of, levels }) =>
    fixed.trace(fixed.weighted.map((column) => levelSums(of, levels, column))),
  );
  return [inner - byFixed[0]!, (ratios.outer === 0 ? 0 : outer / ratios.outer) - byFixed[1]!];
}

/** wᵀ S⁻¹ w of one inner level, w the weights of its rows at their outer levels. */
export function quadraticForm({ design }: CrossedSystem, { stride, entries }: SquareMatrix, level: number): number {
  const { grouping, outer, weights } = design;
  let sum = 0;
  for (let i = grouping.start[level]!; i < grouping.start[level + 1]!; i += 1) {
    const row = grouping.rows[i]!;
    const at = outer.of[row]! * stride;
    for (let j = grouping.start[level]!; j < grouping.start[level + 1]!; j += 1) {
      const other = grouping.rows[j]!;
      sum += weights[row]! * weights[other]! * entries[at + outer.of[other]!]!;
    }
  }
  return sum;
}

/** P times a column: what is left of it after random and fixed effects. */
function project(system: CrossedSystem, fixed: FixedPart, column: Float64Array): Float64Array {
  return fixed.takeOut(applyInverseVariance(system, column));
}

/**
 * −H⁻¹g. Where a direction has hardly any curvature (a ratio on its way to zero), it gets as much as makes its own step
 * LARGEST_STEP; at the optimum, where g is zero, nothing is added.
 */
function solveTwo(h00: number, h01: number, h11: number, g0: number, g1: number): [number, number] {
  const [first, second] = [Math.max(h00, Math.abs(g0) / LARGEST_STEP), Math.max(h11, Math.abs(g1) / LARGEST_STEP)];
  const determinant = first * second - h01 * h01;
  if (determinant > 1e-8 * first * second)
    return [(h01 * g1 - second * g0) / determinant, (h01 * g0 - first * g1) / determinant];
  return [first > 0 ? -g0 / first : 0, second > 0 ? -g1 / second : 0];
}

function shortened([first, second]: [number, number]): [number, number] {
  const clamp = (step: number): number => Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
  return [clamp(first), clamp(second)];
}
