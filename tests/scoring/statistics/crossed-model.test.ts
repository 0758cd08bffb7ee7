import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitCrossedModel, modelObstacle, type Variances } from "#scoring/statistics/crossed-model.ts";
import { type Rating, ratingTable } from "#scoring/statistics/rating-table.ts";
import { connectedRatings } from "./any-ratings.ts";
import { SHROUT_FLEISS, tableOf } from "./published-tables.ts";

const fit = (ratings: readonly Rating[]) => fitCrossedModel(ratingTable(ratings));
const twice = (ratings: readonly Rating[]): Rating[] => [...ratings, ...ratings];

describe("fitCrossedModel", () => {
  it("gives the published table the variances of its mean squares, for a complete table is balanced", () => {
    // Shrout & Fleiss: BMS 11.24, JMS 32.49, EMS 1.02; (BMS − EMS) / 4 and (JMS − EMS) / 6.
    const { variances, intercept, criterion } = fit(SHROUT_FLEISS);
    expect(variances.submission).toBeCloseTo(2.5555556, 6);
    expect(variances.expert).toBeCloseTo(5.2444444, 6);
    expect(variances.residual).toBeCloseTo(1.0194444, 6);
    expect(intercept.estimate).toBeCloseTo(127 / 24, 10);
    expect(intercept.standardError).toBeCloseTo(1.33398422, 6);
    expect(criterion).toBeCloseTo(91.2786671, 6);
  });

  it("gives the published table the effects of Henderson's equations", () => {
    const { submissions, experts } = fit(SHROUT_FLEISS);
    const rounded = (values: Float64Array) => Array.from(values, (value) => Number(value.toFixed(5)));
    expect(rounded(submissions.estimates)).toEqual([0.6441, -2.08385, 1.09876, -1.17453, 2.00807, -0.49255]);
    expect(rounded(experts.estimates)).toEqual([2.30047, -2.70406, -0.92826, 1.33185]);
    expect(submissions.standardErrors[0]).toBeCloseTo(0.7191, 4);
    expect(experts.standardErrors[0]).toBeCloseTo(0.6845, 4);
  });

  it("the criterion is that of the whole covariance matrix, which is written out here", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const table = ratingTable(ratings);
        const { variances, criterion } = fitCrossedModel(table);
        fc.pre(variances.residual > 1e-3);
        expect(criterion).toBeCloseTo(writtenOut(ratings, variances), 6);
      }),
      { numRuns: 40 },
    );
  });

  it("no other variances are likelier", () => {
    fc.assert(
      fc.property(connectedRatings(), fc.double({ min: 0.8, max: 1.25, noNaN: true }), (ratings, factor) => {
        const { variances, criterion } = fit(ratings);
        fc.pre(variances.residual > 1e-3);
        const others: Variances[] = [
          { ...variances, submission: variances.submission * factor + (factor > 1 ? 0.1 : 0) },
          { ...variances, expert: variances.expert * factor + (factor > 1 ? 0.1 : 0) },
          { ...variances, residual: variances.residual * factor },
        ];
        for (const other of others) expect(writtenOut(ratings, other)).toBeGreaterThan(criterion - 1e-7);
      }),
      { numRuns: 40 },
    );
  });

  it("experts who differ by chance only have no variance", () => {
    const { variances, experts } = fit(
      tableOf([
        [70, 74, 72],
        [80, 78, 79],
        [64, 60, 62],
        [90, 92, 91],
      ]),
    );
    expect(variances.expert).toBe(0);
    expect([...experts.estimates]).toEqual([0, 0, 0]);
  });

  it("the order of the ratings changes no byte", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const [one, other] = [fit(ratings), fit(ratings.toReversed())];
        expect(other.submissions).toEqual(one.submissions);
        expect(other.variances).toEqual(one.variances);
      }),
      { numRuns: 30 },
    );
  });

  it("a constant on every rating moves the intercept and nothing else", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const [one, other] = [fit(ratings), fit(ratings.map((rating) => ({ ...rating, value: rating.value + 1000 })))];
        expect(other.intercept.estimate).toBeCloseTo(one.intercept.estimate + 1000, 5);
        one.submissions.estimates.forEach((effect, i) => {
          expect(other.submissions.estimates[i]).toBeCloseTo(effect, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("every rating given twice with twice the residual variance is the same knowledge", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const variances = { submission: 30, expert: 20, residual: 40 };
        const once = fitCrossedModel(ratingTable(ratings), { variances });
        const doubled = fitCrossedModel(ratingTable(twice(ratings)), { variances: { ...variances, residual: 80 } });
        once.submissions.estimates.forEach((effect, i) => {
          expect(doubled.submissions.estimates[i]).toBeCloseTo(effect, 8);
          expect(doubled.submissions.standardErrors[i]).toBeCloseTo(once.submissions.standardErrors[i]!, 8);
        });
        expect(doubled.intercept.standardError).toBeCloseTo(once.intercept.standardError, 8);
      }),
      { numRuns: 30 },
    );
  });

  it("a weight of two is a rating given twice", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const table = ratingTable(ratings);
        const variances = { submission: 30, expert: 20, residual: 40 };
        const weighted = fitCrossedModel(table, { variances, weights: table.values.map(() => 2) });
        const doubled = fitCrossedModel(ratingTable(twice(ratings)), { variances });
        weighted.submissions.estimates.forEach((effect, i) => {
          expect(doubled.submissions.estimates[i]).toBeCloseTo(effect, 8);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("more experts than submissions is the same model seen from the other side", () => {
    const turned = SHROUT_FLEISS.map(({ submission, expert, value }) => ({
      submission: expert,
      expert: submission,
      value,
    }));
    const [one, other] = [fit(SHROUT_FLEISS), fit(turned)];
    one.submissions.estimates.forEach((effect, i) => {
      expect(other.experts.estimates[i]).toBeCloseTo(effect, 8);
      expect(other.experts.standardErrors[i]).toBeCloseTo(one.submissions.standardErrors[i]!, 8);
    });
  });

  it("a further fixed effect is found where it was put", () => {
    const base = tableOf([
      [70, 75, 68, 71],
      [80, 86, 77, 82],
      [60, 66, 59, 60],
      [90, 94, 87, 93],
      [74, 79, 72, 76],
    ]);
    const isHome = (row: Rating) => (Number(row.submission.slice(1)) + Number(row.expert.slice(1))) % 3 === 0;
    const table = ratingTable(base.map((row) => ({ ...row, value: row.value + (isHome(row) ? 7 : 0) })));
    const home = Float64Array.from(table.values, (_, row) =>
      isHome({
        submission: table.submissions[table.submissionOf[row]!]!,
        expert: table.experts[table.expertOf[row]!]!,
        value: 0,
      })
        ? 1
        : 0,
    );
    const [effect] = fitCrossedModel(table, { columns: [home] }).fixed;
    expect(Math.abs(effect!.estimate - 7)).toBeLessThan(2 * effect!.standardError);
    expect(effect!.standardError).toBeLessThan(1);
  });

  it("ratings that are all alike have no variance and no effect", () => {
    const { variances, submissions, intercept } = fit(
      tableOf([
        [80, 80],
        [80, 80],
        [80, 80],
      ]),
    );
    expect(variances).toEqual({ submission: 0, expert: 0, residual: 0 });
    expect([...submissions.estimates]).toEqual([0, 0, 0]);
    expect(intercept.estimate).toBe(80);
  });

  it("an expert with one submission is drawn to the mean and keeps a wide error", () => {
    const rows = tableOf([
      [70, 75, 90],
      [80, 86, null],
      [60, 66, null],
      [90, 94, null],
    ]);
    const { experts } = fit(rows);
    expect(experts.standardErrors[2]).toBeGreaterThan(experts.standardErrors[0]!);
  });

  it("one sheet a submission cannot tell a submission from chance, and is refused", () => {
    const table = ratingTable(tableOf([[70], [80], [60]]));
    expect(modelObstacle(table)).toBe("one_sheet_each");
    expect(() => fitCrossedModel(table)).toThrow("fitCrossedModel: one_sheet_each");
  });
});

/** −2 log restricted likelihood from the n × n covariance matrix, by plain elimination. */
function writtenOut(ratings: readonly Rating[], { submission, expert, residual }: Variances): number {
  const n = ratings.length;
  const covariance = ratings.map((a, i) =>
    ratings.map(
      (b, j) =>
        (i === j ? residual : 0) +
        (a.submission === b.submission ? submission : 0) +
        (a.expert === b.expert ? expert : 0),
    ),
  );
  const right = ratings.map(({ value }) => [1, value]);
  let logDeterminant = 0;
  for (let k = 0; k < n; k += 1) {
    const pivot = covariance[k]![k]!;
    logDeterminant += Math.log(pivot);
    for (let i = k + 1; i < n; i += 1) {
      const factor = covariance[i]![k]! / pivot;
      for (let j = k; j < n; j += 1) covariance[i]![j]! -= factor * covariance[k]![j]!;
      right[i] = right[i]!.map((value, c) => value - factor * right[k]![c]!);
    }
  }
  const form = (a: number, b: number) =>
    right.reduce((sum, row, k) => sum + (row[a]! * row[b]!) / covariance[k]![k]!, 0);
  const [ones, mixed, squares] = [form(0, 0), form(0, 1), form(1, 1)];
  return logDeterminant + Math.log(ones) + (n - 1) * Math.log(2 * Math.PI) + (squares - mixed ** 2 / ones);
}
