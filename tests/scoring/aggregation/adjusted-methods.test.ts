import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bordaScores } from "#scoring/aggregation/borda.ts";
import { calibratedQuality, linearBayes } from "#scoring/aggregation/linear-bayes.ts";
import { robustBlup } from "#scoring/aggregation/robust-blup.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { type Rating, ratingTable } from "#scoring/statistics/rating-table.ts";
import { connectedRatings } from "../statistics/any-ratings.ts";
import { SHROUT_FLEISS, tableOf } from "../statistics/published-tables.ts";

const twoWay = (ratings: readonly Rating[]) => twoWayLeastSquares(ratingTable(ratings));
/** Nine submissions, six experts, marks that differ for every reason. */
const PANEL = tableOf([
  [71, 64, 75, null, 68, 70],
  [80, 72, 83, 78, null, 79],
  [62, 55, null, 60, 58, 61],
  [90, null, 94, 88, 85, 89],
  [75, 66, 79, 74, 71, null],
  [84, 77, 85, 83, 79, 82],
  [58, 50, 64, 57, 55, 60],
  [69, 61, 70, 67, null, 68],
  [77, 70, 82, null, 74, 78],
]);

describe("twoWayLeastSquares", () => {
  it("gives the complete published table its plain means and their errors", () => {
    const { submissions, experts, rank, residualSquares, residualDeviation } = twoWay(SHROUT_FLEISS);
    expect([...submissions.estimates].map((value) => Number(value.toFixed(9)))).toEqual([6, 3, 6.5, 4, 7.5, 4.75]);
    expect(submissions.standardErrors[0]).toBeCloseTo(0.504837708, 9);
    expect([...experts.estimates].map((value) => Number(value.toFixed(6)))).toEqual([
      2.375, -2.791667, -0.958333, 1.375,
    ]);
    expect(rank).toBe(9);
    expect(residualSquares).toBeCloseTo(15.2916667, 7);
    expect(residualDeviation).toBeCloseTo(1.00967542, 8);
  });

  it("a constant on all marks of one expert changes no submission's place, and no difference between two", () => {
    fc.assert(
      fc.property(connectedRatings(), fc.integer({ min: -30, max: 30 }), (ratings, constant) => {
        const moved = ratings.map((row) => (row.expert === "E1" ? { ...row, value: row.value + constant } : row));
        const [one, other] = [twoWay(ratings).submissions.estimates, twoWay(moved).submissions.estimates];
        one.forEach((value, i) => expect(other[i]! - other[0]!).toBeCloseTo(value - one[0]!, 8));
      }),
    );
  });

  it("at the least squares no submission and no expert has residuals left over", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const { submissions, experts, table } = twoWay(ratings);
        const [left, right] = [new Float64Array(table.submissions.length), new Float64Array(table.experts.length)];
        table.values.forEach((value, row) => {
          const [i, j] = [table.submissionOf[row]!, table.expertOf[row]!];
          const residual = value - submissions.estimates[i]! - experts.estimates[j]!;
          left[i]! += residual;
          right[j]! += residual;
        });
        for (const sum of [...left, ...right]) expect(sum).toBeCloseTo(0, 8);
        expect(experts.estimates.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
      }),
    );
  });

  it("every rating given twice divides the errors by √2, but for the degrees of freedom", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const [once, twice] = [twoWay(ratings), twoWay([...ratings, ...ratings])];
        fc.pre(once.residualSquares > 1e-9);
        const degrees = [ratings.length - once.rank, 2 * ratings.length - once.rank] as const;
        const expected = Math.sqrt(((2 * degrees[0]) / degrees[1]) * 0.5);
        once.submissions.standardErrors.forEach((error, i) => {
          expect(twice.submissions.standardErrors[i]! / error).toBeCloseTo(expected, 8);
        });
        once.experts.standardErrors.forEach((error, j) => {
          expect(twice.experts.standardErrors[j]! / error).toBeCloseTo(expected, 8);
        });
      }),
    );
  });

  it("submissions without a common expert are refused", () => {
    const apart = tableOf([
      [1, 2, null, null],
      [2, 3, null, null],
      [null, null, 4, 5],
    ]);
    expect(() => twoWay(apart)).toThrow("not connected");
  });
});

describe("robustBlup", () => {
  it("one wild mark moves a submission less than it moves the plain model", () => {
    const wild = PANEL.map((row) => (row.submission === "S003" && row.expert === "E005" ? { ...row, value: 98 } : row));
    const effect = (ratings: readonly Rating[], isRobust: boolean) => {
      const model = fitCrossedModel(ratingTable(ratings));
      const fit = isRobust ? robustBlup(model) : model;
      return fit.intercept.estimate + fit.submissions.estimates[2]!;
    };
    const moved = (isRobust: boolean) => effect(wild, isRobust) - effect(PANEL, isRobust);
    expect(moved(true)).toBeLessThan(0.6 * moved(false));
    expect(moved(true)).toBeGreaterThan(0);
  });

  it("marks without any residual keep their plain effects", () => {
    const exact = tableOf([
      [80, 80],
      [80, 80],
      [80, 80],
    ]);
    const model = fitCrossedModel(ratingTable(exact));
    expect(robustBlup(model)).toBe(model);
  });
});

