/**
 * 方差固定的效应 / Effects of the crossed model with its variances held and some ratings left out, without a matrix.
 *
 * Conjugate gradients on Henderson's equations, submissions eliminated, started from effects that are nearly right: a few
 * passes over the ratings instead of a factor. For asking many times what would be without one expert.
 *
 * Cost: about fifteen passes over the ratings. Source: Golub & Van Loan, §11.3.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import { dot } from "#scoring/statistics/vectors.ts";

const PRECISION = 1e-10;
const MOST_PASSES = 500;

/**
 * @param isLeftOut whether a rating (by row) is left out
 * @returns intercept plus effect of each submission; NaN for one without a rating left
 */
export function scoresWithout(model: CrossedModel, isLeftOut: (row: number) => boolean): Float64Array {
  const { table, variances, intercept } = model;
  const system = heldSystem(model, isLeftOut);
  const experts = table.experts.length;
  // Unknowns: the experts' effects, then the distance of the intercept from the full fit's.
  const x = new Float64Array(experts + 1);
  x.set(model.experts.estimates);
  if (variances.submission > 0 && variances.residual > 0) conjugateGradients(system, x);
  const scores = new Float64Array(table.submissions.length);
  for (let row = 0; row < system.weights.length; row += 1)
    scores[table.submissionOf[row]!]! +=
      system.weights[row]! * (table.values[row]! - intercept.estimate - x[experts]! - x[table.expertOf[row]!]!);
  return scores.map((sum, submission) =>
    system.counts[submission] === 0 ? Number.NaN : intercept.estimate + x[experts]! + sum * system.shares[submission]!,
  );
}

interface HeldSystem {
  readonly model: CrossedModel;
  /** The rating's weight in the model, or zero when it is left out. */
  readonly weights: Float64Array;
  /** Weight of the ratings of each submission that are left, and 1 / (weight + penalty). */
  readonly counts: Float64Array;
  readonly shares: Float64Array;
  /** Residual over expert variance; infinite where experts do not differ: their effects are then held at zero. */
  readonly penalty: number;
}

function heldSystem(model: CrossedModel, isLeftOut: (row: number) => boolean): HeldSystem {
  const { table, variances } = model;
  const weights = model.equations.system.design.weights.map((weight, row) => (isLeftOut(row) ? 0 : weight));
  const counts = new Float64Array(table.submissions.length);
  weights.forEach((weight, row) => (counts[table.submissionOf[row]!]! += weight));
  const shrinkage = variances.submission > 0 ? variances.residual / variances.submission : Infinity;
  const penalty = variances.expert > 0 ? variances.residual / variances.expert : Infinity;
  return { model, weights, counts, shares: counts.map((count) => 1 / (count + shrinkage)), penalty };
}

function conjugateGradients(system: HeldSystem, x: Float64Array): void {
  const { values } = system.model.table;
  const level = system.model.intercept.estimate;
  const right = explain(system, (row) => values[row]! - level);
  const residual = subtract(right, leftHandSide(system, x));
  const diagonal = diagonalOf(system);
  const enough = PRECISION * Math.sqrt(dot(right, right)) + Number.MIN_VALUE;
  const direction = residual.map((value, index) => value / diagonal[index]!);
  let product = dot(residual, direction);
  for (let pass = 0; pass < MOST_PASSES && Math.sqrt(dot(residual, residual)) > enough; pass += 1) {
    const image = leftHandSide(system, direction);
    const length = product / dot(direction, image);
    for (let index = 0; index < x.length; index += 1) {
      x[index]! += length * direction[index]!;
      residual[index]! -= length * image[index]!;
    }
    const scaled = residual.map((value, index) => value / diagonal[index]!);
    const next = dot(residual, scaled);
    for (let index = 0; index < x.length; index += 1)
      direction[index] = scaled[index]! + (next / product) * direction[index]!;
    product = next;
  }
}

function leftHandSide(system: HeldSystem, x: Float64Array): Float64Array {
  const { expertOf } = system.model.table;
  const experts = x.length - 1;
  const image = explain(system, (row) => x[experts]! + x[expertOf[row]!]!);
  for (let expert = 0; expert < experts; expert += 1)
    image[expert] = system.penalty === Infinity ? x[expert]! : image[expert]! + system.penalty * x[expert]!;
  return image;
}

/** Sums by expert, and over all, of what the submissions leave of a column once they took their shrunken means. */
function explain({ model, weights, shares, penalty }: HeldSystem, column: (row: number) => number): Float64Array {
  const { submissions, experts, submissionOf, expertOf } = model.table;
  const means = new Float64Array(submissions.length);
  const sums = new Float64Array(experts.length + 1);
  for (let row = 0; row < weights.length; row += 1) means[submissionOf[row]!]! += weights[row]! * column(row);
  for (let level = 0; level < means.length; level += 1) means[level]! *= shares[level]!;
  for (let row = 0; row < weights.length; row += 1) {
    const left = weights[row]! * (column(row) - means[submissionOf[row]!]!);
    if (penalty !== Infinity) sums[expertOf[row]!]! += left;
    sums[experts.length]! += left;
  }
  return sums;
}

function diagonalOf({ model, weights, counts, shares, penalty }: HeldSystem): Float64Array {
  const { experts, submissionOf, expertOf } = model.table;
  const diagonal = new Float64Array(experts.length + 1).fill(penalty === Infinity ? 1 : penalty);
  diagonal[experts.length] = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const submission = submissionOf[row]!;
    diagonal[expertOf[row]!]! += weights[row]! * (1 - shares[submission]!);
    diagonal[experts.length]! += weights[row]! * (1 - counts[submission]! * shares[submission]!);
  }
  return diagonal;
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - b[index]!);
}
