/**
 * 回避事实 / Facts about experts, submissions and organizations, from which conflicts are found. Plain data, as a call's
 * database or its export holds them; what they mean is decided by the rules.
 *
 * Dates are calendar dates `YYYY-MM-DD`; ids are opaque texts.
 */
import type { StageKind } from "#scoring/programme/programme.ts";
import type { VersionedRule } from "./versioned-rule.ts";

export interface Organization {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly formerNames: readonly string[];
  /** Short names, acronyms and names in other languages. */
  readonly aliases: readonly string[];
  /** 统一社会信用代码, 18 characters; one with a wrong check character identifies nobody. */
  readonly creditCode: string | null;
  /** Number in a foreign register; identifies together with the country. */
  readonly registerNo: string | null;
  /** Domains of mail and web addresses. */
  readonly domains: readonly string[];
  readonly parentId: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2 code of the province; null: none, or not known. */
  readonly province: string | null;
}

/** One organization holds a share of another: a fund of a firm. */
export interface OrganizationHolding {
  readonly holderId: string;
  readonly heldId: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}

/** A person as named somewhere. Several names are the same person's, in different scripts. */
export interface PersonMention {
  readonly names: readonly string[];
  readonly birthYear: number | null;
  /** ORCID iD, sixteen digits. */
  readonly orcid: string | null;
}

/** What a record can say. The rule that weighs each kind is in `fact-kinds.ts`. */
export const FACT_KINDS = [
  "employment",
  "board",
  "control",
  "holding",
  "fundHolding",
  "termSheet",
  "fundManagement",
  "kin",
  "adviser",
  "prepared",
  "testReport",
  "appraisal",
  "acceptance",
  "dispute",
  "patent",
  "paper",
  "jointSubmission",
  "thesis",
  "business",
  "associationPost",
  "excluded",
  "contacted",
  "perceived",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** One dated fact about an expert or a member of staff. It points at an organization, a person or a submission. */
export interface ExpertFact {
  readonly kind: FactKind;
  /** An organization of the input; null: only its name is known, or none. */
  readonly organizationId: string | null;
  /** A name as it was written, where no organization is known. */
  readonly organizationName: string | null;
  /** Kin, student, co-inventor, co-author: whoever the fact is about besides the expert. */
  readonly person: PersonMention | null;
  /** The submission a statement is about (excluded, contacted, perceived, prepared). */
  readonly serial: string | null;
  /** Number of the patent, paper or report. */
  readonly documentNo: string | null;
  readonly startedOn: string | null;
  /** null: it lasts, or its end is not known. */
  readonly endedOn: string | null;
  /** What belongs to the kind: `relation` of kin, `fund` of a holding, `holder`, `role`. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** An expert, or a member of staff, whom the same rules bind. */
export interface ExpertFacts {
  readonly id: string;
  readonly person: PersonMention;
  readonly email: string | null;
  /** The present employer. */
  readonly organizationId: string | null;
  readonly country: string;
  readonly province: string | null;
  readonly facts: readonly ExpertFact[];
}

export const SUBMISSION_ROLES = ["applicant", "owner", "inventor", "contact", "legalRepresentative"] as const;
export type SubmissionRole = (typeof SUBMISSION_ROLES)[number];

export interface SubmissionPerson extends PersonMention {
  readonly role: SubmissionRole;
}

/** One of the signatories of a self-nomination. */
export interface RecommendingExpert extends PersonMention {
  /** The expert's id, where the signatory is known to be of the pool. */
  readonly expertId: string | null;
  readonly organizationName: string | null;
}

export interface SubmissionFacts {
  readonly id: string;
  readonly serial: string;
  /** null: not mapped to a field yet. */
  readonly fieldCode: string | null;
  readonly applicantId: string;
  /** Further owners of the result, as organizations of the input. */
  readonly ownerIds: readonly string[];
  /** Further owners, and holders of its rights, by name only. */
  readonly ownerNames: readonly string[];
  readonly people: readonly SubmissionPerson[];
  readonly contactEmail: string | null;
  /** The body that recommended it; null: self-nominated. */
  readonly recommenderId: string | null;
  readonly recommendingExperts: readonly RecommendingExpert[];
  /** Associations in which the applicant holds a post. */
  readonly associationIds: readonly string[];
  /** Numbers of its patents, papers and reports. */
  readonly documentNos: readonly string[];
}

export interface ConflictScanInput {
  readonly rules: readonly VersionedRule[];
  readonly stage: StageKind;
  /** Look-backs count back from this day; the desks take the day on which the call closed. */
  readonly referenceDate: string;
  /** Country in which a province tells more than the country; null: nowhere. */
  readonly homeCountry: string | null;
  readonly organizations: readonly Organization[];
  readonly holdings: readonly OrganizationHolding[];
  readonly experts: readonly ExpertFacts[];
  readonly submissions: readonly SubmissionFacts[];
}
