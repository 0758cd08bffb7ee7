import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaEstimates } from "#scoring/reliability/alpha-interval.ts";
import { completeBlocks } from "#scoring/reliability/complete-blocks.ts";
import { leftOutResiduals } from "#scoring/reliability/outlying-marks.ts";
import { ownRegionDifference } from "#scoring/reliability/own-region.ts";
import { reliabilityCurve } from "#scoring/reliability/reliability-curve.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable, ratingsWhere } from "#scoring/statistics/rating-table.ts";
import { anyRatings, connectedRatings } from "../statistics/any-ratings.ts";
import { KRIPPENDORFF, tableOf } from "../statistics/published-tables.ts";

describe("alphaEstimates", () => {
  it("the published alphas stand inside their intervals", () => {
    const { interval, ordinal } = alphaEstimates(ratingTable(KRIPPENDORFF));
    expect([interval!.value, ordinal!.value].map((value) => value.toFixed(3))).toEqual(["0.849", "0.815"]);
    for (const { value, lower, upper } of [interval!, ordinal!])
      expect([lower! > 0.3, lower! < value, upper! > value, upper! <= 1]).toEqual([true, true, true, true]);
  });

  it("four submissions have no interval, equal marks no alpha", () => {
    expect(alphaEstimates(ratingTable(tableOf([[1, 2], [3, 5], [4, 4], [7, 9]]))).interval).toMatchObject({ lower: null }); // prettier-ignore
    expect(alphaEstimates(ratingTable(tableOf([[3, 3], [3, 3]])))).toEqual({ interval: null, ordinal: null }); // prettier-ignore
  });

  it("intervals hold their values and do not depend on the order of the ratings", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        const estimates = alphaEstimates(ratingTable(ratings));
        expect(alphaEstimates(ratingTable([...ratings].reverse()))).toEqual(estimates);
        for (const estimate of [estimates.interval, estimates.ordinal]) {
          if (estimate?.lower == null) continue;
          expect(estimate.lower <= estimate.value && estimate.value <= estimate.upper!).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("completeBlocks", () => {
  it("two panels are two blocks, a submission that lacks one of its experts belongs to none", () => {
    const table = ratingTable(
      tableOf([
        [1, 2, null, null],
        [3, 4, null, null],
        [5, 6, null, null],
        [null, null, 7, 8],
        [null, null, 9, 7],
        [null, null, 8, 8],
        [null, null, 5, null],
      ]),
    );
    const blocks = completeBlocks(table);
    expect(blocks.map(({ submissions, experts }) => [submissions, experts])).toEqual([
      [
        ["S001", "S002", "S003"],
        ["E001", "E002"],
      ],
      [
        ["S004", "S005", "S006"],
        ["E003", "E004"],
      ],
    ]);
    expect(blocks[0]!.rows.map((row) => Array.from(row))).toEqual([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
  });

  it("two submissions are too few to speak of order", () => {
    expect(completeBlocks(ratingTable(tableOf([[1, 2], [3, 4]])))).toEqual([]); // prettier-ignore
  });
});

describe("leftOutResiduals", () => {
  it("are what is left when the sheet is really taken out", () => {
    const variances = { submission: 40, expert: 15, residual: 30 };
    fc.assert(
      fc.property(connectedRatings(), fc.nat(), (ratings, pick) => {
        fc.pre(new Set(ratings.map(({ value }) => value)).size > 1);
        const table = ratingTable(ratings);
        const row = pick % table.values.length;
        const rest = ratingsWhere(table, (other) => other !== row);
        fc.pre(rest.experts.length === table.experts.length && rest.submissions.length === table.submissions.length);
        fc.pre(new Set(rest.values).size > 1);
        const { intercept, submissions, experts } = fitCrossedModel(rest, { variances });
        const expected =
          intercept.estimate +
          submissions.estimates[table.submissionOf[row]!]! +
          experts.estimates[table.expertOf[row]!]!;
        const { distance, standardised } = leftOutResiduals(fitCrossedModel(table, { variances }));
        expect(distance[row]).toBeCloseTo(table.values[row]! - expected, 6);
        expect(Math.sign(standardised[row]!)).toBe(Math.sign(distance[row]!));
      }),
      { numRuns: 40 },
    );
  });
});

describe("ownRegionDifference", () => {
  it("is the difference of the means with Welch's interval", () => {
    // Means 10 and 2, variances 4 and 1 of 3 and 4: error √(4/3 + 1/4), 2.79 degrees of freedom.
    const found = ownRegionDifference(
      [8, 10, 12],
      [1, 2, 2, 3].map((value) => (value - 2) * Math.sqrt(1.5) + 2),
    )!;
    expect(found.pairs).toBe(3);
    expect(found.points).toBeCloseTo(8, 12);
    expect(found.upper - found.points).toBeCloseTo(found.points - found.lower, 9);
    expect(found.upper - found.points).toBeCloseTo(3.3258 * Math.sqrt(4 / 3 + 1 / 4), 1);
  });

  it("one sheet on a side, or no scatter at all, says nothing", () => {
    expect(ownRegionDifference([8], [1, 2, 3])).toBeNull();
    expect(ownRegionDifference([8, 8], [1, 1])).toBeNull();
  });
});

describe("reliabilityCurve", () => {
  /** Variances of a published panel: 3 experts × 3 criteria give .785, 5 × 3 .837. */
  const study = {
    submission: 0.2843,
    expert: 0.0278,
    criterion: 0.0104,
    submissionExpert: 0.0953,
    submissionCriterion: 0.0656,
    expertCriterion: 0.0132,
    residual: 0.219,
    sheets: 100,
    criteria: 3,
  };

  it("rises with every expert, and names the fewest that reach a target", () => {
    const { points, needed } = reliabilityCurve(study)!;
    expect(points).toHaveLength(15);
    expect([points[2]!.relative.toFixed(3), points[4]!.relative.toFixed(3)]).toEqual(["0.785", "0.837"]);
    for (const [index, point] of points.entries()) {
      expect(point.absolute).toBeLessThanOrEqual(point.relative);
      if (index > 0) expect(point.relative).toBeGreaterThan(points[index - 1]!.relative);
    }
    expect(needed.map(({ target, relative }) => [target, relative])).toEqual([[0.7, 2], [0.8, 4], [0.9, 18]]); // prettier-ignore
    for (const { target, relative } of needed.slice(0, 2)) {
      expect(points[relative! - 1]!.relative).toBeGreaterThanOrEqual(target);
      expect(points[relative! - 2]!.relative).toBeLessThan(target);
    }
  });

  it("a target that the criteria keep out of reach is out of reach, and without differences there is no curve", () => {
    expect(reliabilityCurve({ ...study, submissionCriterion: 0.3 })!.needed.at(-1)).toMatchObject({ relative: null });
    expect(reliabilityCurve({ ...study, submission: 0 })).toBeNull();
  });
});
