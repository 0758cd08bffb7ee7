/**
 * 离群总分 / Outlying totals: sheets that lie far from what everybody else's marks lead one to expect.
 *
 * Expected is what the crossed model says of the submission and the expert without this sheet; the distance is measured in
 * its own standard error (a standardised leave-one-out residual). Beyond 2.5 either way: read the comment, ask the expert.
 * About one sheet in eighty lies there by chance alone. Advisory: of planted favours this finds a third to a half.
 *
 * The sheet need not be taken out and the model fitted again: residual ÷ share left is the leave-one-out residual.
 */
import type { CrossedModel } from "#scoring/statistics/crossed-model.ts";
import { residualVariances } from "#scoring/statistics/residual-variances.ts";

export interface LeftOutResidual {
  /** Total minus what is expected without it, in points; NaN where the model has nothing to expect from. */
  readonly distance: Float64Array;
  /** The same in standard errors. */
  readonly standardised: Float64Array;
}

export const OUTLYING_FROM = 2.5;

/** A rating that alone determines its submission or expert leaves no residual. */
const SMALLEST_SHARE = 1e-9;

/** One entry a rating. Cost: as residualVariances. */
export function leftOutResiduals(model: CrossedModel): LeftOutResidual {
  const { residuals, variances } = model;
  const own = residualVariances(model);
  const isKnown = (row: number): boolean => own[row]! > SMALLEST_SHARE * variances.residual;
  return {
    distance: residuals.map((value, row) => (isKnown(row) ? (value * variances.residual) / own[row]! : Number.NaN)),
    standardised: residuals.map((value, row) => (isKnown(row) ? value / Math.sqrt(own[row]!) : Number.NaN)),
  };
}
