/** Which columns a ranking table and its files have, and which of them are shown. */
import { columnsOf } from "../data-table/table-state.ts";
import { type AnalysisData, isAdjusted } from "./analysis-data.ts";

/** Beside rank and submission, which are always there. In the order of the table. */
export const RANKING_COLUMNS = ["official", "composite", "adjusted", "interval", "chance", "totals", "notes"] as const;
export type RankingColumn = (typeof RANKING_COLUMNS)[number];

/** The columns there is something to show in. */
export function availableColumns(hasComposite: boolean, analysis: AnalysisData | null): readonly RankingColumn[] {
  const needsAdjustment: readonly RankingColumn[] = ["adjusted", "interval", "chance"];
  return RANKING_COLUMNS.filter(
    (column) => (column !== "composite" || hasComposite) && (!needsAdjustment.includes(column) || isAdjusted(analysis)),
  );
}

/** Those of them the address asks for; all when it asks for none. */
export function shownColumns(search: URLSearchParams, available: readonly RankingColumn[]): readonly RankingColumn[] {
  const wanted = columnsOf(search);
  const shown = wanted === undefined ? available : available.filter((column) => wanted.includes(column));
  return shown.length === 0 ? available : shown;
}
