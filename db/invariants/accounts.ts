import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";
import { digestOfText } from "./independent-digest.ts";

export const accountChecks: readonly Invariant[] = [
  everyCallRunsByAProgrammeOfItsOwn,
  everyProgrammeMatchesItsHash,
  everyRubricMatchesItsHash,
  everyExpertRoleNamesAnExpertOfTheCall,
  oneAccountActsAsAnExpert,
  everyRecommenderRoleNamesABody,
];

async function everyCallRunsByAProgrammeOfItsOwn(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("calls")
    .leftJoin("programmeVersions", "programmeVersions.id", "calls.programmeVersionId")
    .select(["calls.slug", "calls.id", "programmeVersions.callId"])
    .execute();
  return rows.filter((row) => row.callId !== row.id).map((row) => `call ${row.slug} has no programme of its own`);
}

async function everyProgrammeMatchesItsHash(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("programmeVersions").select(["id", "hash", "document"]).execute();
  return rows
    .filter((row) => digestOfText(row.document) !== row.hash)
    .map((row) => `programme version ${row.id} does not match its hash`);
}

async function everyRubricMatchesItsHash(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("rubricVersions").select(["id", "hash", "document"]).execute();
  return rows
    .filter((row) => digestOfText(row.document) !== row.hash)
    .map((row) => `rubric version ${row.id} does not match its hash`);
}

async function everyExpertRoleNamesAnExpertOfTheCall(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("roleHoldings")
    .leftJoin("experts", "experts.id", "roleHoldings.expertId")
    .select(["roleHoldings.id", "roleHoldings.callId", "experts.callId as expertsCall"])
    .where("roleHoldings.role", "=", "expert")
    .execute();
  return rows
    .filter((row) => row.callId !== row.expertsCall)
    .map((row) => `role ${row.id} names no expert of its call`);
}

async function oneAccountActsAsAnExpert(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("roleHoldings")
    .select("expertId")
    .where("role", "=", "expert")
    .where("endedAt", "is", null)
    .groupBy("expertId")
    .having((eb) => eb.fn.countAll(), ">", 1)
    .execute();
  return rows.map((row) => `several accounts act as expert ${row.expertId ?? ""}`);
}

async function everyRecommenderRoleNamesABody(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("roleHoldings")
    .leftJoin("organizations", "organizations.id", "roleHoldings.organizationId")
    .select(["roleHoldings.id", "roleHoldings.callId", "organizations.callId as bodysCall"])
    .where("roleHoldings.role", "=", "recommender")
    .execute();
  return rows.filter((row) => row.callId !== row.bodysCall).map((row) => `role ${row.id} names no body of its call`);
}
