import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateQuota, type FieldCount } from "#scoring/shortlist/largest-remainder.ts";

const quotas = (total: number, counts: Record<string, number>) =>
  Object.fromEntries(
    allocateQuota(
      total,
      Object.entries(counts).map(([code, count]) => ({ code, count })),
    ).map(({ code, quota }) => [code, quota]),
  );

describe("allocateQuota", () => {
  it("5.45, 2.73 and 1.82 of ten places become 5, 3 and 2", () => {
    expect(quotas(10, { A: 6, B: 3, C: 2 })).toEqual({ A: 5, B: 3, C: 2 });
  });

  it("thirty places over 60 submissions of eight fields", () => {
    expect(quotas(30, { F1: 10, F2: 8, F3: 8, F4: 11, F5: 7, F6: 6, F7: 5, F8: 5 })).toEqual({
      F1: 5,
      F2: 4,
      F3: 4,
      F4: 6,
      F5: 4,
      F6: 3,
      F7: 2,
      F8: 2,
    });
  });

  it("equal remainders go to the field with more submissions, then to the first code", () => {
    // Halves everywhere: 1.5, 0.5, 0.5, 0.5 of three places; two are left over.
    expect(quotas(3, { A: 1, B: 1, C: 1, D: 3 })).toEqual({ A: 1, B: 0, C: 0, D: 2 });
  });

  it("no field gets more places than it has submissions", () => {
    expect(quotas(30, { A: 2, B: 1, C: 0 })).toEqual({ A: 2, B: 1, C: 0 });
  });

  it("no place, no submission and no field are no error", () => {
    expect(quotas(0, { A: 2 })).toEqual({ A: 0 });
    expect(quotas(5, { A: 0 })).toEqual({ A: 0 });
    expect(allocateQuota(5, [])).toEqual([]);
  });

  it("a negative or broken number and a code that appears twice are refused", () => {
    expect(() => quotas(-1, { A: 1 })).toThrow("allocateQuota");
    expect(() => quotas(1, { A: 0.5 })).toThrow("allocateQuota");
    expect(() =>
      allocateQuota(1, [
        { code: "A", count: 1 },
        { code: "A", count: 2 },
      ]),
    ).toThrow("appears twice");
  });

  it("all places are given, each field within one of its exact share and within its count", () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 60 }), { maxLength: 10 })
      .map((list) => list.map((count, index): FieldCount => ({ code: `F${index}`, count })));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), counts, (total, fields) => {
        const given = allocateQuota(total, fields);
        const sum = fields.reduce((value, item) => value + item.count, 0);
        const places = Math.min(total, sum);
        expect(given.reduce((value, item) => value + item.quota, 0)).toBe(places);
        for (const { count, quota } of given) {
          expect(quota).toBeLessThanOrEqual(count);
          expect(Math.abs(quota * sum - places * count)).toBeLessThan(sum || 1);
        }
        const byCode = (list: typeof given) => list.toSorted((a, b) => (a.code < b.code ? -1 : 1));
        expect(byCode(allocateQuota(total, fields.toReversed()))).toEqual(byCode(given));
      }),
    );
  });
});
