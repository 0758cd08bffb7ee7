/** What a scan for conflicts is made from: rows of the drawers as the rule takes them. A part of the desk that scans. */
import {
  type BoundPerson,
  listBoundExperts,
  listBoundStaff,
  listOrganizationHoldings,
  listOrganizations,
  listScannedSubmissions,
  type ScannedSubmission,
} from "#db/conflict-facts.ts";
import type { Database } from "#db/connection.ts";
import type { Row } from "#db/schema.ts";
import type { ConflictScanInput, ExpertFacts, Organization, SubmissionFacts } from "#scoring/conflicts/facts.ts";
import { readFact } from "#scoring/conflicts/read-fact.ts";
import { RULE_OF_RELATION } from "#scoring/conflicts/relation-rules.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { homeCountryOf } from "#scoring/programme/is-foreign.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import type { Call } from "./calls.server.ts";
import { dayOf } from "./days.ts";

export interface ConflictFacts {
  readonly input: ConflictScanInput;
  /** Ids among the input's experts that are accounts of staff. */
  readonly staffIds: ReadonlySet<string>;
}

/**
 * Everybody the rules bind, experts first, then staff.
 *
 * That both come from one place is left out: it follows from the two records at any time, the assignment counts it by
 * itself, and stored it would be one row for every dozen pairs.
 *
 * @param expertId one expert alone; then staff is left out
 * Cost: a dozen reads, each of one table of the call.
 */
export async function conflictFacts(
  trx: Database,
  call: Call,
  stage: StageKind,
  expertId?: string,
): Promise<ConflictFacts> {
  const { programme } = call;
  const experts = await listBoundExperts(trx, call.id);
  const staff = expertId === undefined ? await listBoundStaff(trx, call.id) : [];
  const bound = experts.filter((expert) => expertId === undefined || expert.id === expertId);
  const regional: ReadonlySet<string> = new Set([RULE_OF_RELATION.sameProvince, RULE_OF_RELATION.sameCountry]);
  return {
    input: {
      rules: versionedRules(programme.conflictRules.filter(({ code }) => !regional.has(code))),
      stage,
      referenceDate: dayOf(programme.callClosesAt, programme.timeZone),
      homeCountry: homeCountryOf(programme),
      organizations: (await listOrganizations(trx, call.id)).map(toOrganization),
      holdings: await listOrganizationHoldings(trx, call.id),
      experts: [...bound, ...staff].map(toExpert),
      submissions: (await listScannedSubmissions(trx, call.id)).map(toSubmission),
    },
    staffIds: new Set(staff.map(({ id }) => id)),
  };
}

function toOrganization(row: Row<"organizations">): Organization {
  const { id, nameZh, nameEn, creditCode, registerNo, parentId, country, province, emailDomain } = row;
  return {
    ...{ id, nameZh, nameEn, creditCode, registerNo, parentId, country, province },
    formerNames: JSON.parse(row.formerNames) as string[],
    aliases: JSON.parse(row.aliases) as string[],
    domains: emailDomain === null ? [] : [emailDomain],
  };
}

function toExpert(person: BoundPerson): ExpertFacts {
  const { id, nameZh, nameEn, birthYear, orcid, email, organizationId, country, province, facts } = person;
  return {
    ...{ id, organizationId, country, province },
    person: { names: namesOf(nameZh, nameEn), birthYear, orcid },
    email: email === "" ? null : email,
    facts: facts.flatMap((fact) => readFact(fact) ?? []),
  };
}

function toSubmission(row: ScannedSubmission): SubmissionFacts {
  const { id, serial, fieldCode, applicantId, recommenderId } = row;
  const related = (relation: "owner" | "association") =>
    row.organizations.filter((item) => item.relation === relation).map(({ organizationId }) => organizationId);
  return {
    ...{ id, serial, fieldCode, applicantId, recommenderId },
    ownerIds: related("owner"),
    ownerNames: namesOf(row.ownerName, ...row.rights.map(({ holder }) => holder)),
    people: row.people.map(({ role, name, birthYear, orcid }) => ({ role, names: [name], birthYear, orcid })),
    contactEmail: row.contactEmail === "" ? null : row.contactEmail,
    recommendingExperts: row.recommendingExperts.map(({ name, organization, expertId }) => ({
      names: [name],
      birthYear: null,
      orcid: null,
      expertId,
      organizationName: organization === "" ? null : organization,
    })),
    associationIds: related("association"),
    documentNos: row.rights.map(({ certificateNo }) => certificateNo).filter((text) => text !== ""),
  };
}

/** Names that are there, each once. */
function namesOf(...names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ""))];
}
