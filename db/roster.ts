/**
 * A roster: what comes into a call from outside, before it has ids: organizations, experts, submissions and known
 * conflicts, referring to each other by `key`, `code` and `serial`. The demonstration generator and the command
 * line's import both make one; `app/workflow/intake.server.ts` checks and stores it.
 */
import type { NewRow } from "./schema.ts";

type Without<Table, Names extends PropertyKey> = Omit<Table, Extract<keyof Table, Names>>;

export interface RosterOrganization extends Without<NewRow<"organizations">, "id" | "callId" | "parentId"> {
  /** Names this organization inside the roster. */
  readonly key: string;
  readonly parentKey: string | null;
}

export interface RosterExpertFact extends Without<NewRow<"expertFacts">, "id" | "expertId" | "organizationId"> {
  readonly organizationKey: string | null;
}

/** What is on record of a member of staff, who has no expert's record. */
export interface RosterStaffFact extends RosterExpertFact {
  readonly accountEmail: string;
}

/** One organization holds a share of another. */
export interface RosterHolding {
  readonly holderKey: string;
  readonly heldKey: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}

export interface RosterExpert extends Without<NewRow<"experts">, "id" | "callId" | "organizationId"> {
  readonly organizationKey: string | null;
  /** Field codes, the expert's strongest first. */
  readonly fields: readonly string[];
  readonly facts: readonly RosterExpertFact[];
}

export interface RosterFile extends Without<NewRow<"submissionFiles">, "id" | "submissionId" | "sha256" | "bytes"> {
  readonly content: Uint8Array;
}

export interface RosterSubmission extends Without<
  NewRow<"submissions">,
  "id" | "callId" | "applicantId" | "recommenderId" | "status" | "statusAt"
> {
  readonly applicantKey: string;
  readonly recommenderKey: string | null;
  readonly texts: readonly Without<NewRow<"submissionTexts">, "submissionId">[];
  readonly ipRights: readonly Without<NewRow<"ipRights">, "id" | "submissionId">[];
  readonly files: readonly RosterFile[];
  readonly people: readonly Without<NewRow<"submissionPeople">, "id" | "submissionId">[];
  readonly recommendingExperts: readonly (Without<NewRow<"recommendingExperts">, "submissionId" | "expertId"> & {
    readonly expertCode: string | null;
  })[];
}

export interface RosterConflict {
  /** The person: an expert by code or a member of staff by account e-mail; exactly one is given. */
  readonly expertCode: string | null;
  readonly accountEmail: string | null;
  readonly serial: string;
  readonly ruleCode: string;
  readonly evidenceZh: string;
  readonly evidenceEn: string;
  readonly endedOn: string | null;
}

export interface Roster {
  readonly organizations: readonly RosterOrganization[];
  readonly experts: readonly RosterExpert[];
  readonly submissions: readonly RosterSubmission[];
  readonly conflicts: readonly RosterConflict[];
  readonly staffFacts?: readonly RosterStaffFact[];
  readonly holdings?: readonly RosterHolding[];
}
