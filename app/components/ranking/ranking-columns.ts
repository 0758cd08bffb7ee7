/** Which columns a ranking table and its files have, and which of them are shown. */
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import { columnsOf } from "../data-table/table-state.ts";
import type { StatisticName } from "../reports/statistic-help.tsx";
import { type AnalysisData, isAdjusted } from "./analysis-data.ts";

/** Beside rank and submission, which are always there. In the order of the table. */
export const RANKING_COLUMNS = [
  "official",
  "composite",
  "adjusted",
  "interval",
  "chance",
  "borda",
  "totals",
  "notes",
] as const;
export type RankingColumn = (typeof RANKING_COLUMNS)[number];

/** Shown when asked for: a cross-check, for which a table that is wide already does not make room by itself. */
const HIDDEN_AT_FIRST: readonly RankingColumn[] = ["borda"];

const NEED_ADJUSTMENT: readonly RankingColumn[] = ["adjusted", "interval", "chance"];

/** Where the figures of a column are explained. */
export const COLUMN_STATISTICS: Readonly<Partial<Record<RankingColumn, StatisticName>>> = {
  official: "officialScore",
  adjusted: "adjustedScore",
  interval: "rankInterval",
  chance: "selectionChance",
  borda: "borda",
};

/** What is explained below a table of these columns; how scores are adjusted, beside the adjusted score. */
export function statisticsOf(columns: readonly RankingColumn[], method: AdjustmentMethod | undefined): StatisticName[] {
  return columns.flatMap((column) => [
    ...(COLUMN_STATISTICS[column] === undefined ? [] : [COLUMN_STATISTICS[column]]),
    ...(column === "adjusted" && method !== undefined ? [method] : []),
  ]);
}

/** The columns there is something to show in. Borda needs an analysis, but no adjustment: it asks for the order alone. */
export function availableColumns(hasComposite: boolean, analysis: AnalysisData | null): readonly RankingColumn[] {
  const isAvailable = (column: RankingColumn): boolean => {
    if (column === "composite") return hasComposite;
    if (column === "borda") return analysis !== null;
    return !NEED_ADJUSTMENT.includes(column) || isAdjusted(analysis);
  };
  return RANKING_COLUMNS.filter(isAvailable);
}

export function isHiddenAtFirst(column: RankingColumn): boolean {
  return HIDDEN_AT_FIRST.includes(column);
}

/** Those of them the address asks for; when it asks for none, all that are not hidden at first. */
export function shownColumns(search: URLSearchParams, available: readonly RankingColumn[]): readonly RankingColumn[] {
  const wanted = columnsOf(search);
  const shown = available.filter((column) => wanted?.includes(column) === true);
  return shown.length > 0 ? shown : available.filter((column) => !isHiddenAtFirst(column));
}
