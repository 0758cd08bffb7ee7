import { describe, expect, it } from "vitest";
import { criterionMeans } from "#scoring/aggregation/criterion-means.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { plan } from "../support/stage-plan.ts";
import { withMarks } from "../support/submissions.ts";

describe("criterionMeans", () => {
  it("takes every valid sheet, also those whose total the official score drops", () => {
    const { sheets } = withMarks("a", [
      [10, 90],
      [80, 70],
      [81, 70],
      [82, 70],
      [100, 70],
    ]);
    expect(criterionMeans(plan.rubric, sheets)).toEqual([
      { criterion: "adv", mean: fraction(353, 5) },
      { criterion: "cre", mean: fraction(74) },
    ]);
  });

  it("no sheet gives no mean", () => {
    expect(criterionMeans(plan.rubric, [])).toEqual([]);
  });

  it("a sheet that lacks a criterion is refused", () => {
    expect(() => criterionMeans(plan.rubric, [{ marks: [{ criterion: "adv", mark: 80 }] }])).toThrow(
      'no mark for "cre"',
    );
  });
});
