/** A small stage plan for rule tests: two criteria of weights 3 and 1, five experts, drop high and low from five. */
import type { ResultPlan } from "#scoring/record/stage-result.ts";

const text = (name: string) => ({ zh: name, en: name });

export const plan: ResultPlan = {
  kind: "initial",
  rubric: {
    scale: { minimum: 0, maximum: 100 },
    criteria: [
      {
        code: "adv",
        name: text("adv"),
        weight: 3,
        levelDescriptors: [{ from: 90, text: { zh: "国际领先", en: "ahead of the world" } }],
      },
      { code: "cre", name: text("cre"), weight: 1, levelDescriptors: [] },
    ],
    bands: [
      { from: 90, to: 100, name: text("outstanding") },
      { from: 60, to: 89, name: text("adequate") },
    ],
    comment: { minimumCharacters: 5 },
    reason: { below: 60, from: 95 },
    flags: [{ code: "falseData", name: text("false data") }],
  },
  panel: { minimumValidSheets: 3 },
  aggregation: { method: "trimmedMean", whenAtLeast: 5 },
  composite: null,
  tieChain: [{ by: "criteria", criteria: ["adv"] }, { by: "medianTotal" }, { by: "priority" }],
  splitRange: 30,
  cut: {
    method: "sharePerField",
    share: { numerator: 11, denominator: 20 },
    minimumScore: 60,
    floors: [],
    tiesAtLine: "allGoOn",
  },
  vote: null,
};
