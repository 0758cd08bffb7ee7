/**
 * 多面 Rasch 模型 / Many-facet Rasch model (rating scale) by joint maximum likelihood:
 *
 *   log(P_k / P_{k−1}) = submission − severity of the expert − difficulty of the criterion − threshold_k
 *
 * A diagnostic report, not a ranking of record: joint maximum likelihood inflates differences where submissions have few
 * marks (no bias correction is made). Experts, criteria and thresholds are centred at zero. Standard errors are
 * 1 / √information; infit Σr²/ΣV, outfit mean of r²/V, both with the variance they have by the model, from the fourth moment
 * C of each residual: Σ(C − V²)/(ΣV)² and Σ(C/V² − 1)/n². Extreme submissions are set aside; afterwards they get the measure
 * of a score 0.3 short of the extreme, as FACETS does.
 *
 * Cost: about nine passes over the marks and three to six curvatures, each with a factor of (experts + criteria + places)³.
 * Sources: Linacre 1989; Andrich 1978; Wright & Masters 1982.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { countRows } from "#scoring/statistics/rating-table.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { raschObservations, type RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { curvatureAt, newtonStep, type RaschCurvature } from "#scoring/statistics/rasch/rasch-curvature.ts";
import { likelihoodAt, observedScores, type RaschLikelihood } from "#scoring/statistics/rasch/rasch-likelihood.ts";
import { measureOfMarks } from "#scoring/statistics/rasch/rasch-measures.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { largestOf, measureOf, moved, type RaschParameters } from "#scoring/statistics/rasch/rasch-parameters.ts";
import { startOf } from "#scoring/statistics/rasch/rasch-start.ts";
import { scaleOf, observe, type ScaleMoments, scaleMoments } from "#scoring/statistics/rasch/rating-scale.ts";

export interface RaschElement {
  readonly id: string;
  /** Logits. */
  readonly measure: number;
  readonly standardError: number;
  /** Null for an element that was set aside. */
  readonly infit: number | null;
  readonly outfit: number | null;
  /** Variances of infit and outfit if the element fits; null like these. */
  readonly fitVariances: { readonly infit: number; readonly outfit: number } | null;
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
/** A curvature is kept as long as it makes steps a tenth of the one before. */
const SHRINKING = 0.1;
const LAST_STEP = 1e-8;
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
  const { parameters, likelihood, iterations } = maximize(data);
  const marks = markFigures(data, parameters);
  const submissions = elementsOf(data.submissionOf, data.submissions, parameters.submissions, marks);
  const held = {
    experts: elementsOf(data.expertOf, data.experts, parameters.experts, marks),
    criteria: elementsOf(data.criterionOf, data.criteria, parameters.criteria, marks),
    thresholds: parameters.thresholds,
    categories: data.categories,
  };
  const extremes = extremeElements(rows, held, data.dropped.submissions);
  return {
    ...held,
    submissions: [...submissions, ...extremes].sort((a, b) => compareText(a.id, b.id)),
    logLikelihood: likelihood.logLikelihood,
    used: data.places.length,
    dropped: data.dropped,
    iterations,
  };
}

interface Place {
  readonly parameters: RaschParameters;
  readonly likelihood: RaschLikelihood;
}

/** Newton steps, each by the curvature of a place that is near enough. */
function maximize(data: RaschObservations): Place & { iterations: number } {
  const observed = observedScores(data);
  const placeAt = (parameters: RaschParameters): Place => ({
    parameters,
    likelihood: likelihoodAt(data, observed, parameters),
  });
  let here = placeAt(startOf(data));
  let curvature: RaschCurvature | null = null;
  let before = 0;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    curvature ??= curvatureAt(data, here.parameters, here.likelihood.information);
    const step = newtonStep(curvature, here.likelihood.residuals);
    const length = largestOf(step);
    // Where the likelihood grows without end, steps do not shrink; they vanish at once when nothing is left to be told apart.
    if (length < LAST_STEP && before < NEAR && largestOf(here.parameters) < FARTHEST)
      return { ...here, iterations: iteration };
    if (length < LAST_STEP) break;
    here = length < NEAR ? placeAt(moved(here.parameters, step, 1)) : climb(here, step, length, placeAt);
    if (!(length < NEAR && length < SHRINKING * before)) curvature = null;
    before = length;
  }
  throw new RaschObstacle("not_settled");
}

