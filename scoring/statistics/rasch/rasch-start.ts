/**
 * 起点 / Where the climb to the maximum of a many-facet Rasch likelihood begins.
 *
 * P(k) ∝ exp(−(k − m − Wη)² / 2W) for marks of variance W around their measure, and that is a rating scale with thresholds
 * one W-th of a logit apart: a distance of d places is d / W logits. So two-way means in places, and W from what they
 * leave, say where everything lies.
 *
 * Cost: a few additions for each mark.
 */
import type { RaschObservations } from "#scoring/statistics/rasch/rasch-observations.ts";
import { centred, type RaschParameters } from "#scoring/statistics/rasch/rasch-parameters.ts";

/** Means settle well enough in so many rounds. */
const ROUNDS = 3;
/** Marks on neighbouring places leave about so much, however well experts agree. */
const LEAST_VARIANCE = 0.25;

export function startOf(data: RaschObservations): RaschParameters {
  const top = data.categories.length - 1;
  const { submissions, experts, criteria, variance } = meansOf(data);
  return centred({
    submissions: submissions.map((mean) => (mean - top / 2) / variance),
    experts: experts.map((mean) => -mean / variance),
    criteria: criteria.map((mean) => -mean / variance),
    thresholds: Float64Array.from({ length: top }, (_, index) => (index + 0.5 - top / 2) / variance),
  });
}

/** Means in places, one facet after the other with the others' taken off, and the variance they leave. */
function meansOf({ places, submissionOf, expertOf, criterionOf, submissions, experts, criteria }: RaschObservations) {
  const facets = [
    { levelOf: submissionOf, means: new Float64Array(submissions.length) },
    { levelOf: expertOf, means: new Float64Array(experts.length) },
    { levelOf: criterionOf, means: new Float64Array(criteria.length) },
  ] as const;
  const left = Float64Array.from(places);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { levelOf, means } of facets) takeMeans(left, levelOf, means);
  const squares = left.reduce((sum, residual) => sum + residual * residual, 0);
  const free = places.length - submissions.length - experts.length - criteria.length + 2;
  const [submission, expert, criterion] = facets;
  return {
    submissions: submission.means,
    experts: expert.means,
    criteria: criterion.means,
    variance: Math.max(LEAST_VARIANCE, squares / Math.max(1, free)),
  };
}

/** Moves the mean of what is left in each level from there into the level's own. */
function takeMeans(left: Float64Array, levelOf: Int32Array, means: Float64Array): void {
  const [sums, counts] = [new Float64Array(means.length), new Float64Array(means.length)];
  for (let row = 0; row < left.length; row += 1) {
    sums[levelOf[row]!]! += left[row]!;
    counts[levelOf[row]!]! += 1;
  }
  for (let level = 0; level < means.length; level += 1) means[level]! += sums[level]! / counts[level]!;
  for (let row = 0; row < left.length; row += 1) left[row]! -= sums[levelOf[row]!]! / counts[levelOf[row]!]!;
}
