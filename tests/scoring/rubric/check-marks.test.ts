import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDraft, checkMarks, type SheetContent } from "#scoring/rubric/check-marks.ts";
import { sheetTotal } from "#scoring/rubric/sheet-total.ts";
import { plan } from "../support/stage-plan.ts";

const { rubric } = plan;
const good: SheetContent = {
  marks: [
    { criterion: "adv", mark: 80 },
    { criterion: "cre", mark: 60 },
  ],
  comment: "指标清楚明白",
  flags: ["falseData"],
};
const [adv, cre] = good.marks as [SheetContent["marks"][0], SheetContent["marks"][0]];

describe("checkMarks", () => {
  it("a complete sheet has no problem", () => {
    expect(checkMarks(rubric, good)).toEqual([]);
  });

  it("a skipped criterion is missing, never zero", () => {
    expect(checkMarks(rubric, { ...good, marks: [cre] })).toEqual([
      { code: "missing_criterion", criterion: "adv", params: {} },
    ]);
  });

  it("an unknown criterion, one marked twice and an unknown flag are named once each", () => {
    const stranger = { criterion: "new", mark: 80 };
    const sheet = { ...good, marks: [adv, cre, stranger, stranger, adv], flags: ["other", "other"] };
    expect(checkMarks(rubric, sheet)).toEqual([
      { code: "duplicate_criterion", criterion: "adv", params: { written: 2 } },
      { code: "unknown_criterion", criterion: "new", params: {} },
      { code: "unknown_flag", criterion: null, params: { flag: "other" } },
    ]);
  });

  it("a mark off the scale and a mark that is not whole say what the scale is", () => {
    const sheet = {
      ...good,
      marks: [
        { ...adv, mark: 101 },
        { ...cre, mark: 85.5 },
      ],
    };
    expect(checkMarks(rubric, sheet)).toEqual([
      { code: "out_of_range", criterion: "adv", params: { minimum: 0, maximum: 100, written: 101 } },
      { code: "not_whole", criterion: "cre", params: { minimum: 0, maximum: 100, written: "85.5" } },
    ]);
    expect(checkMarks(rubric, { ...good, marks: [adv, { ...cre, mark: Number.NaN }] })[0]?.code).toBe("not_whole");
    expect(checkMarks(rubric, { ...good, marks: [{ ...adv, mark: -1 }, cre] })[0]?.code).toBe("out_of_range");
  });

  it.each([
    [59, { below: 60, written: 59 }],
    [95, { from: 95, written: 95 }],
  ])("a mark of %i needs a written reason", (mark, params) => {
    const marked = (reason?: string) => ({ ...good, marks: [{ criterion: "adv", mark, reason }, cre] });
    const asked = [{ code: "reason_required", criterion: "adv", params }];
    expect(checkMarks(rubric, marked())).toEqual(asked);
    expect(checkMarks(rubric, marked(" ——！ "))).toEqual(asked);
    expect(checkMarks(rubric, marked("无对比数据"))).toEqual([]);
  });

  it.each([60, 94])("a mark of %i needs none", (mark) => {
    expect(checkMarks(rubric, { ...good, marks: [{ ...adv, mark }, cre] })).toEqual([]);
  });

  it("a comment shorter than asked says how much is written", () => {
    expect(checkMarks(rubric, { ...good, comment: "很好，AI！" })).toEqual([
      { code: "comment_too_short", criterion: null, params: { needed: 5, written: 3 } },
    ]);
  });
});

describe("checkDraft", () => {
  it("a missing criterion, reason or comment is no problem yet", () => {
    expect(checkDraft(rubric, { marks: [{ criterion: "adv", mark: 3 }], comment: "", flags: [] })).toEqual([]);
  });

  it("what could never become right is a problem at once", () => {
    const sheet = {
      marks: [adv, adv, { ...cre, mark: 101 }, { criterion: "new", mark: 1 }],
      comment: "",
      flags: ["other"],
    };
    expect(checkDraft(rubric, sheet).map((item) => item.code)).toEqual([
      "duplicate_criterion",
      "out_of_range",
      "unknown_criterion",
      "unknown_flag",
    ]);
  });
});

describe("checkMarks and checkDraft", () => {
  const anySheet = fc.record({
    marks: fc.array(
      fc.record({
        criterion: fc.constantFrom("adv", "cre", "new"),
        mark: fc.oneof(fc.integer({ min: -2, max: 102 }), fc.constantFrom(50.5, Number.NaN)),
        reason: fc.constantFrom("", "理由", null, undefined),
      }),
      { maxLength: 3 },
    ),
    comment: fc.constantFrom("", "指标清楚明白"),
    flags: fc.subarray(["falseData", "other"]),
  });

  it("a sheet without problems always has a total, and a draft's problems are among the sheet's", () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const problems = checkMarks(rubric, sheet);
        if (problems.length === 0) expect(() => sheetTotal(rubric, sheet.marks)).not.toThrow();
        for (const problem of checkDraft(rubric, sheet)) expect(problems).toContainEqual(problem);
      }),
    );
  });
});
