/** What the reports on a stage ask for beside its result: how each sheet came about, and where people and submissions are from. */
import type { Database } from "./connection.ts";
import { chunksOf } from "./rows.ts";

export interface SheetFacts {
  readonly sheetId: string;
  readonly startedAt: string;
  readonly submittedAt: string | null;
  readonly comment: string;
  readonly readingOrder: number;
}

export interface Region {
  readonly id: string;
  readonly country: string;
  readonly province: string | null;
}

/** Every sheet of a stage, whatever became of it. */
export async function listSheetFacts(db: Database, stageId: string): Promise<readonly SheetFacts[]> {
  return await db
    .selectFrom("scoreSheets")
    .innerJoin("assignments", "assignments.id", "scoreSheets.assignmentId")
    .select([
      "scoreSheets.id as sheetId",
      "scoreSheets.startedAt",
      "scoreSheets.submittedAt",
      "scoreSheets.comment",
      "assignments.readingOrder",
    ])
    .where("scoreSheets.stageId", "=", stageId)
    .orderBy("scoreSheets.id")
    .execute();
}

/** For which criteria the sheets of a stage name evidence; what they name is nobody's but the expert's. */
export async function listEvidencedCriteria(
  db: Database,
  stageId: string,
): Promise<readonly { readonly sheetId: string; readonly criterion: string }[]> {
  return await db
    .selectFrom("markEvidence")
    .innerJoin("scoreSheets", "scoreSheets.id", "markEvidence.sheetId")
    .select(["markEvidence.sheetId", "markEvidence.criterionCode as criterion"])
    .where("scoreSheets.stageId", "=", stageId)
    .orderBy("markEvidence.sheetId")
    .orderBy("markEvidence.criterionCode")
    .execute();
}

export async function listExpertRegions(
  db: Database,
  callId: string,
): Promise<readonly (Region & { readonly code: string })[]> {
  return await db
    .selectFrom("experts")
    .select(["id", "code", "country", "province"])
    .where("callId", "=", callId)
    .orderBy("code")
    .execute();
}

/** Where the applicants of these submissions are from, by submission. */
export async function listApplicantRegions(db: Database, submissionIds: readonly string[]): Promise<readonly Region[]> {
  const regions: Region[] = [];
  for (const chunk of chunksOf(submissionIds))
    regions.push(
      ...(await db
        .selectFrom("submissions")
        .innerJoin("organizations", "organizations.id", "submissions.applicantId")
        .select(["submissions.id", "organizations.country", "organizations.province"])
        .where("submissions.id", "in", chunk)
        .orderBy("submissions.id")
        .execute()),
    );
  return regions;
}
