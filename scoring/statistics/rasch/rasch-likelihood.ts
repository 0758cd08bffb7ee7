/**
 * 似然与得分 / The log-likelihood of a many-facet Rasch model, and how far every expected score is from the score that is there.
 *
 * Scores are sufficient: of each submission, expert and criterion the sum of its places, of the scale how often each place
 * was given. The gradient is what is observed less what is expected, so a pass over the marks adds up expectations only.
 */
import type { RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { measureOf, type RaschParameters } from "#scoring/statistics/rasch/rasch-parameters.ts";
import { observe, scaleMoments, scaleOf } from "#scoring/statistics/rasch/rating-scale.ts";

/** Sums of places of each element, and marks at each place: observed, or expected. */
export interface RaschScores {
  readonly submissions: Float64Array;
  readonly experts: Float64Array;
  readonly criteria: Float64Array;
  readonly places: Float64Array;
}

export interface RaschLikelihood {
  readonly logLikelihood: number;
  /** Observed less expected. */
  readonly residuals: RaschScores;
  /** The largest variance of a place: the information of the mark that tells most of its measure. */
  readonly information: number;
}

/** Cost: one pass over the marks. */
export function observedScores(data: RaschObservations): RaschScores {
  const scores = noScores(data);
  for (let row = 0; row < data.places.length; row += 1) {
    const place = data.places[row]!;
    add(scores, data, row, place);
    scores.places[place]! += 1;
  }
  return scores;
}

/** Cost: one pass over the marks, with one exponential, one logarithm and all places for each. */
export function likelihoodAt(
  data: RaschObservations,
  observed: RaschScores,
  parameters: RaschParameters,
): RaschLikelihood {
  const expected = noScores(data);
  const scale = scaleOf(parameters.thresholds);
  const moments = scaleMoments(data.categories.length);
  const { weights } = moments;
  let [logWeights, information] = [0, 0];
  for (let row = 0; row < data.places.length; row += 1) {
    observe(measureOf(data, parameters, row), scale, moments);
    add(expected, data, row, moments.expected);
    const { share } = moments;
    for (let k = 0; k < weights.length; k += 1) expected.places[k]! += share * weights[k]!;
    logWeights += moments.logWeight;
    information = Math.max(information, moments.variance);
  }
  const explained =
    inner(parameters.submissions, observed.submissions) -
    inner(parameters.experts, observed.experts) -
    inner(parameters.criteria, observed.criteria) -
    inner(scale.sums, observed.places);
  const difference = (a: Float64Array, b: Float64Array) => a.map((value, index) => value - b[index]!);
  return {
    logLikelihood: explained - logWeights,
    residuals: {
      submissions: difference(observed.submissions, expected.submissions),
      experts: difference(observed.experts, expected.experts),
      criteria: difference(observed.criteria, expected.criteria),
      places: difference(observed.places, expected.places),
    },
    information,
  };
}

function noScores({ submissions, experts, criteria, categories }: RaschObservations): RaschScores {
  return {
    submissions: new Float64Array(submissions.length),
    experts: new Float64Array(experts.length),
    criteria: new Float64Array(criteria.length),
    places: new Float64Array(categories.length),
  };
}

function add(scores: RaschScores, data: RaschObservations, row: number, place: number): void {
  scores.submissions[data.submissionOf[row]!]! += place;
  scores.experts[data.expertOf[row]!]! += place;
  scores.criteria[data.criterionOf[row]!]! += place;
}

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
