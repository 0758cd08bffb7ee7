import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import {
  buildStageResult,
  inputDigest,
  isRecomputable,
  recomputeStageResult,
  type ResultPlan,
  type StageResult,
  type StageResultInput,
} from "#scoring/record/stage-result.ts";
import { programme } from "../support/programme.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf, withMarks } from "../support/submissions.ts";

const defense: ResultPlan = {
  ...plan,
  kind: "defense",
  composite: [
    { stage: "secondary", weight: 40 },
    { stage: "defense", weight: 60 },
  ],
  tieChain: [{ by: "revote" }],
  cut: {
    method: "atMost",
    maximum: 2,
    minimumScore: 75,
    floors: [{ criterion: "cre", minimum: 60 }],
    tiesAtLine: "allGoOn",
  },
  vote: { quorum: { numerator: 2, denominator: 3 }, minimumPresent: 4, pass: { numerator: 2, denominator: 3 } },
};
const seven = { members: 7, present: 7, abstain: 0 };
const secondary = { stageScores: { secondary: fraction(241, 3) } };
const input: StageResultInput = {
  stage: defense,
  submissions: [
    submissionOf("c", [80, 80, 80], secondary),
    submissionOf("a", [80, 80, 80], secondary),
    submissionOf("b", [90, 90, 91], secondary),
    withMarks(
      "d",
      [
        [99, 50],
        [99, 50],
        [99, 50],
      ],
      secondary,
    ),
    submissionOf("e", [90, 90], secondary),
  ],
  revotes: [
    { submissionId: "c", yes: 5 },
    { submissionId: "a", yes: 2 },
  ],
  votes: [
    { submissionId: "c", ...seven, yes: 5, no: 2 },
    { submissionId: "b", ...seven, yes: 4, no: 3 },
    { submissionId: "a", ...seven, yes: 7, no: 0 },
  ],
};

/** The same facts with every list the other way round. */
function reversed(given: StageResultInput): StageResultInput {
  return {
    stage: given.stage,
    submissions: given.submissions.toReversed().map((item) => ({
      ...item,
      sheets: item.sheets.toReversed().map((sheet) => ({ ...sheet, marks: sheet.marks.toReversed() })),
    })),
    revotes: (given.revotes ?? []).toReversed(),
    votes: (given.votes ?? []).toReversed(),
  };
}

/** Three experts, the third ten points stricter; whoever that one did not read looks better than it is. */
const leaning: StageResultInput = {
  stage: { ...plan, cut: { ...plan.cut, adjusted: { method: "blup" } }, panel: { minimumValidSheets: 2 } },
  submissions: [
    submissionOf("a", [90, 90, 80]),
    submissionOf("b", [84, 84]),
    submissionOf("c", [85, 85, 75]),
    submissionOf("d", [70, 70, 60]),
  ],
};

