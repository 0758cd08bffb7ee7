/**
 * 校准分 / Adjusted scores: what each submission's totals would be with the severity of its experts taken out.
 *
 * Four methods stand side by side: `blup` (crossed random effects, variances by REML; the default), `robustBlup` (the same,
 * far-off totals count less), `linearBayes` (severity, spread and noise of every expert), `twoWay` (least squares,
 * nothing drawn towards the mean). Each gives scores with standard errors, the experts' leanings, and joint draws of what
 * the true scores may be. Beside the official score, never in its place.
 *
 * Cost: one REML fit, see scoring/statistics/crossed-model.ts.
 */
import { linearBayes, type ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import { robustBlup } from "#scoring/aggregation/robust-blup.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import { calibratedDraw, crossedDraw, type Draw, twoWayDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { type CrossedModel, type Effects, fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import { findsDifferences, findsScatter } from "#scoring/statistics/variance-found.ts";

export interface AdjustedScores {
  /** The unweighted crossed model of the same table, whatever the method. */
  readonly model: CrossedModel;
  /** In points of the scale, one a submission of the table. */
  readonly scores: Float64Array;
  readonly standardErrors: Float64Array;
  /** Leanings in points: positive is lenient. */
  readonly experts: Effects;
  /** Draws of the scores, in points of the scale. */
  readonly draw: Draw;
}

/** Why a connected table gives no adjusted scores all the same. */
export type AdjustmentObstacle =
  /** The marks do not tell the submissions apart at all. */
  | "no_differences"
  /** No mark is left over from which to tell how much marks scatter. */
  | "no_scatter";

/**
 * @param table one the gate does not refuse
 * @param ends of the rubric's scale, on which a total lies as its marks do; only `linearBayes` asks
 * @throws Error as fitCrossedModel and twoWayLeastSquares
 */
export function adjustedScores(
  table: RatingTable,
  method: AdjustmentMethod,
  ends: ScaleEnds,
): AdjustedScores | AdjustmentObstacle {
  const model = fitCrossedModel(table);
  if (!findsDifferences(model.variances)) return "no_differences";
  if (!findsScatter(model.variances)) return "no_scatter";
  switch (method) {
    case "blup":
      return fromCrossed(model, model);
    case "robustBlup":
      return fromCrossed(model, robustBlup(model));
    case "linearBayes":
      return fromCalibration(model, ends);
    case "twoWay":
      return fromTwoWay(model);
  }
}

function fromCrossed(model: CrossedModel, fit: CrossedModel): AdjustedScores {
  const level = fit.intercept.estimate;
  return {
    model,
    scores: fit.submissions.estimates.map((effect) => level + effect),
    standardErrors: fit.submissions.standardErrors,
    experts: fit.experts,
    draw: raised(crossedDraw(fit), level),
  };
}

function fromCalibration(model: CrossedModel, ends: ScaleEnds): AdjustedScores | AdjustmentObstacle {
  const calibration = linearBayes(model, ends);
  if (calibration === null) return "no_differences";
  const { effects, standardErrors, intercept, experts } = calibration;
  return {
    model,
    scores: effects.map((effect) => intercept + effect),
    standardErrors,
    experts: { estimates: experts.leanings, standardErrors: experts.leaningErrors },
    draw: raised(calibratedDraw(calibration), intercept),
  };
}

function fromTwoWay(model: CrossedModel): AdjustedScores | AdjustmentObstacle {
  const fit = twoWayLeastSquares(model.table);
  if (!(fit.residualDeviation > 0)) return "no_scatter";
  return {
    model,
    scores: fit.submissions.estimates,
    standardErrors: fit.submissions.standardErrors,
    experts: fit.experts,
    draw: twoWayDraw(fit),
  };
}

function raised(draw: Draw, level: number): Draw {
  return (random, scores) => {
    draw(random, scores);
    for (let index = 0; index < scores.length; index += 1) scores[index]! += level;
  };
}
