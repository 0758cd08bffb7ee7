/** 回避线索 / Findings: what a scan for conflicts says of one person and one submission, and on what evidence. */
import type { Bilingual, ConflictSeverity } from "#scoring/programme/programme.ts";
import type { SubmissionRole } from "./facts.ts";

/** How one thing is tied to another: a kind of fact, or what the rules see between the facts. */
export const RELATIONS = [
  "self",
  "employer",
  "parent",
  "subsidiary",
  "formerEmployer",
  "sameDomain",
  "board",
  "control",
  "holding",
  "fundHolding",
  "termSheet",
  "heldByFund",
  "kin",
  "adviser",
  "recommendation",
  "prepared",
  "testReport",
  "appraisal",
  "acceptance",
  "dispute",
  "competing",
  "patent",
  "paper",
  "jointSubmission",
  "thesis",
  "business",
  "recommenderEmployer",
  "excluded",
  "sameProvince",
  "sameCountry",
  "association",
  "contacted",
  "perceived",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What shows that two mentions are one organization or one person, the strongest first. */
export const MATCH_BASES = [
  "id",
  "creditCode",
  "registerNo",
  "orcid",
  "documentNo",
  "birthYear",
  "employer",
  "name",
  "formerName",
  "alias",
  "branch",
  "department",
  "domain",
  "translation",
  "pinyin",
  "similarName",
  "nameOnly",
] as const;
export type MatchBasis = (typeof MATCH_BASES)[number];

/** Structured evidence, with the sentence a person reads. */
export interface Evidence {
  readonly relation: Relation;
  readonly matchedBy: MatchBasis;
  /** The organization of the submission that is concerned. */
  readonly organizationId: string | null;
  /** The name in the expert's record, where it is another one than the organization's. */
  readonly writtenName: string | null;
  /** The person of the submission who is concerned. */
  readonly person: { readonly name: string; readonly role: SubmissionRole } | null;
  /** Whatever lies between: the fund, the employer that owns the applicant, the joint document. */
  readonly through: Bilingual | null;
  /** What the fact's detail adds: `relation` of kin, `holder`, `role`. */
  readonly detail: Readonly<Record<string, string | number>>;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly sentence: Bilingual;
}

export interface Finding {
  /** Id of the expert or member of staff. */
  readonly expertId: string;
  readonly submissionId: string;
  readonly ruleCode: string;
  readonly ruleVersion: string;
  /** What it weighs in the scan's stage; an uncertain finding never weighs more than `disclose`. */
  readonly severity: ConflictSeverity;
  /** uncertain: a likeness, not an identity; a person must look. */
  readonly certainty: "certain" | "uncertain";
  /** When the relation ended; null: it lasts. */
  readonly endedOn: string | null;
  readonly evidence: Evidence;
  /** The same text for the same finding in every scan, so that a verdict on it is not asked again. */
  readonly key: string;
}
