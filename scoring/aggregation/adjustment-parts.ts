/**
 * 校准说明 / How an adjusted score came about, in three steps a chair can follow:
 *
 *   1. from each total the expert's leaning is taken;
 *   2. the corrected totals are averaged;
 *   3. the mean is drawn towards the panel's by as much as so few sheets deserve.
 *
 * score = panel mean + kept share × (corrected mean − panel mean), with the share n / (n + residual / submission variance).
 * Exactly the BLUP of the crossed model (up to rounding); for unweighted fits only.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";

/** What all submissions of a panel are drawn towards, and how strongly. */
export interface PanelLevel {
  /** Mean of the panel, in the unit of the totals. */
  readonly mean: number;
  /** Residual variance over that of the submissions; from 0 on, infinite where submissions do not differ. */
  readonly noise: number;
}

export interface AdjustmentParts {
  readonly correctedMean: number;
  /** Of the distance from the panel's mean; from 0 to 1. */
  readonly keptShare: number;
  readonly score: number;
}

/** @param model an unweighted fit */
export function panelLevel({ variances, intercept }: CrossedModel): PanelLevel {
  const { submission, residual } = variances;
  return { mean: intercept.estimate, noise: submission > 0 ? residual / submission : Number.POSITIVE_INFINITY };
}

/**
 * @param sheets of one submission, all of them; totals, leanings and the panel's mean in one unit
 * @throws Error when there is no sheet
 */
export function adjustmentParts(
  sheets: readonly { readonly total: number; readonly leaning: number }[],
  panel: PanelLevel,
): AdjustmentParts {
  if (sheets.length === 0) throw new Error("adjustmentParts: the submission has no sheet");
  const correctedMean = sheets.reduce((sum, { total, leaning }) => sum + total - leaning, 0) / sheets.length;
  const keptShare = sheets.length / (sheets.length + panel.noise);
  return { correctedMean, keptShare, score: panel.mean + keptShare * (correctedMean - panel.mean) };
}
