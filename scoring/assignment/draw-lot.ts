/**
 * 抽签 / Draw by lot: ids in drawn order, from a recorded seed.
 *
 * The ids are first sorted by UTF-16 code units, so the order in which they come in cannot matter; then shuffled from
 * the last place to the second (Fisher–Yates): place i is exchanged with place `number below i + 1` of
 * `seededNumbers`. Whoever knows the seed's parts and the ids can draw again and must get the same order.
 *
 * A seed should have parts from at least two people (chair and supervisor), fixed before the ids are known to be
 * final; see the draw rule of the programme. Lots order a running list; they never break a tie in a ranking.
 *
 * Source: Fisher and Yates 1938, in Durstenfeld's form. Cost: O(n log n).
 */
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";
import { compareText } from "#scoring/record/compare-text.ts";

/** @throws Error when an id comes twice or the seed has no part. Empty ids give an empty order. */
export function drawOrder(seedParts: readonly string[], ids: readonly string[]): string[] {
  if (new Set(ids).size !== ids.length) throw new Error("drawOrder: ids must be distinct");
  const order = [...ids].sort(compareText);
  const numberBelow = seededNumbers(seedParts);
  for (let place = order.length - 1; place > 0; place--) {
    const other = numberBelow(place + 1);
    const moved = order[place]!;
    order[place] = order[other]!;
    order[other] = moved;
  }
  return order;
}
