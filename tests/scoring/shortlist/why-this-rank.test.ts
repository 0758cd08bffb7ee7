import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import { rankStage, type RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import type { ResultPlan, StageResultInput } from "#scoring/record/stage-result.ts";
import { scoreParts } from "#scoring/shortlist/criterion-contributions.ts";
import { applyChange, passesCut, smallestChange } from "#scoring/shortlist/smallest-change.ts";
import { whyThisRank } from "#scoring/shortlist/why-this-rank.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf, withMarks } from "../support/submissions.ts";

const sum = (values: readonly Fraction[]) => values.reduce(add, fraction(0));
const atMost = (maximum: number, more: Partial<ResultPlan> = {}): ResultPlan => ({
  ...plan,
  cut: { method: "atMost", maximum, minimumScore: 0, floors: [], tiesAtLine: "allGoOn" },
  ...more,
});

const anyMark = fc.integer({ min: 50, max: 100 });
const anySubmissions: fc.Arbitrary<RankingSubmission[]> = fc
  .array(fc.array(fc.tuple(anyMark, anyMark), { minLength: 3, maxLength: 7 }), { minLength: 3, maxLength: 6 })
  .map((all) => all.map((marks, index) => withMarks(`s${index}`, marks, { hasPriority: index % 2 === 0 })));
const anyPlan: fc.Arbitrary<ResultPlan> = fc
  .record({
    maximum: fc.integer({ min: 1, max: 4 }),
    aggregation: fc.constantFrom<ResultPlan["aggregation"]>(
      { method: "mean" },
      { method: "median" },
      { method: "trimmedMean", whenAtLeast: 5 },
    ),
    minimumScore: fc.constantFrom(0, 75),
    isByField: fc.boolean(),
  })
  .map(({ maximum, aggregation, minimumScore, isByField }) => ({
    ...plan,
    aggregation,
    cut: isByField
      ? { ...plan.cut, minimumScore }
      : { method: "atMost", maximum, minimumScore, floors: [{ criterion: "cre", minimum: 60 }], tiesAtLine: "allGoOn" },
  }));

describe("scoreParts", () => {
  it("the points of the criteria add up exactly to the official score, whatever the rule", () => {
    fc.assert(
      fc.property(anyPlan, anySubmissions, (stage, submissions) => {
        for (const { sheets } of submissions) {
          const { score, contributions, kept, dropped } = scoreParts(stage, sheets);
          expect(sum(contributions.map(({ points }) => points))).toEqual(score);
          expect(kept.length + dropped.length).toBe(sheets.length);
        }
      }),
    );
  });

  it("a worked example: five sheets, one highest and one lowest left aside, weights 3 and 1", () => {
    const { score, kept, dropped, contributions } = scoreParts(
      plan,
      withMarks("a", [
        [80, 60],
        [84, 80],
        [90, 50],
        [70, 70],
        [99, 99],
      ]).sheets,
    );
    expect(score).toEqual(fraction(238, 3));
    expect(kept).toEqual(["a-sheet0", "a-sheet2", "a-sheet1"]);
    expect(dropped).toEqual(["a-sheet3", "a-sheet4"]);
    expect(contributions).toEqual([
      { criterion: "adv", weight: 3, mean: fraction(254, 3), points: fraction(254, 4) },
      { criterion: "cre", weight: 1, mean: fraction(190, 3), points: fraction(190, 12) },
    ]);
  });
});

describe("smallestChange", () => {
  it("the change it names moves the submission across the line, and one point less does not", () => {
    fc.assert(
      fc.property(anyPlan, anySubmissions, (stage, submissions) => {
        const input: StageResultInput = { stage, submissions };
        for (const { id } of submissions) {
          const { passes, change } = smallestChange(input, id);
          expect(passes).toBe(passesCut(input, id));
          if (change === null) continue;
          expect(passesCut(applyChange(input, id, change), id)).toBe(!passes);
          const less =
            change.kind === "oneMark"
              ? { ...change, to: change.to + (passes ? 1 : -1) }
              : { ...change, points: change.points + (passes ? 1 : -1) };
          expect(passesCut(applyChange(input, id, less), id)).toBe(passes);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("no other single mark would do with fewer points", () => {
    fc.assert(
      fc.property(anyPlan, anySubmissions, (stage, submissions) => {
        const input: StageResultInput = { stage, submissions };
        const submission = submissions[0]!;
        const { passes, change } = smallestChange(input, submission.id);
        fc.pre(change?.kind === "oneMark");
        const points = Math.abs(change.to - change.from) - 1;
        fc.pre(points > 0);
        for (const sheet of submission.sheets)
          for (const { criterion, mark } of sheet.marks) {
            const to = passes ? Math.max(0, mark - points) : Math.min(100, mark + points);
            const other = {
              kind: "oneMark",
              sheetId: sheet.id,
              expertId: sheet.expertId,
              criterion,
              from: mark,
              to,
            } as const;
            expect(passesCut(applyChange(input, submission.id, other), submission.id)).toBe(passes);
          }
      }),
      { numRuns: 30 },
    );
  });

  it("a worked example: one place, three sheets each, two points short on the mean", () => {
    const stage = atMost(1, { aggregation: { method: "mean" }, tieChain: [] });
    const input = { stage, submissions: [submissionOf("a", [80, 80, 80]), submissionOf("b", [79, 79, 80])] };
    // b has 238/3; a tie at 80 goes on: 2 points of total are missing, that is 8/3 of the heavier mark, so 3.
    expect(smallestChange(input, "b")).toEqual({
      passes: false,
      change: { kind: "oneMark", sheetId: "b-sheet0", expertId: "expert0", criterion: "adv", from: 79, to: 82 },
    });
  });

  it("where one mark cannot do it, every mark moves alike", () => {
    const stage = atMost(1, { aggregation: { method: "median" }, tieChain: [] });
    const input = { stage, submissions: [submissionOf("a", [90, 90, 90]), submissionOf("b", [70, 70, 70])] };
    expect(smallestChange(input, "b").change).toEqual({ kind: "everyMark", points: 20 });
  });

  it("where everybody passes or too few sheets are valid, no change of marks does anything", () => {
    const everybody = { stage: atMost(5), submissions: [submissionOf("a", [90, 90, 90])] };
    expect(smallestChange(everybody, "a")).toEqual({ passes: true, change: null });
    const fewSheets = { stage: atMost(1), submissions: [submissionOf("a", [90, 90])] };
    expect(smallestChange(fewSheets, "a")).toEqual({ passes: false, change: null });
  });
});

describe("whyThisRank", () => {
  it("names the tie step that decided, in the ranking that competes for the places", () => {
    const submissions = [
      withMarks("a", [[80, 80], [80, 80], [80, 80]]), // prettier-ignore
      withMarks("b", [[82, 74], [80, 80], [80, 80]]), // prettier-ignore
    ];
    const why = whyThisRank({ stage: atMost(1), submissions }, "b");
    expect(why.overall).toEqual({ rank: 1, tieStep: 0, isTied: false });
    expect(why.decidedBy).toEqual({ by: "criteria", criteria: ["adv"] });
  });

  it("the points of the stages add up exactly to the composite", () => {
    const stage = atMost(1, {
      kind: "defense",
      composite: [
        { stage: "secondary", weight: 40 },
        { stage: "defense", weight: 60 },
      ],
    });
    const submissions = [submissionOf("a", [90, 91, 92], { stageScores: { secondary: fraction(247, 3) } })];
    const why = whyThisRank({ stage, submissions }, "a");
    expect(sum(why.stages.map(({ points }) => points))).toEqual(why.rankingScore);
    expect(why.stages.map(({ stage: kind }) => kind)).toEqual(["secondary", "defense"]);
  });

  it("a submission that is not ranked says why and has no parts", () => {
    const why = whyThisRank({ stage: atMost(1), submissions: [submissionOf("a", [90])] }, "a");
    expect(why).toMatchObject({ overall: null, unscored: "too_few_sheets", parts: null, stages: [] });
  });

  it("a submission that is not there is a broken assumption", () => {
    expect(() => whyThisRank({ stage: atMost(1), submissions: [] }, "x")).toThrow("there is no submission x");
    expect(() => smallestChange({ stage: atMost(1), submissions: [] }, "x")).toThrow("there is no submission x");
  });
});

describe("smallestChange where adjusted scores count too", () => {
  it("is proved by applying it: the change moves the submission across, one point less does not", () => {
    const cut = (maximum: number) =>
      atMost(maximum, {
        cut: {
          method: "atMost",
          maximum,
          minimumScore: 0,
          floors: [],
          tiesAtLine: "allGoOn",
          adjusted: { method: "blup" },
        },
      });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), anySubmissions, (maximum, submissions) => {
        const input = { stage: cut(maximum), submissions };
        const { id } = submissions[0]!;
        const { passes, change } = smallestChange(input, id);
        expect(passesCut(input, id)).toBe(passes);
        if (change === null) return;
        expect(passesCut(applyChange(input, id, change), id)).toBe(!passes);
        const less =
          change.kind === "oneMark"
            ? { ...change, to: change.to + Math.sign(change.from - change.to) }
            : { ...change, points: change.points - Math.sign(change.points) };
        expect(passesCut(applyChange(input, id, less), id)).toBe(passes);
      }),
      { numRuns: 15 },
    );
  });
});

describe("rankStage", () => {
  it("raising one mark never lowers its submission's rank", () => {
    fc.assert(
      fc.property(
        anyPlan,
        anySubmissions,
        fc.nat(6),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        (stage, submissions, at, isAdv, points) => {
          const submission = submissions[0]!;
          const sheet = submission.sheets[at % submission.sheets.length]!;
          const criterion = isAdv ? "adv" : "cre";
          const mark = sheet.marks.find((item) => item.criterion === criterion)!.mark;
          const change = {
            kind: "oneMark",
            sheetId: sheet.id,
            expertId: sheet.expertId,
            criterion,
            from: mark,
            to: Math.min(100, mark + points),
          } as const;
          const placeIn = (input: StageResultInput) =>
            rankStage({ stage: input.stage, submissions: input.submissions }).find(
              (item) => item.submissionId === submission.id,
            )!;
          const [before, after] = [
            placeIn({ stage, submissions }),
            placeIn(applyChange({ stage, submissions }, submission.id, change)),
          ];
          expect(after.overall!.rank).toBeLessThanOrEqual(before.overall!.rank);
          expect(compare(after.official!, before.official!)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
