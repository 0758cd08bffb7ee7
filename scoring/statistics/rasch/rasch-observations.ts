/**
 * 多面 Rasch 的观测 / What a many-facet Rasch model is fitted to: marks as places on one rating scale, without extremes.
 *
 * A submission whose marks are all the lowest or all the highest has no finite measure, and neither has an expert or a
 * criterion: they are set aside, again and again until none is left. Marks nobody gave are closed up, because a
 * threshold beside an empty category has no finite value; `categories` says which marks the places stand for.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";

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

/** Null when nothing is left or all marks left are the same. Cost: linear for each round of dropping. */
export function raschObservations(rows: readonly MarkRow[]): RaschObservations | null {
  const dropped: Record<Facet, string[]> = { submission: [], expert: [], criterion: [] };
  let left = rows;
  for (;;) {
    const [lowest, highest] = boundsOf(left);
    if (lowest === highest) return null;
    const found = FACETS.map((facet) => extremes(left, facet, lowest, highest));
    if (found.every((ids) => ids.size === 0)) break;
    FACETS.forEach((facet, k) => dropped[facet].push(...found[k]!));
    left = left.filter((row) => FACETS.every((facet, k) => !found[k]!.has(row[facet])));
  }
  return { ...arraysOf(left), dropped: droppedOf(dropped) };
}

function boundsOf(rows: readonly MarkRow[]): [number, number] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const { mark } of rows) {
    lowest = Math.min(lowest, mark);
    highest = Math.max(highest, mark);
  }
  return rows.length === 0 ? [0, 0] : [lowest, highest];
}

function extremes(rows: readonly MarkRow[], facet: Facet, lowest: number, highest: number): Set<string> {
  const bounds = new Map<string, [number, number]>();
  for (const row of rows) {
    const [low, high] = bounds.get(row[facet]) ?? [row.mark, row.mark];
    bounds.set(row[facet], [Math.min(low, row.mark), Math.max(high, row.mark)]);
  }
  const isExtreme = ([low, high]: [number, number]) => high === lowest || low === highest;
  return new Set([...bounds].filter(([, found]) => isExtreme(found)).map(([id]) => id));
}

function arraysOf(rows: readonly MarkRow[]): Omit<RaschObservations, "dropped"> {
  const ids = (facet: Facet) => [...new Set(rows.map((row) => row[facet]))].sort(compareText);
  const [submissions, experts, criteria] = [ids("submission"), ids("expert"), ids("criterion")];
  const categories = [...new Set(rows.map((row) => row.mark))].sort((a, b) => a - b);
  const numbers = <T>(values: readonly T[]) => new Map(values.map((value, number) => [value, number]));
  const [submission, expert, criterion] = [numbers(submissions), numbers(experts), numbers(criteria)];
  const place = numbers(categories);
  const sorted = rows
    .map((row) => ({
      s: submission.get(row.submission)!,
      e: expert.get(row.expert)!,
      c: criterion.get(row.criterion)!,
      x: place.get(row.mark)!,
    }))
    .sort((a, b) => a.s - b.s || a.e - b.e || a.c - b.c || a.x - b.x);
  return {
    submissions,
    experts,
    criteria,
    submissionOf: Int32Array.from(sorted, (row) => row.s),
    expertOf: Int32Array.from(sorted, (row) => row.e),
    criterionOf: Int32Array.from(sorted, (row) => row.c),
    places: Int32Array.from(sorted, (row) => row.x),
    categories,
  };
}

function droppedOf({ submission, expert, criterion }: Record<Facet, string[]>): Dropped {
  const sorted = (ids: string[]) => ids.sort(compareText);
  return { submissions: sorted(submission), experts: sorted(expert), criteria: sorted(criterion) };
}
