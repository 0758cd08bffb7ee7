/**
 * 交叉随机效应的方程组 / The linear system of a crossed random-effects model at given variance ratios.
 *
 *   y = Xβ + Z₁u₁ + Z₂u₂ + ε,  u_k ~ N(0, γ_k σ²),  ε ~ N(0, σ² W⁻¹),  M = Var(y)/σ² = W⁻¹ + γ₁Z₁Z₁ᵀ + γ₂Z₂Z₂ᵀ
 *
 * Henderson's equations in u_k = √γ_k v_k have the matrix C = [γ₁D₁ + I, √(γ₁γ₂) N; ·, γ₂D₂ + I], which stays positive
 * definite at γ = 0. Its first block is diagonal: the side with more levels ("inner") is eliminated, and a dense matrix
 * as large as the other side ("outer") remains: S = γ₂D₂ + I − γ₁γ₂ Nᵀ(γ₁D₁ + I)⁻¹N.
 *
 * Cost: Σ nᵢ² + R³/3 to build (nᵢ ratings of an inner level, R outer levels), n + R² for a solution.
 * Sources: Henderson 1975; Bates, Mächler, Bolker & Walker 2015 (the same criterion); Harville 1977.
 */
import { groupRows, type Grouping } from "#scoring/statistics/rating-table.ts";
import {
  factorInPlace,
  solveLower,
  solveUpper,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

/** What does not change with the variance ratios. */
export interface CrossedDesign {
  readonly rows: number;
  readonly inner: Side;
  readonly outer: Side;
  /** Rows of each inner level together. */
  readonly grouping: Grouping;
  /** Weight of each row; all one unless ratings are weighted. */
  readonly weights: Float64Array;
}

export interface Side {
  readonly levels: number;
  readonly of: Int32Array;
  /** Sum of the weights of each level's rows. */
  readonly weight: Float64Array;
}

/** γ₁ and γ₂: variance of an effect over the residual variance. */
export interface VarianceRatios {
  readonly inner: number;
  readonly outer: number;
}

export interface CrossedSystem {
  readonly design: CrossedDesign;
  readonly ratios: VarianceRatios;
  /** γ₁D₁ + I. */
  readonly pivots: Float64Array;
  /** Lower Cholesky factor of S. */
  readonly factor: SquareMatrix;
  /** log |C|, which is log |M| + Σ log w. */
  readonly logDeterminant: number;
}

export function crossedDesign(
  innerOf: Int32Array,
  innerLevels: number,
  outerOf: Int32Array,
  outerLevels: number,
  weights: Float64Array = new Float64Array(innerOf.length).fill(1),
): CrossedDesign {
  return {
    rows: innerOf.length,
    inner: { levels: innerLevels, of: innerOf, weight: levelSums(innerOf, innerLevels, weights) },
    outer: { levels: outerLevels, of: outerOf, weight: levelSums(outerOf, outerLevels, weights) },
    grouping: groupRows(innerOf, innerLevels),
    weights,
  };
}

/** Σ of a column over the rows of each level: Zᵀ times the column. */
export function levelSums(levelOf: Int32Array, levels: number, column: Float64Array): Float64Array {
  const sums = new Float64Array(levels);
  for (let row = 0; row < levelOf.length; row += 1) sums[levelOf[row]!]! += column[row]!;
  return sums;
}

/** @throws Error when the matrix is not positive definite, which only overflow can cause */
export function crossedSystem(design: CrossedDesign, ratios: VarianceRatios): CrossedSystem {
  const pivots = design.inner.weight.map((weight) => ratios.inner * weight + 1);
  const factor = outerMatrix(design, ratios, pivots);
  const logOuter = factorInPlace(factor);
  if (logOuter === null) throw new Error("crossedSystem: the matrix is not positive definite");
  const logInner = pivots.reduce((sum, pivot) => sum + Math.log(pivot), 0);
  return { design, ratios, pivots, factor, logDeterminant: logInner + logOuter };
}

/** Effects in units of their own deviation: v₁ and v₂ of u_k = √γ_k v_k. */
export interface ScaledEffects {
  readonly inner: Float64Array;
  readonly outer: Float64Array;
}

/** Solves C v = √γ Zᵀ W column. */
export function solveEffects(system: CrossedSystem, column: Float64Array): ScaledEffects {
  const { design, ratios, pivots, factor } = system;
  const weighted = column.map((value, row) => value * design.weights[row]!);
  const inner = levelSums(design.inner.of, design.inner.levels, weighted);
  const outer = levelSums(design.outer.of, design.outer.levels, weighted);
  // Elimination of the inner side: what its levels explain is taken out of the outer sums.
  for (let row = 0; row < design.rows; row += 1) {
    const level = design.inner.of[row]!;
    const share = (design.weights[row]! * ratios.inner * inner[level]!) / pivots[level]!;
    outer[design.outer.of[row]!]! -= share;
  }
  const rootOuter = Math.sqrt(ratios.outer);
  for (let level = 0; level < outer.length; level += 1) outer[level]! *= rootOuter;
  solveLower(factor, outer);
  solveUpper(factor, outer);
  for (let row = 0; row < design.rows; row += 1)
    inner[design.inner.of[row]!]! -= design.weights[row]! * rootOuter * outer[design.outer.of[row]!]!;
  const rootInner = Math.sqrt(ratios.inner);
  for (let level = 0; level < inner.length; level += 1) inner[level] = (rootInner * inner[level]!) / pivots[level]!;
  return { inner, outer };
}

/** M⁻¹ times a column: W (column − Zu). */
export function applyInverseVariance(system: CrossedSystem, column: Float64Array): Float64Array {
  const { design, ratios } = system;
  const effects = solveEffects(system, column);
  const [rootInner, rootOuter] = [Math.sqrt(ratios.inner), Math.sqrt(ratios.outer)];
  return column.map((value, row) => {
    const explained =
      rootInner * effects.inner[design.inner.of[row]!]! + rootOuter * effects.outer[design.outer.of[row]!]!;
    return design.weights[row]! * (value - explained);
  });
}

function outerMatrix(design: CrossedDesign, ratios: VarianceRatios, pivots: Float64Array): SquareMatrix {
  const { outer, grouping, weights } = design;
  const matrix = zeroMatrix(outer.levels);
  const { stride, entries } = matrix;
  for (let level = 0; level < outer.levels; level += 1)
    entries[level * stride + level] = ratios.outer * outer.weight[level]! + 1;
  for (let level = 0; level < pivots.length; level += 1) {
    const factor = (ratios.inner * ratios.outer) / pivots[level]!;
    const [from, to] = [grouping.start[level]!, grouping.start[level + 1]!];
    for (let i = from; i < to; i += 1) {
      const row = grouping.rows[i]!;
      const [at, weight] = [outer.of[row]!, factor * weights[row]!];
      for (let j = from; j < to; j += 1) {
        const other = grouping.rows[j]!;
        // The lower triangle only; a level that meets itself counts every pair of its rows.
        if (outer.of[other]! <= at) entries[at * stride + outer.of[other]!]! -= weight * weights[other]!;
      }
    }
  }
  return matrix;
}
