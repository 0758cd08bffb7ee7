/**
 * 各领域名额 / Places of each field under a cut rule.
 *
 * The base is the field's ranked submissions (those with a ranking score, whether or not a floor holds them later).
 * - sharePerField: the share of the field's ranked submissions, rounded up.
 * - quotaByField: the total by largest remainder; where the rule grants one place to a field whose best submission
 *   is good enough, fields that would get none get one, and the rest is shared among the others by the same method.
 *   The total never grows by this; if there are more such fields than places, those with more submissions come first.
 */
import { compare, fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { CutRule } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { allocateQuota, type FieldQuota } from "#scoring/shortlist/largest-remainder.ts";

export interface FieldStanding {
  readonly code: string;
  /** Ranked submissions of the field. */
  readonly count: number;
  /** Ranking score of the best submission that no minimum or floor holds; null when there is none. */
  readonly best: Fraction | null;
}

/** One quota a field, by field code. */
export function fieldQuotas(
  cut: Exclude<CutRule, { method: "atMost" }>,
  fields: readonly FieldStanding[],
): FieldQuota[] {
  const sorted = [...fields].sort((a, b) => compareText(a.code, b.code));
  if (cut.method === "sharePerField") {
    const { numerator, denominator } = cut.share;
    const roundedUp = (count: number): number =>
      Number((BigInt(numerator) * BigInt(count) + BigInt(denominator) - 1n) / BigInt(denominator));
    return sorted.map(({ code, count }) => ({ code, count, quota: roundedUp(count) }));
  }
  const from = cut.onePerFieldFrom;
  const granted = sorted.filter(({ best }) => from !== null && best !== null && compare(best, fraction(from)) >= 0);
  // With fewer places than fields to be granted one, those with more submissions come first.
  const served = granted.sort(byCountThenCode).slice(0, cut.total);
  return allocateWithGrants(cut.total, sorted, new Set(served.map((item) => item.code)));
}

/** Quotas that add up to `total` with at least one for each granted field; no more fields are granted than places. */
function allocateWithGrants(
  total: number,
  fields: readonly FieldStanding[],
  granted: ReadonlySet<string>,
): FieldQuota[] {
  const single = new Set<string>();
  for (;;) {
    const shared = allocateQuota(
      total - single.size,
      fields.filter((item) => !single.has(item.code)),
    );
    // One field a round: each grant changes the shares of the others, which may then need one themselves.
    const next = shared.filter((item) => item.quota === 0 && granted.has(item.code)).sort(byCountThenCode)[0];
    if (next === undefined)
      return fields.map(({ code, count }) => ({
        code,
        count,
        quota: single.has(code) ? 1 : (shared.find((item) => item.code === code)?.quota ?? 0),
      }));
    single.add(next.code);
  }
}

function byCountThenCode(a: { code: string; count: number }, b: { code: string; count: number }): number {
  return b.count - a.count || compareText(a.code, b.code);
}
