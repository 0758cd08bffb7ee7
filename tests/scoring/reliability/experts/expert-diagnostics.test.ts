import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driftOfExperts } from "#scoring/reliability/experts/drift.ts";
import { expertFits } from "#scoring/reliability/experts/expert-fit.ts";
import { groupEffect } from "#scoring/reliability/experts/group-effect.ts";
import { haloOfExperts } from "#scoring/reliability/experts/halo.ts";
import { paceOfExperts } from "#scoring/reliability/experts/pace.ts";
import { recusalEffects } from "#scoring/reliability/experts/recusal-effect.ts";
import { reversalsOfExperts } from "#scoring/reliability/experts/reversal.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { completeSheets, type MarkRow } from "#scoring/statistics/mark-table.ts";
import { type Rating, ratingTable } from "#scoring/statistics/rating-table.ts";
import { residualVariances } from "#scoring/statistics/residual-variances.ts";
import { connectedRatings } from "../../statistics/any-ratings.ts";
import { tableOf } from "../../statistics/published-tables.ts";

/** Twenty submissions read by six experts; `leaning` and `scatter` of each expert by number. */
function panel(leaning: (expert: number, submission: number) => number, scatter = (_expert: number) => 1): Rating[] {
  const ratings: Rating[] = [];
  for (let i = 0; i < 20; i += 1)
    for (let j = 0; j < 6; j += 1) {
      const noise = (((i * 31 + j * 17 + i * j * 13) % 9) - 4) * scatter(j);
      ratings.push({
        submission: `S${String(i).padStart(2, "0")}`,
        expert: `E${j}`,
        value: 60 + ((i * 7) % 20) * 1.5 + leaning(j, i) + noise,
      });
    }
  return ratings;
}
const fit = (ratings: readonly Rating[]) => fitCrossedModel(ratingTable(ratings));

describe("expertFits", () => {
  it("a severe expert's interval lies below zero, and an erratic one's fit above one", () => {
    const fits = expertFits(
      fit(
        panel(
          (j) => (j === 2 ? -10 : j),
          (j) => (j === 4 ? 4 : 1),
        ),
      ),
    );
    expect(fits[2]!.upper).toBeLessThan(0);
    expect(fits.filter(({ infit }) => infit!.value > 1.5).map(({ expert }) => expert)).toEqual(["E4"]);
    expect(fits.every(({ sheets }) => sheets === 20)).toBe(true);
  });

  it("expected squares of all residuals add up as many as the model leaves free", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        fc.pre(new Set(ratings.map(({ value }) => value)).size > 1);
        const variances = { submission: 40, expert: 15, residual: 30 };
        const model = fitCrossedModel(ratingTable(ratings), { variances });
        const whole = residualVariances(model).reduce((sum, value) => sum + value, 0);
        // tr(P) from finite differences of the residuals: each column of P is the answer to one rating moved by one.
        const trace = ratings.reduce((sum, _, moved) => {
          const shifted = ratingTable(ratings.map((row, k) => (k === moved ? { ...row, value: row.value + 1 } : row)));
          const row = shifted.values.findIndex(
            (_value, at) =>
              shifted.submissions[shifted.submissionOf[at]!] === ratings[moved]!.submission &&
              shifted.experts[shifted.expertOf[at]!] === ratings[moved]!.expert,
          );
          return sum + fitCrossedModel(shifted, { variances }).residuals[row]! - model.residuals[row]!;
        }, 0);
        expect(whole / 30).toBeCloseTo(trace, 6);
      }),
      { numRuns: 15 },
    );
  });

  it("fixed effects besides the intercept are refused rather than ignored", () => {
    const table = ratingTable(panel((j) => j));
    const columns = [Float64Array.from(table.values, (_, row) => row % 2)];
    expect(() => residualVariances(fitCrossedModel(table, { columns }))).toThrow("residualVariances");
  });
});

describe("haloOfExperts", () => {
  const rows = (expert: string, mark: (i: number, c: number) => number): MarkRow[] =>
    Array.from({ length: 8 }, (_, i) => i).flatMap((i) =>
      [0, 1, 2].map((c) => ({ submission: `S${i}`, expert, criterion: `C${c}`, mark: mark(i, c) })),
    );

  it("one impression for all criteria shows beside a panel that tells them apart", () => {
    const [one, other, flat] = haloOfExperts(
      completeSheets([
        ...rows("A", (i) => 60 + 4 * i),
        ...rows("B", (i, c) => 60 + ((i * (c + 2) * 5 + c * 11) % 29)),
        ...rows("C", () => 80),
      ]),
    );
    expect(one).toMatchObject({ correlation: 1, alikeShare: 1, repeatedShare: 1 / 8 });
    expect(one!.excess).toBeGreaterThan(0.3);
    expect(other!.alikeShare).toBe(0);
    expect(flat).toEqual({
      expert: "C",
      correlation: null,
      excess: null,
      interval: null,
      alikeShare: 1,
      repeatedShare: 1,
    });
  });

  it("two sheets or one criterion say nothing", () => {
    const few = completeSheets(rows("A", (i) => 60 + i).slice(0, 6));
    expect(haloOfExperts(few)[0]).toMatchObject({ correlation: null, alikeShare: null });
    const single = completeSheets(rows("A", (i) => 60 + i).filter(({ criterion }) => criterion === "C0"));
    expect(haloOfExperts(single)[0]).toMatchObject({ correlation: null, repeatedShare: null });
  });
});

