import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { blocksReading, effectiveSeverity } from "#scoring/conflicts/effective-severity.ts";
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";

const formerEmployer = { severity: "block", stageSeverity: null, lookBackMonths: 36 } as const;
const channel = {
  severity: "disclose",
  stageSeverity: { stage: "defense", severity: "block" },
  lookBackMonths: null,
} as const;
const reference = "2023-01-10";

describe("the effective severity of a conflict rule", () => {
  it("blocks a relation that ended 35 months ago and passes one that ended 37 months ago, for a look-back of 36", () => {
    expect(effectiveSeverity(formerEmployer, "initial", "2020-02-10", reference)).toBe("block");
    expect(effectiveSeverity(formerEmployer, "initial", "2019-12-10", reference)).toBe("none");
  });

  it("still counts on the day itself and no longer the day before", () => {
    expect(effectiveSeverity(formerEmployer, "initial", "2020-01-10", reference)).toBe("block");
    expect(effectiveSeverity(formerEmployer, "initial", "2020-01-09", reference)).toBe("none");
  });

  it("counts calendar months, so the 31st becomes the last day of a short month", () => {
    const oneMonth = { ...formerEmployer, lookBackMonths: 1 };
    expect(effectiveSeverity(oneMonth, "initial", "2023-02-28", "2023-03-31")).toBe("block");
    expect(effectiveSeverity(oneMonth, "initial", "2023-02-27", "2023-03-31")).toBe("none");
    expect(effectiveSeverity(oneMonth, "initial", "2024-02-28", "2024-03-31")).toBe("none");
  });

  it("counts a relation that lasts or ends later, and any relation under a rule without a look-back", () => {
    expect(effectiveSeverity(formerEmployer, "initial", null, reference)).toBe("block");
    expect(effectiveSeverity(formerEmployer, "initial", "2023-06-30", reference)).toBe("block");
    expect(effectiveSeverity({ ...formerEmployer, lookBackMonths: null }, "initial", "1987-01-01", reference)).toBe(
      "block",
    );
  });

  it("is stricter in the stage the rule names and never milder there", () => {
    expect(effectiveSeverity(channel, "secondary", null, reference)).toBe("disclose");
    expect(effectiveSeverity(channel, "defense", null, reference)).toBe("block");
    const milder = { ...channel, stageSeverity: { stage: "defense", severity: "note" } } as const;
    expect(effectiveSeverity(milder, "defense", null, reference)).toBe("disclose");
  });

  it("once over for a relation stays over on every later day", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 1, max: 60 }), (first, later, lookBackMonths) => {
        const rule = { ...formerEmployer, lookBackMonths };
        const day = Temporal.PlainDate.from("2020-01-31").add({ days: first });
        const severityOn = (date: Temporal.PlainDate) =>
          effectiveSeverity(rule, "initial", "2020-01-31", date.toString());
        if (severityOn(day) === "none") expect(severityOn(day.add({ days: later }))).toBe("none");
      }),
    );
  });

  it("refuses a text that is not a calendar date", () => {
    expect(() => effectiveSeverity(formerEmployer, "initial", "2020-02-30", reference)).toThrow(RangeError);
  });
});

describe("a conflict", () => {
  it("blocks reading at both block severities, whatever was decided", () => {
    for (const severity of ["blockAbsolute", "block"] as const)
      for (const verdict of ["conflict", "cleared", null] as const) expect(blocksReading(severity, verdict)).toBe(true);
  });

  it("to be disclosed blocks reading until it is decided that there is none", () => {
    expect(blocksReading("disclose", null)).toBe(true);
    expect(blocksReading("disclose", "conflict")).toBe(true);
    expect(blocksReading("disclose", "cleared")).toBe(false);
  });

  it("to be noted, or none, never blocks reading", () => {
    for (const severity of ["note", "none"] as const)
      for (const verdict of ["conflict", "cleared", null] as const)
        expect(blocksReading(severity, verdict)).toBe(false);
  });

  it("has its severities listed from the strictest on, as the comparison of stages needs", () => {
    expect(CONFLICT_SEVERITIES).toEqual(["blockAbsolute", "block", "disclose", "note"]);
  });
});
