/**
 * 模型类方法 / Ranking by the crossed random-effects model: BLUP, robust BLUP, and the linear Bayesian calibration on top of it.
 *
 * A score is the intercept plus the submission's effect, in points. Leaving an expert out holds variances, weights and, for
 * the calibration, the other experts' figures.
 */
import type { Method, MethodScores, PanelMarks } from "#scoring/aggregation/by-method/method.ts";
import { sheetCounts, singleAndAveraged } from "#scoring/aggregation/by-method/sheet-reliability.ts";
import { calibratedQuality, linearBayes, type ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import { robustBlup } from "#scoring/aggregation/robust-blup.ts";
import { expertFits } from "#scoring/reliability/experts/expert-fit.ts";
import { calibratedDraw, crossedDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { type CrossedModel, fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { scoresWithout } from "#scoring/statistics/held-effects.ts";
import { findsDifferences } from "#scoring/statistics/variance-found.ts";

export type CrossedMethod = Extract<Method, "blup" | "robust-blup" | "linear-bayes">;

/** @throws Error where modelObstacle names one */
export function crossedMethod(method: CrossedMethod, { sheets, ends }: PanelMarks): MethodScores {
  const model = fitCrossedModel(sheets.table);
  if (method === "blup") return crossedScores(model, model.criterion);
  return method === "robust-blup" ? crossedScores(robustBlup(model), null) : calibratedScores(model, ends);
}

function crossedScores(model: CrossedModel, criterion: number | null): MethodScores {
  const { table, intercept, submissions, variances } = model;
  return {
    submissions: table.submissions,
    scores: submissions.estimates.map((effect) => intercept.estimate + effect),
    effects: submissions.estimates,
    standardErrors: submissions.standardErrors,
    fit: null,
    experts: expertFits(model).map(({ expert, leaning, standardError, sheets, infit, outfit }) => ({
      expert,
      severity: leaning,
      standardError,
      sheets,
      infit: infit?.value ?? null,
      outfit: outfit?.value ?? null,
    })),
    criteria: null,
    variance: variances,
    remlCriterion: criterion,
    logLikelihood: null,
    intercept,
    thresholds: null,
    dropped: [],
    reliability: singleAndAveraged(variances.submission, variances.residual, sheetCounts(table)),
    draw: findsDifferences(variances) ? crossedDraw(model) : null,
    scoresWithout: (expert) => scoresWithout(model, (row) => table.expertOf[row] === expert),
  };
}

/** Where submissions do not differ, or marks leave no residual, there is nothing to calibrate: the model's own effects stay. */
function calibratedScores(model: CrossedModel, ends: ScaleEnds | undefined): MethodScores {
  const plain = crossedScores(model, null);
  const calibration = linearBayes(model, ends);
  if (calibration === null) return plain;
  const { effects, standardErrors, experts, intercept } = calibration;
  const { expertOf, submissionOf } = model.table;
  return {
    ...plain,
    scores: effects.map((effect) => intercept + effect),
    effects,
    standardErrors,
    experts: plain.experts.map((figures, level) => ({
      ...figures,
      severity: experts.leanings[level]!,
      standardError: experts.leaningErrors[level]!,
      infit: null,
      outfit: null,
    })),
    draw: calibratedDraw(calibration),
    scoresWithout: (expert) => {
      const without = calibratedQuality(calibration, (row) => expertOf[row] === expert);
      const scores = effects.map((effect) => intercept + effect);
      // Submissions that the expert did not read keep their scores to the last digit.
      expertOf.forEach((other, row) => {
        const submission = submissionOf[row]!;
        if (other === expert) scores[submission] = intercept + without[submission]!;
      });
      return scores;
    },
  };
}
