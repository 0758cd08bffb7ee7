import { describe, expect, it } from "vitest";
import type { Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { independentDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { rankIntervals } from "#scoring/shortlist/stability/rank-intervals.ts";

const draw = (estimates: number[], errors: number[]): Draw =>
  independentDraw({ estimates: Float64Array.from(estimates), standardErrors: Float64Array.from(errors) });

describe("rankIntervals", () => {
  it("without error everybody has one rank, counted inside the group", () => {
    const intervals = rankIntervals(draw([5, 9, 7, 1], [0, 0, 0, 0]), 4, [[0, 1], [3]], "seed");
    expect(intervals).toEqual([{ best: 2, worst: 2 }, { best: 1, worst: 1 }, null, { best: 1, worst: 1 }]);
  });

  it("leaves out one draw in twenty on each side", () => {
    // Two that are level swap in half the draws; a third beats them in about one of forty.
    const [first, second, third] = rankIntervals(draw([10, 10, 0], [1, 1, 3.7]), 3, [[0, 1, 2]], "seed", 4000);
    expect([first, second]).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(third).toEqual({ best: 3, worst: 3 });
  });

  it("the same seed gives the same intervals", () => {
    const once = () => rankIntervals(draw([3, 2, 1], [1, 1, 1]), 3, [[0, 1, 2]], "seed", 50);
    expect(once()).toEqual(once());
  });
});
