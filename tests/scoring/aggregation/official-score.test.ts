import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, fraction } from "#scoring/aggregation/fraction.ts";
import { officialScore } from "#scoring/aggregation/official-score.ts";
import type { AggregationRule } from "#scoring/programme/programme.ts";

const totals = (...numbers: number[]) => numbers.map((value) => fraction(value));
const trimmed: AggregationRule = { method: "trimmedMean", whenAtLeast: 5 };

describe("officialScore", () => {
  it("drops one highest and one lowest total of five", () => {
    expect(officialScore(trimmed, totals(99, 70, 82, 86, 84))).toEqual({
      score: fraction(84),
      used: "trimmedMean",
      kept: 3,
    });
  });

  it("of several equal highest totals only one is dropped", () => {
    expect(officialScore(trimmed, totals(90, 90, 90, 60, 60)).score).toEqual(fraction(240, 3));
  });

  it("below five sheets the trimmed mean is the plain mean, and says so", () => {
    expect(officialScore(trimmed, totals(70, 80, 90, 99))).toEqual({ score: fraction(339, 4), used: "mean", kept: 4 });
  });

  it("mean and median use every total", () => {
    expect(officialScore({ method: "mean" }, totals(70, 80, 91))).toEqual({
      score: fraction(241, 3),
      used: "mean",
      kept: 3,
    });
    expect(officialScore({ method: "median" }, totals(70, 80, 91, 99))).toEqual({
      score: fraction(171, 2),
      used: "median",
      kept: 4,
    });
  });

  it("a favour of 15 in a panel of seven moves the trimmed mean less than the mean", () => {
    const [honest, favoured] = [totals(70, 72, 74, 76, 78, 80, 82), totals(85, 72, 74, 76, 78, 80, 82)];
    const moved = (rule: AggregationRule) =>
      compare(officialScore(rule, favoured).score, officialScore(rule, honest).score);
    expect(moved(trimmed)).toBe(1);
    expect(officialScore(trimmed, favoured).score).toEqual(fraction(78));
    expect(officialScore({ method: "mean" }, favoured).score).toEqual(fraction(547, 7));
  });

  it("no total is no score, and never zero", () => {
    expect(() => officialScore(trimmed, [])).toThrow("officialScore: no totals");
  });

  const anyRule = fc.constantFrom<AggregationRule>({ method: "mean" }, { method: "median" }, trimmed);
  const anyTotals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 11 });

  it("does not depend on the order of the totals and lies between them", () => {
    fc.assert(
      fc.property(anyRule, anyTotals, (rule, numbers) => {
        const forward = officialScore(rule, totals(...numbers));
        expect(officialScore(rule, totals(...numbers.toReversed()))).toEqual(forward);
        expect(compare(forward.score, fraction(Math.min(...numbers)))).toBeGreaterThanOrEqual(0);
        expect(compare(forward.score, fraction(Math.max(...numbers)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("a higher total never lowers the score", () => {
    fc.assert(
      fc.property(anyRule, anyTotals, fc.nat(), fc.integer({ min: 1, max: 40 }), (rule, numbers, at, more) => {
        const raised = numbers.map((value, index) => (index === at % numbers.length ? value + more : value));
        const before = officialScore(rule, totals(...numbers)).score;
        expect(compare(officialScore(rule, totals(...raised)).score, before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
