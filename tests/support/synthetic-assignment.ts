/** Assignment problems of any size, the same in every run: experts and submissions as weights on twenty topics. */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";

const TOPICS = 20;
/** One pair in so many is a conflict. */
const CONFLICT_RATE = 33;

export interface SyntheticSize {
  readonly experts: number;
  readonly submissions: number;
  readonly demand: number;
  readonly minimumLoad: number;
  readonly maximumLoad: number;
  /** Some experts fit everything better than others do; left out: only the mix of topics counts. */
  readonly hasStrongExperts?: boolean;
}

/** Fit from 0 to 1000: the cosine of the two topic vectors, whose weights are few and large; times the strength. */
export function syntheticProblem(size: SyntheticSize): AssignmentProblem {
  const number = numbers(7);
  const strength = () => (size.hasStrongExperts === true ? 0.2 + (0.8 * (number() % 1000)) / 1000 : 1);
  const expertTopics = Array.from({ length: size.experts }, () => {
    const factor = strength();
    return topicVector(number).map((weight) => weight * factor);
  });
  const submissionTopics = Array.from({ length: size.submissions }, () => topicVector(number));
  const fit = new Int32Array(size.experts * size.submissions);
  const forbidden = new Uint8Array(fit.length);
  expertTopics.forEach((one, expert) => {
    submissionTopics.forEach((other, submission) => {
      const pair = expert * size.submissions + submission;
      let product = 0;
      for (let topic = 0; topic < TOPICS; topic++) product += one[topic]! * other[topic]!;
      fit[pair] = Math.round(1000 * product);
      if (number() % CONFLICT_RATE === 0) forbidden[pair] = 1;
    });
  });
  return {
    experts: Array.from({ length: size.experts }, (_, index) => ({
      id: `e${index}`,
      minimumLoad: size.minimumLoad,
      maximumLoad: size.maximumLoad,
    })),
    submissions: Array.from({ length: size.submissions }, (_, index) => ({ id: `s${index}`, demand: size.demand })),
    fit,
    forbidden,
    locked: [],
    groups: [],
  };
}

function topicVector(number: () => number): Float64Array {
  const weights = Float64Array.from({ length: TOPICS }, () => (number() % 1000) ** 3);
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return weights.map((weight) => weight / length);
}

/** Whole numbers from 0 to 2^31 − 1 of a linear congruential sequence (Lehmer, 1951), which needs no library. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
}
