/**
 * 名额分配（最大余额法）/ Quotas by largest remainder (Hare quota).
 *
 * Each field gets the whole part of total × count ÷ sum of counts; places left over go one each to the largest
 * remainders. Equal remainders: the field with more submissions first, then by code. No field gets more places than
 * it has submissions. Integers only.
 */
import { compareText } from "#scoring/record/compare-text.ts";

export interface FieldCount {
  readonly code: string;
  readonly count: number;
}

export interface FieldQuota {
  readonly code: string;
  readonly count: number;
  readonly quota: number;
}

/**
 * Quotas in the order of the input; each field's quota does not depend on that order. They add up to `total`, or to
 * the number of submissions where that is smaller.
 * @throws Error when a number is negative or not whole, or a code appears twice.
 *
 * @example allocateQuota(10, A 6, B 3, C 2 submissions): 5.45, 2.73, 1.82 → 5, 3, 2.
 */
export function allocateQuota(total: number, counts: readonly FieldCount[]): FieldQuota[] {
  if (![total, ...counts.map((item) => item.count)].every((value) => Number.isSafeInteger(value) && value >= 0))
    throw new Error("allocateQuota: total and counts are whole numbers from zero");
  if (new Set(counts.map((item) => item.code)).size !== counts.length)
    throw new Error("allocateQuota: a field code appears twice");
  const sum = counts.reduce((value, item) => value + BigInt(item.count), 0n);
  if (sum === 0n) return counts.map((item) => ({ ...item, quota: 0 }));
  // With no more places than submissions, a share rounded up never exceeds the field's own count.
  const places = BigInt(total) < sum ? BigInt(total) : sum;
  const shares = counts.map(({ code, count }) => {
    const product = places * BigInt(count);
    return { code, count, whole: Number(product / sum), remainder: product % sum };
  });
  const left = Number(places) - shares.reduce((value, item) => value + item.whole, 0);
  const winners = new Set(
    [...shares]
      .sort(byRemainder)
      .slice(0, left)
      .map((item) => item.code),
  );
  return shares.map(({ code, count, whole }) => ({ code, count, quota: whole + (winners.has(code) ? 1 : 0) }));
}

interface FieldShare {
  readonly code: string;
  readonly count: number;
  readonly remainder: bigint;
}

function byRemainder(a: FieldShare, b: FieldShare): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return b.count - a.count || compareText(a.code, b.code);
}
