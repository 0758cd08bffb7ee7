/**
 * 多面 Rasch 模型 / Many-facet Rasch model (rating scale) by joint maximum likelihood:
 *
 *   log(P_k / P_{k−1}) = submission − severity of the expert − difficulty of the criterion − threshold_k
 *
 * A diagnostic report, not a ranking of record: joint maximum likelihood inflates differences where submissions have few
 * marks (no bias correction is made). Experts, criteria and thresholds are centred at zero. Standard errors are
 * 1 / √information; infit Σr²/ΣV, outfit mean of r²/V. Extreme submissions are set aside; afterwards they get the measure
 * of a score 0.3 short of the extreme, as FACETS does.
 *
 * Cost: about seven passes over the marks and as many factors of (experts + criteria + thresholds)³.
 * Sources: Linacre 1989; Andrich 1978; Wright & Masters 1982.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { raschObservations, type RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { logLikelihood, measureOf, newtonStep, type RaschParameters } from "#scoring/statistics/rasch/rasch-newton.ts";
import { measureOfMarks } from "#scoring/statistics/rasch/rasch-measures.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { scaleOf, observe, scaleMoments } from "#scoring/statistics/rasch/rating-scale.ts";

export interface RaschElement {
  readonly id: string;
  /** Logits. */
  readonly measure: number;
  readonly standardError: number;
  /** Null for an element that was set aside. */
  readonly infit: number | null;
  readonly outfit: number | null;
  readonly marks: number;
}

export interface RaschFit {
  /** By id, the extreme ones of `dropped` among them. */
  readonly submissions: readonly RaschElement[];
  readonly experts: readonly RaschElement[];
  readonly criteria: readonly RaschElement[];
  readonly thresholds: Float64Array;
  readonly logLikelihood: number;
  /** Marks used. */
  readonly used: number;
  /** Marks that the places of the scale stand for, lowest first. */
  readonly categories: readonly number[];
  readonly dropped: RaschObservations["dropped"];
  readonly iterations: number;
}

/** Logits. Below NEAR the whole step is right; above LONGEST_STEP it says little about so far away. */
const NEAR = 0.1;
const LONGEST_STEP = 2;
const LAST_STEP = 1e-6;
const MOST_ITERATIONS = 100;

type Held = Pick<RaschFit, "experts" | "criteria" | "thresholds" | "categories">;

/**
 * @returns null when no marks are left that differ
 * @throws RaschObstacle when the submissions fall into parts without a common expert (perhaps only because extreme ones
 *   were set aside), or the steps do not settle
 */
export function fitManyFacetRasch(rows: readonly MarkRow[]): RaschFit | null {
  const data = raschObservations(rows);
  if (data === null) return null;
  if (ratingGraph(data).components > 1) throw new RaschObstacle("extremes_disconnect");
  const { parameters, iterations } = maximize(data);
  const levels = (of: Int32Array, ids: readonly string[], measures: Float64Array) =>
    elementsOf(data, parameters, of, ids, measures);
  const submissions = levels(data.submissionOf, data.submissions, parameters.submissions);
  const held = {
    experts: levels(data.expertOf, data.experts, parameters.experts),
    criteria: levels(data.criterionOf, data.criteria, parameters.criteria),
    thresholds: parameters.thresholds,
    categories: data.categories,
  };
  const extremes = extremeElements(rows, held, data.dropped.submissions);
  return {
    ...held,
    submissions: [...submissions, ...extremes].sort((a, b) => compareText(a.id, b.id)),
    logLikelihood: logLikelihood(data, parameters),
    used: data.places.length,
    dropped: data.dropped,
    iterations,
  };
}

function maximize(data: RaschObservations): { parameters: RaschParameters; iterations: number } {
  let parameters = startOf(data);
  let before = 0;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const step = newtonStep(data, parameters);
    const length = Math.max(...Object.values(step).map((part: Float64Array) => largest(part)));
    parameters = length < NEAR ? moved(parameters, step, 1) : climb(data, parameters, step, length);
    // Steps square their length near the maximum: after this one the next would be too short to matter.
    if (length < LAST_STEP && before < NEAR && isFinitePlace(parameters)) return { parameters, iterations: iteration };
    if (length < LAST_STEP) break;
    before = length;
  }
  throw new RaschObstacle("not_settled");
}

/** Where the likelihood grows without end, steps do not shrink; they vanish at once when nothing is left to be told apart. */
function isFinitePlace(parameters: RaschParameters): boolean {
  return Object.values(parameters).every((part: Float64Array) => largest(part) < FARTHEST);
}

/** Logits: chances of one in nine million. No panel has so many marks. */
const FARTHEST = 16;

