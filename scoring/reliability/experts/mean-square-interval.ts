/**
 * 拟合均方的区间 / 90 % interval of a fit mean-square (infit, outfit).
 *
 * If the expert scatters as the model expects, the cube root of the mean-square is nearly normal around 1 − q²/9 with
 * deviation q/3, q² being the variance of the mean-square (Wilson & Hilferty; the standardised fit of Wright & Masters and of
 * FACETS). A mean-square is in proportion to the scatter an expert really has, so the figure over the ends of the range that
 * chance leaves around 1 gives the interval of that scatter. It holds 1 exactly where the figure lies in that range.
 *
 * Approximate: residuals of one expert are taken as independent. Null below four residuals: too few to tell.
 * Sources: Wilson & Hilferty 1931; Wright & Masters 1982, ch. 5; Linacre, A User's Guide to FACETS.
 */
import type { Bounds } from "#scoring/statistics/rank-correlation-interval.ts";

/** The two-sided 90 % point of the normal distribution. */
const NORMAL_90 = 1.6448536269514722;
const FEWEST = 4;

/**
 * @param variance of the mean-square under the model
 * @param count residuals it is made of
 */
export function meanSquareInterval(value: number, variance: number, count: number): Bounds | null {
  if (count < FEWEST) return null;
  const third = Math.sqrt(variance) / 3;
  const end = (z: number): number => (1 + third * (z - third)) ** 3;
  const [low, high] = [end(-NORMAL_90), end(NORMAL_90)];
  return low > 0 ? { lower: value / high, upper: value / low } : null;
}
