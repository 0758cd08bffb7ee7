import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFraction, toHundredths } from "#scoring/aggregation/fraction.ts";
import { buildStageResult, type ResultPlan, type StageResult } from "#scoring/record/stage-result.ts";
import { type WhatIf, whatIf, type WhatIfChange } from "#scoring/shortlist/what-if.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";
import { randomStage } from "../../recount/random-stages.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf } from "../support/submissions.ts";

const NOTHING: WhatIfChange = { withoutExperts: [], method: null, places: null, minimumScore: null };

/** Who passes after the change, by id. */
const passing = (answer: WhatIf): string[] =>
  answer.rows.filter(({ after }) => after.passes).map(({ submissionId }) => submissionId);

/** What the rule functions say of a plan, in the words of an answer. */
function standing(result: StageResult) {
  const isOverall = result.rule.cut.method === "atMost";
  return new Map(
    result.ranking.map((row, index) => {
      const { passes, reason } = result.outcomes[index]!;
      const rank = (isOverall ? row.overall : row.inField)?.rank ?? null;
      return [row.submissionId, { hundredths: row.rankingScore?.hundredths ?? null, rank, passes, reason }];
    }),
  );
}

describe("whatIf", () => {
  it("with no change the outcome is the result's own, and nobody enters or leaves", () => {
    fc.assert(
      fc.property(randomStage, (input) => {
        const result = buildStageResult(input);
        const answer = whatIf(result.inputs, NOTHING);
        expect(answer.rows.map(({ submissionId }) => submissionId)).toEqual(
          result.ranking.map(({ submissionId }) => submissionId),
        );
        for (const { submissionId, before, after } of answer.rows) {
          expect(after).toEqual(standing(result).get(submissionId));
          expect(before).toEqual(after);
        }
        expect(answer).toMatchObject({ enters: [], leaves: [], gate: null, passingBefore: result.passes.length });
      }),
    );
  });

  it("another plan, or fewer experts, gives what the record's own rules give for it", () => {
    const change = fc.record({
      withoutExperts: fc.subarray(["e0", "e1", "e2"]),
      method: fc.constantFrom(null, "mean" as const, "median" as const, "trimmedMean" as const),
      places: fc.option(fc.integer({ min: 1, max: 90 })),
      minimumScore: fc.option(fc.integer({ min: 0, max: 95 })),
    });
    fc.assert(
      fc.property(randomStage, change, (input, asked) => {
        const result = buildStageResult(input);
        const stage = planOf(result.inputs.stage, asked);
        const submissions = input.submissions.map((item) => ({
          ...item,
          sheets: item.sheets.filter((sheet) => !asked.withoutExperts.includes(sheet.expertId)),
        }));
        const expected = buildStageResult({ ...input, stage, submissions });
        const answer = whatIf(result.inputs, asked);
        expect(new Map(answer.rows.map((row) => [row.submissionId, row.after]))).toEqual(standing(expected));
        expect(answer.passingAfter).toBe(expected.passes.length);
        expect(answer.passingBefore + answer.enters.length - answer.leaves.length).toBe(answer.passingAfter);
      }),
    );
  });

  it("without the severe expert the submission that expert held back enters and another leaves", () => {
    const input = stageOf([
      ["A", [90, 90, 90, 90, 90]],
      ["B", [80, 80, 80, 80, 80]],
      ["C", [82, 82, 82, 82, 60]],
    ]);
    const plain = { ...input, stage: { ...input.stage, aggregation: { method: "mean" as const } } };
    const { inputs } = buildStageResult(plain);
    const answer = whatIf(inputs, { ...NOTHING, withoutExperts: ["expert4"] });
    expect(answer.rows.map(({ serial, before, after }) => [serial, before.rank, after.rank])).toEqual([
      ["A", 1, 1],
      ["B", 2, 3],
      ["C", 3, 2],
    ]);
    expect([answer.enters, answer.leaves]).toEqual([["C"], ["B"]]);
    expect(answer.rows[2]).toMatchObject({ before: { hundredths: 7760, passes: false }, after: { hundredths: 8200 } });
  });

  it("without all their experts submissions have no score, never a zero", () => {
    const { inputs } = buildStageResult(stageOf([["A", [90, 90, 90]]]));
    const answer = whatIf(inputs, { ...NOTHING, withoutExperts: ["expert0", "expert1"] });
    expect(answer.rows[0]!.after).toEqual({ hundredths: null, rank: null, passes: false, reason: "unscored" });
  });

  it("the adjusted score is the crossed model's estimate, cut by the same rule", () => {
    const input = adjustable();
    const { inputs } = buildStageResult(input);
    const answer = whatIf(inputs, { ...NOTHING, method: "adjusted" });
    const model = fitCrossedModel(
      ratingTable(
        input.submissions.flatMap(({ id, sheets }) =>
          sheets.map(({ expertId, marks }) => ({ submission: id, expert: expertId, value: marks[0]!.mark })),
        ),
      ),
    );
    for (const { submissionId, after } of answer.rows) {
      const level = model.table.submissions.indexOf(submissionId);
      const estimate = model.intercept.estimate + model.submissions.estimates[level]!;
      expect(Math.abs(after.hundredths! - estimate * 100)).toBeLessThan(0.51);
    }
    expect(answer.gate?.verdict).not.toBe("refused");
    const byScore = [...answer.rows].sort((a, b) => b.after.hundredths! - a.after.hundredths!);
    expect(byScore.map(({ after }) => after.rank)).toEqual(byScore.map((_, index) => index + 1));
    expect(passing(answer)).toHaveLength(inputs.submissions.length / 2 + 1);
    // The severe expert's submissions move up, and nobody's votes, floors or minimum are forgotten on the way.
    const held = whatIf(inputs, { ...NOTHING, method: "adjusted", minimumScore: 100 });
    expect(passing(held)).toEqual([]);
  });

  it("the composite is formed again with the adjusted score in it", () => {
    const input = adjustable();
    const composite = [
      { stage: "initial" as const, weight: 1 },
      { stage: "secondary" as const, weight: 1 },
    ];
    const stage: ResultPlan = { ...input.stage, kind: "secondary", composite };
    const submissions = input.submissions.map((item) => ({ ...item, stageScores: { initial: parseFraction("60/1") } }));
    const { inputs } = buildStageResult({ ...input, stage, submissions });
    const alone = whatIf(buildStageResult(input).inputs, { ...NOTHING, method: "adjusted" });
    const half = whatIf(inputs, { ...NOTHING, method: "adjusted" });
    const scoreOf = (answer: WhatIf, id: string) =>
      answer.rows.find(({ submissionId }) => submissionId === id)!.after.hundredths!;
    for (const { id } of input.submissions)
      expect(Math.abs(scoreOf(half, id) - (scoreOf(alone, id) + 6000) / 2)).toBeLessThan(1);
  });

  it("where the gate refuses the adjusted score, the rule in force stands and the gate says why", () => {
    const { inputs, ranking } = buildStageResult(
      stageOf(
        [
          ["A", [90]],
          ["B", [70]],
        ],
        1,
      ),
    );
    const answer = whatIf(inputs, { ...NOTHING, method: "adjusted" });
    expect(answer.gate).toEqual({ verdict: "refused", reasons: [{ code: "too_few_ratings" }] });
    expect(answer.rows.map(({ after }) => after.hundredths)).toEqual(
      ranking.map(({ rankingScore }) => toHundredths(parseFraction(rankingScore!.exact))),
    );
    expect(answer.enters).toEqual([]);
  });
});

