/**
 * 度量值网格 / What observations tell at the measures of a grid, so that thousands of them share a few hundred evaluations.
 *
 * Curvature need not be exact for the maximum to be: it only points the way. Every observation counts as one at its
 * nearest node, whose chances are off by a thirtieth on average; because it does so in all parts of the curvature, that
 * stays the information of observations that could be (positive definite, and blind to what cannot be told apart).
 */
import { observe, scaleMoments, scaleOf } from "#scoring/statistics/rasch/rating-scale.ts";

export interface MeasureGrid {
  /** Node of each observation. */
  readonly nodeOf: Int32Array;
  /** Observations at each node. */
  readonly counts: Float64Array;
  /** At each node: the variance of a place; P(k) and (k − expected) P(k), all places of a node together. */
  readonly variances: Float64Array;
  readonly chances: Float64Array;
  readonly leanings: Float64Array;
}

/** Of the deviation that one observation leaves to its measure where it tells most. */
const WIDTH = 0.1;

/**
 * Cost: one exponential a node, and all places. Nodes are no more than observations.
 * @param information of the observation that tells most of its measure: the largest variance of a place
 */
export function measureGrid(measures: Float64Array, thresholds: Float64Array, information: number): MeasureGrid {
  const { nodeOf, nodes } = nearestNodes(measures, WIDTH / Math.sqrt(information));
  const places = thresholds.length + 1;
  const counts = new Float64Array(nodes.length);
  for (const node of nodeOf) counts[node]! += 1;
  const variances = new Float64Array(nodes.length);
  const [chances, leanings] = [0, 1].map(() => new Float64Array(nodes.length * places)) as [Float64Array, Float64Array];
  const scale = scaleOf(thresholds);
  const moments = scaleMoments(places);
  nodes.forEach((measure, node) => {
    observe(measure, scale, moments);
    variances[node] = moments.variance;
    for (let k = 0; k < places; k += 1) {
      const chance = moments.weights[k]! * moments.share;
      chances[node * places + k] = chance;
      leanings[node * places + k] = (k - moments.expected) * chance;
    }
  });
  return { nodeOf, counts, variances, chances, leanings };
}

/** Multiples of the width beside which there is an observation, in ascending order. */
function nearestNodes(measures: Float64Array, width: number): { nodeOf: Int32Array; nodes: Float64Array } {
  const lowest = Math.round(measures.reduce((least, measure) => Math.min(least, measure), Infinity) / width);
  const nodeOf = Int32Array.from(measures.map((measure) => Math.round(measure / width) - lowest));
  const highest = nodeOf.reduce((most, multiple) => Math.max(most, multiple), 0);
  const numbers = new Int32Array(highest + 1);
  for (const multiple of nodeOf) numbers[multiple] = 1;
  const used = Int32Array.from(numbers.keys()).filter((multiple) => numbers[multiple] === 1);
  used.forEach((multiple, node) => (numbers[multiple] = node));
  return {
    nodeOf: nodeOf.map((multiple) => numbers[multiple]!),
    nodes: Float64Array.from(used, (multiple) => (multiple + lowest) * width),
  };
}