describe("a stage that counts adjusted scores", () => {
  const result = buildStageResult(leaning);

  it("lets pass who is in the cut by the adjusted score, and says so", () => {
    expect(result.outcomes.map(({ submissionId, reason }) => `${submissionId} ${reason}`)).toEqual([
      "a in_quota",
      "b in_quota",
      "c in_quota",
      "d below_line",
    ]);
    const narrow = { ...leaning.stage, cut: { ...leaning.stage.cut, share: { numerator: 1, denominator: 2 } } };
    const cut = buildStageResult({ ...leaning, stage: narrow });
    expect(cut.outcomes.map(({ submissionId, reason }) => `${submissionId} ${reason}`)).toEqual([
      "a in_quota",
      "b in_quota",
      "c in_quota_adjusted",
      "d below_line",
    ]);
    expect(cut.inputs.adjusted?.scores.map((item) => item.submissionId)).toEqual(["a", "b", "c", "d"]);
    expect(isRecomputable(cut)).toBe(true);
  });

  it("freezes method, version, verdict of the gate and variance ratios with the scores, all in whole numbers", () => {
    const { method, version, gate, ratios } = result.inputs.adjusted!;
    expect([method, version, gate]).toEqual(["blup", 1, { verdict: "offered", reasons: [] }]);
    expect([ratios?.submission, ratios?.expert].every(Number.isSafeInteger)).toBe(true);
    expect(result.inputDigest).toBe(inputDigest(leaning));
  });

  it("is recomputed from the marks: a changed adjusted score, verdict or method is found", () => {
    const adjusted = result.inputs.adjusted!;
    const [first, ...others] = adjusted.scores;
    const forgeries = [
      { ...adjusted, scores: [{ ...first!, hundredths: first!.hundredths + 1 }, ...others] },
      { ...adjusted, gate: { verdict: "refused" as const, reasons: [] } },
      { ...adjusted, method: "robustBlup" as const },
      { ...adjusted, ratios: { submission: adjusted.ratios!.submission * 2, expert: adjusted.ratios!.expert } },
    ];
    for (const forged of forgeries)
      expect(isRecomputable({ ...result, inputs: { ...result.inputs, adjusted: forged } })).toBe(false);
    const { adjusted: _none, ...without } = result.inputs;
    expect(isRecomputable({ ...result, inputs: without })).toBe(false);
  });

  it("made where the search for the variances ended a hair apart, it is still recomputed to the byte", () => {
    const { submission, expert } = result.inputs.adjusted!.ratios!;
    const ratios = { submission: submission + 1, expert: expert + 1 };
    const elsewhere = recomputeStageResult({
      inputs: { ...result.inputs, adjusted: { ...result.inputs.adjusted!, ratios } },
    });
    expect(elsewhere.inputs.adjusted?.ratios).toEqual(ratios);
    expect(elsewhere.resultDigest).not.toBe(result.resultDigest);
    expect(isRecomputable(elsewhere)).toBe(true);
  });

  it("where the gate refuses, the official cut alone holds and the record says so", () => {
    const alone = { ...leaning, submissions: leaning.submissions.slice(0, 1) };
    const refused = buildStageResult(alone);
    expect(refused.inputs.adjusted).toMatchObject({ gate: { verdict: "refused" }, ratios: null, scores: [] });
    expect(refused.outcomes).toEqual([{ submissionId: "a", passes: true, reason: "in_quota", criterion: null }]);
    expect(isRecomputable(refused)).toBe(true);
  });
});

