/**
 * 单一方法得分 / Score of one submission by one plain method, for use outside a programme.
 *
 * Unlike the official rule of a programme, which says what happens with few sheets, a method by itself is undefined where it
 * makes no sense: dropping the highest and the lowest of fewer than three totals leaves nothing. Below five it is kept with
 * a caution, because of three sheets it is the median, which is less reliable than their mean. Exact.
 */
import { meanOf, medianOf } from "#scoring/aggregation/averages.ts";
import { compare, type Fraction } from "#scoring/aggregation/fraction.ts";

export const PLAIN_METHODS = ["mean", "trimmedMean", "median"] as const;
export type PlainMethod = (typeof PLAIN_METHODS)[number];

export interface PlainScore {
  /** Null where the method is undefined. */
  readonly score: Fraction | null;
  readonly caution: "too_few_to_drop" | "few_to_drop" | null;
}

const FEWEST_TO_DROP = 3;
const ENOUGH_TO_DROP = 5;

/** @throws Error when there is no total */
export function plainScore(method: PlainMethod, totals: readonly Fraction[]): PlainScore {
  if (totals.length === 0) throw new Error("plainScore: no totals");
  if (method === "mean") return { score: meanOf(totals), caution: null };
  if (method === "median") return { score: medianOf(totals), caution: null };
  const caution = dropCaution(totals.length);
  if (caution === "too_few_to_drop") return { score: null, caution };
  return { score: meanOf([...totals].sort(compare).slice(1, -1)), caution };
}

/** What is to be said of dropping the highest and the lowest of so many totals. */
export function dropCaution(totals: number): PlainScore["caution"] {
  if (totals < FEWEST_TO_DROP) return "too_few_to_drop";
  return totals < ENOUGH_TO_DROP ? "few_to_drop" : null;
}
