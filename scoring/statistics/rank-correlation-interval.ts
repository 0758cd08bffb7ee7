/**
 * 等级相关的区间 / 95 % interval of Spearman's rank correlation, by Fisher's z with the variance 1.06 / (n − 3) that ranks have.
 *
 * A complete order (or its opposite) has no finite z; it is taken as half an exchange of neighbours short of it, which is
 * 6 / (n³ − n). Null below four pairs: too few to tell anything.
 *
 * Sources: Fisher 1921; Fieller, Hartley & Pearson 1957 (the 1.06).
 */
import { NORMAL_95 } from "#scoring/statistics/distributions.ts";

const FEWEST_PAIRS = 4;
const RANK_VARIANCE = 1.06;

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export function rankCorrelationInterval(correlation: number, pairs: number): Bounds | null {
  if (pairs < FEWEST_PAIRS) return null;
  const farthest = 1 - 6 / (pairs ** 3 - pairs);
  const z = Math.atanh(Math.min(farthest, Math.max(-farthest, correlation)));
  const half = NORMAL_95 * Math.sqrt(RANK_VARIANCE / (pairs - 3));
  return { lower: Math.min(correlation, Math.tanh(z - half)), upper: Math.max(correlation, Math.tanh(z + half)) };
}