function planOf(stage: ResultPlan, { method, places, minimumScore }: WhatIfChange): ResultPlan {
  const own = stage.aggregation;
  const aggregation: ResultPlan["aggregation"] =
    method === null || method === "adjusted"
      ? own
      : method !== "trimmedMean"
        ? { method }
        : own.method === "trimmedMean"
          ? own
          : { method, whenAtLeast: 5 };
  const cut = { ...stage.cut, ...(minimumScore === null ? {} : { minimumScore }) };
  if (places === null) return { ...stage, aggregation, cut };
  if (cut.method === "sharePerField")
    return { ...stage, aggregation, cut: { ...cut, share: { numerator: places, denominator: 100 } } };
  if (cut.method === "quotaByField") return { ...stage, aggregation, cut: { ...cut, total: places } };
  return { ...stage, aggregation, cut: { ...cut, maximum: places } };
}

function stageOf(rows: readonly (readonly [string, readonly number[]])[], minimumValidSheets = 3) {
  const stage: ResultPlan = { ...plan, panel: { minimumValidSheets } };
  return { stage, submissions: rows.map(([id, totals]) => submissionOf(id, totals)) };
}

/** Ten submissions and six experts of whom each reads some; expert 5 is severe. */
function adjustable() {
  const rows = Array.from({ length: 10 }, (_, i) => {
    const item = submissionOf(
      `S${String(i)}`,
      [0, 1, 2, 3, 4, 5].map((j) => 62 + 3 * ((i * 7) % 10) + ((i * 5 + j * 3) % 7) - (j === 5 ? 15 : 0)),
    );
    return { ...item, sheets: item.sheets.filter((_sheet, j) => (i + j) % 3 !== 0) };
  });
  return { stage: plan, submissions: rows };
}