describe("linearBayes", () => {
  it("an expert who uses half the scale is seen to, and so is one whose marks scatter", () => {
    const quality = Array.from({ length: 24 }, (_, i) => 60 + ((i * 7) % 24) * 1.5);
    const scatter = (i: number, j: number) => ((i * 13 + j * 29 + i * j * 7) % 7) - 3;
    const rows = quality.map((q, i) => [
      q + scatter(i, 1),
      q + scatter(i, 2),
      q + scatter(i, 3),
      78 + 0.4 * (q - 78) + scatter(i, 4),
      q + 5 * scatter(i, 5),
      q + scatter(i, 6),
    ]);
    const { experts } = linearBayes(fitCrossedModel(ratingTable(tableOf(rows))))!;
    const narrowest = [...experts.spreads].indexOf(Math.min(...experts.spreads));
    const noisiest = [...experts.noises].indexOf(Math.max(...experts.noises));
    expect([narrowest, noisiest]).toEqual([3, 4]);
    expect(experts.spreads[3]! + 2 * experts.spreadErrors[3]!).toBeLessThan(1);
  });

  it("the order of the ratings changes no byte", () => {
    const calibrate = (ratings: readonly Rating[]) => linearBayes(fitCrossedModel(ratingTable(ratings)));
    expect(calibrate(PANEL.toReversed())).toEqual(calibrate(PANEL));
  });

  it("of two with the highest mark of one expert, the one whom the others put higher is expected further beyond it", () => {
    const ceiling = PANEL.map((row) => (row.expert === "E001" && row.value > 80 ? { ...row, value: 80 } : row));
    const model = fitCrossedModel(ratingTable(ceiling));
    const { values, effects, table } = linearBayes(model, { minimum: 0, maximum: 80 })!;
    const cut = [...values.keys()].filter((row) => table.expertOf[row] === 0 && table.values[row] === 80);
    expect(cut.length).toBeGreaterThan(2);
    const beyond = cut.map((row) => values[row]!).sort((a, b) => a - b);
    const byEffect = cut.toSorted((a, b) => effects[table.submissionOf[a]!]! - effects[table.submissionOf[b]!]!);
    expect(beyond[0]).toBeGreaterThan(80);
    expect(byEffect.map((row) => values[row])).toEqual(beyond);
    const below = [...values.keys()].filter((row) => table.values[row]! < 80);
    expect(below.map((row) => values[row])).toEqual(below.map((row) => table.values[row]));
  });

  it("the scale's ends turned upside down turn the calibration", () => {
    const up = linearBayes(fitCrossedModel(ratingTable(PANEL)), { minimum: -Infinity, maximum: 80 })!;
    const turned = PANEL.map((row) => ({ ...row, value: -row.value }));
    const down = linearBayes(fitCrossedModel(ratingTable(turned)), { minimum: -80, maximum: Infinity })!;
    up.effects.forEach((effect, level) => expect(-down.effects[level]!).toBeCloseTo(effect, 6));
  });

  it("without an expert nothing is left of the others' calibration but its figures; with everybody it is itself", () => {
    const fit = linearBayes(fitCrossedModel(ratingTable(PANEL)))!;
    const whole = calibratedQuality(fit, () => false);
    whole.forEach((effect, level) => expect(effect).toBeCloseTo(fit.effects[level]!, 3));
    const none = calibratedQuality(fit, (row) => fit.table.submissionOf[row] === 0);
    expect([Number.isNaN(none[0]), none[1]]).toEqual([true, whole[1]]);
  });

  it("an expert without a residual of their own and a constant expert keep finite figures", () => {
    const constant = PANEL.map((row) => (row.expert === "E003" ? { ...row, value: 75 } : row));
    const fit = linearBayes(fitCrossedModel(ratingTable(constant)))!;
    expect([...fit.effects, ...fit.experts.spreads, ...fit.experts.noises].every(Number.isFinite)).toBe(true);
    expect(Math.min(...fit.experts.spreads)).toBe(fit.experts.spreads[2]);
  });

  it("where submissions do not differ there is nothing to calibrate", () => {
    const flat = tableOf([
      [70, 80],
      [80, 70],
      [75, 75],
      [70, 80],
    ]);
    expect(linearBayes(fitCrossedModel(ratingTable(flat)))).toBeNull();
  });
});

describe("bordaScores", () => {
  it("only the order inside each expert's lot counts", () => {
    const stretched = PANEL.map((row) => (row.expert === "E001" ? { ...row, value: row.value ** 3 } : row));
    expect(bordaScores(ratingTable(stretched))).toEqual(bordaScores(ratingTable(PANEL)));
  });

  it("always first is near one, tied in the middle is one half", () => {
    const scores = bordaScores(ratingTable(tableOf([[9, 9], [5, 5], [5, 5], [1, 1]]))); // prettier-ignore
    expect([...scores]).toEqual([0.875, 0.5, 0.5, 0.125]);
  });
});
