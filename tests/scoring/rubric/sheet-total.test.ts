import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, fraction, toHundredths } from "#scoring/aggregation/fraction.ts";
import { runningTotal, sheetTotal } from "#scoring/rubric/sheet-total.ts";
import { plan } from "../support/stage-plan.ts";

const { rubric } = plan;
const marks = (adv: number, cre: number) => [
  { criterion: "adv", mark: adv },
  { criterion: "cre", mark: cre },
];

describe("sheetTotal", () => {
  it("weighs 80 three times and 61 once: 301/4", () => {
    expect(sheetTotal(rubric, marks(80, 61))).toEqual(fraction(301, 4));
  });

  it("weights count only against each other", () => {
    const doubled = { ...rubric, criteria: rubric.criteria.map((item) => ({ ...item, weight: item.weight * 2 })) };
    expect(sheetTotal(doubled, marks(80, 61))).toEqual(sheetTotal(rubric, marks(80, 61)));
  });

  it.each([
    ["a missing criterion", marks(80, 61).slice(1)],
    ["a criterion marked twice", [...marks(80, 61), { criterion: "adv", mark: 80 }]],
    ["an unknown criterion", [...marks(80, 61), { criterion: "new", mark: 80 }]],
    ["half a mark", marks(80.5, 61)],
    ["a mark off the scale", marks(101, 61)],
  ])("%s has no total", (_name, wrong) => {
    expect(() => sheetTotal(rubric, wrong)).toThrow("sheetTotal");
  });

  it("lies between the lowest and the highest mark, whatever their order", () => {
    const mark = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(mark, mark, (adv, cre) => {
        const total = sheetTotal(rubric, marks(adv, cre).toReversed());
        expect(total).toEqual(sheetTotal(rubric, marks(adv, cre)));
        expect(compare(total, fraction(Math.min(adv, cre)))).toBeGreaterThanOrEqual(0);
        expect(compare(total, fraction(Math.max(adv, cre)))).toBeLessThanOrEqual(0);
        expect(runningTotal(rubric, marks(adv, cre)).hundredths).toBe(toHundredths(total));
      }),
    );
  });
});

describe("runningTotal", () => {
  it("is the weighted mean of what is scored so far: a skipped criterion is no zero", () => {
    expect(runningTotal(rubric, marks(80, 61).slice(0, 1))).toEqual({ hundredths: 8000, scored: 1, of: 2 });
    expect(runningTotal(rubric, marks(80, 61))).toEqual({ hundredths: 7525, scored: 2, of: 2 });
  });

  it("nothing scored is no total", () => {
    expect(runningTotal(rubric, [])).toEqual({ hundredths: null, scored: 0, of: 2 });
  });

  it("a mark that could not be submitted counts as not scored", () => {
    expect(runningTotal(rubric, [{ criterion: "new", mark: 1 }, ...marks(80, 101)])).toEqual({
      hundredths: 8000,
      scored: 1,
      of: 2,
    });
    expect(runningTotal(rubric, [...marks(80, 61), { criterion: "adv", mark: 10 }]).scored).toBe(1);
  });
});
