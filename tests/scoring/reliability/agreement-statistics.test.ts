import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CompleteTable, completeTable } from "#scoring/reliability/complete-table.ts";
import { intraclassCorrelations, meanSquares } from "#scoring/reliability/intraclass-correlation.ts";
import { fleissKappa, pairAgreements } from "#scoring/reliability/kappa.ts";
import { kendallW } from "#scoring/reliability/kendall-w.ts";
import { krippendorffAlpha } from "#scoring/reliability/krippendorff-alpha.ts";
import { type Rating, ratingTable } from "#scoring/statistics/rating-table.ts";
import { anyRatings } from "../statistics/any-ratings.ts";
import { KRIPPENDORFF, SHROUT_FLEISS, tableOf } from "../statistics/published-tables.ts";

const complete = (ratings: readonly Rating[]): CompleteTable => completeTable(ratingTable(ratings))!;

describe("krippendorffAlpha", () => {
  it("gives Krippendorff's own example, with its missing cells, his four figures", () => {
    const alpha = krippendorffAlpha(ratingTable(KRIPPENDORFF));
    expect(alpha.nominal).toBeCloseTo(0.743421053, 9);
    expect(alpha.ordinal).toBeCloseTo(0.815387504, 9);
    expect(alpha.interval).toBeCloseTo(0.849107143, 9);
    expect(alpha.ratio).toBeCloseTo(0.797402775, 9);
  });

  it("is one where experts never differ, and undefined where there is nothing to tell apart", () => {
    const agreed = krippendorffAlpha(
      ratingTable(
        tableOf([
          [1, 1],
          [3, 3],
        ]),
      ),
    );
    expect(agreed).toEqual({ nominal: 1, ordinal: 1, interval: 1, ratio: 1 });
    const constant = krippendorffAlpha(
      ratingTable(
        tableOf([
          [2, 2],
          [2, 2],
        ]),
      ),
    );
    expect(constant).toEqual({ nominal: null, ordinal: null, interval: null, ratio: null });
  });

  it("a submission with one rating says nothing about agreement", () => {
    const alpha = (ratings: readonly Rating[]) => krippendorffAlpha(ratingTable(ratings));
    expect(alpha([...SHROUT_FLEISS, { submission: "S999", expert: "E001", value: 3 }])).toEqual(alpha(SHROUT_FLEISS));
  });

  it("interval alpha does not change when the scale is moved or stretched", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        const alpha = (rows: readonly Rating[]) => krippendorffAlpha(ratingTable(rows)).interval;
        const moved = alpha(ratings.map((row) => ({ ...row, value: 3 * row.value + 7 })));
        const plain = alpha(ratings);
        if (plain === null) expect(moved).toBeNull();
        else expect(moved).toBeCloseTo(plain, 9);
      }),
    );
  });
});

describe("intraclassCorrelations", () => {
  it("gives the table of Shrout and Fleiss their six coefficients, F tests and intervals", () => {
    const icc = intraclassCorrelations(complete(SHROUT_FLEISS))!;
    const values = Object.values(icc).map(({ value }) => Number(value.toFixed(6)));
    expect(values).toEqual([0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316]);
    expect(icc.ICC1.F).toBeCloseTo(1.79467849, 8);
    expect(icc.ICC3).toMatchObject({ df1: 5, df2: 15 });
    expect(icc.ICC3.p / 1.34566516e-4).toBeCloseTo(1, 7);
    expect([icc.ICC1.lower, icc.ICC1.upper].map((x) => Number(x.toFixed(7)))).toEqual([-0.1329323, 0.7225601]);
    expect([icc.ICC2.lower, icc.ICC2.upper].map((x) => Number(x.toFixed(7)))).toEqual([0.0187865, 0.7610844]);
    expect([icc.ICC2k.lower, icc.ICC2k.upper].map((x) => Number(x.toFixed(7)))).toEqual([0.0711368, 0.927232]);
    expect([icc.ICC3k.lower, icc.ICC3k.upper].map((x) => Number(x.toFixed(7)))).toEqual([0.6756747, 0.9858917]);
  });

  it("consistency does not see a constant on one expert, agreement does", () => {
    const harsher = SHROUT_FLEISS.map((row) => (row.expert === "E002" ? { ...row, value: row.value - 5 } : row));
    const [one, other] = [SHROUT_FLEISS, harsher].map((rows) => intraclassCorrelations(complete(rows))!);
    expect(other!.ICC3.value).toBeCloseTo(one!.ICC3.value, 10);
    expect(other!.ICC2.value).toBeLessThan(one!.ICC2.value);
  });

  it("a table without any error has no coefficient instead of an infinite one", () => {
    expect(
      intraclassCorrelations(
        complete(
          tableOf([
            [1, 2],
            [3, 4],
            [5, 6],
          ]),
        ),
      ),
    ).toBeNull();
  });

  it("the sums of squares add up to the whole", () => {
    const table = complete(SHROUT_FLEISS);
    const { n, k, between, within, experts, error } = meanSquares(table);
    expect(within * n * (k - 1)).toBeCloseTo(experts * (k - 1) + error * (n - 1) * (k - 1), 10);
    expect(between).toBeCloseTo(11.2416667, 6);
  });
});

