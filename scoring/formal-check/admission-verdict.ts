/**
 * 受理结论 / Verdict on admission, from findings.
 *
 * Only failed findings count. Flags and findings left to a person are open questions: a person answers each with
 * `answerFinding`, and a desk admits nobody while one is open.
 */
import type { Finding } from "#scoring/formal-check/finding.ts";

export const ADMISSION_VERDICTS = ["admit", "correct", "reject"] as const;
export type AdmissionVerdict = (typeof ADMISSION_VERDICTS)[number];

/**
 * reject: something failed that nobody can cure; correct: everything that failed can be cured; admit: nothing failed.
 * @param round from 1; there is one correction round, so what still fails in the second is not cured any more
 */
export function admissionVerdict(findings: readonly Finding[], round = 1): AdmissionVerdict {
  const failed = findings.filter((finding) => finding.outcome === "failed");
  if (failed.length === 0) return "admit";
  return round === 1 && failed.every((finding) => finding.isCorrectable) ? "correct" : "reject";
}

/** The findings a person still has to answer. */
export function openQuestions(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.outcome === "flag" || finding.outcome === "human");
}

/**
 * The finding with a person's answer in the place of an open question.
 * @throws Error for a finding the rule itself decided: an automatic rule is not overruled here.
 */
export function answerFinding(finding: Finding, answer: "met" | "failed"): Finding {
  if (finding.outcome !== "flag" && finding.outcome !== "human")
    throw new Error(`answerFinding: rule ${finding.code} is decided, not open`);
  return { ...finding, outcome: answer };
}
