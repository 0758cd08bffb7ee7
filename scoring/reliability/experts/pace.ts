/**
 * 评审节奏 / Pace: how long an expert took for a sheet, beside the panel.
 *
 * Medians, because a sheet that was left open over lunch says nothing. Advisory: a fast reader may have read before.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import { median } from "#scoring/statistics/vectors.ts";

export interface Pace {
  readonly expert: string;
  readonly sheets: number;
  /** Median seconds a sheet. */
  readonly medianSeconds: number;
  /** Own median over the median of all experts' medians. */
  readonly ratioToPanel: number | null;
}

export interface SheetTime {
  readonly expert: string;
  readonly seconds: number;
}

/** One entry an expert, by id. */
export function paceOfExperts(times: readonly SheetTime[]): Pace[] {
  const byExpert = new Map<string, number[]>();
  for (const { expert, seconds } of times) byExpert.set(expert, [...(byExpert.get(expert) ?? []), seconds]);
  const own = [...byExpert]
    .sort(([a], [b]) => compareText(a, b))
    .map(([expert, seconds]) => ({ expert, sheets: seconds.length, medianSeconds: median(seconds) }));
  const panel = own.length === 0 ? 0 : median(own.map(({ medianSeconds }) => medianSeconds));
  return own.map((figures) => ({
    ...figures,
    ratioToPanel: panel > 0 ? figures.medianSeconds / panel : null,
  }));
}
