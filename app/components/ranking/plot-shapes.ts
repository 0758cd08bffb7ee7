/** Where the marks of the printed ranking stand: a pure drawing, so that paper shows what the server computed. */
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import type { RankingRow } from "./ranking-data.ts";
import { placeOf, type RankingSection } from "./ranking-sections.ts";

/** In units of the drawing, about a third of a millimetre on A4. */
export const PLOT = { width: 560, left: 130, right: 64, top: 18, step: 13 } as const;

export interface PlotRow {
  readonly serial: string;
  readonly rank: number;
  readonly y: number;
  /** Official (or composite) score. */
  readonly x: number;
  readonly passes: boolean;
  /** From where to where nine of ten draws of the true score lie, or the totals where nothing is adjusted. */
  readonly from: number;
  readonly to: number;
  /** Adjusted score; null without one. */
  readonly adjusted: number | null;
  readonly chance: number | null;
}

export interface Plot {
  readonly height: number;
  readonly rows: readonly PlotRow[];
  /** Height of the cut line; null where nobody, or everybody, is above it. */
  readonly cutAt: number | null;
  readonly ticks: readonly { readonly x: number; readonly mark: number }[];
}

/** A normal value lies within this many deviations of the mean in nine of ten cases. */
const NINE_OF_TEN = 1.645;

/**
 * One section of the ranking, a row a submission; those without a rank are left out.
 * @param scale whole marks at the ends; what lies beyond is drawn at the end
 * @param analysed by submission id; of a composite nothing is drawn from it, for its scale is another
 */
export function plotOf(
  section: Pick<RankingSection, "rows" | "rowsAboveLine">,
  isByField: boolean,
  scale: { readonly low: number; readonly high: number },
  analysed: ReadonlyMap<string, AnalysedSubmission>,
): Plot {
  const xOf = (hundredths: number): number => {
    const share = (hundredths / 100 - scale.low) / (scale.high - scale.low);
    const inside = Math.min(1, Math.max(0, share));
    return Math.round((PLOT.left + inside * (PLOT.width - PLOT.left - PLOT.right)) * 10) / 10;
  };
  const ranked = section.rows.filter((row) => placeOf(row, isByField) !== null && row.ranking !== null);
  const above = section.rows.slice(0, section.rowsAboveLine).filter((row) => ranked.includes(row)).length;
  const yOf = (index: number): number => PLOT.top + (index + 0.5) * PLOT.step;
  return {
    height: PLOT.top + ranked.length * PLOT.step + 4,
    rows: ranked.map((row, index) => {
      const own = analysed.get(row.submissionId);
      const [from, to] = rangeOf(row, own);
      return {
        serial: row.serial,
        rank: placeOf(row, isByField)!.rank,
        y: yOf(index),
        x: xOf(row.ranking!.hundredths),
        passes: row.passes,
        from: xOf(from),
        to: xOf(to),
        adjusted: own?.adjusted == null ? null : xOf(own.adjusted.score),
        chance: own?.chance ?? null,
      };
    }),
    cutAt: above === 0 || above === ranked.length ? null : PLOT.top + above * PLOT.step,
    ticks: Array.from({ length: TICKS + 1 }, (_, index) => {
      const mark = scale.low + ((scale.high - scale.low) * index) / TICKS;
      return { x: xOf(mark * 100), mark };
    }),
  };
}

const TICKS = 4;

function rangeOf(row: RankingRow, own: AnalysedSubmission | undefined): [number, number] {
  if (own?.adjusted != null) {
    const { score, standardError } = own.adjusted;
    return [score - NINE_OF_TEN * standardError, score + NINE_OF_TEN * standardError];
  }
  const totals = row.totals.map(({ total }) => total.hundredths);
  return totals.length === 0
    ? [row.ranking!.hundredths, row.ranking!.hundredths]
    : [Math.min(...totals), Math.max(...totals)];
}
