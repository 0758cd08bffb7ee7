/** The demonstration's roster as a scan for conflicts takes it: the same mapping a desk makes from its rows. */
import type { Roster, RosterExpert, RosterExpertFact, RosterOrganization, RosterSubmission } from "#db/roster.ts";
import { plantedField } from "#db/seed/demonstration/planted.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import type {
  ConflictScanInput,
  ExpertFact,
  ExpertFacts,
  Organization,
  SubmissionFacts,
} from "#scoring/conflicts/facts.ts";
import { readFact } from "#scoring/conflicts/read-fact.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { readProgramme } from "#scoring/programme/programme.ts";

/** Ids are the roster's own keys, codes and serials. */
export function conflictScanInput(roster: Roster): ConflictScanInput {
  const read = readProgramme(defaultProgramme());
  if ("problems" in read) throw new Error("conflictScanInput: the default programme is invalid");
  return {
    rules: versionedRules(read.programme.conflictRules),
    stage: "initial",
    referenceDate: "2022-12-20",
    homeCountry: "CN",
    organizations: roster.organizations.map(toOrganization),
    holdings: [],
    experts: [...roster.experts.map(toExpert), ...staffOf(roster)],
    submissions: roster.submissions.map(toSubmission),
  };
}

function toOrganization(row: RosterOrganization): Organization {
  return {
    id: row.key,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    formerNames: JSON.parse(row.formerNames ?? "[]") as string[],
    aliases: [],
    creditCode: row.creditCode ?? null,
    registerNo: row.registerNo ?? null,
    domains: row.emailDomain == null ? [] : [row.emailDomain],
    parentId: row.parentKey,
    country: row.country,
    province: row.province ?? null,
  };
}

/** Staff is bound by the same rules. Its ids are the accounts' addresses. */
function staffOf({ staffFacts = [] }: Roster): ExpertFacts[] {
  const emails = [...new Set(staffFacts.map(({ accountEmail }) => accountEmail))];
  return emails.map((email) => ({
    ...{ id: email, email: null, organizationId: null, country: "", province: null },
    person: { names: [], birthYear: null, orcid: null },
    facts: staffFacts.filter((item) => item.accountEmail === email).flatMap(toFact),
  }));
}

function toFact({ organizationKey, ...fact }: RosterExpertFact): ExpertFact[] {
  const { kind, organizationName, personName, startedOn, endedOn, detail } = fact;
  const read = readFact({
    kind,
    organizationId: organizationKey,
    organizationName: organizationName ?? null,
    personName: personName ?? null,
    startedOn: startedOn ?? null,
    endedOn: endedOn ?? null,
    detail: detail ?? "{}",
  });
  return read === undefined ? [] : [read];
}

function toExpert(row: RosterExpert): ExpertFacts {
  return {
    id: row.code,
    person: { names: [row.nameZh, row.nameEn], birthYear: row.birthYear ?? null, orcid: null },
    email: row.email,
    organizationId: row.organizationKey,
    country: row.country,
    province: row.province ?? null,
    facts: row.facts.flatMap(toFact),
  };
}

function toSubmission(row: RosterSubmission): SubmissionFacts {
  return {
    id: row.serial,
    serial: row.serial,
    // The one that arrived as "other" is mapped before anybody is assigned.
    fieldCode: row.fieldCode ?? plantedField(row.serial) ?? null,
    applicantId: row.applicantKey,
    ownerIds: [],
    ownerNames: [row.ownerName ?? "", ...row.ipRights.map(({ holder }) => holder)],
    people: row.people.map(({ role, name, birthYear }) => ({
      role,
      names: [name],
      birthYear: birthYear ?? null,
      orcid: null,
    })),
    contactEmail: row.contactEmail === "" ? null : (row.contactEmail ?? null),
    recommenderId: row.recommenderKey,
    recommendingExperts: row.recommendingExperts.map(({ name, organization, expertCode }) => ({
      names: [name],
      birthYear: null,
      orcid: null,
      expertId: expertCode,
      organizationName: organization ?? null,
    })),
    associationIds: [],
    documentNos: row.ipRights.map(({ certificateNo }) => certificateNo),
  };
}
