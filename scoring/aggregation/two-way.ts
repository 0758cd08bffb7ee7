/**
 * 双向最小二乘 / Two-way least squares: rating = submission + expert + residual, expert effects adding up to zero.
 *
 * A submission's estimate is the mean of its ratings after each expert's leaning is taken out. Nothing is drawn towards
 * the mean, so where few readings link two groups the difference between them is mostly noise: never a default, and
 * the standard errors say why. Adding a constant to all ratings of one expert changes no submission's place.
 *
 * Cost: Σ nᵢ² + R³ (R experts). Source: Searle 1971, Linear Models, ch. 7.
 */
import type { Effects } from "#scoring/statistics/crossed-model.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { groupRows, type Grouping, type RatingTable } from "#scoring/statistics/rating-table.ts";
import {
  factorInPlace,
  inverseFromFactor,
  solveLower,
  solveUpper,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

export interface TwoWay {
  readonly table: RatingTable;
  /** Adjusted means, in points; errors are NaN when no rating is left over to estimate the residual. */
  readonly submissions: Effects;
  /** Leanings of the experts: positive is lenient. */
  readonly experts: Effects;
  /** Parameters that are told apart: submissions + experts − 1. */
  readonly rank: number;
  readonly residualSquares: number;
  readonly residualDeviation: number;
  readonly equations: TwoWayEquations;
}

/** Experts' normal equations after elimination of the submissions, a matrix of ones added. */
export interface TwoWayEquations {
  readonly factor: SquareMatrix;
  readonly inverse: SquareMatrix;
  readonly grouping: Grouping;
}

/** @throws Error when the submissions fall into parts without a common expert: their estimates cannot be compared */
export function twoWayLeastSquares(table: RatingTable): TwoWay {
  if (ratingGraph(table).components !== 1) throw new Error("twoWayLeastSquares: the submissions are not connected");
  const { submissions, experts, values } = table;
  const equations = equationsOf(table);
  const leanings = leaningsOf(table, equations);
  const estimates = adjustedMeans(table, equations.grouping, leanings);
  const rank = submissions.length + experts.length - 1;
  const residualSquares = values.reduce((sum, value, row) => {
    const fitted = estimates[table.submissionOf[row]!]! + leanings[table.expertOf[row]!]!;
    return sum + (value - fitted) ** 2;
  }, 0);
  const degrees = values.length - rank;
  const deviation = degrees > 0 ? Math.sqrt(residualSquares / degrees) : Number.NaN;
  return {
    table,
    submissions: { estimates, standardErrors: submissionErrors(table, equations).map((error) => deviation * error) },
    experts: { estimates: leanings, standardErrors: expertErrors(equations).map((error) => deviation * error) },
    rank,
    residualSquares,
    residualDeviation: deviation,
    equations,
  };
}

function equationsOf(table: RatingTable): TwoWayEquations {
  const { submissions, experts, submissionOf, expertOf } = table;
  const grouping = groupRows(submissionOf, submissions.length);
  const factor = zeroMatrix(experts.length);
  const { stride, entries } = factor;
  for (let row = 0; row < experts.length; row += 1)
    for (let column = 0; column <= row; column += 1) entries[row * stride + column] = 1;
  for (const expert of expertOf) entries[expert * stride + expert]! += 1;
  forEachPair(grouping, (row, other, count) => {
    const [expert, second] = [expertOf[row]!, expertOf[other]!];
    if (second <= expert) entries[expert * stride + second]! -= 1 / count;
  });
  if (factorInPlace(factor) === null) throw new Error("twoWayLeastSquares: the submissions are not connected");
  return { factor, inverse: inverseFromFactor(factor), grouping };
}

/** Every ordered pair of ratings of one submission, with how many ratings it has. */
function forEachPair({ start, rows }: Grouping, visit: (row: number, other: number, count: number) => void): void {
  for (let level = 0; level + 1 < start.length; level += 1)
    for (let i = start[level]!; i < start[level + 1]!; i += 1)
      for (let j = start[level]!; j < start[level + 1]!; j += 1)
        visit(rows[i]!, rows[j]!, start[level + 1]! - start[level]!);
}

function leaningsOf({ experts, expertOf, values }: RatingTable, { factor, grouping }: TwoWayEquations): Float64Array {
  const leanings = new Float64Array(experts.length);
  const { start, rows } = grouping;
  for (let level = 0; level + 1 < start.length; level += 1) {
    const own = rows.subarray(start[level], start[level + 1]);
    const mean = own.reduce((sum, row) => sum + values[row]!, 0) / own.length;
    for (const row of own) leanings[expertOf[row]!]! += values[row]! - mean;
  }
  solveLower(factor, leanings);
  solveUpper(factor, leanings);
  return leanings;
}

function adjustedMeans({ values, expertOf }: RatingTable, { start, rows }: Grouping, leanings: Float64Array) {
  return Float64Array.from({ length: start.length - 1 }, (_, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    return own.reduce((sum, row) => sum + values[row]! - leanings[expertOf[row]!]!, 0) / own.length;
  });
}

/** Of each submission, in units of the residual deviation: √(1/n + wᵀS⁺w), w the shares of its experts. */
function submissionErrors({ submissions, expertOf }: RatingTable, { inverse, grouping }: TwoWayEquations) {
  const squares = new Float64Array(submissions.length);
  const { start } = grouping;
  let level = 0;
  forEachPair(grouping, (row, other, count) => {
    while (grouping.rows[start[level + 1]! - 1]! < row) level += 1;
    squares[level]! += inverse.entries[expertOf[row]! * inverse.stride + expertOf[other]!]! / count ** 2;
  });
  return squares.map((square, index) => {
    const count = start[index + 1]! - start[index]!;
    return Math.sqrt(1 / count + square - 1 / inverse.size ** 2);
  });
}

/** The added ones contribute 1/R² to every entry of the inverse, which the pseudo-inverse does not have. */
function expertErrors({ inverse }: TwoWayEquations): Float64Array {
  const { size, stride, entries } = inverse;
  return Float64Array.from({ length: size }, (_, expert) =>
    Math.sqrt(Math.max(0, entries[expert * stride + expert]! - 1 / size ** 2)),
  );
}
