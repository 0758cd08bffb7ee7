/**
 * 晋级判定（统计用）/ Who would be selected by real-valued scores: the best of each line, ties at the line all going on.
 *
 * Beside the official cut, which is exact: these scores come from models, so two that differ by less than a billionth of
 * the largest count as equal. No score is NaN: not ranked, not selected.
 */
export interface SelectionLine {
  /** Numbers of the submissions that compete for these places. */
  readonly members: readonly number[];
  readonly places: number;
}

const TIE = 1e-9;

export interface LineOutcome {
  /** Best first. */
  readonly selected: readonly number[];
  /** Last that is selected and first that is not; null when nobody is left on that side. */
  readonly last: number | null;
  readonly next: number | null;
}

export function selectOnLine(scores: Float64Array, { members, places }: SelectionLine): LineOutcome {
  const order = ranked(scores, members);
  const lastPlace = order[Math.min(places, order.length) - 1];
  if (lastPlace === undefined) return { selected: [], last: null, next: order[0] ?? null };
  const count = order.findIndex((member) => isBelow(scores[member]!, scores[lastPlace]!));
  const selected = count === -1 ? order : order.slice(0, count);
  return { selected, last: selected.at(-1) ?? null, next: count === -1 ? null : order[count]! };
}

/** Numbers of all that are selected on any line, ascending. */
export function selectOnLines(scores: Float64Array, lines: readonly SelectionLine[]): number[] {
  return lines.flatMap((line) => selectOnLine(scores, line).selected).sort((a, b) => a - b);
}

/** Competition ranks (1, 2, 2, 4) over all members; NaN for who has no score. */
export function ranksOf(scores: Float64Array): Float64Array {
  const order = ranked(scores, Array.from(scores.keys()));
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  let rank = 1;
  order.forEach((member, place) => {
    const before = order[place - 1];
    if (before !== undefined && isBelow(scores[member]!, scores[before]!)) rank = place + 1;
    ranks[member] = rank;
  });
  return ranks;
}

function ranked(scores: Float64Array, members: readonly number[]): number[] {
  return members.filter((member) => !Number.isNaN(scores[member])).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

function isBelow(one: number, other: number): boolean {
  return other - one > TIE * Math.max(1, Math.abs(one), Math.abs(other));
}
