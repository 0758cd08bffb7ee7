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

export interface AdjustmentParts {
  readonly sheets: readonly { readonly expert: string; readonly total: number; readonly leaning: number }[];
  readonly correctedMean: number;
  readonly panelMean: number;
  /** From 0 to 1. */
  readonly keptShare: number;
  readonly score: number;
}

/** @param submission its number in the model's table. @throws Error when it has no sheet */
export function adjustmentParts(
  { table, variances, intercept, experts }: CrossedModel,
  submission: number,
): AdjustmentParts {
  const rows = Array.from(table.values.keys()).filter((row) => table.submissionOf[row] === submission);
  if (rows.length === 0) throw new Error("adjustmentParts: the submission has no sheet");
  const sheets = rows.map((row) => {
    const expert = table.expertOf[row]!;
    return { expert: table.experts[expert]!, total: table.values[row]!, leaning: experts.estimates[expert]! };
  });
  const correctedMean = sheets.reduce((sum, { total, leaning }) => sum + total - leaning, 0) / sheets.length;
  const { submission: between, residual } = variances;
  const keptShare = between > 0 ? sheets.length / (sheets.length + residual / between) : 0;
  const panelMean = intercept.estimate;
  return { sheets, correctedMean, panelMean, keptShare, score: panelMean + keptShare * (correctedMean - panelMean) };
}
