/** 均值与中位数 / Mean and median of exact fractions. */
import { add, compare, divide, fraction, type Fraction } from "#scoring/aggregation/fraction.ts";

/** Arithmetic mean. @throws Error for an empty list: nothing has no mean, and never zero. */
export function meanOf(values: readonly Fraction[]): Fraction {
  if (values.length === 0) throw new Error("meanOf: no values");
  return divide(values.reduce(add, fraction(0)), fraction(values.length));
}

/**
 * The middle value, or the mean of the two middle values of an even number.
 * @throws Error for an empty list.
 */
export function medianOf(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error("medianOf: no values");
  return meanOf([lower, upper]);
}
