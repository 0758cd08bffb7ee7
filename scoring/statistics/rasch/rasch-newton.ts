/**
 * 联合极大似然的牛顿步 / One Newton step of joint maximum likelihood for the many-facet rating scale model.
 *
 * The log-likelihood is concave in all parameters at once. Submissions meet each other only through experts, criteria
 * and thresholds, so their block of the information is diagonal: it is eliminated, and a small dense system remains
 * (experts + criteria + thresholds). Where alternating updates need a hundred rounds, this takes about six.
 *
 * The likelihood does not change when a constant moves from one facet to another; the rows of ones that are added to the
 * blocks keep experts, criteria and thresholds centred at zero.
 */
import type { RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { scaleOf, observe, type ScaleMoments, scaleMoments } from "#scoring/statistics/rasch/rating-scale.ts";
import {
  factorInPlace,
  solveLower,
  solveUpper,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

/** Logits. Submissions are positive, experts (severity) and criteria (difficulty) negative in the measure of a mark. */
export interface RaschParameters {
  readonly submissions: Float64Array;
  readonly experts: Float64Array;
  readonly criteria: Float64Array;
  readonly thresholds: Float64Array;
}

export function measureOf(data: RaschObservations, parameters: RaschParameters, row: number): number {
  return (
    parameters.submissions[data.submissionOf[row]!]! -
    parameters.experts[data.expertOf[row]!]! -
    parameters.criteria[data.criterionOf[row]!]!
  );
}

export function logLikelihood(data: RaschObservations, parameters: RaschParameters): number {
  const scale = scaleOf(parameters.thresholds);
  const moments = scaleMoments(scale.sums.length);
  let total = 0;
  for (let row = 0; row < data.places.length; row += 1) {
    const eta = measureOf(data, parameters, row);
    observe(eta, scale, moments);
    total += data.places[row]! * eta - scale.sums[data.places[row]!]! - moments.logWeight;
  }
  return total;
}

/** What the elimination of the submissions leaves. */
interface Reduced {
  readonly matrix: SquareMatrix;
  readonly right: Float64Array;
  /** Of each submission: score residual and information. */
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Where the blocks of the small system begin. */
interface Layout {
  readonly criteria: number;
  readonly thresholds: number;
  readonly size: number;
}

/** @throws RaschObstacle when the information is singular: the likelihood grows without end, or parts share no expert */
export function newtonStep(data: RaschObservations, parameters: RaschParameters): RaschParameters {
  const layout = layoutOf(data);
  const reduced = reduce(data, parameters, layout);
  centre(reduced.matrix, layout);
  if (factorInPlace(reduced.matrix) === null) throw new RaschObstacle("not_settled");
  solveLower(reduced.matrix, reduced.right);
  solveUpper(reduced.matrix, reduced.right);
  return centred({
    submissions: submissionSteps(data, parameters, layout, reduced),
    experts: reduced.right.slice(0, layout.criteria),
    criteria: reduced.right.slice(layout.criteria, layout.thresholds),
    thresholds: reduced.right.slice(layout.thresholds, layout.size),
  });
}

/** What moves a whole block moves the submissions instead: every measure stays, and the blocks stay at zero. */
function centred({ submissions, experts, criteria, thresholds }: RaschParameters): RaschParameters {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = [experts, criteria, thresholds].map(mean) as [number, number, number];
  return {
    submissions: submissions.map((value) => value - means[0] - means[1] - means[2]),
    experts: experts.map((value) => value - means[0]),
    criteria: criteria.map((value) => value - means[1]),
    thresholds: thresholds.map((value) => value - means[2]),
  };
}

function layoutOf({ experts, criteria, categories }: RaschObservations): Layout {
  const thresholds = experts.length + criteria.length;
  return { criteria: experts.length, thresholds, size: thresholds + categories.length - 1 };
}

function reduce(data: RaschObservations, parameters: RaschParameters, layout: Layout): Reduced {
  const reduced: Reduced = {
    matrix: zeroMatrix(layout.size),
    right: new Float64Array(layout.size),
    score: new Float64Array(data.submissions.length),
    information: new Float64Array(data.submissions.length),
  };
  const link = new Float64Array(layout.size);
  const moments = scaleMoments(data.categories.length);
  const scale = scaleOf(parameters.thresholds);
  const nodes = measureNodes(data, parameters);
  let from = 0;
  for (let submission = 0; submission < data.submissions.length; submission += 1) {
    link.fill(0);
    const touched: number[] = [];
    let row = from;
    for (; row < data.places.length && data.submissionOf[row] === submission; row += 1) {
      const measure = measureOf(data, parameters, row);
      observe(measure, scale, moments);
      if (data.expertOf[row] !== touched.at(-1)) touched.push(data.expertOf[row]!);
      addObservation(data, row, moments, layout, reduced, link);
      if (nodes === null) addThresholds(moments, 1, layout, reduced.matrix);
      else nodes.add(measure);
    }
    eliminate(submission, touched, layout, link, reduced);
    from = row;
  }
  nodes?.forEach((measure, weight) => {
    observe(measure, scale, moments);
    addThresholds(moments, weight, layout, reduced.matrix);
  });
  return reduced;
}

/** What `weight` observations of one measure tell of the thresholds together. */
function addThresholds(
  { tails }: ScaleMoments,
  weight: number,
  layout: Layout,
  { stride, entries }: SquareMatrix,
): void {
  for (let h = 1; h < tails.length; h += 1) {
    const [at, tail] = [(layout.thresholds + h - 1) * stride + layout.thresholds - 1, weight * tails[h]!];
    for (let l = 1; l <= h; l += 1) entries[at + l]! += tail * (1 - tails[l]!);
  }
}

/** Measures on a grid, each observation shared by the two nodes beside it. */
interface MeasureNodes {
  add(measure: number): void;
  forEach(visit: (measure: number, weight: number) => void): void;
}

/** With fewer places the exact block costs next to nothing. */
const MANY_PLACES = 12;
/** Nodes a logit, for each step of the scale: the curvature is then right to less than one per cent. */
const NODES_PER_STEP = 6;

/**
 * With many places the block of the thresholds would cost far more than everything else, and observations of nearly one
 * measure tell nearly the same. The gradient stays exact, so that the maximum is the same; only the way there is a
 * little less straight. Null where a grid would have no fewer nodes than there are observations.
 */
function measureNodes(data: RaschObservations, parameters: RaschParameters): MeasureNodes | null {
  if (data.categories.length < MANY_PLACES) return null;
  let [lowest, highest] = [Infinity, -Infinity];
  for (let row = 0; row < data.places.length; row += 1) {
    const measure = measureOf(data, parameters, row);
    lowest = Math.min(lowest, measure);
    highest = Math.max(highest, measure);
  }
  const steps = Math.max(1, Math.ceil((highest - lowest) * NODES_PER_STEP * parameters.thresholds.length));
  if (!(steps * 2 < data.places.length)) return null;
  const width = (highest - lowest) / steps || 1;
  const weights = new Float64Array(steps + 2);
  return {
    add: (measure) => {
      const place = (measure - lowest) / width;
      const node = Math.floor(place);
      weights[node]! += 1 - (place - node);
      weights[node + 1]! += place - node;
    },
    forEach: (visit) => {
      weights.forEach((weight, node) => {
        if (weight > 0) visit(lowest + node * width, weight);
      });
    },
  };
}

/** Adds what one observation tells of every parameter; `link` collects how its submission hangs on the others. */
function addObservation(
  data: RaschObservations,
  row: number,
  { tails, partial, expected, variance }: ScaleMoments,
  layout: Layout,
  { matrix, right, score, information }: Reduced,
  link: Float64Array,
): void {
  const [expert, criterion, place] = [data.expertOf[row]!, layout.criteria + data.criterionOf[row]!, data.places[row]!];
  const { stride, entries } = matrix;
  const submission = data.submissionOf[row]!;
  const residual = place - expected;
  score[submission]! += residual;
  information[submission]! += variance;
  right[expert]! -= residual;
  right[criterion]! -= residual;
  link[expert]! -= variance;
  link[criterion]! -= variance;
  entries[expert * stride + expert]! += variance;
  entries[criterion * stride + criterion]! += variance;
  entries[criterion * stride + expert]! += variance;
  for (let h = 1; h < tails.length; h += 1) {
    const index = layout.thresholds + h - 1;
    const [at, shared] = [index * stride, partial[h]! - expected * tails[h]!];
    right[index]! -= (place >= h ? 1 : 0) - tails[h]!;
    link[index]! -= shared;
    entries[at + expert]! += shared;
    entries[at + criterion]! += shared;
  }
}

/** @param touched experts of the submission, ascending; criteria and thresholds all hang on it */
function eliminate(
  submission: number,
  touched: readonly number[],
  layout: Layout,
  link: Float64Array,
  { matrix, right, score, information }: Reduced,
): void {
  const { stride, entries } = matrix;
  const takeOut = (index: number, experts: number): void => {
    const share = link[index]! / information[submission]!;
    right[index]! -= share * score[submission]!;
    for (let place = 0; place < experts; place += 1)
      entries[index * stride + touched[place]!]! -= share * link[touched[place]!]!;
    const at = index * stride;
    for (let other = layout.criteria; other <= index; other += 1) entries[at + other]! -= share * link[other]!;
  };
  touched.forEach((expert, place) => {
    takeOut(expert, place + 1);
  });
  for (let index = layout.criteria; index < layout.size; index += 1) takeOut(index, touched.length);
}

/** A row of ones, as heavy as the block's own diagonal, holds the sum of a block's step at zero. */
function centre({ stride, entries }: SquareMatrix, layout: Layout): void {
  const blocks = [
    [0, layout.criteria],
    [layout.criteria, layout.thresholds],
    [layout.thresholds, layout.size],
  ] as const;
  for (const [from, to] of blocks) {
    let weight = 1e-6;
    for (let index = from; index < to; index += 1) weight += Math.abs(entries[index * stride + index]!) / (to - from);
    for (let row = from; row < to; row += 1)
      for (let column = from; column <= row; column += 1) entries[row * stride + column]! += weight;
  }
}

function submissionSteps(
  data: RaschObservations,
  parameters: RaschParameters,
  layout: Layout,
  { right, score, information }: Reduced,
): Float64Array {
  const left = score.slice();
  const moments = scaleMoments(data.categories.length);
  const scale = scaleOf(parameters.thresholds);
  for (let row = 0; row < data.places.length; row += 1) {
    observe(measureOf(data, parameters, row), scale, moments);
    const { tails, partial, expected, variance } = moments;
    let explained = variance * (right[data.expertOf[row]!]! + right[layout.criteria + data.criterionOf[row]!]!);
    for (let h = 1; h < tails.length; h += 1)
      explained += (partial[h]! - expected * tails[h]!) * right[layout.thresholds + h - 1]!;
    left[data.submissionOf[row]!]! += explained;
  }
  return left.map((value, submission) => value / information[submission]!);
}
