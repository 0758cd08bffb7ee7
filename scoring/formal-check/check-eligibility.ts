/**
 * 形式审查 / Formal check: every eligibility rule of the programme applied to one submission.
 *
 * The programme lists the rules and says how each is decided:
 * - automatic: a problem fails the submission; a doubt is a flag.
 * - flag: problems and doubts are flags for a person.
 * - human: as flag, and without any the finding still asks for a person.
 * A rule code without a function here is left to a person; it never passes unseen.
 */
import {
  checkCountry,
  checkPriority,
  checkRecord,
  checkSize,
  checkUnitType,
} from "#scoring/formal-check/applicant-rules.ts";
import type { EligibilityCheck, Finding, FindingOutcome, Observation } from "#scoring/formal-check/finding.ts";
import { doubt, fine } from "#scoring/formal-check/finding.ts";
import { checkCommitment, checkCompleteness, checkEvidence, checkField } from "#scoring/formal-check/form-rules.ts";
import { checkLimits } from "#scoring/formal-check/limit-rules.ts";
import { checkDuplicates, checkPaperCopies } from "#scoring/formal-check/office-rules.ts";
import { checkReceipt, checkRelease } from "#scoring/formal-check/receipt-rules.ts";
import { checkRecommender, checkRecommendingExperts } from "#scoring/formal-check/recommendation-rules.ts";
import { checkClassOne, checkOwnRights, checkRightRows } from "#scoring/formal-check/rights-rules.ts";
import type { SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";
import type { Programme } from "#scoring/programme/programme.ts";

const CHECKS = new Map<string, EligibilityCheck>([
  ["E01", checkReceipt],
  ["E02", checkCountry],
  ["E03", checkSize],
  ["E04", checkUnitType],
  ["E05", checkRelease],
  ["E06", checkClassOne],
  ["E07", checkOwnRights],
  ["E08", checkField],
  ["E09", checkCommitment],
  ["E10", checkEvidence],
  ["E11", checkRecord],
  ["E12", checkCompleteness],
  ["E13", checkRecommendingExperts],
  ["E14", checkRecommender],
  ["E15", checkLimits],
  ["E16", checkDuplicates],
  ["E17", checkRightRows],
  ["E18", checkPaperCopies],
  ["Pri", checkPriority],
]);

type EligibilityRule = Programme["eligibility"]["rules"][number];

/**
 * Findings in the programme's order of rules, at least one a rule, several where a rule is broken in several ways.
 * @throws RangeError for a date or instant in the facts that is none.
 */
export function checkEligibility(programme: Programme, facts: SubmissionFacts): Finding[] {
  return programme.eligibility.rules.flatMap((rule) => {
    const check = CHECKS.get(rule.code);
    const found = check === undefined ? [doubt("needs_person")] : check(facts, programme);
    return found.length > 0 ? found.map((item) => toFinding(rule, item)) : [toFinding(rule, nothingFound(rule))];
  });
}

function nothingFound(rule: EligibilityRule): Observation {
  return fine(rule.kind === "human" ? "needs_person" : "met");
}

function toFinding(rule: EligibilityRule, { weight, detail, params, isCorrectable }: Observation): Finding {
  return { code: rule.code, outcome: outcomeOf(rule, weight, detail), detail, params, isCorrectable };
}

function outcomeOf(rule: EligibilityRule, weight: Observation["weight"], detail: Finding["detail"]): FindingOutcome {
  if (detail === "needs_person") return "human";
  if (weight === "fine") return "met";
  return weight === "problem" && rule.kind === "automatic" ? "failed" : "flag";
}
