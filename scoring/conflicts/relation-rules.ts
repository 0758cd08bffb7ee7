/**
 * 关系与规则 / Which rule of the programme weighs which relation. The codes are the vocabulary of programme files: a
 * call that leaves a code out does not ask for it, and a code that is not here is recorded by people only.
 */
import type { FactKind } from "./facts.ts";
import type { Relation } from "./finding.ts";

export const RULE_OF_RELATION: Readonly<Record<Relation, string>> = {
  self: "SELF",
  employer: "SAME_ORG",
  parent: "SAME_ORG",
  subsidiary: "SAME_ORG",
  sameDomain: "SAME_ORG",
  formerEmployer: "FORMER_ORG",
  board: "BOARD",
  control: "CONTROL",
  holding: "EQUITY",
  fundHolding: "EQUITY",
  termSheet: "EQUITY",
  heldByFund: "EQUITY",
  kin: "KIN",
  adviser: "ADVISER",
  recommendation: "RECOMMENDER",
  prepared: "PREPARED",
  testReport: "TESTED",
  appraisal: "TESTED",
  acceptance: "TESTED",
  dispute: "DISPUTE",
  competing: "COMPETING",
  patent: "COINVENTOR",
  paper: "COINVENTOR",
  jointSubmission: "COINVENTOR",
  thesis: "ADVISEE",
  business: "BUSINESS",
  recommenderEmployer: "CHANNEL",
  excluded: "EXCLUDED",
  sameProvince: "LOCAL",
  sameCountry: "LOCAL",
  association: "ASSOC",
  contacted: "CONTACTED",
  perceived: "PERCEIVED",
};

/** Facts that name an organization and are what they say, whatever else is known. */
export const RELATION_TO_APPLICANT: Readonly<Partial<Record<FactKind, Relation>>> = {
  board: "board",
  control: "control",
  holding: "holding",
  fundHolding: "fundHolding",
  termSheet: "termSheet",
  adviser: "adviser",
  prepared: "prepared",
  testReport: "testReport",
  appraisal: "appraisal",
  acceptance: "acceptance",
  dispute: "dispute",
  patent: "patent",
  paper: "paper",
  jointSubmission: "jointSubmission",
  business: "business",
  excluded: "excluded",
  contacted: "contacted",
  perceived: "perceived",
};

/** Facts that name a person. */
export const RELATION_TO_PERSON: Readonly<Partial<Record<FactKind, Relation>>> = {
  kin: "kin",
  thesis: "thesis",
  patent: "patent",
  paper: "paper",
  jointSubmission: "jointSubmission",
};

/** Facts that happen on one day: their start is their end. */
const EVENTS: ReadonlySet<FactKind> = new Set([
  "patent",
  "paper",
  "jointSubmission",
  "testReport",
  "appraisal",
  "acceptance",
  "contacted",
]);

/** The day from which a fact's look-back is counted; null: it lasts. */
export function endOf(fact: {
  readonly kind: FactKind;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}): string | null {
  return fact.endedOn ?? (EVENTS.has(fact.kind) ? fact.startedOn : null);
}
