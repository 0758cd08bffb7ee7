/** What experts sign and declare before they may read: the pledge of a stage, the declaration on one submission. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { saveRows } from "./rows.ts";

export async function findPledge(db: Database, stageId: string, expertId: string): Promise<Row<"pledges"> | undefined> {
  return await db
    .selectFrom("pledges")
    .selectAll()
    .where("stageId", "=", stageId)
    .where("expertId", "=", expertId)
    .executeTakeFirst();
}

/** Ids of the experts who signed the pledge of a stage. */
export async function listPledgedExperts(db: Database, stageId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("pledges")
    .select("expertId")
    .where("stageId", "=", stageId)
    .orderBy("expertId")
    .execute();
  return rows.map((row) => row.expertId);
}

export async function savePledges(db: Database, pledges: readonly NewRow<"pledges">[]): Promise<void> {
  await saveRows(db, "pledges", pledges);
}

export async function findDeclaration(db: Database, assignmentId: string): Promise<Row<"declarations"> | undefined> {
  return await db.selectFrom("declarations").selectAll().where("assignmentId", "=", assignmentId).executeTakeFirst();
}

/** Ids of the assignments of a stage on which a declaration exists. */
export async function listDeclaredAssignments(db: Database, stageId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("declarations")
    .innerJoin("assignments", "assignments.id", "declarations.assignmentId")
    .select("declarations.assignmentId")
    .where("assignments.stageId", "=", stageId)
    .orderBy("declarations.assignmentId")
    .execute();
  return rows.map((row) => row.assignmentId);
}

export async function saveDeclarations(db: Database, declarations: readonly NewRow<"declarations">[]): Promise<void> {
  await saveRows(db, "declarations", declarations);
}
