/** 双向最小二乘排序 / Ranking by two-way least squares; leaving an expert out holds the others' leanings. */
import type { MethodScores, PanelMarks } from "#scoring/aggregation/by-method/method.ts";
import { sheetCounts, singleAndAveraged } from "#scoring/aggregation/by-method/sheet-reliability.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { twoWayDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { countRows } from "#scoring/statistics/rating-table.ts";

/** @throws Error when the submissions are not connected, or modelObstacle names what is in the way of variances */
export function twoWayMethod({ sheets: { table } }: PanelMarks): MethodScores {
  const fit = twoWayLeastSquares(table);
  const { estimates, standardErrors } = fit.submissions;
  const intercept = estimates.reduce((sum, estimate) => sum + estimate, 0) / estimates.length;
  const { submission, residual } = fitCrossedModel(table).variances;
  const counts = sheetCounts(table);
  const sheets = countRows(table.expertOf, table.experts.length);
  const isKnown = fit.residualDeviation >= 0;
  return {
    submissions: table.submissions,
    scores: estimates,
    effects: estimates.map((estimate) => estimate - intercept),
    standardErrors: isKnown ? standardErrors : null,
    fit: null,
    experts: table.experts.map((expert, level) => ({
      expert,
      severity: fit.experts.estimates[level]!,
      standardError: isKnown ? fit.experts.standardErrors[level]! : null,
      sheets: sheets[level]!,
      infit: null,
      outfit: null,
    })),
    criteria: null,
    variance: { submission: null, expert: null, residual: isKnown ? fit.residualDeviation ** 2 : null },
    remlCriterion: null,
    logLikelihood: null,
    intercept: { estimate: intercept, standardError: null },
    thresholds: null,
    dropped: [],
    reliability: singleAndAveraged(submission, residual, counts),
    draw: isKnown ? twoWayDraw(fit) : null,
    scoresWithout: (expert) => {
      const [sums, left] = [new Float64Array(estimates.length), counts.slice()];
      table.values.forEach((value, row) => {
        const level = table.submissionOf[row]!;
        if (table.expertOf[row] === expert) left[level]! -= 1;
        else sums[level]! += value - fit.experts.estimates[table.expertOf[row]!]!;
      });
      return sums.map((sum, level) => sum / left[level]!);
    },
  };
}
