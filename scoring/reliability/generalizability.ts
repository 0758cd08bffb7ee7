/**
 * 概化理论 / Generalizability: where the differences between marks come from (G study), and how reliable a score would be
 * with other numbers of experts and criteria (D study).
 *
 *   mark = μ + submission + expert + criterion + submission×expert + submission×criterion + expert×criterion + residual
 *
 * All effects random, variances by REML. On complete sheets the model falls apart exactly: the mean of a sheet follows a
 * crossed model of its own, and the orthonormal contrasts between criteria follow a second one whose intercepts are the
 * criterion effects; the two share no parameter. That turns one model with six crossed effects into two with two.
 * A component that the difference of two others would make negative is reported as zero.
 *
 * Sources: Brennan, Generalizability Theory, 2001; Cronbach et al. 1972. Cost: about a hundred factors of the smaller side.
 */
import { fitCrossedModel, modelObstacle } from "#scoring/statistics/crossed-model.ts";
import { applyInverseVariance, crossedDesign, crossedSystem } from "#scoring/statistics/crossed-system.ts";
import type { CompleteSheets } from "#scoring/statistics/mark-table.ts";
import { minimize } from "#scoring/statistics/nelder-mead.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import { dot } from "#scoring/statistics/vectors.ts";

/** Variances in squared points; those with a criterion are null where there is only one. */
export interface GStudy {
  readonly submission: number;
  readonly expert: number;
  readonly criterion: number | null;
  readonly submissionExpert: number | null;
  readonly submissionCriterion: number | null;
  readonly expertCriterion: number | null;
  readonly residual: number;
  /** Complete sheets used, and criteria on each. */
  readonly sheets: number;
  readonly criteria: number;
}

/** Null where the variances cannot be told apart (fewer than three sheets, or one sheet a submission). */
export function gStudy({ table, criteria, marks }: CompleteSheets): GStudy | null {
  if (modelObstacle(table) !== null) return null;
  const counts = { sheets: table.values.length, criteria: criteria.length };
  // Plain means of the criteria, whatever the weights of the total: the model has no weights.
  const means = table.values.map((_, row) => marks.reduce((sum, column) => sum + column[row]!, 0) / criteria.length);
  const between = fitCrossedModel({ ...table, values: means }).variances;
  if (criteria.length === 1) {
    const none = { criterion: null, submissionExpert: null, submissionCriterion: null, expertCriterion: null };
    return { ...between, ...none, ...counts };
  }
  const within = contrastVariances(table, contrasts(marks));
  const left = (whole: number, part: number): number => Math.max(0, whole - part / criteria.length);
  return {
    submission: left(between.submission, within.submission),
    expert: left(between.expert, within.expert),
    criterion: within.intercept,
    submissionExpert: left(between.residual, within.residual),
    submissionCriterion: within.submission,
    expertCriterion: within.expert,
    residual: within.residual,
    ...counts,
  };
}

export interface DStudyPoint {
  readonly experts: number;
  readonly criteria: number;
  /** Generalizability coefficient: reliability of the order. */
  readonly relative: number | null;
  /** Index of dependability: reliability of the score itself. */
  readonly absolute: number | null;
}

/**
 * Reliability of the mean over so many experts and criteria; null where submissions do not differ at all.
 *
 * @example submission .2843, ×expert .0953, ×criterion .0656, residual .2190: 3 experts × 3 criteria give .785 (relative).
 */
export function dStudy(study: GStudy, experts: number, criteria: number): DStudyPoint {
  const cells = experts * criteria;
  const relative =
    (study.submissionExpert ?? 0) / experts + (study.submissionCriterion ?? 0) / criteria + study.residual / cells;
  const absolute =
    relative + study.expert / experts + (study.criterion ?? 0) / criteria + (study.expertCriterion ?? 0) / cells;
  const share = (error: number): number | null =>
    study.submission > 0 ? study.submission / (study.submission + error) : null;
  return { experts, criteria, relative: share(relative), absolute: share(absolute) };
}

/** Helmert contrasts, orthonormal: contrast d compares criterion d with the mean of those before it. */
function contrasts(marks: readonly Float64Array[]): Float64Array[] {
  return marks.slice(1).map((column, before) => {
    const count = before + 1;
    return column.map((value, row) => {
      let sum = 0;
      for (let k = 0; k < count; k += 1) sum += marks[k]![row]!;
      return (count * value - sum) / Math.sqrt(count * (count + 1));
    });
  });
}

interface ContrastVariances {
  readonly submission: number;
  readonly expert: number;
  readonly residual: number;
  /** Variance of the intercepts: of the criteria. */
  readonly intercept: number;
}

/** Variances that all contrasts share, their intercepts random around zero. */
function contrastVariances(table: RatingTable, responses: readonly Float64Array[]): ContrastVariances {
  const { submissions, experts, submissionOf, expertOf } = table;
  const design = crossedDesign(submissionOf, submissions.length, expertOf, experts.length);
  const ones = new Float64Array(design.rows).fill(1);
  const at = (logRatios: readonly number[]) => {
    const system = crossedSystem(design, { inner: Math.exp(logRatios[0]!), outer: Math.exp(logRatios[1]!) });
    const weighted = applyInverseVariance(system, ones);
    const precision = weighted.reduce((sum, value) => sum + value, 0);
    let [squares, intercepts] = [0, 0];
    for (const y of responses) {
      const intercept = dot(weighted, y) / precision;
      const centred = y.map((value) => value - intercept);
      squares += dot(centred, applyInverseVariance(system, centred));
      intercepts += intercept ** 2 / responses.length;
    }
    const residual = squares / (responses.length * (design.rows - 1));
    // Intercepts scatter at least by their own error.
    const scatter = Math.max(intercepts, residual / precision);
    const criterion =
      system.logDeterminant +
      Math.log(precision) +
      (design.rows - 1) * Math.log(residual) +
      Math.log(scatter) +
      intercepts / scatter;
    return { residual, intercept: scatter - residual / precision, criterion: responses.length * criterion };
  };
  if (responses.every((y) => y.every((value) => value === y[0]))) return constantContrasts(responses);
  const best = minimize((x) => at(x).criterion, [-1, -1]).at;
  const { residual, intercept } = at(best);
  const variance = (logRatio: number): number => (logRatio < LEAST_LOG_RATIO ? 0 : residual * Math.exp(logRatio));
  return { submission: variance(best[0]!), expert: variance(best[1]!), residual, intercept };
}

/** A ratio below e⁻¹⁶ is zero. */
const LEAST_LOG_RATIO = -16;

/** Every expert marks all criteria of all submissions with the same distances: only the criteria differ. */
function constantContrasts(responses: readonly Float64Array[]): ContrastVariances {
  const intercept = responses.reduce((sum, y) => sum + y[0]! ** 2, 0) / responses.length;
  return { submission: 0, expert: 0, residual: 0, intercept };
}