describe("buildStageResult", () => {
  const result = buildStageResult(input);

  it("freezes the outcome of ranking, vote and cut", () => {
    expect(result.outcomes).toEqual([
      { submissionId: "b", passes: false, reason: "vote_failed", criterion: null },
      { submissionId: "d", passes: false, reason: "floor", criterion: "cre" },
      { submissionId: "c", passes: true, reason: "in_quota", criterion: null },
      { submissionId: "a", passes: true, reason: "in_quota", criterion: null },
      { submissionId: "e", passes: false, reason: "unscored", criterion: null },
    ]);
    expect(result.passes).toEqual(["c", "a"]);
    expect(result.votes.map((item) => [item.submissionId, item.passed, item.needed])).toEqual([
      ["a", true, 5],
      ["b", false, 5],
      ["c", true, 5],
    ]);
  });

  it("keeps every figure as an exact text and as hundredths", () => {
    const b = result.ranking.find((item) => item.submissionId === "b");
    expect(b).toMatchObject({
      official: { exact: "271/3", hundredths: 9033 },
      rankingScore: { exact: "259/3", hundredths: 8633 },
      used: "mean",
      kept: 3,
      median: { exact: "90/1", hundredths: 9000 },
      range: { exact: "1/1", hundredths: 100 },
    });
    expect(b?.sheets[2]?.total).toEqual({ exact: "91/1", hundredths: 9100 });
    expect(result.ranking.find((item) => item.submissionId === "c")?.overall).toEqual({
      rank: 3,
      tieStep: 0,
      isTied: false,
    });
    expect(result.lines).toEqual([
      {
        field: null,
        quota: 2,
        places: 2,
        lastScore: { exact: "1202/15", hundredths: 8013 },
        tiesAtLine: 0,
        nextScore: null,
      },
    ]);
    expect(result.weights).toEqual([
      { criterion: "adv", weight: 3 },
      { criterion: "cre", weight: 1 },
    ]);
  });

  it("is recomputed from its own export, byte for byte", () => {
    const exported = JSON.parse(JSON.stringify(result)) as StageResult;
    expect(canonicalJson(recomputeStageResult(exported))).toBe(canonicalJson(result));
    expect(isRecomputable(exported)).toBe(true);
  });

  it("a single figure changed afterwards is found", () => {
    const forged = JSON.parse(JSON.stringify(result)) as { passes: string[] } & StageResult;
    forged.passes.push("b");
    expect(isRecomputable(forged)).toBe(false);
  });

  it("a single mark changed changes both digests", () => {
    const [first, ...others] = input.submissions;
    const sheets = first?.sheets.map((sheet, index) =>
      index === 0 ? { ...sheet, marks: sheet.marks.map((item) => ({ ...item, mark: item.mark + 1 })) } : sheet,
    );
    const changed = buildStageResult({ ...input, submissions: [{ ...first!, sheets: sheets! }, ...others] });
    expect(changed.inputDigest).not.toBe(result.inputDigest);
    expect(changed.resultDigest).not.toBe(result.resultDigest);
    expect(changed.rubricHash).toBe(result.rubricHash);
  });

  it("the order of the inputs changes nothing", () => {
    expect(canonicalJson(buildStageResult(reversed(input)))).toBe(canonicalJson(result));
    expect(inputDigest(reversed(input))).toBe(result.inputDigest);
  });

  it("names and dates of the stage are no part of the record: a whole stage plan gives the same", () => {
    const stage = programme.stages[0]!;
    const submissions = [submissionOf("a", [80, 80, 80])];
    expect(buildStageResult({ stage, submissions })).toEqual(buildStageResult({ stage: plan, submissions }));
  });

  it("a vote that names a stranger, a second vote and a vote without a rule are refused", () => {
    const votes = [{ submissionId: "x", ...seven, yes: 5, no: 2 }];
    expect(() => buildStageResult({ ...input, votes })).toThrow("names x, which is not in the stage");
    const twice = [...(input.votes ?? []), ...(input.votes ?? [])];
    expect(() => buildStageResult({ ...input, votes: twice })).toThrow("two votes");
    expect(() => buildStageResult({ ...input, stage: { ...defense, vote: null } })).toThrow("the stage has no vote");
  });

  it("a stage that counts no adjusted scores has the record it had before there were any", () => {
    const submissions = [
      submissionOf("a", [80, 82, 84]),
      submissionOf("b", [70, 75, 79]),
      submissionOf("c", [70, 75, 79, 80, 81], { hasPriority: true }),
    ];
    expect(buildStageResult({ stage: plan, submissions }).resultDigest).toBe(
      "4f0cb867cc9a4a30620f6c7fa730b9a09b32521047250c86e93e31a81aa6fe87",
    );
  });

  it("an empty stage has a record too", () => {
    expect(isRecomputable(buildStageResult({ stage: plan, submissions: [] }))).toBe(true);
  });

  it("whatever the sheets, the record is recomputable and independent of order", () => {
    const anyInput = fc
      .array(
        fc.record({
          totals: fc.array(fc.integer({ min: 70, max: 85 }), { maxLength: 6 }),
          field: fc.constantFrom("F1", "F2"),
          hasPriority: fc.boolean(),
        }),
        { maxLength: 8 },
      )
      .map((list) => ({
        stage: list.length % 2 === 0 ? plan : leaning.stage,
        submissions: list.map(({ totals, ...more }, index) => submissionOf(`s${index}`, totals, more)),
      }));
    fc.assert(
      fc.property(anyInput, (given) => {
        const built = buildStageResult(given);
        expect(isRecomputable(built)).toBe(true);
        expect(buildStageResult(reversed(given)).resultDigest).toBe(built.resultDigest);
      }),
    );
  });
});
