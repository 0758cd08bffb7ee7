import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankByMethod } from "#scoring/aggregation/by-method/rank-by-method.ts";
import { fraction } from "#scoring/aggregation/fraction.ts";
import type { ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import type { RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { buildStageResult, type ResultPlan, type StageResultInput } from "#scoring/record/stage-result.ts";
import { ADJUSTMENT_METHODS } from "#scoring/shortlist/adjustment-method.ts";
import { analyseStage, type AnalysisOptions, type StageAnalysis } from "#scoring/shortlist/stage-analysis.ts";
import { completeSheets } from "#scoring/statistics/mark-table.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf, withMarks } from "../support/submissions.ts";

const atMost = (maximum: number, minimumScore = 0): ResultPlan => ({
  ...plan,
  cut: { method: "atMost", maximum, minimumScore, floors: [], tiesAtLine: "allGoOn" },
});

function analyse(input: StageResultInput, options: Partial<AnalysisOptions> = {}): StageAnalysis {
  return analyseStage(buildStageResult(input), { method: "blup", emptySeats: [], ...options });
}

const of = (analysis: StageAnalysis, id: string) => analysis.submissions.find((item) => item.submissionId === id)!;
const codes = (analysis: StageAnalysis, id: string) => of(analysis, id).flags.map(({ code }) => code);

/** Three experts read all; the qualities are nine apart, the experts scatter by a point or two. */
const CLEAR = [
  submissionOf("a", [90, 92, 89]),
  submissionOf("b", [81, 83, 80]),
  submissionOf("c", [71, 74, 73]),
  submissionOf("d", [63, 62, 64]),
];

// A panel that is ten points severe reads e alone of the good ones.
const SEVERE = [0, 1, 2].map((index) => `severe${index}`);
const by = (experts: readonly string[], submission: RankingSubmission): RankingSubmission => ({
  ...submission,
  sheets: submission.sheets.map((sheet, index) => ({ ...sheet, expertId: experts[index] ?? sheet.expertId })),
});
const SEVERELY_READ = [
  ...CLEAR,
  by(SEVERE, submissionOf("e", [78, 77, 79])),
  // Read by everybody, so that it shows how severe the three are.
  ...["p", "q", "r", "s"].map((id, index) =>
    by(
      [...SEVERE, "expert0", "expert1", "expert2"],
      submissionOf(
        id,
        [60, 61, 60, 71, 72, 71].map((total) => total - index),
      ),
    ),
  ),
];

const anyInput: fc.Arbitrary<StageResultInput> = fc
  .array(
    fc.tuple(fc.array(fc.integer({ min: 40, max: 100 }), { minLength: 1, maxLength: 6 }), fc.constantFrom("F1", "F2")),
    { minLength: 1, maxLength: 8 },
  )
  .chain((all) =>
    fc.record({
      stage: fc.constantFrom(plan, atMost(3), atMost(2, 70), { ...plan, aggregation: { method: "median" as const } }),
      submissions: fc.constant(all.map(([totals, field], index) => submissionOf(`s${index}`, totals, { field }))),
    }),
  );

describe("analyseStage", () => {
  it("gives the same bytes in whatever order submissions, sheets and marks come", () => {
    const backwards = ({ stage, submissions }: StageResultInput): StageResultInput => ({
      stage,
      submissions: [...submissions].reverse().map((item) => ({
        ...item,
        sheets: [...item.sheets].reverse().map((sheet) => ({ ...sheet, marks: [...sheet.marks].reverse() })),
      })),
    });
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...ADJUSTMENT_METHODS), (input, method) => {
        const once = JSON.stringify(analyse(input, { method }));
        expect(JSON.stringify(analyse(backwards(input), { method }))).toBe(once);
        // Plain data: nothing is lost on the way to another thread or a page.
        expect(JSON.parse(once)).toEqual(analyse(input, { method }));
      }),
      { numRuns: 40 },
    );
  });

  it("chances of a line add up to its places where more compete, and a list is never more than right", () => {
    fc.assert(
      fc.property(anyInput, ({ submissions }) => {
        const analysis = analyse({ stage: atMost(2), submissions });
        if (analysis.list === null || analysis.lines.length === 0) return;
        const chances = analysis.submissions.flatMap((item) => item.chance ?? []);
        const sum = chances.reduce((total, chance) => total + chance, 0);
        // Each chance is rounded to a thousandth.
        const places = Math.min(Math.max(2, analysis.list.size), chances.length) * 1000;
        expect(Math.abs(sum - places)).toBeLessThanOrEqual(chances.length);
        expect(analysis.list.expected).toBeLessThanOrEqual(analysis.list.size * 1000);
        for (const { adjusted } of analysis.submissions)
          if (adjusted !== null) expect(adjusted.interval.best).toBeLessThanOrEqual(adjusted.interval.worst);
      }),
      { numRuns: 40 },
    );
  });

  it("linear Bayes knows where the rubric's scale ends: marks there are cut off, as when the same marks are ranked by it", () => {
    // The first is at the upper end with everybody: how much better it is, only a cut-off reading can say.
    const submissions = [submissionOf("top", [100, 100, 100]), submissionOf("next", [100, 97, 99]), ...CLEAR];
    const analysis = analyse({ stage: atMost(2), submissions }, { method: "linearBayes" });
    const rows = submissions.flatMap(({ id, sheets }) =>
      sheets.flatMap(({ expertId, marks }) =>
        marks.map(({ criterion, mark }) => ({ submission: id, expert: expertId, criterion, mark })),
      ),
    );
    const scoresWith = (ends?: ScaleEnds): [string, number][] => {
      const panel = { rows, sheets: completeSheets(rows), weights: [1, 1], ...(ends === undefined ? {} : { ends }) };
      const { outcome } = rankByMethod("linear-bayes", panel);
      if ("refused" in outcome) throw new Error("refused");
      return outcome.submissions.map((id, number) => [id, Math.round(100 * outcome.scores[number]!)]);
    };
    const found = submissions.map(({ id }) => [id, of(analysis, id).adjusted!.score]).sort();
    expect(found).toEqual(scoresWith(plan.rubric.scale));
    expect(found).not.toEqual(scoresWith());
  });

  it("a clear ranking is certain, and nobody is in the grey zone", () => {
    const analysis = analyse({ stage: atMost(2), submissions: CLEAR });
    expect(analysis.gate.verdict).toBe("offered");
    expect(analysis.submissions.map(({ chance }) => chance)).toEqual([1000, 1000, 0, 0]);
    expect(analysis.submissions.map(({ adjusted }) => adjusted!.interval)).toEqual(
      [1, 2, 3, 4].map((rank) => ({ best: rank, worst: rank })),
    );
    expect(analysis.list).toEqual({ size: 2, expected: 2000 });
    expect(analysis.greyZone).toEqual([]);
    expect(analysis.lines).toEqual([{ field: null, last: "b", next: "c", margin: expect.any(Number) as number }]);
    expect(analysis.lines[0]!.margin).toBeGreaterThan(300);
    expect(analysis.submissions.map(({ borda }) => borda!.rank)).toEqual([1, 2, 3, 4]);
  });

  it("two that are nearly alike share the last place between them: grey zone, and half a place is lost", () => {
    const submissions = [...CLEAR, submissionOf("e", [82, 79, 83])];
    const analysis = analyse({ stage: atMost(2), submissions });
    expect(analysis.greyZone).toEqual(expect.arrayContaining(["b", "e"]));
    expect(of(analysis, "b").chance! + of(analysis, "e").chance!).toBe(1000);
    expect(codes(analysis, "b")).toContain("greyZone");
    expect(analysis.list!.expected).toBeLessThan(2000);
  });

  it("a severe expert's submission gains, and its leaning is told", () => {
    // E0 to E2 read a to d alike; E3 gives ten less than they do and reads e and f instead of E2.
    const severe = (id: string, totals: [number, number, number]): RankingSubmission => {
      const submission = submissionOf(id, totals);
      const sheets = submission.sheets.map((sheet, index) => (index === 2 ? { ...sheet, expertId: "expert3" } : sheet));
      return { ...submission, sheets };
    };
    const submissions = [...CLEAR, severe("e", [85, 84, 74]), severe("f", [77, 78, 67])];
    const analysis = analyse({ stage: atMost(2), submissions });
    const { official } = buildStageResult({ stage: atMost(2), submissions }).ranking.find(
      (row) => row.submissionId === "e",
    )!;
    expect(of(analysis, "e").adjusted!.score).toBeGreaterThan(official!.hundredths);
    const leanings = new Map(analysis.experts.map((expert) => [expert.expertId, expert.leaning]));
    expect(leanings.get("expert3")).toBe(Math.min(...leanings.values()));
    expect(analysis.experts.find(({ expertId }) => expertId === "expert3")).toMatchObject({ sheets: 2 });
  });

  it("one that a floor holds has no chance to state, and its place goes to the next", () => {
    const floors = [{ criterion: "cre", minimum: 60 }];
    const stage: ResultPlan = { ...plan, cut: { ...atMost(2).cut, floors } };
    const held = withMarks("h", [
      [99, 40],
      [98, 41],
      [99, 42],
    ]);
    const analysis = analyse({ stage, submissions: [...CLEAR, held] });
    expect(of(analysis, "h").chance).toBeNull();
    expect(of(analysis, "h").adjusted).not.toBeNull();
    expect(of(analysis, "b").chance).toBe(1000);
  });

  it("a minimum score is asked in every draw: with places for all, one that just reaches it may miss it", () => {
    const analysis = analyse({ stage: atMost(4, 63), submissions: CLEAR });
    expect(of(analysis, "c").chance).toBe(1000);
    const chance = of(analysis, "d").chance!;
    expect(chance).toBeGreaterThan(100);
    expect(chance).toBeLessThan(900);
    const below = analyse({ stage: atMost(4, 64), submissions: CLEAR });
    expect(of(below, "d").chance).toBeLessThan(chance);
    expect(of(below, "d").chance).toBeGreaterThan(0);
  });

  it("places are given in each field apart, and ranks are counted there", () => {
    const submissions = [...CLEAR, submissionOf("e", [50, 51, 52], { field: "F2" })];
    const analysis = analyse({ stage: { ...plan, cut: { ...plan.cut, minimumScore: 0 } }, submissions });
    expect(of(analysis, "e")).toMatchObject({ chance: 1000, adjusted: { rank: 1, interval: { best: 1, worst: 1 } } });
    expect(analysis.lines.map(({ field }) => field)).toEqual(["F1", "F2"]);
    expect(analysis.lines[1]).toEqual({ field: "F2", last: "e", next: null, margin: null });
  });

  it("where adjusted scores count, the list is measured against as many places as it has, and ends with its last", () => {
    const stage: ResultPlan = { ...plan, cut: { ...atMost(2).cut, adjusted: { method: "blup" } } };
    const result = buildStageResult({ stage, submissions: SEVERELY_READ });
    expect(result.passes).toEqual(["a", "b", "e"]);
    const analysis = analyse({ stage, submissions: SEVERELY_READ });
    expect(analysis.list!.size).toBe(3);
    expect(analysis.lines).toMatchObject([{ last: "e", next: "c" }]);
    const chances = analysis.submissions.flatMap((item) => item.chance ?? []);
    expect(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 3000)).toBeLessThanOrEqual(chances.length);
    const recorded = new Map(result.inputs.adjusted!.scores.map((item) => [item.submissionId, item.hundredths]));
    for (const { submissionId, adjusted } of analysis.submissions)
      expect(adjusted!.score).toBe(recorded.get(submissionId));
  });

  it("in a composite the earlier stages' part stands: one far behind there is no rival", () => {
    const stage: ResultPlan = {
      ...atMost(1),
      kind: "defense",
      composite: [
        { stage: "secondary", weight: 1 },
        { stage: "defense", weight: 1 },
      ],
    };
    const earlier = (score: number) => ({ stageScores: { secondary: fraction(score) } });
    const submissions = [
      submissionOf("a", [80, 82, 79], earlier(90)),
      submissionOf("b", [81, 83, 80], earlier(60)),
      submissionOf("c", [70, 71, 70], earlier(60)),
    ];
    const analysis = analyse({ stage, submissions });
    expect(of(analysis, "a")).toMatchObject({ chance: 1000, adjusted: { rank: 1 } });
    expect(of(analysis, "b").adjusted!.score).toBeGreaterThan(of(analysis, "a").adjusted!.score);
  });

  it("panels without a common expert: refused, so nothing that rests on a model is stated, and the rest is", () => {
    const others = ["x", "y"].map((id) => {
      const submission = submissionOf(id, [70, 75, 72]);
      return { ...submission, sheets: submission.sheets.map((s, i) => ({ ...s, expertId: `other${i}` })) };
    });
    const analysis = analyse({ stage: atMost(3), submissions: [...CLEAR, ...others] });
    expect(analysis.gate.verdict).toBe("refused");
    expect(analysis).toMatchObject({ obstacle: null, list: null, lines: [], greyZone: [], experts: [] });
    expect(analysis.submissions.every(({ adjusted, chance }) => adjusted === null && chance === null)).toBe(true);
    expect(analysis.submissions.every(({ borda }) => borda !== null)).toBe(true);
    expect(analysis.flips).toHaveLength(6);
  });

  it("marks that do not differ, or leave nothing over, give no adjustment and say why", () => {
    const alike = ["a", "b", "c"].map((id) => submissionOf(id, [70, 70, 70]));
    expect(analyse({ stage: atMost(1), submissions: alike }).obstacle).toBe("no_differences");
    const exact = [80, 70, 60].map((total, index) => submissionOf(`s${index}`, [total, total, total]));
    for (const method of ADJUSTMENT_METHODS) {
      const analysis = analyse({ stage: atMost(1), submissions: exact }, { method });
      expect(analysis).toMatchObject({ obstacle: "no_scatter", list: null });
    }
  });

  it("an unscored submission has neither an adjusted score nor a chance, but its sheet still tells of its expert", () => {
    const submissions = [...CLEAR, submissionOf("e", [50])];
    const analysis = analyse({ stage: atMost(2), submissions });
    expect(of(analysis, "e")).toMatchObject({ sheets: 1, adjusted: null, chance: null, borda: null });
    expect(analysis.experts[0]!.sheets).toBe(5);
  });

  it("no submission at all, and nobody who passes, is no error", () => {
    expect(analyse({ stage: plan, submissions: [] })).toMatchObject({ submissions: [], list: null });
    expect(analyse({ stage: atMost(2, 99), submissions: CLEAR }).list).toBeNull();
  });

  describe("flags", () => {
    it("fragile: exactly those that leave or enter without an expert, and who that is", () => {
      fc.assert(
        fc.property(anyInput, (input) => {
          const analysis = analyse(input);
          for (const { submissionId, flags } of analysis.submissions) {
            const touching = analysis.flips
              .filter(({ leaves, enters }) => [...leaves, ...enters].includes(submissionId))
              .map(({ expertId }) => expertId);
            const flag = flags.find(({ code }) => code === "fragile");
            expect(flag).toEqual(touching.length === 0 ? undefined : { code: "fragile", experts: touching });
          }
        }),
        { numRuns: 40 },
      );
    });

    it("split: as the official result found it; few sheets: fewer than usual", () => {
      const submissions = [...CLEAR, submissionOf("e", [50, 90, 70, 72, 71]), submissionOf("f", [60, 61, 62, 60, 61])];
      const analysis = analyse({ stage: atMost(2), submissions: [...submissions, submissionOf("g", [66])] });
      expect(of(analysis, "e").flags).toContainEqual({ code: "split", range: 4000 });
      expect(of(analysis, "g").flags).toContainEqual({ code: "fewSheets", sheets: 1, usual: 3 });
      expect(codes(analysis, "f")).not.toContain("fewSheets");
    });

    it("the rank moves: the official one lies outside the interval of the adjusted one", () => {
      const analysis = analyse({ stage: atMost(2), submissions: SEVERELY_READ });
      const flag = of(analysis, "e").flags.find(({ code }) => code === "rankMoves");
      expect(flag).toMatchObject({ from: 3, to: 2, interval: { best: 2, worst: 2 } });
    });

    it("recusal: a severe expert's empty seat raised the submission", () => {
      const five = (id: string, totals: readonly number[]) => submissionOf(id, totals);
      const submissions = [
        five("a", [90, 91, 89, 70]),
        five("b", [86, 85, 86, 66]),
        five("c", [80, 82, 81, 61]),
        // Without the severe one of the four it stands before b, whom that one marked.
        five("d", [83, 84, 83]),
      ];
      const emptySeats = [{ submissionId: "d", expertId: "expert3" }];
      const analysis = analyse({ stage: atMost(2), submissions }, { emptySeats });
      expect(of(analysis, "d").flags).toContainEqual({ code: "recusal", experts: ["expert3"], from: 2, to: 3 });
      expect(codes(analysis, "b")).not.toContain("recusal");
      expect(codes(analyse({ stage: atMost(2), submissions }), "d")).not.toContain("recusal");
    });
  });

  it("of a part of a frozen list nobody leaves who is not on it or enters who is", () => {
    const submissions = [submissionOf("a", [70, 70, 70, 99]), submissionOf("b", [75, 75, 75, 75])];
    const result = buildStageResult({ stage: { ...atMost(1), aggregation: { method: "mean" } }, submissions });
    const flipOf = (passing: readonly string[]) => {
      const outcomes = result.outcomes.map((item) => ({ ...item, passes: passing.includes(item.submissionId) }));
      return analyseStage({ ...result, outcomes }, { method: "blup", emptySeats: [] }).flips.at(-1);
    };
    expect(flipOf(["a"])).toMatchObject({ expertId: "expert3", leaves: ["a"], enters: ["b"] });
    expect(flipOf(["a", "b"])).toMatchObject({ leaves: ["a"], enters: [] });
    expect(flipOf([])).toMatchObject({ leaves: [], enters: ["b"] });
  });
});
