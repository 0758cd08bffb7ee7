/**
 * 审查结论 / Finding: what one rule says about one submission.
 *
 * A rule's function returns observations; what an observation means depends on how the programme says the rule is
 * decided (automatic, flag, human), so one function serves programmes that trust it and programmes that do not.
 */
import type { Programme } from "#scoring/programme/programme.ts";
import type { SubmissionFacts } from "#scoring/formal-check/submission-facts.ts";

/** The closed set of details; every one has a sentence in both languages. */
export const FINDING_DETAILS = [
  // Nothing is wrong.
  "met",
  "not_applicable",
  "not_asked",
  "first_release",
  "priority_held",
  "priority_not_held",
  // Nothing can be said by a rule.
  "needs_person",
  // E01
  "received_late",
  "received_early",
  // E02
  "country_outside",
  // E03, E04
  "too_many_employees",
  "employees_unknown",
  "no_linked_sme",
  // E05
  "released_too_early",
  "release_date_missing",
  "release_in_future",
  // E06
  "no_class_one_right",
  "class_one_not_valid",
  "class_one_holder_differs",
  // E07
  "no_right_named",
  "holder_differs",
  "holder_shared",
  // E08
  "unknown_field",
  "other_field_not_mapped",
  // E09
  "commitment_missing",
  "commitment_not_sealed",
  "commitment_not_signed",
  "commitment_not_dated",
  "commitment_dated_after_receipt",
  // E10
  "market_evidence_missing",
  "first_release_without_market_data",
  // E11
  "accident_declared",
  "bad_record_declared",
  // E12
  "item_missing",
  "ip_scan_missing",
  // E13, E14
  "recommending_experts_count",
  "recommending_expert_incomplete",
  "recommending_expert_repeated",
  "recommending_expert_employed",
  "recommending_organizations_too_few",
  "recommending_experts_not_blank",
  "recommender_not_confirmed",
  // E15
  "scan_too_small",
  "scan_too_large",
  "too_many_images",
  "image_too_large",
  "file_too_large",
  "text_too_long",
  // E16
  "duplicate_same_title",
  "duplicate_same_certificate",
  "duplicate_two_channels",
  // E17
  "right_lapsed",
  "right_pending",
  "granted_after_deadline",
  "grant_date_missing",
  "certificate_number_missing",
  "certificate_number_malformed",
  // E18
  "paper_copies_missing",
] as const;
export type FindingDetail = (typeof FINDING_DETAILS)[number];

export type FindingParams = Readonly<Record<string, string | number>>;

/**
 * - met: the rule is kept.
 * - failed: the rule is broken, decided by the rule itself.
 * - flag: something a person must look at before the rule counts as kept.
 * - human: only a person can say; the machine found nothing against it.
 */
export const FINDING_OUTCOMES = ["met", "failed", "flag", "human"] as const;
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number];

export interface Finding {
  /** Rule code of the programme. */
  readonly code: string;
  readonly outcome: FindingOutcome;
  readonly detail: FindingDetail;
  readonly params: FindingParams;
  /** The applicant can cure it in the correction round; false where nothing is wrong. */
  readonly isCorrectable: boolean;
}

export interface Observation {
  /**
   * fine: kept, with a detail worth saying; problem: broken; doubt: never decided by the rule alone, whatever the
   * programme says.
   */
  readonly weight: "fine" | "problem" | "doubt";
  readonly detail: FindingDetail;
  readonly params: FindingParams;
  readonly isCorrectable: boolean;
}

/** A rule: no observation means it is kept. */
export type EligibilityCheck = (facts: SubmissionFacts, programme: Programme) => readonly Observation[];

export function fine(detail: FindingDetail, params: FindingParams = {}): Observation {
  return { weight: "fine", detail, params, isCorrectable: false };
}

/** Broken for good: no correction round can change it. */
export function broken(detail: FindingDetail, params: FindingParams = {}): Observation {
  return { weight: "problem", detail, params, isCorrectable: false };
}

/** Broken, and curable by the applicant in the correction round. */
export function curable(detail: FindingDetail, params: FindingParams = {}): Observation {
  return { weight: "problem", detail, params, isCorrectable: true };
}

/** Not certain: a person decides. */
export function doubt(detail: FindingDetail, params: FindingParams = {}, isCorrectable = false): Observation {
  return { weight: "doubt", detail, params, isCorrectable };
}
