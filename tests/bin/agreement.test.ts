import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rating } from "#scoring/statistics/rating-table.ts";
import { agreement } from "../../bin/agreement.ts";
import { anyRatings } from "../scoring/statistics/any-ratings.ts";
import { KRIPPENDORFF, SHROUT_FLEISS, tableOf } from "../scoring/statistics/published-tables.ts";
import { marksCsv, marksFolder } from "./marks-files.ts";

const folder = marksFolder();

function text(ratings: readonly Rating[]): string {
  folder.write({ "marks.csv": marksCsv(ratings) });
  return folder.run(agreement, "--marks", "marks.csv");
}

function figures(ratings: readonly Rating[]): Record<string, unknown> {
  return JSON.parse(text(ratings)) as Record<string, unknown>;
}

/** To the nine digits that R prints. */
const near = (value: number): unknown => expect.closeTo(value, 9) as unknown;

describe("candela agreement", () => {
  it("gives Krippendorff's example his figures, and rests the others on its eight complete submissions", () => {
    expect(figures(KRIPPENDORFF)).toMatchObject({
      krippendorff: {
        nominal: near(0.743421053),
        ordinal: near(0.815387504),
        interval: near(0.849107143),
        ratio: near(0.797402775),
      },
      completeSubmissions: 8,
      submissions: 12,
      experts: 4,
    });
  });

  it("gives the table of Shrout and Fleiss every statistic, the six coefficients as printed", () => {
    const found = figures(SHROUT_FLEISS) as { icc: Record<string, { value: number }>; weightedKappa: unknown[] };
    const printed = Object.entries(found.icc).map(([kind, { value }]) => `${kind} ${value.toFixed(2)}`);
    expect(printed).toEqual(["ICC1 0.17", "ICC2 0.29", "ICC3 0.71", "ICC1k 0.44", "ICC2k 0.62", "ICC3k 0.91"]);
    expect(found.weightedKappa).toHaveLength(6);
    expect(found).toMatchObject({
      kendallW: { df: 5, isApproximate: true },
      fleissKappa: { kappa: -0.111111111111 },
      gStudy: { residual: 1.01944444444, submissionExpert: null },
    });
  });

  it("gives irr's alpha of a complete table beside the definition, and the same alpha where cells are missing", () => {
    const whole = figures(SHROUT_FLEISS) as { krippendorff: object; irr: { krippendorff: object } };
    expect(whole.krippendorff).toMatchObject({ interval: near(0.1473078504) });
    expect(whole.irr.krippendorff).toMatchObject({ nominal: near(-0.0956790123), interval: near(0.122592136) });
    const missing = figures(KRIPPENDORFF) as { krippendorff: object; irr: { krippendorff: object } };
    expect(missing.irr.krippendorff).toEqual(missing.krippendorff);
  });

  it("orders the categories of irr's weighted kappa as text, so that only a 10 makes a difference", () => {
    interface Kappas {
      readonly weightedKappa: readonly { readonly linear: number }[];
      readonly irr: { readonly weightedKappa: readonly { readonly linear: number }[] };
    }
    const { weightedKappa, irr } = figures(SHROUT_FLEISS) as unknown as Kappas;
    expect(irr.weightedKappa[0]!.linear).toBeCloseTo(-0.157142857, 9);
    expect(weightedKappa[0]!.linear).not.toBeCloseTo(-0.157142857, 3);
    expect(irr.weightedKappa[5]!.linear).toBe(weightedKappa[5]!.linear);
  });

  it("statistics of complete tables are null where nobody read everything", () => {
    const chain = tableOf([[7, 6, null], [null, 5, 8], [6, null, 9]]); // prettier-ignore
    expect(figures(chain)).toMatchObject({
      icc: null,
      kendallW: null,
      fleissKappa: null,
      weightedKappa: null,
      irr: null,
      completeSubmissions: 0,
    });
  });

  it("leaves unfinished sheets out and says how many", () => {
    const marks = ["S1,E1,a,1", "S1,E1,b,2", "S1,E2,a,2", "S1,E2,b,2", "S2,E1,a,3", "S2,E1,b,3", "S2,E2,a,3"];
    folder.write({ "c.csv": `submission,expert,criterion,mark\n${marks.join("\n")}\n` });
    const found = JSON.parse(folder.run(agreement, "--marks", "c.csv")) as unknown;
    expect(found).toMatchObject({ sheets: 3, incompleteSheets: 1, completeSubmissions: 0 });
  });

  it("gives the same bytes whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        expect(text(ratings.toReversed())).toBe(text(ratings));
      }),
      { numRuns: 40 },
    );
  });

  it("names what does not fit as candela rank does", () => {
    folder.write({ "marks.csv": "submission,expert,mark\nS1,E1,x\n" });
    expect(folder.run(agreement, "--marks", "marks.csv")).toBe('marks.csv:2: mark: "x" is not a number');
    expect(folder.run(agreement)).toBe("--marks: missing; a CSV file");
  });
});