/** Logits: chances of one in nine million. No panel has so many marks. */
const FARTHEST = 16;

/** Follows a long step only as far as the likelihood grows. */
function climb(from: Place, step: RaschParameters, length: number, placeAt: (at: RaschParameters) => Place): Place {
  let factor = Math.min(1, LONGEST_STEP / length);
  for (;;) {
    const next = placeAt(moved(from.parameters, step, factor));
    if (next.likelihood.logLikelihood >= from.likelihood.logLikelihood || factor * length <= LAST_STEP) return next;
    factor /= 2;
  }
}

/** Of each mark: its information, the square of its residual, their ratio, and the fourth moment of the residual expected. */
interface MarkFigures {
  readonly information: Float64Array;
  readonly squares: Float64Array;
  readonly ratios: Float64Array;
  readonly fourths: Float64Array;
}

function markFigures(data: RaschObservations, parameters: RaschParameters): MarkFigures {
  const moments = scaleMoments(data.categories.length);
  const scale = scaleOf(parameters.thresholds);
  const [information, squares] = [new Float64Array(data.places.length), new Float64Array(data.places.length)];
  const fourths = new Float64Array(data.places.length);
  for (let row = 0; row < data.places.length; row += 1) {
    observe(measureOf(data, parameters, row), scale, moments);
    information[row] = moments.variance;
    squares[row] = (data.places[row]! - moments.expected) ** 2;
    fourths[row] = fourthMoment(moments);
  }
  return { information, squares, ratios: squares.map((square, row) => square / information[row]!), fourths };
}

function fourthMoment({ weights, share, expected }: ScaleMoments): number {
  let sum = 0;
  for (let place = 0; place < weights.length; place += 1) sum += weights[place]! * (place - expected) ** 4;
  return share * sum;
}

function elementsOf(
  levelOf: Int32Array,
  ids: readonly string[],
  measures: Float64Array,
  marks: MarkFigures,
): RaschElement[] {
  const information = sumsOf(marks.information, levelOf, ids.length);
  const squares = sumsOf(marks.squares, levelOf, ids.length);
  const ratios = sumsOf(marks.ratios, levelOf, ids.length);
  const spreads = marks.fourths.map((fourth, row) => fourth - marks.information[row]! ** 2);
  const infitSpreads = sumsOf(spreads, levelOf, ids.length);
  const outfitSpreads = sumsOf(
    spreads.map((spread, row) => spread / marks.information[row]! ** 2),
    levelOf,
    ids.length,
  );
  const counts = countRows(levelOf, ids.length);
  return ids.map((id, level) => ({
    id,
    measure: measures[level]!,
    standardError: 1 / Math.sqrt(information[level]!),
    infit: squares[level]! / information[level]!,
    outfit: ratios[level]! / counts[level]!,
    fitVariances: {
      infit: infitSpreads[level]! / information[level]! ** 2,
      outfit: outfitSpreads[level]! / counts[level]! ** 2,
    },
    marks: counts[level]!,
  }));
}

function sumsOf(values: Float64Array, levelOf: Int32Array, levels: number): Float64Array {
  const sums = new Float64Array(levels);
  for (let row = 0; row < levelOf.length; row += 1) sums[levelOf[row]!]! += values[row]!;
  return sums;
}

const NO_FIT = { infit: null, outfit: null, fitVariances: null };

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
    return [{ id, measure: found.measure, standardError, ...NO_FIT, marks: found.marks }];
  });
}
