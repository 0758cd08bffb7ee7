import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearBayes } from "#scoring/aggregation/linear-bayes.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { leaveOneExpertOut } from "#scoring/shortlist/stability/leave-one-expert-out.ts";
import {
  calibratedDraw,
  crossedDraw,
  type Draw,
  independentDraw,
  twoWayDraw,
} from "#scoring/shortlist/stability/posterior-draws.ts";
import { selectionChances } from "#scoring/shortlist/stability/selection-chances.ts";
import { ranksOf, selectOnLine, selectOnLines } from "#scoring/shortlist/stability/selection-lines.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { scoresWithout } from "#scoring/statistics/held-effects.ts";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";
import { connectedRatings } from "../../statistics/any-ratings.ts";
import { tableOf } from "../../statistics/published-tables.ts";

const scores = (...values: number[]) => Float64Array.from(values);
const everybody = (count: number, places: number) => ({ members: Array.from({ length: count }, (_, i) => i), places });
const PANEL = ratingTable(
  tableOf([
    [71, 64, 75, null],
    [80, 72, 83, 78],
    [62, 55, null, 60],
    [90, null, 94, 88],
    [75, 66, 79, 74],
    [84, 77, 85, 83],
    [null, 50, 64, 57],
  ]),
);
const MODEL = fitCrossedModel(PANEL);
const scoresOf = () => MODEL.submissions.estimates.map((effect) => MODEL.intercept.estimate + effect);

describe("selectOnLine", () => {
  it("a tie at the line goes on whole", () => {
    expect(selectOnLine(scores(5, 9, 7, 7), everybody(4, 2))).toEqual({ selected: [1, 2, 3], last: 3, next: 0 });
  });

  it("who has no score is neither ranked nor selected", () => {
    const values = scores(5, Number.NaN, 7);
    expect(selectOnLine(values, everybody(3, 3)).selected).toEqual([2, 0]);
    expect([...ranksOf(values)]).toEqual([2, Number.NaN, 1]);
  });

  it("each line fills its own places", () => {
    const lines = [
      { members: [0, 1], places: 1 },
      { members: [2, 3], places: 1 },
    ];
    expect(selectOnLines(scores(9, 8, 1, 2), lines)).toEqual([0, 3]);
  });

  it("scores that differ by rounding only are tied", () => {
    expect([...ranksOf(scores(0.1 + 0.2, 0.3, 1))]).toEqual([2, 2, 1]);
  });

  it("an empty line selects nobody", () => {
    expect(selectOnLine(scores(1, 2), everybody(2, 0))).toEqual({ selected: [], last: null, next: 1 });
    expect(selectOnLine(scores(), everybody(0, 3))).toEqual({ selected: [], last: null, next: null });
  });
});

describe("posterior draws", () => {
  const momentsOf = (draw: Draw, count: number) => {
    const random = randomNumbers("draws");
    const [values, means, squares] = [0, 1, 2].map(() => new Float64Array(count)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let k = 0; k < 20_000; k += 1) {
      draw(random, values);
      values.forEach((value, i) => {
        means[i]! += value / 20_000;
        squares[i]! += value ** 2 / 20_000;
      });
    }
    return { means, deviations: squares.map((square, i) => Math.sqrt(square - means[i]! ** 2)) };
  };
  const cases: [string, Draw, Float64Array, Float64Array][] = [
    ["crossed model", crossedDraw(MODEL), MODEL.submissions.estimates, MODEL.submissions.standardErrors],
    (() => {
      const fit = twoWayLeastSquares(PANEL);
      return ["two-way", twoWayDraw(fit), fit.submissions.estimates, fit.submissions.standardErrors];
    })(),
    (() => {
      const fit = linearBayes(MODEL)!;
      return ["linear Bayes", calibratedDraw(fit), fit.effects, fit.standardErrors];
    })(),
  ];

  it("their mean is the estimate; their deviation is its error, leanings that move everybody alike aside", () => {
    for (const [, draw, estimates, errors] of cases) {
      const { means, deviations } = momentsOf(draw, estimates.length);
      estimates.forEach((estimate, i) => {
        expect(Math.abs(means[i]! - estimate)).toBeLessThan((5 * deviations[i]!) / Math.sqrt(20_000));
        expect(deviations[i]! / errors[i]!).toBeGreaterThan(0.97);
      });
    }
    const { deviations } = momentsOf(crossedDraw(MODEL), 7);
    deviations.forEach((deviation, i) => {
      expect(deviation / MODEL.submissions.standardErrors[i]!).toBeCloseTo(1, 1);
    });
  });

  it("more experts than submissions changes nothing about the draws' errors", () => {
    const wide = ratingTable(
      tableOf([
        [71, 64, 75, 70, 77],
        [80, 72, 83, 78, 85],
        [62, 55, 66, 60, 69],
      ]),
    );
    const model = fitCrossedModel(wide);
    expect(model.equations.innerIsSubmission).toBe(false);
    const { deviations } = momentsOf(crossedDraw(model), 3);
    deviations.forEach((deviation, i) => {
      expect(deviation / model.submissions.standardErrors[i]!).toBeCloseTo(1, 1);
    });
  });
});

