/**
 * 阅读次序 / Reading order: the order in which one expert sees the assigned submissions.
 *
 * Every expert has an order of their own, so that tiredness and contrast with the submission before do not fall on the
 * same submissions everywhere. It depends on the seed, the expert and the set of submissions alone and is the same on
 * every visit; a submission added or taken away may move the others.
 */
import { drawOrder } from "#scoring/assignment/draw-lot.ts";

/** @throws Error when an id comes twice. */
export function readingOrder(seed: string, expertId: string, submissionIds: readonly string[]): string[] {
  return drawOrder(["reading order", seed, expertId], submissionIds);
}
