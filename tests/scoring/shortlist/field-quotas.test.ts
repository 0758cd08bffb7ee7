import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "#scoring/aggregation/fraction.ts";
import type { CutRule } from "#scoring/programme/programme.ts";
import { fieldQuotas, type FieldStanding } from "#scoring/shortlist/field-quotas.ts";

const field = (code: string, count: number, best: number | null): FieldStanding => ({
  code,
  count,
  best: best === null ? null : fraction(best),
});
const rest: Pick<CutRule, "minimumScore" | "floors" | "tiesAtLine"> = {
  minimumScore: 60,
  floors: [],
  tiesAtLine: "allGoOn",
};
const byShare = { method: "sharePerField", share: { numerator: 55, denominator: 100 }, ...rest } as const;
const byQuota = (total: number, onePerFieldFrom: number | null) =>
  ({ method: "quotaByField", total, onePerFieldFrom, ...rest }) as const;
const listed = (quotas: ReturnType<typeof fieldQuotas>) => quotas.map(({ code, quota }) => `${code} ${quota}`);

describe("fieldQuotas", () => {
  it("55 % of a field is rounded up, exactly", () => {
    expect(listed(fieldQuotas(byShare, [field("B", 17, 80), field("A", 20, 80), field("C", 0, null)]))).toEqual([
      "A 11",
      "B 10",
      "C 0",
    ]);
  });

  const small = [field("A", 30, 90), field("B", 29, 85), field("C", 1, 70), field("D", 1, 69)];

  it("without a grant a small field may get no place", () => {
    expect(listed(fieldQuotas(byQuota(4, null), small))).toEqual(["A 2", "B 2", "C 0", "D 0"]);
  });

  it("a field whose best reaches the mark gets one place, and the total does not grow", () => {
    expect(listed(fieldQuotas(byQuota(4, 70), small))).toEqual(["A 2", "B 1", "C 1", "D 0"]);
  });

  it("a field in which nobody can pass gets no place by grant", () => {
    expect(listed(fieldQuotas(byQuota(4, 70), [...small.slice(0, 2), field("C", 1, null)]))).toEqual([
      "A 2",
      "B 2",
      "C 0",
    ]);
  });

  it("with more such fields than places those with more submissions come first", () => {
    const fields = [field("A", 1, 80), field("B", 3, 80), field("C", 2, 80)];
    expect(listed(fieldQuotas(byQuota(2, 70), fields))).toEqual(["A 0", "B 1", "C 1"]);
  });

  it("the total is kept, no field exceeds its count, and every granted field has a place if places suffice", () => {
    const fields = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 60, max: 80 })), {
        minLength: 1,
        maxLength: 9,
      })
      .map((list) => list.map(([count, best], index) => field(`F${index}`, count, best)));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fields, (total, standings) => {
        const quotas = fieldQuotas(byQuota(total, 70), standings);
        const sum = standings.reduce((value, item) => value + item.count, 0);
        expect(quotas.reduce((value, item) => value + item.quota, 0)).toBe(Math.min(total, sum));
        for (const { code, count, quota } of quotas) {
          const best = standings.find((item) => item.code === code)?.best?.numerator ?? 0n;
          expect(quota).toBeLessThanOrEqual(count);
          if (best >= 70n && total >= standings.length) expect(quota).toBeGreaterThanOrEqual(1);
        }
        expect(fieldQuotas(byQuota(total, 70), standings.toReversed())).toEqual(quotas);
      }),
    );
  });
});
