/**
 * 曲率与牛顿步 / The curvature of a many-facet Rasch likelihood, ready to turn residual scores into a Newton step.
 *
 * The log-likelihood is concave in all parameters at once. Submissions meet each other only through experts, criteria
 * and the scale, so their block of the information is diagonal: it is eliminated, and a small dense system remains. The
 * scale enters by σ_k = τ₁ + … + τ_k, for then one observation touches each place by (k − expected) P(k) alone.
 *
 * The likelihood does not change when a constant moves from one facet to another: of every block what could move is held
 * at zero (an expert, a criterion, and both ends of the scale), and the step is centred afterwards.
 *
 * Cost: places for each mark; (places + criteria)² / 2 for each submission; a factor of (places + criteria + experts)³.
 */
import { measureGrid, type MeasureGrid } from "#scoring/statistics/rasch/measure-grid.ts";
import type { RaschScores } from "#scoring/statistics/rasch/rasch-likelihood.ts";
import type { RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { centred, measureOf, type RaschParameters } from "#scoring/statistics/rasch/rasch-parameters.ts";
import {
  factorInPlace,
  solveLower,
  solveUpper,
  subtractSquares,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

/** Where the blocks of the small system begin: places at 0, then criteria, then experts. */
interface Layout {
  readonly criteria: number;
  readonly experts: number;
  readonly size: number;
}

export interface RaschCurvature {
  readonly layout: Layout;
  /** Of the small system. */
  readonly factor: SquareMatrix;
  readonly links: Links;
}

/** How each submission hangs on everything else. */
interface Links {
  /** Of each submission: what its marks tell of its measure. */
  readonly information: Float64Array;
  /** With places and criteria, all of a submission together. */
  readonly dense: Float64Array;
  /** With its experts: of submission i those at start[i] … start[i + 1], ascending. */
  readonly start: Int32Array;
  readonly experts: Int32Array;
  readonly weights: Float64Array;
}

/**
 * @param information the largest variance of a place there is now
 * @throws RaschObstacle when the curvature is singular: the likelihood grows without end, or parts share no expert
 */
export function curvatureAt(data: RaschObservations, parameters: RaschParameters, information: number): RaschCurvature {
  const layout = layoutOf(data);
  const measures = new Float64Array(data.places.length);
  for (let row = 0; row < measures.length; row += 1) measures[row] = measureOf(data, parameters, row);
  const grid = measureGrid(measures, parameters.thresholds, information);
  const matrix = zeroMatrix(layout.size);
  const links = linksOf(data, grid, layout);
  addObservations(data, grid, layout, matrix);
  addPlaces(grid, layout, matrix);
  eliminateExperts(links, layout, matrix);
  subtractSquares(
    matrix,
    links.dense,
    links.information.map((information) => 1 / information),
  );
  for (const index of [0, layout.criteria - 1, layout.criteria, layout.experts]) hold(matrix, index);
  if (factorInPlace(matrix) === null) throw new RaschObstacle("not_settled");
  return { layout, factor: matrix, links };
}

/** The step that would bring every residual to zero if the curvature were the same everywhere. */
export function newtonStep({ layout, factor, links }: RaschCurvature, residuals: RaschScores): RaschParameters {
  const { information, dense, start, experts, weights } = links;
  const right = rightSide(residuals, layout);
  for (let submission = 0; submission < information.length; submission += 1) {
    const share = residuals.submissions[submission]! / information[submission]!;
    const at = submission * layout.experts;
    for (let index = 0; index < layout.experts; index += 1) right[index]! += share * dense[at + index]!;
    for (let place = start[submission]!; place < start[submission + 1]!; place += 1)
      right[layout.experts + experts[place]!]! += share * weights[place]!;
  }
  for (const index of [0, layout.criteria - 1, layout.criteria, layout.experts]) right[index] = 0;
  solveLower(factor, right);
  solveUpper(factor, right);
  const submissions = residuals.submissions.map((residual, submission) => {
    let sum = residual;
    const at = submission * layout.experts;
    for (let index = 0; index < layout.experts; index += 1) sum += dense[at + index]! * right[index]!;
    for (let place = start[submission]!; place < start[submission + 1]!; place += 1)
      sum += weights[place]! * right[layout.experts + experts[place]!]!;
    return sum / information[submission]!;
  });
  return centred({
    submissions,
    experts: right.slice(layout.experts, layout.size),
    criteria: right.slice(layout.criteria, layout.experts),
    thresholds: Float64Array.from({ length: layout.criteria - 1 }, (_, index) => right[index + 1]! - right[index]!),
  });
}

function layoutOf({ experts, criteria, categories }: RaschObservations): Layout {
  const [places, dense] = [categories.length, categories.length + criteria.length];
  return { criteria: places, experts: dense, size: dense + experts.length };
}

/** Experts, criteria and places lower the measure or the chance: more is less. */
function rightSide({ places, criteria, experts }: RaschScores, layout: Layout): Float64Array {
  const right = new Float64Array(layout.size);
  places.forEach((residual, place) => (right[place] = -residual));
  criteria.forEach((residual, criterion) => (right[layout.criteria + criterion] = -residual));
  experts.forEach((residual, expert) => (right[layout.experts + expert] = -residual));
  return right;
}

function linksOf(data: RaschObservations, grid: MeasureGrid, layout: Layout): Links {
  const { submissionOf, expertOf, criterionOf } = data;
  const information = new Float64Array(data.submissions.length);
  const dense = new Float64Array(data.submissions.length * layout.experts);
  const start = new Int32Array(data.submissions.length + 1);
  const [experts, weights] = [new Int32Array(submissionOf.length), new Float64Array(submissionOf.length)];
  let last = -1;
  for (let row = 0; row < submissionOf.length; row += 1) {
    const [submission, expert, node] = [submissionOf[row]!, expertOf[row]!, grid.nodeOf[row]!];
    const isNew = row === 0 || submission !== submissionOf[row - 1] || expert !== expertOf[row - 1];
    if (isNew) experts[++last] = expert;
    start[submission + 1] = last + 1;
    const variance = grid.variances[node]!;
    weights[last]! += variance;
    information[submission]! += variance;
    const at = submission * layout.experts;
    dense[at + layout.criteria + criterionOf[row]!]! += variance;
    addVector(grid.leanings, node * layout.criteria, layout.criteria, dense, at);
  }
  return { information, dense, start, experts, weights };
}

/** What marks tell of experts and criteria, and of them together with the places. */
function addObservations(
  { expertOf, criterionOf }: RaschObservations,
  { nodeOf, variances, leanings }: MeasureGrid,
  layout: Layout,
  { stride, entries }: SquareMatrix,
): void {
  for (let row = 0; row < expertOf.length; row += 1) {
    const node = nodeOf[row]!;
    const variance = variances[node]!;
    const criterion = layout.criteria + criterionOf[row]!;
    const expert = layout.experts + expertOf[row]!;
    entries[criterion * stride + criterion]! += variance;
    entries[expert * stride + expert]! += variance;
    entries[expert * stride + criterion]! += variance;
    addVector(leanings, node * layout.criteria, layout.criteria, entries, criterion * stride);
    addVector(leanings, node * layout.criteria, layout.criteria, entries, expert * stride);
  }
}

function addVector(from: Float64Array, start: number, length: number, to: Float64Array, at: number): void {
  for (let index = 0; index < length; index += 1) to[at + index]! += from[start + index]!;
}

/** What the marks at each node tell of the places: diag P − P Pᵀ. */
function addPlaces({ counts, chances }: MeasureGrid, layout: Layout, matrix: SquareMatrix): void {
  const places = layout.criteria;
  for (let node = 0; node < counts.length; node += 1)
    for (let k = 0; k < places; k += 1)
      matrix.entries[k * matrix.stride + k]! += counts[node]! * chances[node * places + k]!;
  subtractSquares(matrix, chances, counts);
}

/** Takes out what submissions share with their experts. */
function eliminateExperts(links: Links, layout: Layout, { stride, entries }: SquareMatrix): void {
  const { information, dense, start, experts, weights } = links;
  for (let submission = 0; submission < information.length; submission += 1) {
    const from = start[submission]!;
    for (let place = from; place < start[submission + 1]!; place += 1) {
      const share = weights[place]! / information[submission]!;
      const row = (layout.experts + experts[place]!) * stride;
      const at = submission * layout.experts;
      for (let index = 0; index < layout.experts; index += 1) entries[row + index]! -= share * dense[at + index]!;
      for (let other = from; other <= place; other += 1)
        entries[row + layout.experts + experts[other]!]! -= share * weights[other]!;
    }
  }
}

/** Of what could move without a trace: stays where it is. */
function hold({ size, stride, entries }: SquareMatrix, index: number): void {
  for (let other = 0; other < size; other += 1) {
    if (other <= index) entries[index * stride + other] = 0;
    else entries[other * stride + index] = 0;
  }
  entries[index * stride + index] = 1;
}
