/** Assignments: which expert reads which submission in which stage, and the runs that made them. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { saveRows } from "./rows.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export type Assignment = Row<"assignments">;
export type AssignmentState = Assignment["state"];

export interface AssignmentFilter {
  readonly fieldCode?: string;
  readonly expertId?: string;
  readonly submissionId?: string;
  readonly state?: AssignmentState;
}

/** One line of the office's list of assignments. */
export interface AssignmentLine {
  readonly id: string;
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly expertId: string;
  readonly expertCode: string;
  readonly expertNameZh: string;
  readonly expertNameEn: string;
  readonly expertKind: Row<"experts">["kind"];
  readonly panelCode: string | null;
  readonly state: AssignmentState;
  readonly readingOrder: number;
  readonly fit: number;
  readonly declaration: Row<"declarations">["answer"] | null;
  readonly sheetState: Row<"scoreSheets">["state"] | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly endReason: string;
}

export async function findAssignment(db: Database, assignmentId: string): Promise<Assignment | undefined> {
  return await db.selectFrom("assignments").selectAll().where("id", "=", assignmentId).executeTakeFirst();
}

/** Every assignment a stage has had, ended ones too, in an order that depends on ids alone. */
export async function listAssignments(db: Database, stageId: string): Promise<readonly Assignment[]> {
  return await db.selectFrom("assignments").selectAll().where("stageId", "=", stageId).orderBy("id").execute();
}

/** Every assignment of one submission in a stage, ended ones too. */
export async function listAssignmentsOfSubmission(
  db: Database,
  stageId: string,
  submissionId: string,
): Promise<readonly Assignment[]> {
  return await db
    .selectFrom("assignments")
    .selectAll()
    .where("stageId", "=", stageId)
    .where("submissionId", "=", submissionId)
    .orderBy("id")
    .execute();
}

/** An expert's active assignments of one submission, in whatever stage. */
export async function listActiveAssignmentsOfPair(
  db: Database,
  expertId: string,
  submissionId: string,
): Promise<readonly (Assignment & { readonly stageState: Row<"stages">["state"] })[]> {
  return await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .selectAll("assignments")
    .select("stages.state as stageState")
    .where("assignments.expertId", "=", expertId)
    .where("assignments.submissionId", "=", submissionId)
    .where("assignments.state", "=", "active")
    .orderBy("stages.position")
    .execute();
}

/** The office's list, by serial and expert code, over what the scope lets be known. */
export async function listAssignmentLines(
  db: Database,
  stageId: string,
  scope: SubmissionScope,
  filter: AssignmentFilter,
): Promise<readonly AssignmentLine[]> {
  let query = submissionsInScope(db, scope)
    .innerJoin("assignments", "assignments.submissionId", "submissions.id")
    .innerJoin("experts", "experts.id", "assignments.expertId")
    .leftJoin("panels", "panels.id", "assignments.panelId")
    .leftJoin("declarations", "declarations.assignmentId", "assignments.id")
    .leftJoin("scoreSheets", "scoreSheets.assignmentId", "assignments.id")
    .where("assignments.stageId", "=", stageId);
  if (filter.fieldCode !== undefined) query = query.where("submissions.fieldCode", "=", filter.fieldCode);
  if (filter.expertId !== undefined) query = query.where("assignments.expertId", "=", filter.expertId);
  if (filter.submissionId !== undefined) query = query.where("assignments.submissionId", "=", filter.submissionId);
  if (filter.state !== undefined) query = query.where("assignments.state", "=", filter.state);
  return await query
    .select([
      "assignments.id",
      "assignments.submissionId",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.fieldCode",
      "assignments.expertId",
      "experts.code as expertCode",
      "experts.nameZh as expertNameZh",
      "experts.nameEn as expertNameEn",
      "experts.kind as expertKind",
      "panels.code as panelCode",
      "assignments.state",
      "assignments.readingOrder",
      "assignments.fit",
      "declarations.answer as declaration",
      "scoreSheets.state as sheetState",
      "assignments.createdAt",
      "assignments.endedAt",
      "assignments.endReason",
    ])
    .orderBy("submissions.serial")
    .orderBy("experts.code")
    .execute();
}

/** Active assignments of each expert in a stage; experts without one are not listed. */
export async function listLoads(
  db: Database,
  stageId: string,
): Promise<readonly { readonly expertId: string; readonly load: number }[]> {
  return await db
    .selectFrom("assignments")
    .select(["expertId", (eb) => eb.fn.countAll<number>().as("load")])
    .where("stageId", "=", stageId)
    .where("state", "=", "active")
    .groupBy("expertId")
    .orderBy("expertId")
    .execute();
}

/** The highest place in an expert's reading order of a stage; 0 when there is none. */
export async function findLastReadingOrder(db: Database, stageId: string, expertId: string): Promise<number> {
  const row = await db
    .selectFrom("assignments")
    .select((eb) => eb.fn.max("readingOrder").as("last"))
    .where("stageId", "=", stageId)
    .where("expertId", "=", expertId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function saveAssignments(db: Database, assignments: readonly NewRow<"assignments">[]): Promise<void> {
  await saveRows(db, "assignments", assignments);
}

export async function saveAssignmentEnd(
  db: Database,
  assignmentId: string,
  end: { readonly state: "recused" | "declined" | "void"; readonly endedAt: string; readonly endReason: string },
): Promise<void> {
  await db.updateTable("assignments").set(end).where("id", "=", assignmentId).execute();
}

/** Removes the assignments of a stage that is assigned anew; nothing may refer to them yet. */
export async function removeAssignments(db: Database, stageId: string): Promise<void> {
  await db.deleteFrom("assignments").where("stageId", "=", stageId).execute();
}

export async function saveAssignmentRun(db: Database, run: NewRow<"assignmentRuns">): Promise<void> {
  await db.insertInto("assignmentRuns").values(run).execute();
}

/** The run a stage's assignments come from. */
export async function findLastAssignmentRun(db: Database, stageId: string): Promise<Row<"assignmentRuns"> | undefined> {
  return await db
    .selectFrom("assignmentRuns")
    .selectAll()
    .where("stageId", "=", stageId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
