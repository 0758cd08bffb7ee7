/** The ranking cut into the lists that compete for the same places, with the cut line drawn in. */
import type { Place } from "#scoring/aggregation/places.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { FrozenLine } from "#scoring/record/stage-result.ts";
import type { RankingRow, RankingRule, RankingView } from "./ranking-data.ts";

export interface RankingSection {
  /** Null: one list over all fields. */
  readonly field: string | null;
  readonly line: FrozenLine | null;
  /** By place, the unscored last. */
  readonly rows: readonly RankingRow[];
  /** How many rows stand above the line. */
  readonly rowsAboveLine: number;
}

type Ranked = Pick<RankingView, "rows" | "lines">;

/** Whether places are given field by field. */
export function isCutByField({ lines }: Pick<Ranked, "lines">): boolean {
  return lines.some((line) => line.field !== null);
}

/** The place that counts for the cut. */
export function placeOf(row: Pick<RankingRow, "overall" | "inField">, isByField: boolean): Place | null {
  return isByField ? row.inField : row.overall;
}

/**
 * @param fields codes in the programme's order.
 * @param field only this field's rows; null: all.
 */
export function rankingSections(view: Ranked, fields: readonly string[], field: string | null): RankingSection[] {
  const isByField = isCutByField(view);
  const rows = inOrder(
    view.rows.filter((row) => field === null || row.field === field),
    isByField,
  );
  if (!isByField) return [sectionOf(null, view.lines[0] ?? null, rows)].filter((section) => section.rows.length > 0);
  const codes = [...new Set([...fields, ...rows.map((row) => row.field)])];
  return codes.flatMap((code) => {
    const own = rows.filter((row) => row.field === code);
    const line = view.lines.find((item) => item.field === code) ?? null;
    return own.length === 0 ? [] : [sectionOf(code, line, own)];
  });
}

function sectionOf(field: string | null, line: FrozenLine | null, rows: readonly RankingRow[]): RankingSection {
  // The line is that of the official score; who passes by the adjusted score stands below it and says so.
  const isAbove = ({ passes, reason }: RankingRow) => passes && reason !== "in_quota_adjusted";
  return { field, line, rows, rowsAboveLine: rows.findLastIndex(isAbove) + 1 };
}

function inOrder(rows: readonly RankingRow[], isByField: boolean): RankingRow[] {
  const rank = (row: RankingRow) => placeOf(row, isByField)?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => rank(a) - rank(b) || compareText(a.serial, b.serial));
}

/**
 * Whole marks between which every total and score of the rows lies: the scale of the dot strips. Its ends are tenths of
 * the rubric's scale, so that rubrics of 0–100 and of 0–3 are drawn alike.
 */
export function scaleOf(
  rows: readonly Pick<RankingRow, "totals" | "official" | "ranking">[],
  { minimum, maximum }: RankingRule["scale"],
): { readonly low: number; readonly high: number } {
  const hundredths = rows.flatMap((row) => [
    ...row.totals.map(({ total }) => total.hundredths),
    ...[row.official, row.ranking].flatMap((figure) => figure?.hundredths ?? []),
  ]);
  if (hundredths.length === 0) return { low: minimum, high: maximum };
  const step = Math.max(1, Math.round((maximum - minimum) / 10));
  const low = Math.min(Math.floor(Math.min(...hundredths) / (step * 100)) * step, maximum - step);
  return { low, high: Math.max(low + step, Math.ceil(Math.max(...hundredths) / (step * 100)) * step) };
}
