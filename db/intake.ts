/** What a roster is checked against: what the call already has. Rows are stored with `saveRows`. */
import type { Database } from "./connection.ts";
import type { SubmissionScope } from "./scope.ts";
import { submissionsInScope } from "./scope.ts";
import type { Row } from "./schema.ts";
import { chunksOf } from "./rows.ts";

/** Ids of a call's experts by code. */
export async function listExpertIds(db: Database, callId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("experts")
    .select(["code", "id"])
    .where("callId", "=", callId)
    .orderBy("code")
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** A call's submissions by serial, whoever asks: serials and intake numbers must be distinct over all of them. */
export async function listSubmissionIds(
  db: Database,
  callId: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly intakeNo: number }>> {
  const rows = await db
    .selectFrom("submissions")
    .select(["serial", "id", "intakeNo"])
    .where("callId", "=", callId)
    .orderBy("intakeNo")
    .execute();
  return new Map(rows.map(({ serial, id, intakeNo }) => [serial, { id, intakeNo }]));
}

/** Ids of the accounts that exist among these e-mail addresses, by address. */
export async function listAccountIds(db: Database, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const chunk of chunksOf(emails)) {
    const rows = await db.selectFrom("accounts").select(["email", "id"]).where("email", "in", chunk).execute();
    for (const row of rows) ids.set(row.email, row.id);
  }
  return ids;
}

export async function saveParent(db: Database, organizationId: string, parentId: string): Promise<void> {
  await db.updateTable("organizations").set({ parentId }).where("id", "=", organizationId).execute();
}

/** undefined for a submission that does not exist or that the scope hides. */
export async function findSubmissionInScope(
  db: Database,
  scope: SubmissionScope,
  submissionId: string,
): Promise<Row<"submissions"> | undefined> {
  return await submissionsInScope(db, scope)
    .selectAll("submissions")
    .where("submissions.id", "=", submissionId)
    .executeTakeFirst();
}

export async function saveField(db: Database, submissionId: string, fieldCode: string): Promise<void> {
  await db.updateTable("submissions").set({ fieldCode }).where("id", "=", submissionId).execute();
}

export async function saveStatus(
  db: Database,
  submissionId: string,
  change: Pick<Row<"submissions">, "status" | "statusAt" | "statusNote">,
): Promise<void> {
  await db.updateTable("submissions").set(change).where("id", "=", submissionId).execute();
}

/** Whether the submission was ever given to an expert. */
export async function hasAssignment(db: Database, submissionId: string): Promise<boolean> {
  const row = await db
    .selectFrom("assignments")
    .select("id")
    .where("submissionId", "=", submissionId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Ends the active assignments of a submission in stages that are not over, with their sheets. What a closed stage
 * counted stays as it was.
 */
export async function voidRunningAssignments(
  db: Database,
  submissionId: string,
  end: { readonly at: string; readonly reason: string },
): Promise<void> {
  const running = await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .select("assignments.id")
    .where("assignments.submissionId", "=", submissionId)
    .where("assignments.state", "=", "active")
    .where("stages.state", "in", ["planned", "open"])
    .execute();
  const ids = running.map((row) => row.id);
  if (ids.length === 0) return;
  await db
    .updateTable("scoreSheets")
    .set({ state: "void", voidAt: end.at, voidReason: end.reason })
    .where("assignmentId", "in", ids)
    .where("state", "<>", "void")
    .execute();
  await db
    .updateTable("assignments")
    .set({ state: "void", endedAt: end.at, endReason: end.reason })
    .where("id", "in", ids)
    .execute();
}

/** By submission id: what decides whether it can be admitted as it came. */
export async function listAdmissionStates(
  db: Database,
  callId: string,
): Promise<ReadonlyMap<string, Pick<Row<"submissions">, "status" | "fieldCode"> & { readonly isChecked: boolean }>> {
  const rows = await db
    .selectFrom("submissions")
    .leftJoin("formalChecks", (join) =>
      join.onRef("formalChecks.submissionId", "=", "submissions.id").on("formalChecks.round", "=", 1),
    )
    .select(["submissions.id", "submissions.status", "submissions.fieldCode", "formalChecks.id as checkId"])
    .where("submissions.callId", "=", callId)
    .execute();
  return new Map(
    rows.map(({ id, status, fieldCode, checkId }) => [id, { status, fieldCode, isChecked: checkId !== null }]),
  );
}

export async function saveStatuses(
  db: Database,
  submissionIds: readonly string[],
  change: Pick<Row<"submissions">, "status" | "statusAt" | "statusNote">,
): Promise<void> {
  for (const chunk of chunksOf(submissionIds))
    await db.updateTable("submissions").set(change).where("id", "in", chunk).execute();
}
