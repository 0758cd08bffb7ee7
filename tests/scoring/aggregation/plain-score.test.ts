import { describe, expect, it } from "vitest";
import { adjustmentParts, panelLevel } from "#scoring/aggregation/adjustment-parts.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { plainScore } from "#scoring/aggregation/plain-score.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";
import { tableOf } from "../statistics/published-tables.ts";

const totals = (...values: number[]) => values.map((value) => fraction(value));

describe("plainScore", () => {
  it("dropping the highest and the lowest of fewer than three totals is undefined, and never the mean", () => {
    expect(plainScore("trimmedMean", totals(70, 90))).toEqual({ score: null, caution: "too_few_to_drop" });
  });

  it("below five it is kept with a caution, from five on without", () => {
    expect(plainScore("trimmedMean", totals(70, 90, 71))).toEqual({ score: fraction(71), caution: "few_to_drop" });
    expect(plainScore("trimmedMean", totals(70, 90, 71, 72, 73))).toEqual({ score: fraction(72), caution: null });
  });

  it("mean and median are defined for a single total, and nothing is for none", () => {
    expect(plainScore("mean", totals(70)).score).toEqual(fraction(70));
    expect(plainScore("median", totals(70, 73)).score).toEqual(fraction(143, 2));
    expect(() => plainScore("mean", [])).toThrow("plainScore: no totals");
  });
});

describe("adjustmentParts", () => {
  it("the three steps lead to the score of the model", () => {
    const model = fitCrossedModel(
      ratingTable(
        tableOf([
          [71, 64, 75, null],
          [80, 72, 83, 78],
          [62, 55, null, 60],
          [90, null, 94, 88],
          [75, 66, null, null],
        ]),
      ),
    );
    const { table, experts } = model;
    const partsOf = (submission: number) => {
      const rows = Array.from(table.values.keys()).filter((row) => table.submissionOf[row] === submission);
      const sheets = rows.map((row) => ({
        total: table.values[row]!,
        leaning: experts.estimates[table.expertOf[row]!]!,
      }));
      return adjustmentParts(sheets, panelLevel(model));
    };
    model.submissions.estimates.forEach((effect, submission) => {
      const parts = partsOf(submission);
      expect(parts.score).toBeCloseTo(model.intercept.estimate + effect, 8);
      expect(parts.keptShare).toBeLessThan(1);
    });
    // Fewer sheets, less of the distance kept.
    expect(partsOf(4).keptShare).toBeLessThan(partsOf(1).keptShare);
  });

  it("where submissions do not differ nothing of the distance is kept, and without a sheet there is no score", () => {
    const same = { mean: 70, noise: Number.POSITIVE_INFINITY };
    expect(adjustmentParts([{ total: 90, leaning: 2 }], same)).toEqual({ correctedMean: 88, keptShare: 0, score: 70 });
    expect(() => adjustmentParts([], same)).toThrow("no sheet");
  });
});
