/**
 * 分布 / Tails and quantiles of the distributions that tests and intervals use. Degrees of freedom may be fractions.
 */
import { regularizedBeta, upperGamma } from "#scoring/statistics/special-functions.ts";

/** The two-sided 95 % point of the normal distribution. */
export const NORMAL_95 = 1.959963984540054;

/** P(F > f). */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  const whole = df2 + df1 * f;
  return regularizedBeta(df2 / whole, (df1 * f) / whole, df2 / 2, df1 / 2);
}

/** The f with P(F > f) = tail, by bisection of log f: about 60 evaluations. */
export function fUpperQuantile(tail: number, df1: number, df2: number): number {
  let [low, high] = [-200, 200];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (fUpperTail(Math.exp(middle), df1, df2) > tail) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** P(χ² > x). */
export function chiSquareUpperTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}

/** The t with P(|T| > t) = tail. */
export function tTwoSidedQuantile(tail: number, df: number): number {
  return Math.sqrt(fUpperQuantile(tail, 1, df));
}

/** Density over upper tail of the normal distribution at x: the mean of a normal number known to be above x. */
export function normalHazard(x: number): number {
  // Far out both vanish, and their ratio is x + 1/x up to 1e-5.
  if (x > FAR_OUT) return x + 1 / x;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const tail = upperGamma(0.5, (x * x) / 2) / 2;
  return density / (x >= 0 ? tail : 1 - tail);
}

const FAR_OUT = 30;
