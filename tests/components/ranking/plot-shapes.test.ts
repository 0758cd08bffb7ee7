import { describe, expect, it } from "vitest";
import { analysedById, valueOf } from "#app/components/ranking/analysis-data.ts";
import { PLOT, plotOf } from "#app/components/ranking/plot-shapes.ts";
import { rankingSections } from "#app/components/ranking/ranking-sections.ts";
import { plan } from "../../scoring/support/stage-plan.ts";
import { submissionOf } from "../../scoring/support/submissions.ts";
import { rankingFileOf } from "../../support/ranking-file.ts";

const file = rankingFileOf({
  stage: plan,
  submissions: [
    submissionOf("A-1", [90, 92, 89]),
    submissionOf("A-2", [81, 83, 80]),
    submissionOf("A-3", [71, 74, 73]),
    submissionOf("A-4", [50]),
  ],
});
const [section] = rankingSections(file.ranking, ["F1"], null);
const scale = { low: 60, high: 100 };
const plot = plotOf(section!, true, scale, analysedById(valueOf(file.analysis)));

describe("plotOf", () => {
  it("one row a ranked submission, better ones higher and further right", () => {
    expect(plot.rows.map(({ serial, rank, passes }) => [serial, rank, passes])).toEqual([
      ["A-1", 1, true],
      ["A-2", 2, true],
      ["A-3", 3, false],
    ]);
    const [first, second, third] = plot.rows;
    expect(first!.y).toBeLessThan(second!.y);
    expect(second!.x).toBeGreaterThan(third!.x);
  });

  it("the cut line runs between the last that goes on and the next", () => {
    expect(plot.cutAt).toBeGreaterThan(plot.rows[1]!.y);
    expect(plot.cutAt).toBeLessThan(plot.rows[2]!.y);
  });

  it("an interval holds the adjusted score; without an adjustment it reaches over the totals", () => {
    for (const { from, to, adjusted } of plot.rows) {
      expect(adjusted).not.toBeNull();
      expect(from).toBeLessThan(adjusted!);
      expect(to).toBeGreaterThan(adjusted!);
    }
    const [first] = plotOf(section!, true, scale, new Map()).rows;
    expect(first).toMatchObject({ adjusted: null, chance: null });
    const perMark = (PLOT.width - PLOT.left - PLOT.right) / 40;
    expect(first!.to - first!.from).toBeCloseTo(3 * perMark, 0);
  });

  it("nothing is drawn outside, whatever the scale", () => {
    const narrow = plotOf(section!, true, { low: 80, high: 85 }, analysedById(valueOf(file.analysis)));
    for (const { x, from, to } of narrow.rows)
      for (const place of [x, from, to]) {
        expect(place).toBeGreaterThanOrEqual(PLOT.left);
        expect(place).toBeLessThanOrEqual(PLOT.width - PLOT.right);
      }
    expect(narrow.ticks.map(({ mark }) => mark)).toEqual([80, 81.25, 82.5, 83.75, 85]);
  });
});
