import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FitFacts } from "#scoring/assignment/fit-score.ts";
import { fitScore, NOTE_COST } from "#scoring/assignment/fit-score.ts";

const facts: FitFacts = {
  expertFields: ["F1", "F2", "F3", "F4"],
  submissionField: "F1",
  expertRegion: { country: "CN", province: "Hubei" },
  submissionRegion: { country: "CN", province: "Hunan" },
  isListedRecommender: false,
  noteCosts: [],
};

describe("fit", () => {
  it.each([
    ["F1", 100],
    ["F2", 85],
    ["F3", 70],
    ["F4", 60],
    ["F9", 20],
  ])("follows the rank of the field among the expert's own: %s gives %i", (submissionField, wanted) => {
    expect(fitScore({ ...facts, submissionField })).toBe(wanted);
  });

  it("loses 15 in the same province at home and in the same country abroad", () => {
    expect(fitScore({ ...facts, submissionRegion: facts.expertRegion })).toBe(85);
    const malaysia = { country: "MY", province: null };
    expect(fitScore({ ...facts, expertRegion: malaysia, submissionRegion: malaysia })).toBe(85);
    expect(fitScore({ ...facts, submissionRegion: { country: "CN", province: null } })).toBe(100);
  });

  it("loses the cost of every note, most for an expert the applicant named as unsuitable", () => {
    expect(fitScore({ ...facts, noteCosts: [NOTE_COST.ordinary] })).toBe(90);
    expect(fitScore({ ...facts, noteCosts: [NOTE_COST.ordinary, NOTE_COST.asked] })).toBe(40);
  });

  it("is 0 for a listed recommender of the submission", () => {
    expect(fitScore({ ...facts, isListedRecommender: true })).toBe(0);
  });

  it("stays a whole number from 0 to 100", () => {
    const field = fc.constantFrom("F1", "F2", "F3", "F4", "F5");
    fc.assert(
      fc.property(
        fc.uniqueArray(field),
        field,
        fc.array(fc.constantFrom(10, 50)),
        (expertFields, submissionField, noteCosts) => {
          const fit = fitScore({ ...facts, expertFields, submissionField, noteCosts });
          expect(Number.isInteger(fit) && fit >= 0 && fit <= 100).toBe(true);
        },
      ),
    );
  });
});
