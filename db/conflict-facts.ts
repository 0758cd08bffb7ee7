/** Facts a scan for conflicts starts from, as rows: organizations, experts and staff, submissions and who is in them. */
import type { Database } from "./connection.ts";
import type { Row } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

/** Submissions that still stand; what is rejected or withdrawn ties nobody. */
const STANDING = ["received", "correction", "admitted"] as const;

export type FactRow = Omit<Row<"expertFacts">, "expertId">;

/** A person whom the rules bind, with the facts on record. */
export interface BoundPerson {
  /** Id of the expert, or of the account of a member of staff. */
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly birthYear: number | null;
  readonly orcid: string | null;
  readonly email: string;
  readonly organizationId: string | null;
  /** Empty for staff, whose country is not on record. */
  readonly country: string;
  readonly province: string | null;
  readonly facts: readonly FactRow[];
}

export interface ScannedSubmission extends Pick<
  Row<"submissions">,
  "id" | "serial" | "fieldCode" | "applicantId" | "recommenderId" | "ownerName" | "contactEmail"
> {
  readonly people: readonly Row<"submissionPeople">[];
  readonly recommendingExperts: readonly Row<"recommendingExperts">[];
  readonly rights: readonly Pick<Row<"ipRights">, "submissionId" | "holder" | "certificateNo">[];
  readonly organizations: readonly Row<"submissionOrganizations">[];
}

export async function listOrganizations(db: Database, callId: string): Promise<readonly Row<"organizations">[]> {
  return await db.selectFrom("organizations").selectAll().where("callId", "=", callId).orderBy("id").execute();
}

export async function listOrganizationHoldings(
  db: Database,
  callId: string,
): Promise<readonly Row<"organizationHoldings">[]> {
  return await db
    .selectFrom("organizationHoldings")
    .innerJoin("organizations", "organizations.id", "organizationHoldings.holderId")
    .selectAll("organizationHoldings")
    .where("organizations.callId", "=", callId)
    .orderBy("organizationHoldings.id")
    .execute();
}

/** Experts of the pool, active or not, by code. Cost: two reads. */
export async function listBoundExperts(db: Database, callId: string): Promise<readonly BoundPerson[]> {
  const experts = await db
    .selectFrom("experts")
    .select(["id", "nameZh", "nameEn", "birthYear", "orcid", "email", "organizationId", "country", "province"])
    .where("callId", "=", callId)
    .orderBy("code")
    .execute();
  const facts = await db
    .selectFrom("expertFacts")
    .innerJoin("experts", "experts.id", "expertFacts.expertId")
    .selectAll("expertFacts")
    .where("experts.callId", "=", callId)
    .orderBy("expertFacts.id")
    .execute();
  const factsOf = grouped(facts, (fact) => fact.expertId);
  return experts.map((expert) => ({ ...expert, facts: factsOf(expert.id) }));
}

/**
 * Staff of a call who are not experts themselves: whoever is both is bound as an expert. By account id.
 * Cost: two reads.
 */
export async function listBoundStaff(db: Database, callId: string): Promise<readonly BoundPerson[]> {
  const accounts = await db
    .selectFrom("accounts")
    .innerJoin("roleHoldings", "roleHoldings.accountId", "accounts.id")
    .select(["accounts.id", "accounts.nameZh", "accounts.nameEn", "accounts.email"])
    .distinct()
    .where("roleHoldings.callId", "=", callId)
    .where("roleHoldings.endedAt", "is", null)
    .where("roleHoldings.role", "in", ["secretariat", "chair", "supervisor"])
    .where("accounts.id", "not in", (eb) =>
      eb.selectFrom("roleHoldings").select("accountId").where("callId", "=", callId).where("expertId", "is not", null),
    )
    .orderBy("accounts.id")
    .execute();
  const facts = await db.selectFrom("staffFacts").selectAll().where("callId", "=", callId).orderBy("id").execute();
  const factsOf = grouped(facts, (fact) => fact.accountId);
  const unknown = { birthYear: null, orcid: null, organizationId: null, country: "", province: null };
  return accounts.map((account) => ({ ...account, ...unknown, facts: factsOf(account.id) }));
}

/** Standing submissions by serial, with everybody named in them. Cost: five reads. */
export async function listScannedSubmissions(db: Database, callId: string): Promise<readonly ScannedSubmission[]> {
  const submissions = await db
    .selectFrom("submissions")
    .select(["id", "serial", "fieldCode", "applicantId", "recommenderId", "ownerName", "contactEmail"])
    .where("callId", "=", callId)
    .where("status", "in", STANDING)
    .orderBy("serial")
    .execute();
  const people = await db
    .selectFrom("submissionPeople")
    .innerJoin("submissions", "submissions.id", "submissionPeople.submissionId")
    .selectAll("submissionPeople")
    .where("submissions.callId", "=", callId)
    .orderBy("submissionPeople.id")
    .execute();
  const signatories = await db
    .selectFrom("recommendingExperts")
    .innerJoin("submissions", "submissions.id", "recommendingExperts.submissionId")
    .selectAll("recommendingExperts")
    .where("submissions.callId", "=", callId)
    .orderBy("recommendingExperts.submissionId")
    .orderBy("recommendingExperts.position")
    .execute();
  const rights = await db
    .selectFrom("ipRights")
    .innerJoin("submissions", "submissions.id", "ipRights.submissionId")
    .select(["ipRights.submissionId", "ipRights.holder", "ipRights.certificateNo"])
    .where("submissions.callId", "=", callId)
    .orderBy("ipRights.submissionId")
    .orderBy("ipRights.position")
    .execute();
  const organizations = await db
    .selectFrom("submissionOrganizations")
    .innerJoin("submissions", "submissions.id", "submissionOrganizations.submissionId")
    .selectAll("submissionOrganizations")
    .where("submissions.callId", "=", callId)
    .orderBy("submissionOrganizations.submissionId")
    .orderBy("submissionOrganizations.organizationId")
    .execute();
  const [peopleOf, signatoriesOf, rightsOf, organizationsOf] = [
    grouped(people, (row) => row.submissionId),
    grouped(signatories, (row) => row.submissionId),
    grouped(rights, (row) => row.submissionId),
    grouped(organizations, (row) => row.submissionId),
  ];
  return submissions.map((submission) => ({
    ...submission,
    people: peopleOf(submission.id),
    recommendingExperts: signatoriesOf(submission.id),
    rights: rightsOf(submission.id),
    organizations: organizationsOf(submission.id),
  }));
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): (key: string) => readonly Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return (key) => groups.get(key) ?? [];
}

/** Whether the call has a submission, of any status, that the scope leaves out. */
export async function hasSubmissionsOutside(db: Database, scope: SubmissionScope): Promise<boolean> {
  const outside = await db
    .selectFrom("submissions")
    .select("id")
    .where("callId", "=", scope.callId)
    .where("id", "not in", submissionsInScope(db, scope).select("submissions.id"))
    .limit(1)
    .executeTakeFirst();
  return outside !== undefined;
}