describe("driftOfExperts", () => {
  it("an expert who grows milder with every sheet has a slope above zero, the others' intervals hold zero", () => {
    const model = fit(panel((j, i) => (j === 1 ? i - 10 : 0)));
    const order = Float64Array.from(model.table.submissionOf);
    const drifts = driftOfExperts(model, order);
    expect(drifts[1]!.lower).toBeGreaterThan(0);
    expect(drifts[3]!.lower! < 0.3 && drifts[3]!.upper! > -0.3).toBe(true);
  });

  it("three sheets, or no order at all, give no slope", () => {
    const model = fit(tableOf([[1, 2, 4], [3, 5, 4], [5, 4, 9]])); // prettier-ignore
    expect(driftOfExperts(model, new Float64Array(9))[0]).toMatchObject({ slope: null, upper: null });
    expect(driftOfExperts(fit(panel((j) => j)), new Float64Array(120))[0]!.slope).toBeNull();
  });
});

describe("paceOfExperts", () => {
  it("a long pause does not make a fast reader slow", () => {
    const times = [20, 20, 20, 4000].map((seconds) => ({ expert: "B", seconds }));
    const others = ["A", "C"].flatMap((expert) => [600, 700].map((seconds) => ({ expert, seconds })));
    const [, fast] = paceOfExperts([...times, ...others]);
    expect(fast).toEqual({ expert: "B", sheets: 4, medianSeconds: 20, ratioToPanel: 20 / 650 });
    expect(paceOfExperts([])).toEqual([]);
  });
});

describe("reversalsOfExperts", () => {
  it("an upside-down scale raises the alarm and nobody else's", () => {
    const ratings = panel((j) => j).map((row) => (row.expert === "E3" ? { ...row, value: 160 - row.value } : row));
    const alarms = reversalsOfExperts(ratingTable(ratings));
    expect(alarms.filter(({ isAlarm }) => isAlarm).map(({ expert }) => expert)).toEqual(["E3"]);
  });

  it("four submissions are too few for an alarm, and submissions nobody else read do not count", () => {
    const [one] = reversalsOfExperts(ratingTable(tableOf([[1, 9], [2, 8], [3, 7], [4, 6], [5, null]]))); // prettier-ignore
    expect(one).toMatchObject({ submissions: 4, correlation: -1, isAlarm: false });
  });
});

describe("groupEffect", () => {
  it("ten points for one's own province are found, with their interval", () => {
    const isHome = (j: number, i: number) => (i + j) % 4 === 0;
    const table = ratingTable(panel((j, i) => j + (isHome(j, i) ? 10 : 0)));
    const effect = groupEffect(table, (row) => isHome(table.expertOf[row]!, table.submissionOf[row]!))!;
    expect(effect.pairs).toBe(30);
    expect(effect.lower).toBeLessThan(10);
    expect(effect.upper).toBeGreaterThan(10);
    expect(effect.lower).toBeGreaterThan(6);
  });

  it("without a pair, or with nothing but pairs, there is no effect to speak of", () => {
    const table = ratingTable(panel((j) => j));
    expect(groupEffect(table, () => false)).toBeNull();
    expect(groupEffect(table, () => true)).toBeNull();
  });
});

describe("recusalEffects", () => {
  it("a submission that its most severe expert could not mark loses the points it gained", () => {
    const ratings = panel(
      (j) => (j === 5 ? -15 : j),
      () => 0.2,
    );
    const model = fit(ratings.filter(({ submission, expert }) => !(submission === "S03" && expert === "E5")));
    const mean = (totals: readonly number[]) => totals.reduce((sum, total) => sum + total, 0) / totals.length;
    const effects = recusalEffects(model, () => [0, 1, 2, 3, 4, 5], mean);
    const own = effects.find(({ submission }) => submission === "S03")!;
    expect(own.missing).toEqual(["E5"]);
    expect(own.filledScore).toBeLessThan(own.score - 1);
    expect(own.filledRank).toBeGreaterThan(own.rank);
    // Whoever it had overtaken moves up; nobody else is named.
    for (const other of effects) if (other !== own) expect(other.filledRank).toBe(other.rank - 1);
  });

  it("where nobody is missing nothing is named", () => {
    const model = fit(panel((j) => j));
    expect(
      recusalEffects(
        model,
        () => [0, 1, 2, 3, 4, 5],
        (totals) => Math.max(...totals),
      ),
    ).toEqual([]);
  });
});
