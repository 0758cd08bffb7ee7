import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { rankStage, type RankingPlan, type RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf, withMarks } from "../support/submissions.ts";

const rank = (submissions: RankingSubmission[], stage: RankingPlan = plan) => rankStage({ stage, submissions });
const ranksOf = (submissions: RankingSubmission[], stage: RankingPlan = plan) =>
  rank(submissions, stage).map((item) => [
    item.submissionId,
    item.overall?.rank ?? null,
    item.overall?.tieStep ?? null,
  ]);

describe("rankStage", () => {
  it("gives every figure between the marks and the rank", () => {
    const [first] = rank([
      withMarks("a", [
        [80, 60],
        [84, 80],
        [90, 50],
        [70, 70],
        [99, 99],
      ]),
    ]);
    expect(first).toEqual({
      submissionId: "a",
      serial: "a",
      field: "F1",
      sheets: [75, 83, 80, 70, 99].map((total, index) => ({
        sheetId: `a-sheet${index}`,
        expertId: `expert${index}`,
        total: fraction(total),
      })),
      criterionMeans: [
        { criterion: "adv", mean: fraction(423, 5) },
        { criterion: "cre", mean: fraction(359, 5) },
      ],
      official: fraction(238, 3),
      used: "trimmedMean",
      kept: 3,
      rankingScore: fraction(238, 3),
      unscored: null,
      median: fraction(80),
      range: fraction(29),
      isSplit: false,
      overall: { rank: 1, tieStep: null, isTied: false },
      inField: { rank: 1, tieStep: null, isTied: false },
    });
  });

  it("a true tie shares the rank and the next rank skips: 1, 2, 2, 4", () => {
    const list = [
      submissionOf("d", [70, 70, 70]),
      submissionOf("c", [80, 80, 80]),
      submissionOf("b", [80, 80, 80]),
      submissionOf("a", [90, 90, 90]),
    ];
    expect(ranksOf(list)).toEqual([
      ["a", 1, null],
      ["b", 2, null],
      ["c", 2, null],
      ["d", 4, null],
    ]);
    expect(rank(list).map((item) => item.overall?.isTied)).toEqual([false, true, true, false]);
  });

  it("scores that look equal in hundredths are no tie", () => {
    const mean: RankingPlan = { ...plan, aggregation: { method: "mean" }, tieChain: [] };
    const nearly = [
      // 80.3333… against 80.33: both show as 80.33.
      submissionOf("a", [80, 80, 81]),
      submissionOf("b", [...Array<number>(67).fill(80), ...Array<number>(33).fill(81)]),
    ];
    expect(ranksOf(nearly, mean)).toEqual([
      ["a", 1, null],
      ["b", 2, null],
    ]);
  });

  describe("each tie step decides once, the others being equal", () => {
    const four = (a: number, b: number): [number, number][] => [
      [a, b],
      [a, b],
      [a, b],
      [a, b],
    ];

    it("the mean of the named criterion", () => {
      expect(ranksOf([withMarks("a", four(79, 83)), withMarks("b", four(80, 80))])).toEqual([
        ["b", 1, 0],
        ["a", 2, 0],
      ]);
    });

    it("the median of the totals", () => {
      // Four sheets: mean 80 for both, medians 80 and 82.
      const list = [submissionOf("a", [70, 80, 80, 90]), submissionOf("b", [70, 82, 82, 86])];
      expect(ranksOf(list)).toEqual([
        ["b", 1, 1],
        ["a", 2, 1],
      ]);
    });

    it("the priority", () => {
      const list = [submissionOf("a", [80, 80, 80]), submissionOf("b", [80, 80, 80], { hasPriority: true })];
      expect(ranksOf(list)).toEqual([
        ["b", 1, 2],
        ["a", 2, 2],
      ]);
    });

    const defense: RankingPlan = {
      ...plan,
      kind: "defense",
      composite: [
        { stage: "secondary", weight: 40 },
        { stage: "defense", weight: 60 },
      ],
      tieChain: [{ by: "stageScore", stage: "defense" }, { by: "stageScore", stage: "initial" }, { by: "revote" }],
    };
    const scores = (initial: number, secondary: number) => ({
      stageScores: { initial: fraction(initial), secondary: fraction(secondary) },
    });

    it("this stage's own score, where the composite is equal", () => {
      const list = [submissionOf("a", [80, 80, 80], scores(70, 86)), submissionOf("b", [82, 82, 82], scores(60, 83))];
      expect(ranksOf(list, defense)).toEqual([
        ["b", 1, 0],
        ["a", 2, 0],
      ]);
    });

    it("an earlier stage's score", () => {
      const list = [submissionOf("a", [80, 80, 80], scores(70, 86)), submissionOf("b", [80, 80, 80], scores(71, 86))];
      expect(ranksOf(list, defense)).toEqual([
        ["b", 1, 1],
        ["a", 2, 1],
      ]);
    });

    it("the re-vote, which leaves the tie standing until it is held", () => {
      const submissions = [
        submissionOf("a", [80, 80, 80], scores(70, 86)),
        submissionOf("b", [80, 80, 80], scores(70, 86)),
      ];
      expect(ranksOf(submissions, defense)).toEqual([
        ["a", 1, null],
        ["b", 1, null],
      ]);
      const revotes = [
        { submissionId: "a", yes: 2 },
        { submissionId: "b", yes: 5 },
      ];
      const decided = rankStage({ stage: defense, submissions, revotes });
      expect(decided.map((item) => [item.submissionId, item.overall])).toEqual([
        ["b", { rank: 1, tieStep: 2, isTied: false }],
        ["a", { rank: 2, tieStep: 2, isTied: false }],
      ]);
    });

    it("a submission without the composite's other stage is not ranked and says why", () => {
      const [only] = rank([submissionOf("a", [80, 80, 80])], defense);
      expect(only).toMatchObject({
        official: fraction(80),
        rankingScore: null,
        unscored: "missing_stage_score",
        overall: null,
      });
    });
  });

  it("neither serial nor id breaks a tie", () => {
    const list = [submissionOf("z", [80, 80, 80], { serial: "1" }), submissionOf("a", [80, 80, 80], { serial: "2" })];
    expect(ranksOf(list)).toEqual([
      ["z", 1, null],
      ["a", 1, null],
    ]);
  });

  it("a submission with too few valid sheets has no score, no rank and comes last", () => {
    const ranking = rank([submissionOf("a", [100, 100]), submissionOf("b", [60, 60, 60])]);
    expect(ranking.map((item) => item.submissionId)).toEqual(["b", "a"]);
    expect(ranking[1]).toMatchObject({
      official: null,
      rankingScore: null,
      unscored: "too_few_sheets",
      overall: null,
      inField: null,
    });
    expect(rank([submissionOf("c", [])])[0]).toMatchObject({
      unscored: "too_few_sheets",
      criterionMeans: [],
      median: null,
      range: null,
    });
  });

  it("ranks within the field as well as over all", () => {
    const list = [
      submissionOf("a", [90, 90, 90]),
      submissionOf("b", [80, 80, 80], { field: "F2" }),
      submissionOf("c", [70, 70, 70], { field: "F2" }),
    ];
    expect(rank(list).map((item) => [item.overall?.rank, item.inField?.rank])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
  });

  it("totals further apart than the stage allows mark a split, a range of exactly that does not", () => {
    expect(rank([submissionOf("a", [60, 75, 90])])[0]?.isSplit).toBe(false);
    expect(rank([submissionOf("a", [60, 75, 91])])[0]?.isSplit).toBe(true);
    expect(rank([submissionOf("a", [0, 75, 100])], { ...plan, splitRange: null })[0]?.isSplit).toBe(false);
  });

  it("two sheets of one expert, a submission twice and an unfinished sheet are refused", () => {
    const once = submissionOf("a", [80, 80, 80]);
    expect(() => rank([once, once])).toThrow("one submission appears twice");
    const sheets = once.sheets.map((sheet) => ({ ...sheet, expertId: "expert0" }));
    expect(() => rank([{ ...once, sheets }])).toThrow("one expert of one submission appears twice");
    const unfinished = once.sheets.map((sheet) => ({ ...sheet, marks: sheet.marks.slice(1) }));
    expect(() => rank([{ ...once, sheets: unfinished }])).toThrow("sheetTotal");
  });

  const anySubmissions = fc
    .array(
      fc.record({
        totals: fc.array(fc.integer({ min: 78, max: 82 }), { maxLength: 6 }),
        field: fc.constantFrom("F1", "F2"),
        hasPriority: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((list) => list.map(({ totals, ...more }, index) => submissionOf(`s${index}`, totals, more)));

  it("does not depend on the order of submissions, sheets and marks", () => {
    fc.assert(
      fc.property(anySubmissions, (submissions) => {
        const shuffled = submissions.toReversed().map((item) => ({
          ...item,
          sheets: item.sheets.toReversed().map((sheet) => ({ ...sheet, marks: sheet.marks.toReversed() })),
        }));
        expect(rank(shuffled)).toEqual(rank(submissions));
      }),
    );
  });

  it("every rank counts those before it, over all and within the field", () => {
    fc.assert(
      fc.property(anySubmissions, (submissions) => {
        const ranked = rank(submissions).filter((item) => item.overall !== null);
        for (const item of ranked) {
          const before = (place: "overall" | "inField") =>
            ranked.filter(
              (other) =>
                (place === "overall" || other.field === item.field) &&
                (other[place]?.rank ?? 0) < (item[place]?.rank ?? 0),
            ).length;
          expect(item.overall?.rank).toBe(before("overall") + 1);
          expect(item.inField?.rank).toBe(before("inField") + 1);
        }
      }),
    );
  });
});