/** Follows a long step only as far as the likelihood grows. */
function climb(data: RaschObservations, from: RaschParameters, step: RaschParameters, length: number): RaschParameters {
  const likelihood = logLikelihood(data, from);
  let factor = Math.min(1, LONGEST_STEP / length);
  while (factor * length > LAST_STEP && logLikelihood(data, moved(from, step, factor)) < likelihood) factor /= 2;
  return moved(from, step, factor);
}

/** From so many places on, marks are nearly normal around their measure, which says where everything lies. */
const MANY_PLACES = 12;

function startOf(data: RaschObservations): RaschParameters {
  return data.categories.length < MANY_PLACES ? startOfFew(data) : startOfMany(data);
}

/** Each submission where its own marks would put it on an even scale; everything else at zero. */
function startOfFew({ submissions, submissionOf, places, experts, criteria, categories }: RaschObservations) {
  const { sums, counts } = sumsOf(places, submissionOf, submissions.length);
  const top = categories.length - 1;
  return {
    submissions: sums.map((sum, level) => Math.log((sum + 0.5) / (top * counts[level]! - sum + 0.5))),
    experts: new Float64Array(experts.length),
    criteria: new Float64Array(criteria.length),
    thresholds: new Float64Array(top),
  };
}

/**
 * P(k) ∝ exp(−(k − m − Wη)² / 2W) for marks of variance W around their measure, and that is a rating scale with thresholds
 * one W-th of a logit apart: a distance of d places is d / W logits. W is what is left inside submissions.
 */
function startOfMany(data: RaschObservations): RaschParameters {
  const { submissions, submissionOf, places, experts, expertOf, criteria, categories } = data;
  const top = categories.length - 1;
  const { sums, counts } = sumsOf(places, submissionOf, submissions.length);
  const means = sums.map((sum, level) => sum / counts[level]!);
  const residuals = Float64Array.from(places, (place, row) => place - means[submissionOf[row]!]!);
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const within = Math.max(0.5, squares / Math.max(1, places.length - submissions.length));
  const severity = sumsOf(residuals, expertOf, experts.length);
  return {
    submissions: means.map((mean) => (mean - top / 2) / within),
    experts: centred(severity.sums.map((sum, level) => -sum / severity.counts[level]! / within)),
    criteria: new Float64Array(criteria.length),
    thresholds: Float64Array.from({ length: top }, (_, index) => (index + 0.5 - top / 2) / within),
  };
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function sumsOf(column: Int32Array | Float64Array, levelOf: Int32Array, levels: number) {
  const [sums, counts] = [new Float64Array(levels), new Float64Array(levels)];
  for (let row = 0; row < column.length; row += 1) {
    sums[levelOf[row]!]! += column[row]!;
    counts[levelOf[row]!]! += 1;
  }
  return { sums, counts };
}

function moved(parameters: RaschParameters, step: RaschParameters, factor: number): RaschParameters {
  const add = (values: Float64Array, change: Float64Array) =>
    values.map((value, index) => value + factor * change[index]!);
  return {
    submissions: add(parameters.submissions, step.submissions),
    experts: add(parameters.experts, step.experts),
    criteria: add(parameters.criteria, step.criteria),
    thresholds: add(parameters.thresholds, step.thresholds),
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function elementsOf(
  data: RaschObservations,
  parameters: RaschParameters,
  levelOf: Int32Array,
  ids: readonly string[],
  measures: Float64Array,
): RaschElement[] {
  const [information, squares, ratios, marks] = [0, 1, 2, 3].map(() => new Float64Array(ids.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const moments = scaleMoments(data.categories.length);
  const scale = scaleOf(parameters.thresholds);
  for (let row = 0; row < data.places.length; row += 1) {
    observe(measureOf(data, parameters, row), scale, moments);
    const level = levelOf[row]!;
    const square = (data.places[row]! - moments.expected) ** 2;
    information[level]! += moments.variance;
    squares[level]! += square;
    ratios[level]! += square / moments.variance;
    marks[level]! += 1;
  }
  return ids.map((id, level) => ({
    id,
    measure: measures[level]!,
    standardError: 1 / Math.sqrt(information[level]!),
    infit: squares[level]! / information[level]!,
    outfit: ratios[level]! / marks[level]!,
    marks: marks[level]!,
  }));
}

/** Measures of submissions that were set aside, everything else held where it is. */
function extremeElements(rows: readonly MarkRow[], fit: Held, dropped: readonly string[]): RaschElement[] {
  if (dropped.length === 0) return [];
  const measure = measureOfMarks(fit);
  const isDropped = new Set(dropped);
  const marks = new Map<string, MarkRow[]>(dropped.map((id) => [id, []]));
  for (const row of rows) if (isDropped.has(row.submission)) marks.get(row.submission)!.push(row);
  return dropped.flatMap((id) => {
    const found = measure(marks.get(id)!);
    if (found === null) return [];
    const standardError = 1 / Math.sqrt(found.information);
    return [{ id, measure: found.measure, standardError, infit: null, outfit: null, marks: found.marks }];
  });
}
