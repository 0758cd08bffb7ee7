/** Who reads, and who left, the submissions of a stage. */
import type { Database } from "./connection.ts";
import type { Row } from "./schema.ts";

export type Reading = Pick<Row<"assignments">, "submissionId" | "expertId" | "state" | "endedAt">;

/** Readings that stand and those that ended by a recusal, by submission; of one submission the last that ended first. */
export async function listStandingAndRecused(db: Database, stageId: string): Promise<readonly Reading[]> {
  return await db
    .selectFrom("assignments")
    .select(["submissionId", "expertId", "state", "endedAt"])
    .where("stageId", "=", stageId)
    .where("state", "in", ["active", "recused"])
    .orderBy("submissionId")
    .orderBy("endedAt", "desc")
    .orderBy("expertId")
    .execute();
}
