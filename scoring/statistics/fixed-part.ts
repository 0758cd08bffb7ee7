/**
 * 固定效应 / The fixed effects of a mixed model at given variance ratios, by generalised least squares.
 *
 * β̂ = (XᵀM⁻¹X)⁻¹XᵀM⁻¹y; P = M⁻¹ − M⁻¹X(XᵀM⁻¹X)⁻¹XᵀM⁻¹. Cost: a solution a column.
 */
import { applyInverseVariance, type CrossedSystem } from "#scoring/statistics/crossed-system.ts";
import {
  factorInPlace,
  inverseFromFactor,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";
import { dot } from "#scoring/statistics/vectors.ts";

export interface FixedPart {
  readonly estimates: Float64Array;
  /** Standard errors in points, σ included. */
  readonly standardErrors: Float64Array;
  /** Py: what neither fixed nor random effects explain, weighted. */
  readonly residuals: Float64Array;
  /** yᵀPy over the degrees of freedom. */
  readonly residualVariance: number;
  readonly degrees: number;
  /** log |XᵀM⁻¹X|. */
  readonly logDeterminant: number;
  /** M⁻¹X by column. */
  readonly weighted: readonly Float64Array[];
  /** tr((XᵀM⁻¹X)⁻¹ BᵀB) of columns B. */
  trace(columns: readonly Float64Array[]): number;
  /** From M⁻¹c to Pc. */
  takeOut(column: Float64Array): Float64Array;
}

/** @throws Error when the columns of X depend on each other, or no degree of freedom is left */
export function fixedPart(system: CrossedSystem, y: Float64Array, columns: readonly Float64Array[]): FixedPart {
  const degrees = y.length - columns.length;
  if (degrees < 1) throw new Error("fixedPart: no more ratings than fixed effects");
  const weighted = columns.map((column) => applyInverseVariance(system, column));
  const weightedY = applyInverseVariance(system, y);
  const cross = zeroMatrix(columns.length);
  columns.forEach((column, i) => {
    for (let j = 0; j <= i; j += 1) cross.entries[i * cross.stride + j] = dot(column, weighted[j]!);
  });
  const logDeterminant = factorInPlace(cross);
  if (logDeterminant === null) throw new Error("fixedPart: the fixed effects depend on each other");
  const inverse = inverseFromFactor(cross);
  const estimates = times(
    inverse,
    columns.map((column) => dot(column, weightedY)),
  );
  const residuals = weightedY.slice();
  const centred = y.slice();
  estimates.forEach((estimate, k) => {
    for (let row = 0; row < y.length; row += 1) {
      residuals[row]! -= estimate * weighted[k]![row]!;
      centred[row]! -= estimate * columns[k]![row]!;
    }
  });
  const residualVariance = dot(centred, residuals) / degrees;
  return {
    estimates,
    standardErrors: estimates.map((_, k) => Math.sqrt(residualVariance * inverse.entries[k * inverse.stride + k]!)),
    residuals,
    residualVariance,
    degrees,
    logDeterminant,
    weighted,
    trace: (others) => traceOf(inverse, others),
    takeOut: (column) => takeOut(inverse, columns, weighted, column),
  };
}

function takeOut(
  inverse: SquareMatrix,
  columns: readonly Float64Array[],
  weighted: readonly Float64Array[],
  column: Float64Array,
): Float64Array {
  const estimates = times(
    inverse,
    columns.map((fixed) => dot(fixed, column)),
  );
  const left = column.slice();
  estimates.forEach((estimate, k) => {
    for (let row = 0; row < left.length; row += 1) left[row]! -= estimate * weighted[k]![row]!;
  });
  return left;
}

function traceOf({ stride, entries }: SquareMatrix, columns: readonly Float64Array[]): number {
  let sum = 0;
  columns.forEach((column, i) => {
    columns.forEach((other, j) => {
      sum += entries[i * stride + j]! * dot(column, other);
    });
  });
  return sum;
}

function times({ size, stride, entries }: SquareMatrix, x: readonly number[]): Float64Array {
  return Float64Array.from({ length: size }, (_, row) =>
    x.reduce((sum, value, column) => sum + entries[row * stride + column]! * value, 0),
  );
}
