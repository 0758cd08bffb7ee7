import { describe, expect, it } from "vitest";
import { compositeScore } from "#scoring/aggregation/composite.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";

const parts = [
  { stage: "secondary", weight: 40 },
  { stage: "defense", weight: 60 },
] as const;

describe("compositeScore", () => {
  it("40 % of 80 and 60 % of 90 are 86", () => {
    expect(compositeScore(parts, { secondary: fraction(80), defense: fraction(90) })).toEqual(fraction(86));
  });

  it("is exact where hundredths would not be", () => {
    expect(compositeScore(parts, { secondary: fraction(241, 3), defense: fraction(254, 3) })).toEqual(
      fraction(1244, 15),
    );
  });

  it("a missing stage gives no composite: the other weights are not stretched", () => {
    expect(compositeScore(parts, { defense: fraction(90) })).toBeNull();
  });

  it("a stage that is not named counts nothing", () => {
    const scores = { initial: fraction(1), secondary: fraction(80), defense: fraction(90) };
    expect(compositeScore(parts, scores)).toEqual(fraction(86));
  });

  it("a composite of nothing is refused", () => {
    expect(() => compositeScore([], {})).toThrow("compositeScore: no parts");
  });
});
