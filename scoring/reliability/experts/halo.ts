/**
 * 光环效应 / Halo: an expert whose criteria rise and fall together more than the panel's judges one impression, not each criterion.
 *
 * Correlation: mean over pairs of criteria of the correlation of their marks over the expert's sheets, minus the mean of that
 * figure over all experts. Alike: share of sheets with the same mark in every criterion. Repeated: share of the commonest
 * set of marks. Null where an expert has fewer than three sheets or there is one criterion. Advisory.
 */
import type { CompleteSheets } from "#scoring/statistics/mark-table.ts";
import { pearson } from "#scoring/statistics/correlation.ts";
import { groupRows } from "#scoring/statistics/rating-table.ts";

export interface Halo {
  readonly expert: string;
  readonly correlation: number | null;
  /** Own correlation minus the panel's mean. */
  readonly excess: number | null;
  readonly alikeShare: number | null;
  readonly repeatedShare: number | null;
}

const FEWEST_SHEETS = 3;

/** One entry an expert, in the table's order. */
export function haloOfExperts({ table, criteria, marks }: CompleteSheets): Halo[] {
  const { start, rows } = groupRows(table.expertOf, table.experts.length);
  const figures = table.experts.map((expert, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    if (own.length < FEWEST_SHEETS || criteria.length < 2)
      return { expert, correlation: null, alikeShare: null, repeatedShare: null };
    const columns = marks.map((column) => Float64Array.from(own, (row) => column[row]!));
    const sheets = Array.from(own, (_, place) => columns.map((column) => column[place]!));
    const alike = sheets.filter((sheet) => sheet.every((mark) => mark === sheet[0])).length;
    return {
      expert,
      correlation: meanCorrelation(columns),
      alikeShare: alike / own.length,
      repeatedShare: largestCount(sheets.map((sheet) => sheet.join())) / own.length,
    };
  });
  const known = figures.flatMap(({ correlation }) => (correlation === null ? [] : [correlation]));
  const panel = known.reduce((sum, value) => sum + value, 0) / known.length;
  return figures.map((figure) => ({
    ...figure,
    excess: figure.correlation === null ? null : figure.correlation - panel,
  }));
}

/** Pairs with a criterion that never changes are left out. */
function meanCorrelation(columns: readonly Float64Array[]): number | null {
  const correlations = columns.flatMap((x, i) =>
    columns.slice(0, i).flatMap((y) => {
      const correlation = pearson(x, y);
      return correlation === null ? [] : [correlation];
    }),
  );
  return correlations.length === 0 ? null : correlations.reduce((sum, value) => sum + value, 0) / correlations.length;
}

function largestCount(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(...counts.values());
}
