/** Counts for the start pages of staff, each over what the scope lets be known. */
import type { Database } from "./connection.ts";
import type { Row } from "./schema.ts";
import { submissionsInScope } from "./scope.ts";
import type { SubmissionScope } from "./scope.ts";

export async function countByStatus(
  db: Database,
  scope: SubmissionScope,
): Promise<readonly { readonly status: Row<"submissions">["status"]; readonly submissions: number }[]> {
  return await submissionsInScope(db, scope)
    .select((eb) => ["submissions.status", eb.fn.countAll<number>().as("submissions")])
    .groupBy("submissions.status")
    .orderBy("submissions.status")
    .execute();
}

/** When the last correction that is still asked for is due; null when none is. */
export async function findLastCorrectionDue(db: Database, scope: SubmissionScope): Promise<string | null> {
  const row = await submissionsInScope(db, scope)
    .innerJoin("corrections", "corrections.submissionId", "submissions.id")
    .select((eb) => eb.fn.max("corrections.dueAt").as("dueAt"))
    .where("corrections.state", "=", "requested")
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

export async function countPassing(db: Database, resultId: string, scope: SubmissionScope): Promise<number> {
  const row = await submissionsInScope(db, scope)
    .innerJoin("stageResultRows", "stageResultRows.submissionId", "submissions.id")
    .select((eb) => eb.fn.countAll<number>().as("submissions"))
    .where("stageResultRows.resultId", "=", resultId)
    .where("stageResultRows.passes", "=", 1)
    .executeTakeFirst();
  return row?.submissions ?? 0;
}

/** Whether the scope lets everything be known that stood in a version of a stage's result that is or was in force. */
export async function isStageWithin(db: Database, stageId: string, scope: SubmissionScope): Promise<boolean> {
  const hidden = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .select("stageResultRows.submissionId")
    .where("stageResults.stageId", "=", stageId)
    .where("stageResultRows.submissionId", "not in", submissionsInScope(db, scope).select("submissions.id"))
    .limit(1)
    .executeTakeFirst();
  return hidden === undefined;
}
