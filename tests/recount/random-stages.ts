/** Stages with everything a programme can ask for, small enough that ties, floors and full lines are common. */
import fc from "fast-check";
import { fraction } from "#scoring/aggregation/fraction.ts";
import type { ResultPlan, StageResultInput } from "#scoring/record/stage-result.ts";
import { plan } from "../scoring/support/stage-plan.ts";

const FIELDS = ["F1", "F2", "F3", "领域"];
const CRITERIA = ["adv", "cre", "app"];

const share = fc
  .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .map(([one, other]) => ({ numerator: Math.min(one, other), denominator: other }));
const floors = fc.subarray(CRITERIA).map((codes) => codes.map((criterion) => ({ criterion, minimum: 60 })));
/** Half of the stages count the official score alone. */
const adjusted = fc.option(fc.record({ method: fc.constantFrom<"blup" | "robustBlup">("blup", "robustBlup") }), {
  freq: 2,
  nil: undefined,
});
const cutParts = { minimumScore: fc.constantFrom(0, 60, 75), floors, tiesAtLine: fc.constant("allGoOn" as const) };
const cut = fc.oneof(
  fc.record({ method: fc.constant("sharePerField" as const), share, ...cutParts }),
  fc.record({
    method: fc.constant("quotaByField" as const),
    total: fc.integer({ min: 1, max: 8 }),
    onePerFieldFrom: fc.constantFrom(null, 60, 80),
    ...cutParts,
  }),
  fc.record({ method: fc.constant("atMost" as const), maximum: fc.integer({ min: 1, max: 8 }), ...cutParts }),
);
const aggregation = fc.constantFrom(
  { method: "mean" as const },
  { method: "median" as const },
  { method: "trimmedMean" as const, whenAtLeast: 3 },
  { method: "trimmedMean" as const, whenAtLeast: 5 },
) as fc.Arbitrary<ResultPlan["aggregation"]>;
const tieChain = fc.shuffledSubarray<ResultPlan["tieChain"][number]>([
  { by: "criteria", criteria: ["cre"] },
  { by: "criteria", criteria: ["app", "adv"] },
  { by: "medianTotal" },
  { by: "priority" },
  { by: "stageScore", stage: "initial" },
  { by: "revote" },
]);
const COMPOSITE: NonNullable<ResultPlan["composite"]> = [
  { stage: "initial", weight: 40 },
  { stage: "secondary", weight: 60 },
];
const vote = fc.option(fc.record({ quorum: share, pass: share, minimumPresent: fc.integer({ min: 0, max: 5 }) }));

const stagePlan: fc.Arbitrary<ResultPlan> = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }),
    minimumValidSheets: fc.integer({ min: 1, max: 3 }),
    aggregation,
    composite: fc.option(fc.constant(COMPOSITE)),
    tieChain,
    splitRange: fc.constantFrom(null, 10, 30),
    cut,
    vote,
  })
  .chain((stage) => adjusted.map((rule) => ({ ...stage, rule })))
  .map(({ weights, minimumValidSheets, rule, cut: official, ...rest }): ResultPlan => ({
    ...plan,
    ...rest,
    // The key is left out, not undefined: a programme without the rule does not have it.
    cut: rule === undefined ? official : { ...official, adjusted: rule },
    kind: "secondary",
    rubric: {
      ...plan.rubric,
      criteria: CRITERIA.map((code, index) => ({
        code,
        name: { zh: `${code}"\\`, en: `${code}\n` },
        weight: weights[index] ?? 1,
        levelDescriptors: [],
      })),
    },
    panel: { minimumValidSheets },
  }));

/** Sheets that several submissions of a stage are likely to share: true ties, and ties that one step resolves. */
const TIED: readonly number[][][] = [
  [
    [80, 80, 80],
    [80, 80, 80],
    [80, 80, 80],
  ],
  [
    [90, 80, 70],
    [80, 80, 80],
    [70, 80, 90],
  ],
];

/** Few different marks, so that totals are often equal. */
const marks: fc.Arbitrary<number[]> = fc.array(fc.constantFrom(55, 60, 70, 70, 80, 90, 97), {
  minLength: 3,
  maxLength: 3,
});
const submission = fc.record({
  field: fc.constantFrom(...FIELDS),
  hasPriority: fc.boolean(),
  initial: fc.option(fc.tuple(fc.integer({ min: 55, max: 95 }), fc.integer({ min: 1, max: 3 }))),
  sheets: fc.oneof(fc.array(marks, { maxLength: 6 }), fc.constantFrom(...TIED)),
  yes: fc.option(fc.integer({ min: 0, max: 7 })),
  present: fc.option(fc.integer({ min: 0, max: 7 })),
});

/** Inputs of a stage's result, as a desk gathers them, in no particular order. */
export const randomStage: fc.Arbitrary<StageResultInput> = fc
  .record({ stage: stagePlan, submissions: fc.array(submission, { maxLength: 14 }) })
  .map(({ stage, submissions }) => ({
    stage,
    submissions: submissions
      .map((item, index) => ({
        id: `s${String((index * 7) % 15)}-${String(index)}`,
        serial: `S-${String(index % 5)}`,
        field: item.field,
        hasPriority: item.hasPriority,
        stageScores: item.initial === null ? {} : { initial: fraction(item.initial[0], item.initial[1]) },
        sheets: item.sheets.map((values, sheet) => ({
          id: `${String(index)}-${String(9 - sheet)}`,
          expertId: `e${String(sheet)}`,
          marks: CRITERIA.map((criterion, at) => ({ criterion, mark: values[at] ?? 0 })),
        })),
      }))
      .reverse(),
    revotes: submissions.flatMap(({ yes }, index) =>
      yes === null ? [] : [{ submissionId: `s${String((index * 7) % 15)}-${String(index)}`, yes }],
    ),
    votes:
      stage.vote === null
        ? []
        : submissions.flatMap(({ present }, index) =>
            present === null
              ? []
              : [
                  {
                    submissionId: `s${String((index * 7) % 15)}-${String(index)}`,
                    members: 7,
                    present,
                    yes: Math.floor((present * (index % 4)) / 3),
                    no: 0,
                    abstain: present - Math.floor((present * (index % 4)) / 3),
                  },
                ],
          ),
  }));
