/** Submissions of a field and who reads them, over what the scope lets be known. */
import type { Database } from "./connection.ts";
import type { Row } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

/** What still stands, by serial. */
export async function listFieldSubmissions(
  db: Database,
  scope: SubmissionScope,
  fieldCode: string,
): Promise<readonly Pick<Row<"submissions">, "id" | "serial" | "titleZh" | "titleEn">[]> {
  return await submissionsInScope(db, scope)
    .select(["submissions.id", "submissions.serial", "submissions.titleZh", "submissions.titleEn"])
    .where("submissions.fieldCode", "=", fieldCode)
    .where("submissions.status", "not in", ["rejected", "withdrawn"])
    .orderBy("submissions.serial")
    .execute();
}

/** Active assignments of any stage, each pair once. */
export async function listReadingPairs(
  db: Database,
  scope: SubmissionScope,
  fieldCode: string,
): Promise<readonly { readonly expertId: string; readonly submissionId: string }[]> {
  return await submissionsInScope(db, scope)
    .innerJoin("assignments", "assignments.submissionId", "submissions.id")
    .select(["assignments.expertId", "assignments.submissionId"])
    .distinct()
    .where("submissions.fieldCode", "=", fieldCode)
    .where("assignments.state", "=", "active")
    .orderBy("assignments.expertId")
    .orderBy("assignments.submissionId")
    .execute();
}