describe("selectionChances", () => {
  const chances = (seed: string) => selectionChances(crossedDraw(MODEL), scoresOf(), [everybody(7, 3)], seed);

  it("the same seed gives the same chances, and another one nearly the same", () => {
    expect(chances("one")).toEqual(chances("one"));
    const [one, other] = [chances("one"), chances("two")];
    one.chances.forEach((chance, i) => expect(Math.abs(chance - other.chances[i]!)).toBeLessThan(0.08));
  });

  it("chances of a line add up to its places", () => {
    const { chances: all, expectedPrecision, lines } = chances("sum");
    expect(all.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(3, 9);
    const selected = lines[0]!.selected.reduce((sum, submission) => sum + all[submission]!, 0);
    expect(expectedPrecision).toBeCloseTo(selected / 3, 12);
  });

  it("two alike at the line have about even chances and lie in the grey zone", () => {
    const draw = independentDraw({ estimates: scores(10, 5, 5, 0), standardErrors: scores(0.1, 0.1, 0.1, 0.1) });
    const { chances: all, greyZone } = selectionChances(draw, scores(10, 5.001, 5, 0), [everybody(4, 2)], "even");
    expect(all[1]).toBeGreaterThan(0.44);
    expect(all[1]).toBeLessThan(0.56);
    expect(greyZone).toEqual([1, 2]);
  });

  it("the margin at the line is the difference over its standard error", () => {
    const draw = independentDraw({ estimates: scores(9, 6, 3), standardErrors: scores(1, 3, 4) });
    const { lines } = selectionChances(draw, scores(9, 6, 3), [everybody(3, 2)], "margin", 20_000);
    expect(lines[0]!.marginInErrors).toBeCloseTo(3 / 5, 1);
  });

  it("where nothing is uncertain every chance is zero or one, and a tie at the line goes on whole", () => {
    const draw = independentDraw({ estimates: scores(3, 2, 2, 1), standardErrors: scores(0, 0, 0, 0) });
    const sure = selectionChances(draw, scores(3, 2, 2, 1), [everybody(4, 2)], "sure", 10);
    expect([...sure.chances].map((chance) => Math.round(chance * 1e9) / 1e9)).toEqual([1, 1, 1, 0]);
    expect(sure.lines[0]!.marginInErrors).toBeNull();
  });

  it("the k-th best is found in any order of values, many of them equal", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (values, places) => {
          const draw: Draw = (_random, out) => out.set(values);
          const { chances: all } = selectionChances(
            draw,
            Float64Array.from(values),
            [everybody(values.length, places)],
            "k",
            1,
          );
          const threshold = values.toSorted((a, b) => b - a)[Math.min(places, values.length) - 1]!;
          expect([...all]).toEqual(values.map((value) => (value >= threshold ? 1 : 0)));
        },
      ),
    );
  });
});

describe("leaveOneExpertOut", () => {
  it("names who leaves and who enters, and as many of each when no tie is at a line", () => {
    fc.assert(
      fc.property(connectedRatings(), fc.integer({ min: 1, max: 3 }), (ratings, places) => {
        const table = ratingTable(ratings);
        const model = fitCrossedModel(table, { variances: { submission: 40, expert: 15, residual: 30 } });
        const all = model.submissions.estimates.map((effect) => model.intercept.estimate + effect);
        const lines = [everybody(table.submissions.length, places)];
        const without = (expert: number) => scoresWithout(model, (row) => table.expertOf[row] === expert);
        const changes = leaveOneExpertOut(table.experts.length, all, lines, without);
        const selected = selectOnLines(all, lines);
        for (const { expert, leaves, enters } of changes) {
          const rest = selected.filter((submission) => !leaves.includes(submission));
          expect([...rest, ...enters].sort((a, b) => a - b)).toEqual(selectOnLines(without(expert), lines));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("an expert whose sheets change nothing leaves the list as it is", () => {
    const all = scoresOf();
    expect(leaveOneExpertOut(4, all, [everybody(7, 3)], () => all)).toEqual(
      [0, 1, 2, 3].map((expert) => ({ expert, leaves: [], enters: [] })),
    );
  });
});
