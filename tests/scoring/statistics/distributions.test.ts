import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTauB, pearson, spearman } from "#scoring/statistics/correlation.ts";
import {
  chiSquareUpperTail,
  fUpperQuantile,
  fUpperTail,
  NORMAL_95,
  normalHazard,
  tTwoSidedQuantile,
} from "#scoring/statistics/distributions.ts";
import { midRanks, tieTerm } from "#scoring/statistics/ranks.ts";
import { logGamma } from "#scoring/statistics/special-functions.ts";

describe("distributions", () => {
  it("known points of the tables", () => {
    expect(fUpperQuantile(0.05, 5, 10)).toBeCloseTo(3.3258345, 6);
    expect(chiSquareUpperTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(tTwoSidedQuantile(0.05, 10)).toBeCloseTo(2.228138852, 8);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 11);
  });

  it("the mean of a normal number above x lies above x, is √(2/π) from zero on, and meets its limit without a step", () => {
    expect(normalHazard(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
    expect(normalHazard(-9)).toBeCloseTo(0, 15);
    expect(normalHazard(NORMAL_95)).toBeCloseTo(2.3378027922, 9);
    for (const x of [-3, 0, 4, 29.999, 30.001, 1e6]) expect(normalHazard(x)).toBeGreaterThan(x);
    expect(normalHazard(30.001) - normalHazard(29.999)).toBeLessThan(0.0021);
  });

  it("a small tail keeps its digits", () => {
    // P(χ²₂ > x) = exp(−x/2) exactly, and P(F₂,₂ > f) = 1 / (1 + f).
    expect(chiSquareUpperTail(200, 2) / Math.exp(-100)).toBeCloseTo(1, 10);
    expect(fUpperTail(1e14, 2, 2) * 1e14).toBeCloseTo(1, 8);
  });

  it("t with many degrees is normal, and a quantile has the tail that was asked for", () => {
    expect(tTwoSidedQuantile(0.05, 1e7)).toBeCloseTo(NORMAL_95, 5);
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (tail, df1, df2) => {
          expect(fUpperTail(fUpperQuantile(tail, df1, df2), df1, df2)).toBeCloseTo(tail, 8);
        },
      ),
    );
  });
});

describe("ranks and correlations", () => {
  it("equal values share the mean of their places", () => {
    expect([...midRanks([10, 30, 20, 20])]).toEqual([1, 4, 2.5, 2.5]);
    expect(tieTerm([1, 1, 2, 2, 2])).toBe(6 + 24);
  });

  it("a constant goes with nothing", () => {
    expect([pearson([1, 1], [1, 2]), spearman([1, 2], [3, 3]), kendallTauB([1, 1], [1, 2])]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("rank correlations see the order only", () => {
    const [x, y] = [
      [1, 2, 3, 4, 5],
      [1, 4, 9, 16, 20],
    ];
    expect(spearman(x, y)).toBeCloseTo(1, 12);
    expect(kendallTauB(x, y)).toBe(1);
    expect(kendallTauB(x, y.toReversed())).toBe(-1);
  });
});
