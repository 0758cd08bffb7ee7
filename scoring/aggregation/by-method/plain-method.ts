/**
 * 平均类方法 / Ranking by mean, trimmed mean or median of the sheet totals: exact, with the model's word on their reliability.
 *
 * Scores are exact fractions of the totals and become numbers once, at the end, so that equal scores are equal numbers. The
 * crossed model does not change a score; it tells how uncertain a mean is (severity and chance both move it) and how
 * likely the list holds the truly best. Without it (one sheet each) those figures are null.
 */
import { type Fraction, fraction } from "#scoring/aggregation/fraction.ts";
import { sheetCounts, singleAndAveraged } from "#scoring/aggregation/by-method/sheet-reliability.ts";
import type { MethodScores, PanelMarks } from "#scoring/aggregation/by-method/method.ts";
import { type PlainMethod, plainScore } from "#scoring/aggregation/plain-score.ts";
import { crossedDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { fitCrossedModel, modelObstacle } from "#scoring/statistics/crossed-model.ts";
import { countRows, groupRows } from "#scoring/statistics/rating-table.ts";
import { findsDifferences } from "#scoring/statistics/variance-found.ts";

/** Cost: exact arithmetic of every sheet, sorting of each submission's totals, and one fit of the crossed model. */
export function plainMethod(method: PlainMethod, { sheets, weights }: PanelMarks): MethodScores {
  const { table } = sheets;
  const totals = exactTotals(sheets.marks, weights);
  const { start, rows } = groupRows(table.submissionOf, table.submissions.length);
  const byExpert = groupRows(table.expertOf, table.experts.length);
  const scoreOf = (submission: number, without: number): number => {
    const own = Array.from(rows.subarray(start[submission], start[submission + 1]));
    const left = own.filter((row) => table.expertOf[row] !== without).map((row) => totals[row]!);
    const score = left.length === 0 ? null : plainScore(method, left).score;
    return score === null ? Number.NaN : Number(score.numerator) / Number(score.denominator);
  };
  const scores = Float64Array.from(table.submissions, (_, submission) => scoreOf(submission, -1));
  const model = modelObstacle(table) === null ? fitCrossedModel(table) : null;
  const counts = sheetCounts(table);
  const sheetsOfExpert = countRows(table.expertOf, table.experts.length);
  return {
    submissions: table.submissions,
    scores,
    effects: null,
    standardErrors:
      model === null || method !== "mean"
        ? null
        : counts.map((count) => Math.sqrt((model.variances.expert + model.variances.residual) / count)),
    fit: null,
    experts: table.experts.map((expert, level) => ({
      expert,
      severity: null,
      standardError: null,
      sheets: sheetsOfExpert[level]!,
      infit: null,
      outfit: null,
    })),
    criteria: null,
    variance: null,
    remlCriterion: null,
    logLikelihood: null,
    intercept: null,
    thresholds: null,
    dropped: table.submissions.filter((_, submission) => Number.isNaN(scores[submission])),
    reliability:
      model === null
        ? { single: null, averaged: null }
        : singleAndAveraged(model.variances.submission, model.variances.expert + model.variances.residual, counts),
    draw: model !== null && findsDifferences(model.variances) ? crossedDraw(model) : null,
    scoresWithout: (expert) => {
      const without = scores.slice();
      for (const row of byExpert.rows.subarray(byExpert.start[expert], byExpert.start[expert + 1]))
        without[table.submissionOf[row]!] = scoreOf(table.submissionOf[row]!, expert);
      return without;
    },
  };
}

/** Marks with decimals are whole numbers of their smallest unit. */
function exactTotals(marks: readonly Float64Array[], weights: readonly number[]): Fraction[] {
  const decimals = Math.max(0, ...marks.map(decimalsOf));
  const unit = 10n ** BigInt(decimals);
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const columns = marks.map((column) => Array.from(column, (mark) => BigInt(mark.toFixed(decimals).replace(".", ""))));
  return Array.from(marks[0] ?? [], (_, row) =>
    fraction(
      columns.reduce((sum, column, k) => sum + BigInt(weights[k]!) * column[row]!, 0n),
      whole * unit,
    ),
  );
}

function decimalsOf(marks: Float64Array): number {
  return marks.reduce((most, mark) => {
    if (Number.isInteger(mark)) return most;
    const [digits = "", exponent = "0"] = String(mark).split("e");
    return Math.max(most, (digits.split(".")[1] ?? "").length - Number(exponent));
  }, 0);
}
