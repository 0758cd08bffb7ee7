/**
 * 晋级机会 / The chance of each submission to be truly among the best of its line, by simulation from a posterior.
 *
 * In each draw the best of every line are taken, of those that reach its minimum; a chance is the share of draws. With
 * 1,000 draws its own error is at most .016. Seeded: the same seed gives the same chances. Cost a draw: the draw itself
 * and one selection, linear.
 */
import type { Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { type LineOutcome, selectOnLine, type SelectionLine } from "#scoring/shortlist/stability/selection-lines.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";

export interface ChanceLine extends SelectionLine {
  /** Least score that takes a place, on the scale of what is drawn; none when left out. */
  readonly minimum?: number;
}

export interface Stability {
  /** P(among the best of its line), by submission. */
  readonly chances: Float64Array;
  /** Mean chance of those the scores select: the share of the list expected to be right. Null for an empty list. */
  readonly expectedPrecision: number | null;
  /** Submissions with a chance between 0.2 and 0.8: discuss them, or send them to one more expert. */
  readonly greyZone: readonly number[];
  readonly lines: readonly LineMargin[];
}

export interface LineMargin extends LineOutcome {
  /** Distance of the last selected to the first not selected, over the standard error of that difference. */
  readonly marginInErrors: number | null;
}

export const DRAWS = 1000;
const GREY_FROM = 0.2;
const GREY_TO = 0.8;

/**
 * @param draw on the scale of the lines' minimum, if they have one
 * @param scores the scores that select; in their own units, any increasing function of what is drawn. A member that is not
 *   selected whatever its place, such as one below the minimum, has NaN here; in the draws it competes like the others.
 */
export function selectionChances(
  draw: Draw,
  scores: Float64Array,
  lines: readonly ChanceLine[],
  seed: string,
  draws: number = DRAWS,
): Stability {
  const random = randomNumbers(seed);
  const chances = new Float64Array(scores.length);
  const outcomes = lines.map((line) => selectOnLine(scores, line));
  const margins = outcomes.map(() => ({ sum: 0, squares: 0 }));
  const values = new Float64Array(scores.length);
  const rooms = lines.map(({ members }) => new Float64Array(members.length));
  for (let count = 0; count < draws; count += 1) {
    draw(random, values);
    lines.forEach((line, index) => {
      countBest(values, line, rooms[index]!, chances, 1 / draws);
      addMargin(values, outcomes[index]!, margins[index]!);
    });
  }
  const selected = outcomes.flatMap((outcome) => outcome.selected);
  const expected = selected.reduce((sum, submission) => sum + chances[submission]!, 0);
  return {
    chances,
    expectedPrecision: selected.length === 0 ? null : expected / selected.length,
    greyZone: Array.from(chances.keys()).filter((i) => chances[i]! > GREY_FROM && chances[i]! < GREY_TO),
    lines: outcomes.map((outcome, index) => ({ ...outcome, marginInErrors: marginOf(margins[index]!, draws) })),
  };
}

function countBest(
  values: Float64Array,
  { members, places, minimum = Number.NEGATIVE_INFINITY }: ChanceLine,
  room: Float64Array,
  chances: Float64Array,
  share: number,
): void {
  const taken = Math.min(places, members.length);
  if (taken < 1) return;
  for (let index = 0; index < members.length; index += 1) room[index] = values[members[index]!]!;
  const threshold = Math.max(minimum, kthLargest(room, taken));
  for (const member of members) if (values[member]! >= threshold) chances[member]! += share;
}

function addMargin(values: Float64Array, { last, next }: LineOutcome, margin: { sum: number; squares: number }): void {
  if (last === null || next === null) return;
  const difference = values[last]! - values[next]!;
  margin.sum += difference;
  margin.squares += difference * difference;
}

/** Mean over deviation of the drawn differences. */
function marginOf({ sum, squares }: { sum: number; squares: number }, draws: number): number | null {
  const mean = sum / draws;
  const variance = squares / draws - mean * mean;
  return variance > 0 ? mean / Math.sqrt(variance) : null;
}

/** The k-th largest value, by Hoare's selection; reorders `values`. Expected cost: linear. */
function kthLargest(values: Float64Array, k: number): number {
  let [left, right] = [0, values.length - 1];
  const target = values.length - k;
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let [low, high] = [left, right];
    while (low <= high) {
      while (values[low]! < pivot) low += 1;
      while (values[high]! > pivot) high -= 1;
      if (low > high) break;
      const held = values[low]!;
      values[low++] = values[high]!;
      values[high--] = held;
    }
    if (target <= high) right = high;
    else if (target >= low) left = low;
    else break;
  }
  return values[target]!;
}
