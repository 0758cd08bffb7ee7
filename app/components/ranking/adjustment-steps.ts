/** How the adjusted score of a row came about, in figures that whoever reads them can follow. */
import { adjustmentParts } from "#scoring/aggregation/adjustment-parts.ts";
import type { AnalysisData } from "./analysis-data.ts";
import type { RankingRow } from "./ranking-data.ts";

/** Hundredths of a point; the share in thousandths. */
export interface AdjustmentSteps {
  /** Mean of all totals, each without the leaning of its expert. */
  readonly correctedMean: number;
  readonly panelMean: number;
  /** Of the distance from the panel's mean. */
  readonly keptShare: number;
  /** By so much the mean is drawn towards the panel's: what is missing to the adjusted score. */
  readonly drawn: number;
}

/**
 * Told from the totals and leanings as they are shown, so that the mean can be taken again by hand.
 *
 * Null where no such steps lead to the score (`StageAnalysis.panel`), or the leaning of one of its experts is unknown.
 * @param score the adjusted one, in hundredths
 */
export function adjustmentSteps(
  { totals }: Pick<RankingRow, "totals">,
  { panel, experts }: Pick<AnalysisData, "panel" | "experts">,
  score: number,
): AdjustmentSteps | null {
  const sheets = totals.flatMap(({ expertCode, total }) => {
    const expert = experts.find(({ expertId }) => expertId === expertCode);
    return expert === undefined ? [] : [{ total: total.hundredths, leaning: expert.leaning }];
  });
  if (panel === null || sheets.length === 0 || sheets.length < totals.length) return null;
  const parts = adjustmentParts(sheets, { mean: panel.mean, noise: panel.noise / 1000 });
  const correctedMean = Math.round(parts.correctedMean);
  return {
    correctedMean,
    panelMean: panel.mean,
    keptShare: Math.round(parts.keptShare * 1000),
    drawn: score - correctedMean,
  };
}
