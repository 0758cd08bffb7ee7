import { describe, expect, it } from "vitest";
import { meanOf, medianOf } from "#scoring/aggregation/averages.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";

const values = (...numbers: number[]) => numbers.map((value) => fraction(value));

describe("averages", () => {
  it("the mean of 80, 81, 81 is 242/3", () => {
    expect(meanOf(values(80, 81, 81))).toEqual(fraction(242, 3));
  });

  it("the median is the middle value, or the mean of the two middle ones", () => {
    expect(medianOf(values(90, 10, 80))).toEqual(fraction(80));
    expect(medianOf(values(90, 81, 10, 80))).toEqual(fraction(161, 2));
    expect(medianOf(values(77))).toEqual(fraction(77));
  });

  it("nothing has no average", () => {
    expect(() => meanOf([])).toThrow("meanOf: no values");
    expect(() => medianOf([])).toThrow("medianOf: no values");
  });
});
