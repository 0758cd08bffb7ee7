/**
 * 阶段得分（官方规则）/ Official score: the totals of one submission's valid sheets made into one number.
 *
 * - mean 平均分: the arithmetic mean.
 * - trimmedMean 去掉最高最低分: one highest and one lowest total are dropped when at least `whenAtLeast` sheets are
 *   valid, and the rest is averaged; with fewer sheets it is the plain mean, and `used` says so. Of several equal
 *   highest (or lowest) totals only one is dropped.
 * - median 中位数: the middle total, or the mean of the two middle ones.
 *
 * Exact; independent of the order of the totals.
 */
import { meanOf, medianOf } from "#scoring/aggregation/averages.ts";
import { compare, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { AggregationRule } from "#scoring/programme/programme.ts";

export interface OfficialScore {
  readonly score: Fraction;
  /** The rule that was in effect: a trimmed mean of too few sheets is a mean. */
  readonly used: AggregationRule["method"];
  /** How many totals the score rests on. */
  readonly kept: number;
}

/**
 * @throws Error when there is no total: a submission without a sheet has no score, and never zero.
 *
 * @example three of the five totals 70, 82, 84, 86, 99 are kept: officialScore(…).score is 84.
 */
export function officialScore(rule: AggregationRule, totals: readonly Fraction[]): OfficialScore {
  if (totals.length === 0) throw new Error("officialScore: no totals");
  if (rule.method === "median") return { score: medianOf(totals), used: "median", kept: totals.length };
  if (rule.method === "trimmedMean" && totals.length >= rule.whenAtLeast) {
    const kept = [...totals].sort(compare).slice(1, -1);
    return { score: meanOf(kept), used: "trimmedMean", kept: kept.length };
  }
  return { score: meanOf(totals), used: "mean", kept: totals.length };
}
