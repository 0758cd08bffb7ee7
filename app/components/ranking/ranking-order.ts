/**
 * In which order the rows of a ranking stand: by rank, or by one of its figures inside each list that competes for the
 * same places. The server orders before it cuts the page out; it orders what a person may see, and nothing else comes here.
 */
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { sortOf, type TableSort } from "../data-table/table-state.ts";
import type { RankingColumn } from "./ranking-columns.ts";
import type { RankingRow } from "./ranking-data.ts";
import { placeOf, type RankingSection } from "./ranking-sections.ts";

/** Columns of one figure each. An interval is the narrower the more is known. */
const SORTABLE = ["official", "composite", "adjusted", "interval", "chance", "borda"] as const;
export type RankingOrder = "rank" | (typeof SORTABLE)[number];

export interface RankingSort extends TableSort {
  readonly key: RankingOrder;
}

/** What the address asks for: `sort=-chance` has the greatest chance first; anything unknown, or not known yet, is by rank. */
export function rankingSort(search: URLSearchParams, available: readonly RankingColumn[]): RankingSort {
  const keys: readonly RankingOrder[] = ["rank", ...SORTABLE.filter((column) => available.includes(column))];
  const { key, isDescending } = sortOf(search, keys, { key: "rank", isDescending: false });
  return { key: keys.find((known) => known === key) ?? "rank", isDescending };
}

/** The one order in which a cut line can be drawn. */
export function isInRankOrder({ key, isDescending }: TableSort): boolean {
  return key === "rank" && !isDescending;
}

export function isSortable(column: RankingColumn): column is (typeof SORTABLE)[number] {
  return SORTABLE.some((known) => known === column);
}

/** Scores and chances are asked for from the top; ranks and intervals from the lowest. */
export function beginsDescending(key: RankingOrder): boolean {
  return key !== "rank" && key !== "interval";
}

/**
 * The sections in this order, without their lines unless it is that of the ranks. Equal figures stand in rank order, rows
 * without one last. Cost: sorting.
 * @param sections by rank
 */
export function sortedSections(
  sections: readonly RankingSection[],
  sort: RankingSort,
  analysed: ReadonlyMap<string, AnalysedSubmission>,
): readonly RankingSection[] {
  if (isInRankOrder(sort)) return sections;
  const sign = sort.isDescending ? -1 : 1;
  return sections.map((section) => {
    const figureOf = (row: RankingRow) => figureIn(sort.key, row, section, analysed.get(row.submissionId));
    const rows = [...section.rows].sort((a, b) => compareFigures(figureOf(a), figureOf(b), sign));
    return { ...section, rows, line: null, rowsAboveLine: rows.length };
  });
}

function compareFigures(a: number | null, b: number | null, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function figureIn(
  key: RankingOrder,
  row: RankingRow,
  { field }: RankingSection,
  own: AnalysedSubmission | undefined,
): number | null {
  switch (key) {
    case "rank":
      return placeOf(row, field !== null)?.rank ?? null;
    case "official":
      return row.official?.hundredths ?? null;
    case "composite":
      return row.ranking?.hundredths ?? null;
    case "adjusted":
      return own?.adjusted?.score ?? null;
    case "interval":
      return own?.adjusted == null ? null : own.adjusted.interval.worst - own.adjusted.interval.best;
    case "chance":
      return own?.chance ?? null;
    case "borda":
      return own?.borda?.score ?? null;
  }
}
