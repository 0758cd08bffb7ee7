/**
 * 多面 Rasch 的观测 / What a many-facet Rasch model is fitted to: marks as places on one rating scale, without extremes.
 *
 * A submission whose marks are all the lowest or all the highest has no finite measure, and neither has an expert or a
 * criterion: they are set aside, again and again until none is left. Marks nobody gave are closed up, because a
 * threshold beside an empty category has no finite value; `categories` says which marks the places stand for.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { groupRows } from "#scoring/statistics/rating-table.ts";

export interface RaschObservations {
  readonly submissions: readonly string[];
  readonly experts: readonly string[];
  readonly criteria: readonly string[];
  /** By submission, expert, criterion. */
  readonly submissionOf: Int32Array;
  readonly expertOf: Int32Array;
  readonly criterionOf: Int32Array;
  /** 0 … categories.length − 1. */
  readonly places: Int32Array;
  readonly categories: readonly number[];
  readonly dropped: Dropped;
}

/** Ids set aside because all their marks are the lowest or all the highest. */
export interface Dropped {
  readonly submissions: readonly string[];
  readonly experts: readonly string[];
  readonly criteria: readonly string[];
}

type Facet = "submission" | "expert" | "criterion";
const FACETS = ["submission", "expert", "criterion"] as const;

/** Ids in order, and the number of the one each row has. */
interface Column {
  readonly ids: readonly string[];
  readonly levelOf: Int32Array;
}

/** Null when nothing is left or all marks left are the same. Cost: linear for each round of dropping. */
export function raschObservations(rows: readonly MarkRow[]): RaschObservations | null {
  const columns = {
    submission: columnOf(rows.map((row) => row.submission)),
    expert: columnOf(rows.map((row) => row.expert)),
    criterion: columnOf(rows.map((row) => row.criterion)),
  };
  const marks = Float64Array.from(rows.map((row) => row.mark));
  const dropped: Record<Facet, Set<string>> = { submission: new Set(), expert: new Set(), criterion: new Set() };
  let left = Int32Array.from(marks.keys());
  for (;;) {
    const [lowest, highest] = boundsOf(left, marks);
    if (!(lowest < highest)) return null;
    const isExtreme = FACETS.map((facet) => extremes(left, marks, columns[facet], lowest, highest));
    const next = left.filter((row) => FACETS.every((facet, k) => isExtreme[k]![columns[facet].levelOf[row]!] === 0));
    if (next.length === left.length) break;
    FACETS.forEach((facet, k) =>
      columns[facet].ids.forEach((id, level) => isExtreme[k]![level] === 1 && dropped[facet].add(id)),
    );
    left = next;
  }
  return arraysOf(left, marks, columns, droppedOf(dropped));
}

function columnOf(values: readonly string[]): Column {
  const ids = [...new Set(values)].sort(compareText);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return { ids, levelOf: Int32Array.from(values.map((id) => numbers.get(id)!)) };
}

/** Infinity before minus infinity when there is no row. */
function boundsOf(rows: Int32Array, marks: Float64Array): [number, number] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const row of rows) {
    lowest = Math.min(lowest, marks[row]!);
    highest = Math.max(highest, marks[row]!);
  }
  return [lowest, highest];
}

/** One for each level that has rows and nothing but the lowest or nothing but the highest mark. */
function extremes(rows: Int32Array, marks: Float64Array, { ids, levelOf }: Column, lowest: number, highest: number) {
  const low = new Float64Array(ids.length).fill(Infinity);
  const high = new Float64Array(ids.length).fill(-Infinity);
  for (const row of rows) {
    const [level, mark] = [levelOf[row]!, marks[row]!];
    if (mark < low[level]!) low[level] = mark;
    if (mark > high[level]!) high[level] = mark;
  }
  return Uint8Array.from(ids, (_, level) => (high[level] === lowest || low[level] === highest ? 1 : 0));
}

function arraysOf(
  rows: Int32Array,
  marks: Float64Array,
  columns: Readonly<Record<Facet, Column>>,
  dropped: Dropped,
): RaschObservations {
  const own = Array.from(rows, (row) => marks[row]!);
  const categories = [...new Set(own)].sort((a, b) => a - b);
  const numbers = new Map(categories.map((mark, place) => [mark, place]));
  const place = Int32Array.from(own.map((mark) => numbers.get(mark)!));
  const [submission, expert, criterion] = FACETS.map((facet) => usedLevels(rows, columns[facet])) as [
    Column,
    Column,
    Column,
  ];
  const order = [{ levelOf: place, ids: categories }, criterion, expert, submission].reduce(
    stablySorted,
    Int32Array.from(rows.keys()),
  );
  const sorted = (levelOf: Int32Array) => order.map((at) => levelOf[at]!);
  // Spelled out: a spread would give every call a shape of its own, and each loop over it would be compiled again.
  return {
    submissions: submission.ids,
    experts: expert.ids,
    criteria: criterion.ids,
    submissionOf: sorted(submission.levelOf),
    expertOf: sorted(expert.levelOf),
    criterionOf: sorted(criterion.levelOf),
    places: sorted(place),
    categories,
    dropped,
  };
}

/** The levels that have rows, numbered anew. */
function usedLevels(rows: Int32Array, { ids, levelOf }: Column): Column {
  const fresh = new Int32Array(ids.length).fill(-1);
  for (const row of rows) fresh[levelOf[row]!] = 0;
  const used = ids.filter((_, level) => fresh[level] === 0);
  let count = 0;
  for (let level = 0; level < fresh.length; level += 1) if (fresh[level] === 0) fresh[level] = count++;
  return { ids: used, levelOf: rows.map((row) => fresh[levelOf[row]!]!) };
}

/** Rows of one level stay in the order they have: sorting by the last key first gives an order by all. */
function stablySorted(order: Int32Array, { ids, levelOf }: { ids: readonly unknown[]; levelOf: Int32Array }) {
  const { rows } = groupRows(
    order.map((at) => levelOf[at]!),
    ids.length,
  );
  return rows.map((at) => order[at]!);
}

function droppedOf({ submission, expert, criterion }: Record<Facet, Set<string>>): Dropped {
  const sorted = (ids: Set<string>) => [...ids].sort(compareText);
  return { submissions: sorted(submission), experts: sorted(expert), criteria: sorted(criterion) };
}