describe("kendallW", () => {
  it("corrects for ties", () => {
    const w = kendallW(complete(SHROUT_FLEISS))!;
    expect(w.W).toBeCloseTo(0.887037037, 9);
    expect(w.chi2).toBeCloseTo(17.7407407, 7);
    expect(w.df).toBe(5);
    expect(w.p).toBeCloseTo(0.00328950924, 10);
  });

  it("says that its probability is approximate with fewer than eight submissions", () => {
    const ofRows = (count: number) =>
      kendallW(complete(tableOf(Array.from({ length: count }, (_, row) => [row, row]))));
    expect([3, 7, 8, 20].map((count) => ofRows(count)?.isApproximate)).toEqual([true, true, false, false]);
  });

  it("is one for the same order, zero for two opposite ones, and undefined where all is tied", () => {
    const w = (rows: number[][]) => kendallW(complete(tableOf(rows)));
    expect(w([[1, 10], [2, 20], [3, 30]])?.W).toBe(1); // prettier-ignore
    expect(w([[1, 3], [2, 2], [3, 1]])?.W).toBe(0); // prettier-ignore
    expect(w([[5, 7], [5, 7], [5, 7]])).toBeNull(); // prettier-ignore
  });
});

describe("kappas", () => {
  it("gives the complete part of Krippendorff's example the figures of the irr package", () => {
    const table = complete(KRIPPENDORFF);
    expect(table.submissions).toHaveLength(8);
    const { kappa, z } = fleissKappa(table)!;
    expect(kappa).toBeCloseTo(0.641456583, 9);
    expect(z).toBeCloseTo(7.15210417, 7);
    const pairs = pairAgreements(table);
    expect(pairs).toHaveLength(6);
    const first = pairs[0]!;
    expect(first.unweighted).toBeCloseTo(0.822222222, 9);
    expect(first.linear).toBeCloseTo(0.875, 9);
    expect(first.quadratic).toBeCloseTo(0.925925926, 9);
    expect(first.spearman).toBeCloseTo(0.934287171, 9);
    expect(first.pearson).toBeCloseTo(0.941554471, 9);
    expect(first.kendallTauB).toBeCloseTo(0.91003151, 8);
  });

  it("one category used by everybody has no kappa", () => {
    const table = complete(
      tableOf([
        [4, 4],
        [4, 4],
      ]),
    );
    expect(fleissKappa(table)).toBeNull();
    expect(pairAgreements(table)[0]).toMatchObject({ unweighted: null, spearman: null, kendallTauB: null });
  });
});

describe("completeTable", () => {
  it("a submission that an expert did not rate, or rated twice, is not complete", () => {
    expect(completeTable(ratingTable(tableOf([[1, 2], [3, null], [5, 6]])))?.submissions).toEqual(["S001", "S003"]); // prettier-ignore
    const repeated = [...SHROUT_FLEISS, { submission: "S001", expert: "E001", value: 4 }];
    expect(complete(repeated).submissions).not.toContain("S001");
  });

  it("a panel in which nobody read everything has no complete part", () => {
    expect(completeTable(ratingTable(tableOf([[1, null], [null, 3]])))).toBeNull(); // prettier-ignore
  });
});
