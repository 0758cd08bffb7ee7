import { describe, expect, it } from "vitest";
import { scaleOf } from "#app/components/ranking/ranking-sections.ts";

/** A row whose totals are these hundredths. */
const row = (...totals: readonly number[]) => ({
  totals: totals.map((hundredths) => ({ expertCode: null, total: { exact: "", hundredths } })),
  official: null,
  ranking: null,
});

describe("the scale of the dot strips", () => {
  it("ends at tens around all totals where marks go to a hundred", () => {
    expect(scaleOf([row(6150, 8725), row(7000)], { minimum: 0, maximum: 100 })).toEqual({ low: 60, high: 90 });
  });

  it("ends at whole marks where the rubric has only a few", () => {
    expect(scaleOf([row(0, 167), row(300)], { minimum: 0, maximum: 3 })).toEqual({ low: 0, high: 3 });
  });

  it("has a length although all totals are the same, and never leaves the rubric", () => {
    expect(scaleOf([row(300)], { minimum: 0, maximum: 3 })).toEqual({ low: 2, high: 3 });
    expect(scaleOf([row(8000)], { minimum: 0, maximum: 100 })).toEqual({ low: 80, high: 90 });
  });

  it("is the rubric's own while there are no totals", () => {
    expect(scaleOf([], { minimum: 1, maximum: 5 })).toEqual({ low: 1, high: 5 });
  });
});
