import { describe, expect, it } from "vitest";
import type { ResultPlan } from "#scoring/record/stage-result.ts";
import { officialFlips } from "#scoring/shortlist/official-flips.ts";
import { plan } from "../support/stage-plan.ts";
import { submissionOf } from "../support/submissions.ts";

const stage: ResultPlan = {
  ...plan,
  aggregation: { method: "mean" },
  cut: { method: "atMost", maximum: 1, minimumScore: 0, floors: [], tiesAtLine: "allGoOn" },
};

describe("officialFlips", () => {
  it("a list that hangs on one expert says who leaves and who enters without that one", () => {
    const submissions = [submissionOf("a", [70, 70, 70, 99]), submissionOf("b", [75, 75, 75, 75])];
    expect(officialFlips({ stage, submissions })).toEqual([
      { expertId: "expert0", sheets: 2, leaves: [], enters: [] },
      { expertId: "expert1", sheets: 2, leaves: [], enters: [] },
      { expertId: "expert2", sheets: 2, leaves: [], enters: [] },
      { expertId: "expert3", sheets: 2, leaves: ["a"], enters: ["b"] },
    ]);
  });

  it("a submission left with too few valid sheets leaves, for the rule would not rank it", () => {
    const submissions = [submissionOf("a", [90, 90, 90]), submissionOf("b", [75, 75, 75, 75])];
    const [first] = officialFlips({ stage, submissions });
    expect(first).toMatchObject({ expertId: "expert0", leaves: ["a"], enters: ["b"] });
  });

  it("a stage without a sheet has no experts to leave out", () => {
    expect(officialFlips({ stage, submissions: [submissionOf("a", [])] })).toEqual([]);
  });
});
