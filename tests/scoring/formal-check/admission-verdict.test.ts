import { describe, expect, it } from "vitest";
import { admissionVerdict, answerFinding, openQuestions } from "#scoring/formal-check/admission-verdict.ts";
import type { Finding, FindingOutcome } from "#scoring/formal-check/finding.ts";

const finding = (outcome: FindingOutcome, isCorrectable = false): Finding => ({
  code: "E12",
  outcome,
  detail: "item_missing",
  params: {},
  isCorrectable,
});

describe("admissionVerdict", () => {
  it("nothing failed admits, whatever is still open", () => {
    expect(admissionVerdict([finding("met"), finding("flag"), finding("human")])).toBe("admit");
    expect(admissionVerdict([])).toBe("admit");
  });

  it("only failures that can be cured ask for a correction", () => {
    expect(admissionVerdict([finding("met"), finding("failed", true)])).toBe("correct");
  });

  it("one failure that cannot be cured rejects", () => {
    expect(admissionVerdict([finding("failed", true), finding("failed")])).toBe("reject");
  });
});

describe("answerFinding", () => {
  it("a person's answer closes an open question and then counts", () => {
    const open = [finding("flag"), finding("human", true)];
    expect(openQuestions(open)).toEqual(open);
    const answered = [answerFinding(finding("flag"), "met"), answerFinding(finding("human", true), "failed")];
    expect(openQuestions(answered)).toEqual([]);
    expect(admissionVerdict(answered)).toBe("correct");
    expect(admissionVerdict([answerFinding(finding("flag"), "failed")])).toBe("reject");
  });

  it("what a rule decided is not overruled by an answer", () => {
    expect(() => answerFinding(finding("failed"), "met")).toThrow("rule E12 is decided");
  });
});
