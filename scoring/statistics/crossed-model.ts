/**
 * 交叉随机效应模型 / The crossed random-effects model of a rating table:
 *
 *   rating = intercept + fixed effects + submission + expert + residual
 *
 * Submission and expert effects are normal around zero; variances by REML; effects are best linear unbiased predictions
 * (BLUP), which draw a submission with few ratings towards the mean. Standard errors are the conditional deviations of
 * the effects (uncertainty of intercept and variances not included), as lme4 gives them.
 *
 * Independent of the order of the ratings. Cost: see crossed-reml.ts; 250,000 ratings of 2,000 experts take a few
 * factors of a 2,000 × 2,000 matrix.
 * Sources: Henderson 1975; Robinson 1991; Bates et al. 2015.
 */
import { evaluate, fitByReml, quadraticForm, type RemlPoint } from "#scoring/statistics/crossed-reml.ts";
import { crossedDesign, type VarianceRatios } from "#scoring/statistics/crossed-system.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";
import { inverseFromFactor, type SquareMatrix } from "#scoring/statistics/symmetric-matrix.ts";

export interface CrossedOptions {
  /** Further fixed effects, one value a rating each; an intercept is always there. */
  readonly columns?: readonly Float64Array[];
  /** Weight of each rating, above zero; all alike when left out. */
  readonly weights?: Float64Array;
  /** Variances that are known already; estimated when left out. */
  readonly variances?: Variances;
}

export interface Variances {
  readonly submission: number;
  readonly expert: number;
  readonly residual: number;
}

export interface CrossedModel {
  readonly table: RatingTable;
  readonly variances: Variances;
  /** −2 log restricted likelihood. */
  readonly criterion: number;
  readonly intercept: { readonly estimate: number; readonly standardError: number };
  /** Fixed effects besides the intercept, in the order given. */
  readonly fixed: readonly { readonly estimate: number; readonly standardError: number }[];
  readonly submissions: Effects;
  readonly experts: Effects;
  /** What the model does not explain of each rating, in points. */
  readonly residuals: Float64Array;
  /** The equations at the optimum, for what is computed further: draws, fit of experts. */
  readonly equations: Equations;
  readonly iterations: number;
}

export interface Effects {
  readonly estimates: Float64Array;
  readonly standardErrors: Float64Array;
}

export interface Equations extends RemlPoint {
  readonly outerInverse: SquareMatrix;
  /** Whether the eliminated side is the submissions. */
  readonly innerIsSubmission: boolean;
}

/** Why the model cannot be fitted at all; a gate asks before it comes to that. */
export type ModelObstacle = "too_few_ratings" | "one_sheet_each";

/** Null when the variances can be told apart at all: some submission and some expert have more than one rating. */
export function modelObstacle({ values, submissions, experts }: RatingTable): ModelObstacle | null {
  if (values.length < 3) return "too_few_ratings";
  return submissions.length >= values.length || experts.length >= values.length || submissions.length < 2
    ? "one_sheet_each"
    : null;
}

/** @throws Error where modelObstacle names one, or when fixed effects depend on each other */
export function fitCrossedModel(table: RatingTable, options: CrossedOptions = {}): CrossedModel {
  const obstacle = modelObstacle(table);
  if (obstacle !== null) throw new Error(`fitCrossedModel: ${obstacle}`);
  const { submissions, experts, submissionOf, expertOf, values } = table;
  const innerIsSubmission = submissions.length >= experts.length;
  const design = innerIsSubmission
    ? crossedDesign(submissionOf, submissions.length, expertOf, experts.length, options.weights)
    : crossedDesign(expertOf, experts.length, submissionOf, submissions.length, options.weights);
  // Differences from the mean: no digits are lost to the level of the scale.
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const y = values.map((value) => value - mean);
  const columns = [new Float64Array(values.length).fill(1), ...(options.columns ?? [])];
  if (y.every((value) => value === 0)) return withoutSpread(table, mean, options);
  const held = options.variances;
  if (held === undefined) {
    const fit = fitByReml(design, y, columns);
    return describe(table, mean, fit.fixed.residualVariance, { ...fit, innerIsSubmission }, fit.iterations);
  }
  const point = evaluate(design, y, columns, ratiosOf(held, innerIsSubmission));
  const outerInverse = inverseFromFactor(point.system.factor);
  return describe(table, mean, held.residual, { ...point, outerInverse, innerIsSubmission }, 0);
}

