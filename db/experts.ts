/** The expert pool of a call. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { saveRows } from "./rows.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export interface Expert extends Omit<Row<"experts">, "languages"> {
  readonly languages: readonly string[];
  /** Field codes, the strongest first. */
  readonly fields: readonly string[];
  readonly organizationNameZh: string | null;
  readonly organizationNameEn: string | null;
}

/** All experts of a call, active or not, by code. */
export async function listExperts(db: Database, callId: string): Promise<readonly Expert[]> {
  const rows = await experts(db).where("experts.callId", "=", callId).orderBy("experts.code").execute();
  const fields = await db
    .selectFrom("expertFields")
    .innerJoin("experts", "experts.id", "expertFields.expertId")
    .select(["expertFields.expertId", "expertFields.fieldCode"])
    .where("experts.callId", "=", callId)
    .orderBy("expertFields.expertId")
    .orderBy("expertFields.position")
    .execute();
  const byExpert = new Map<string, string[]>();
  for (const { expertId, fieldCode } of fields) {
    const codes = byExpert.get(expertId);
    if (codes === undefined) byExpert.set(expertId, [fieldCode]);
    else codes.push(fieldCode);
  }
  return rows.map((row) => toExpert(row, byExpert.get(row.id) ?? []));
}

export async function findExpert(db: Database, expertId: string): Promise<Expert | undefined> {
  const row = await experts(db).where("experts.id", "=", expertId).executeTakeFirst();
  if (row === undefined) return undefined;
  const fields = await db
    .selectFrom("expertFields")
    .select("fieldCode")
    .where("expertId", "=", expertId)
    .orderBy("position")
    .execute();
  return toExpert(
    row,
    fields.map((field) => field.fieldCode),
  );
}

export async function findExpertByCode(
  db: Database,
  callId: string,
  code: string,
): Promise<Row<"experts"> | undefined> {
  return await db
    .selectFrom("experts")
    .selectAll()
    .where("callId", "=", callId)
    .where("code", "=", code)
    .executeTakeFirst();
}

/** Active assignments and submitted sheets of each expert in each stage, over what the scope lets be known. */
export async function listExpertLoads(db: Database, scope: SubmissionScope) {
  return await submissionsInScope(db, scope)
    .innerJoin("assignments", "assignments.submissionId", "submissions.id")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .leftJoin("scoreSheets", (join) =>
      join.onRef("scoreSheets.assignmentId", "=", "assignments.id").on("scoreSheets.state", "=", "submitted"),
    )
    .select((eb) => [
      "assignments.expertId",
      "stages.kind as stageKind",
      eb.fn.countAll<number>().as("assigned"),
      eb.fn.count<number>("scoreSheets.id").as("submitted"),
    ])
    .where("assignments.state", "=", "active")
    .groupBy(["assignments.expertId", "stages.kind", "stages.position"])
    .orderBy("assignments.expertId")
    .orderBy("stages.position")
    .execute();
}

/** Number of submissions each expert is blocked from, over what the scope lets be known. */
export async function listExpertConflictCounts(db: Database, scope: SubmissionScope) {
  return await submissionsInScope(db, scope)
    .innerJoin("conflicts", "conflicts.submissionId", "submissions.id")
    .select((eb) => ["conflicts.expertId", eb.fn.count<number>("conflicts.submissionId").distinct().as("blocked")])
    .where("conflicts.isBlocking", "=", 1)
    .where("conflicts.expertId", "is not", null)
    .groupBy("conflicts.expertId")
    .orderBy("conflicts.expertId")
    .execute();
}

/** Experts who have accepted their invitation: an account holds the role for them. */
export async function listExpertsWithAccount(db: Database, callId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("roleHoldings")
    .select("expertId")
    .where("callId", "=", callId)
    .where("role", "=", "expert")
    .where("endedAt", "is", null)
    .orderBy("expertId")
    .execute();
  return rows.flatMap((row) => (row.expertId === null ? [] : [row.expertId]));
}

/** Which experts of the pool signed as recommending experts of which submission. */
export async function listRecommendedPairs(
  db: Database,
  callId: string,
): Promise<readonly { readonly expertId: string; readonly submissionId: string }[]> {
  const rows = await db
    .selectFrom("recommendingExperts")
    .innerJoin("submissions", "submissions.id", "recommendingExperts.submissionId")
    .select(["recommendingExperts.expertId", "recommendingExperts.submissionId"])
    .where("submissions.callId", "=", callId)
    .where("recommendingExperts.expertId", "is not", null)
    .orderBy("recommendingExperts.submissionId")
    .orderBy("recommendingExperts.position")
    .execute();
  return rows.map(({ expertId, submissionId }) => ({ expertId: expertId!, submissionId }));
}

export async function saveExpert(db: Database, expert: NewRow<"experts">, fields: readonly string[]): Promise<void> {
  await db.insertInto("experts").values(expert).execute();
  await saveFields(db, expert.id, fields);
}

export async function changeExpert(
  db: Database,
  expertId: string,
  change: Partial<Pick<Row<"experts">, "capacity" | "isActive">>,
): Promise<void> {
  await db.updateTable("experts").set(change).where("id", "=", expertId).execute();
}

export async function replaceExpertFields(db: Database, expertId: string, fields: readonly string[]): Promise<void> {
  await db.deleteFrom("expertFields").where("expertId", "=", expertId).execute();
  await saveFields(db, expertId, fields);
}

async function saveFields(db: Database, expertId: string, fields: readonly string[]): Promise<void> {
  await saveRows(
    db,
    "expertFields",
    fields.map((fieldCode, position) => ({ expertId, position, fieldCode })),
  );
}

function experts(db: Database) {
  return db
    .selectFrom("experts")
    .leftJoin("organizations", "organizations.id", "experts.organizationId")
    .selectAll("experts")
    .select(["organizations.nameZh as organizationNameZh", "organizations.nameEn as organizationNameEn"]);
}

type ExpertRow = Awaited<ReturnType<ReturnType<typeof experts>["execute"]>>[number];

function toExpert(row: ExpertRow, fields: readonly string[]): Expert {
  return { ...row, languages: JSON.parse(row.languages) as string[], fields };
}
