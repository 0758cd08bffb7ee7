import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weakBlocks } from "#scoring/aggregation/weak-blocks.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";
import { anyRatings } from "../statistics/any-ratings.ts";
import { balancedPanel, joinedPanels } from "../support/drawn-panels.ts";

describe("weakBlocks", () => {
  it("panels joined by a few readings are found, two of them or six, whatever their ids", () => {
    for (const panels of [2, 3, 4, 6])
      for (const joins of [1, 2, 3]) {
        const blocks = weakBlocks(ratingTable(joinedPanels(panels, 12, 6, joins)));
        const panelsOf = blocks.map((ids) => [...new Set(ids.map((id) => id.split("-")[1]))]);
        expect(panelsOf.every((found) => found.length === 1)).toBe(true);
        expect([...new Set(panelsOf.flat())].length, `${panels} panels, ${joins} readings`).toBe(panels);
        expect(blocks.flat()).toHaveLength(panels * 12);
      }
  });

  it("a panel drawn at random, or in which everybody reads everything, is one block", () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      for (const [submissions, each, experts] of [
        [102, 5, 40],
        [300, 3, 60],
        [300, 2, 60],
        [12, 3, 6],
      ] as const)
        // prettier-ignore
        expect(weakBlocks(ratingTable(balancedPanel(submissions, each, experts, seed)))).toHaveLength(1);
    expect(weakBlocks(ratingTable(joinedPanels(1, 12, 6, 0)))).toHaveLength(1);
  });

  it("every submission is in one block, and the order of the rows and the marks change nothing", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        const blocks = weakBlocks(ratingTable(ratings));
        expect(blocks.flat().sort()).toEqual([...ratingTable(ratings).submissions]);
        const turned = [...ratings].reverse().map((row) => ({ ...row, value: 50 }));
        expect(weakBlocks(ratingTable(turned))).toEqual(blocks);
      }),
      { numRuns: 100 },
    );
  });
});
