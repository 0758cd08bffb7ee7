/** 多面 Rasch 的参数 / The parameters of a many-facet rating scale model, and the measure they give a mark. */
import type { RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";

/** Logits. Submissions are positive, experts (severity) and criteria (difficulty) negative in the measure of a mark. */
export interface RaschParameters {
  readonly submissions: Float64Array;
  readonly experts: Float64Array;
  readonly criteria: Float64Array;
  readonly thresholds: Float64Array;
}

export function measureOf(
  { submissionOf, expertOf, criterionOf }: RaschObservations,
  { submissions, experts, criteria }: RaschParameters,
  row: number,
): number {
  return submissions[submissionOf[row]!]! - experts[expertOf[row]!]! - criteria[criterionOf[row]!]!;
}

/** @param factor how much of the step is taken */
export function moved(from: RaschParameters, step: RaschParameters, factor: number): RaschParameters {
  const add = (values: Float64Array, change: Float64Array) => {
    const sums = values.slice();
    for (let index = 0; index < sums.length; index += 1) sums[index]! += factor * change[index]!;
    return sums;
  };
  return {
    submissions: add(from.submissions, step.submissions),
    experts: add(from.experts, step.experts),
    criteria: add(from.criteria, step.criteria),
    thresholds: add(from.thresholds, step.thresholds),
  };
}

/** What moves a whole block moves the submissions instead: every measure stays, and the blocks stay at zero. */
export function centred({ submissions, experts, criteria, thresholds }: RaschParameters): RaschParameters {
  const [expert, criterion, threshold] = [experts, criteria, thresholds].map(meanOf) as [number, number, number];
  return {
    submissions: submissions.map((value) => value - expert - criterion - threshold),
    experts: experts.map((value) => value - expert),
    criteria: criteria.map((value) => value - criterion),
    thresholds: thresholds.map((value) => value - threshold),
  };
}

/** The parameter farthest from zero, in logits. */
export function largestOf({ submissions, experts, criteria, thresholds }: RaschParameters): number {
  return Math.max(...[submissions, experts, criteria, thresholds].map(farthest));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function farthest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
