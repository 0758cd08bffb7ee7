/** Dated facts of the experts' records, in which conflicts are looked for. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export interface ExpertFact extends Omit<Row<"expertFacts">, "detail" | "expertId"> {
  readonly organizationNameZh: string | null;
  readonly organizationNameEn: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/**
 * What is known of an expert's jobs, holdings, kin and works, by kind and start. A fact about an applicant, or about a
 * submission, that the scope hides is left out: it would tell of somebody else's conflict with it.
 */
export async function listExpertFacts(
  db: Database,
  expertId: string,
  scope: SubmissionScope,
): Promise<readonly ExpertFact[]> {
  const rows = await db
    .selectFrom("expertFacts")
    .leftJoin("organizations", "organizations.id", "expertFacts.organizationId")
    .select([
      "expertFacts.id",
      "expertFacts.kind",
      "expertFacts.organizationId",
      "expertFacts.organizationName",
      "expertFacts.personName",
      "expertFacts.startedOn",
      "expertFacts.endedOn",
      "expertFacts.detail",
      "organizations.nameZh as organizationNameZh",
      "organizations.nameEn as organizationNameEn",
    ])
    .where("expertFacts.expertId", "=", expertId)
    .orderBy("expertFacts.kind")
    .orderBy("expertFacts.startedOn")
    .orderBy("expertFacts.id")
    .execute();
  const hidden = await listHidden(db, scope);
  return rows
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as ExpertFact["detail"] }))
    .filter(({ organizationId, detail }) => {
      const isOfHidden = hidden.some(({ applicantId }) => applicantId === organizationId);
      return !isOfHidden && !hidden.some(({ serial }) => serial === detail["serial"]);
    });
}

export async function findExpertFact(db: Database, factId: string): Promise<Row<"expertFacts"> | undefined> {
  return await db.selectFrom("expertFacts").selectAll().where("id", "=", factId).executeTakeFirst();
}

export async function saveExpertFact(db: Database, fact: NewRow<"expertFacts">): Promise<void> {
  await db.insertInto("expertFacts").values(fact).execute();
}

export async function replaceExpertFact(
  db: Database,
  factId: string,
  fact: Omit<NewRow<"expertFacts">, "id" | "expertId">,
): Promise<void> {
  await db.updateTable("expertFacts").set(fact).where("id", "=", factId).execute();
}

export async function removeExpertFact(db: Database, factId: string): Promise<void> {
  await db.deleteFrom("expertFacts").where("id", "=", factId).execute();
}

/** The organization of a call that goes by exactly this name, credit code or register number. */
export async function findOrganizationCalled(
  db: Database,
  callId: string,
  text: string,
): Promise<{ readonly id: string } | undefined> {
  return await db
    .selectFrom("organizations")
    .select("id")
    .where("callId", "=", callId)
    .where((eb) =>
      eb.or([
        eb("nameZh", "=", text),
        eb("nameEn", "=", text),
        eb("creditCode", "=", text),
        eb("registerNo", "=", text),
      ]),
    )
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

async function listHidden(
  db: Database,
  scope: SubmissionScope,
): Promise<readonly { readonly serial: string; readonly applicantId: string }[]> {
  return await db
    .selectFrom("submissions")
    .select(["serial", "applicantId"])
    .where("callId", "=", scope.callId)
    .where("id", "not in", submissionsInScope(db, scope).select("submissions.id"))
    .execute();
}