function ratiosOf({ submission, expert, residual }: Variances, innerIsSubmission: boolean): VarianceRatios {
  const [first, second] = innerIsSubmission ? [submission, expert] : [expert, submission];
  return { inner: first / residual, outer: second / residual };
}

function describe(
  table: RatingTable,
  mean: number,
  residualVariance: number,
  equations: Equations,
  iterations: number,
): CrossedModel {
  const { fixed, criterion } = equations;
  const { ratios } = equations.system;
  const inner = innerEffects(equations, residualVariance);
  const outer = outerEffects(equations, residualVariance);
  const [submissionRatio, expertRatio] = equations.innerIsSubmission
    ? [ratios.inner, ratios.outer]
    : [ratios.outer, ratios.inner];
  // The reported errors of fixed effects follow the residual variance that is reported.
  const scale = Math.sqrt(residualVariance / fixed.residualVariance);
  const estimates = Array.from(fixed.estimates, (estimate, k) => ({
    estimate: k === 0 ? estimate + mean : estimate,
    standardError: fixed.standardErrors[k]! * scale,
  }));
  const { weights } = equations.system.design;
  return {
    table,
    variances: {
      submission: submissionRatio * residualVariance,
      expert: expertRatio * residualVariance,
      residual: residualVariance,
    },
    criterion,
    intercept: estimates[0]!,
    fixed: estimates.slice(1),
    submissions: equations.innerIsSubmission ? inner : outer,
    experts: equations.innerIsSubmission ? outer : inner,
    residuals: fixed.residuals.map((value, row) => value / weights[row]!),
    equations,
    iterations,
  };
}

function innerEffects(equations: Equations, residualVariance: number): Effects {
  const { system, outerInverse } = equations;
  const { ratios, pivots } = system;
  const { inner } = effectsOf(equations);
  const standardErrors = pivots.map((pivot, level) => {
    const shared = (ratios.inner * ratios.outer * quadraticForm(system, outerInverse, level)) / pivot ** 2;
    return Math.sqrt(residualVariance * ratios.inner * (1 / pivot + shared));
  });
  return { estimates: inner, standardErrors };
}

function outerEffects(equations: Equations, residualVariance: number): Effects {
  const { stride, entries } = equations.outerInverse;
  const { ratios } = equations.system;
  const { outer } = effectsOf(equations);
  const standardErrors = outer.map((_, level) =>
    Math.sqrt(residualVariance * ratios.outer * entries[level * stride + level]!),
  );
  return { estimates: outer, standardErrors };
}

/** u_k = γ_k Z_kᵀPy. */
function effectsOf({ system, fixed }: Equations): { inner: Float64Array; outer: Float64Array } {
  const { design, ratios } = system;
  const sums = (of: Int32Array, levels: number, ratio: number) => {
    const effects = new Float64Array(levels);
    for (let row = 0; row < of.length; row += 1) effects[of[row]!]! += ratio * fixed.residuals[row]!;
    return effects;
  };
  return {
    inner: sums(design.inner.of, design.inner.levels, ratios.inner),
    outer: sums(design.outer.of, design.outer.levels, ratios.outer),
  };
}

/** All ratings alike: there is nothing to explain, and every variance is zero. */
function withoutSpread(table: RatingTable, mean: number, { columns = [], weights }: CrossedOptions): CrossedModel {
  const none = { estimate: 0, standardError: 0 };
  const zero = (length: number): Effects => ({
    estimates: new Float64Array(length),
    standardErrors: new Float64Array(length),
  });
  const { submissions, experts, submissionOf, expertOf, values } = table;
  const design = crossedDesign(submissionOf, submissions.length, expertOf, experts.length, weights);
  const y = new Float64Array(values.length);
  const point = evaluate(design, y, [new Float64Array(values.length).fill(1)], { inner: 0, outer: 0 });
  return {
    table,
    variances: { submission: 0, expert: 0, residual: 0 },
    criterion: Number.NEGATIVE_INFINITY,
    intercept: { estimate: mean, standardError: 0 },
    fixed: columns.map(() => none),
    submissions: zero(submissions.length),
    experts: zero(experts.length),
    residuals: y,
    equations: { ...point, outerInverse: inverseFromFactor(point.system.factor), innerIsSubmission: true },
    iterations: 0,
  };
}
