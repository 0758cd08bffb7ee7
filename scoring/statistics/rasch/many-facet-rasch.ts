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
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const step = newtonStep(data, parameters);
    const length = Math.max(...Object.values(step).map((part: Float64Array) => largest(part)));
    parameters = length < NEAR ? moved(parameters, step, 1) : climb(data, parameters, step, length);
    // Steps square their length near the maximum: after this one the next would be too short to matter.
    if (length < LAST_STEP) return { parameters, iterations: iteration };
  }
  throw new RaschObstacle("not_settled");
}

/** Follows a long step only as far as the likelihood grows. */
function climb(data: RaschObservations, from: RaschParameters, step: RaschParameters, length: number): RaschParameters {
  const likelihood = logLikelihood(data, from);
  let factor = Math.min(1, LONGEST_STEP / length);
  while (factor * length > LAST_STEP && logLikelihood(data, moved(from, step, factor)) < likelihood) factor /= 2;
  return moved(from, step, factor);
}

/** Each submission where its own marks would put it on an even scale; everything else at zero. */
function startOf({
  submissions,
  submissionOf,
  places,
  experts,
  criteria,
  categories,
}: RaschObservations): RaschParameters {
  const [sums, counts] = [new Float64Array(submissions.length), new Float64Array(submissions.length)];
  for (let row = 0; row < places.length; row += 1) {
    sums[submissionOf[row]!]! += places[row]!;
    counts[submissionOf[row]!]! += 1;
  }
  const top = categories.length - 1;
  return {
    submissions: sums.map((sum, level) => Math.log((sum + 0.5) / (top * counts[level]! - sum + 0.5))),
    experts: new Float64Array(experts.length),
    criteria: new Float64Array(criteria.length),
    thresholds: new Float64Array(top),
  };
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
