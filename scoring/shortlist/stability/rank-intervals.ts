/**
 * 名次区间 / Rank intervals: between which ranks each submission lies in nine of ten draws of the true scores.
 *
 * Ranks are counted inside a group (a field, or everybody). Seeded; independent of everything but the draws.
 * Cost a draw: sorting each group; memory: four bytes for each submission and draw.
 */
import type { Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { DRAWS } from "#scoring/shortlist/stability/selection-chances.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";

export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/** Share of the draws that an interval leaves out on each side. */
const TAIL = 0.05;

/**
 * @param groups numbers of the submissions that are ranked among each other; nobody in two
 * @returns by submission number; null for one of no group
 */
export function rankIntervals(
  draw: Draw,
  submissions: number,
  groups: readonly (readonly number[])[],
  seed: string,
  draws: number = DRAWS,
): (RankInterval | null)[] {
  const random = randomNumbers(seed);
  const values = new Float64Array(submissions);
  const ranks = groups.map((group) => group.map(() => new Int32Array(draws)));
  const orders = groups.map((group) => group.map((_, place) => place));
  for (let count = 0; count < draws; count += 1) {
    draw(random, values);
    groups.forEach((group, index) => {
      const order = orders[index]!.sort((a, b) => values[group[b]!]! - values[group[a]!]! || a - b);
      order.forEach((member, place) => (ranks[index]![member]![count] = place + 1));
    });
  }
  const intervals: (RankInterval | null)[] = Array.from({ length: submissions }, () => null);
  const tail = Math.floor(TAIL * draws);
  groups.forEach((group, index) => {
    group.forEach((submission, member) => {
      const sorted = ranks[index]![member]!.sort();
      intervals[submission] = { best: sorted[tail]!, worst: sorted[draws - 1 - tail]! };
    });
  });
  return intervals;
}
