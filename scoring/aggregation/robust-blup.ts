/**
 * 稳健 BLUP / Robust BLUP: the crossed random-effects model with Huber weights, so that a rating far off what its submission
 * and its expert lead one to expect counts less. A guard against single favours and slips; it does not look for who made them.
 *
 * Variances come from the unweighted REML fit and are held. Eight rounds of w = min(1, 1.5 / |u|), u = residual over a
 * robust deviation (1.25 × 1.4826 × median |residual|; the 1.25 undoes that fitted residuals are too small).
 *
 * Cost: eight more factors of the smaller side. Source: Huber 1964; Huber & Ronchetti, Robust Statistics, ch. 7.
 */
import { type CrossedModel, fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { median } from "#scoring/statistics/vectors.ts";

const ROUNDS = 8;
const HUBER = 1.5;
const SCALE = 1.25 * 1.4826;

/** @param model the unweighted fit of the same table */
export function robustBlup(model: CrossedModel): CrossedModel {
  let fit = model;
  if (model.variances.residual === 0) return model;
  for (let round = 0; round < ROUNDS; round += 1) {
    const scale = SCALE * median(fit.residuals.map(Math.abs));
    if (scale === 0) return fit;
    const weights = fit.residuals.map((residual) => Math.min(1, (HUBER * scale) / Math.abs(residual)));
    fit = fitCrossedModel(model.table, { variances: model.variances, weights });
  }
  return fit;
}
