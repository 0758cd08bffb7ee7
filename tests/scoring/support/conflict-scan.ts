/** Small worlds for the scan for conflicts: one expert, one submission, and what a test changes of them. */
import type {
  ConflictScanInput,
  ExpertFact,
  ExpertFacts,
  Organization,
  SubmissionFacts,
} from "#scoring/conflicts/facts.ts";
import { versionedRules } from "#scoring/conflicts/versioned-rule.ts";
import { defaultProgramme } from "#db/seed/programme-file.ts";
import { readProgramme } from "#scoring/programme/programme.ts";

export const REFERENCE_DATE = "2022-12-20";

export function organization(id: string, change: Partial<Organization> = {}): Organization {
  return {
    id,
    nameZh: "",
    nameEn: id,
    formerNames: [],
    aliases: [],
    creditCode: null,
    registerNo: null,
    domains: [],
    parentId: null,
    country: "CN",
    province: null,
    ...change,
  };
}

export function expert(id: string, change: Partial<ExpertFacts> = {}): ExpertFacts {
  return {
    id,
    person: { names: [`Expert ${id}`], birthYear: 1970, orcid: null },
    email: null,
    organizationId: null,
    country: "CN",
    province: null,
    facts: [],
    ...change,
  };
}

export function fact(kind: ExpertFact["kind"], change: Partial<ExpertFact> = {}): ExpertFact {
  return {
    kind,
    organizationId: null,
    organizationName: null,
    person: null,
    serial: null,
    documentNo: null,
    startedOn: null,
    endedOn: null,
    detail: {},
    ...change,
  };
}

export function submission(id: string, applicantId: string, change: Partial<SubmissionFacts> = {}): SubmissionFacts {
  return {
    id,
    serial: id,
    fieldCode: "F1",
    applicantId,
    ownerIds: [],
    ownerNames: [],
    people: [],
    contactEmail: null,
    recommenderId: null,
    recommendingExperts: [],
    associationIds: [],
    documentNos: [],
    ...change,
  };
}

/** The default programme's rules in the initial stage. */
export function scanInput(
  world: Pick<ConflictScanInput, "organizations" | "experts" | "submissions"> & Partial<ConflictScanInput>,
): ConflictScanInput {
  const read = readProgramme(defaultProgramme());
  if ("problems" in read) throw new Error("scanInput: the default programme is invalid");
  return {
    rules: versionedRules(read.programme.conflictRules),
    stage: "initial",
    referenceDate: REFERENCE_DATE,
    homeCountry: "CN",
    holdings: [],
    ...world,
  };
}
