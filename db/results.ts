/** What the ranking of a stage is made of, and the results that were proposed and frozen. */
import type { Database } from "./connection.ts";
import { chunksOf, saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";
import type { StageKind } from "./stages.ts";
import { submissionsInScope } from "./scope.ts";
import type { SubmissionScope } from "./scope.ts";

/** What a page shows of a submission in a ranking. */
export interface SubmissionTitle {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
}

export interface ValidSheet {
  readonly id: string;
  readonly submissionId: string;
  readonly expertId: string;
  readonly marks: readonly { readonly criterion: string; readonly mark: number }[];
}

/** Ids of all submissions of the call that the scope lets be known to exist. */
export async function listIdsInScope(db: Database, scope: SubmissionScope): Promise<ReadonlySet<string>> {
  const rows = await submissionsInScope(db, scope).select("submissions.id").execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * Submitted sheets of a stage by id, with their marks. Sheets of assignments that ended (recused, declined, void)
 * are left out. Cost: two reads of the stage's sheets and marks.
 */
export async function listValidSheets(db: Database, stageId: string): Promise<readonly ValidSheet[]> {
  const rows = await db
    .selectFrom("scoreSheets")
    .innerJoin("assignments", "assignments.id", "scoreSheets.assignmentId")
    .innerJoin("marks", "marks.sheetId", "scoreSheets.id")
    .select([
      "scoreSheets.id",
      "scoreSheets.submissionId",
      "scoreSheets.expertId",
      "marks.criterionCode as criterion",
      "marks.mark",
    ])
    .where("scoreSheets.stageId", "=", stageId)
    .where("scoreSheets.state", "=", "submitted")
    .where("assignments.state", "=", "active")
    .orderBy("scoreSheets.id")
    .orderBy("marks.criterionCode")
    .execute();
  const sheets = new Map<string, ValidSheet & { marks: { criterion: string; mark: number }[] }>();
  for (const { id, submissionId, expertId, criterion, mark } of rows) {
    const sheet = sheets.get(id) ?? { id, submissionId, expertId, marks: [] };
    sheet.marks.push({ criterion, mark });
    sheets.set(id, sheet);
  }
  return [...sheets.values()];
}

/** Exact official scores ("n/d") of the frozen results of the stages before. */
export async function listEarlierScores(
  db: Database,
  stage: Pick<Row<"stages">, "callId" | "position">,
): Promise<readonly { readonly submissionId: string; readonly kind: StageKind; readonly score: string }[]> {
  const rows = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .select(["stageResultRows.submissionId", "stages.kind", "stageResultRows.officialScore"])
    .where("stages.callId", "=", stage.callId)
    .where("stages.position", "<", stage.position)
    .where("stageResults.state", "=", "frozen")
    .orderBy("stages.position")
    .orderBy("stageResultRows.submissionId")
    .execute();
  return rows.flatMap(({ submissionId, kind, officialScore }) =>
    officialScore === null ? [] : [{ submissionId, kind, score: officialScore }],
  );
}

/** Ids of a call's submissions that were withdrawn. */
export async function listWithdrawnIds(db: Database, callId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("submissions")
    .select("id")
    .where("callId", "=", callId)
    .where("status", "=", "withdrawn")
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Ids of the stages whose result in force has a row of the submission. */
export async function listStagesCounting(db: Database, submissionId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .select("stageResults.stageId")
    .where("stageResultRows.submissionId", "=", submissionId)
    .where("stageResults.state", "=", "frozen")
    .execute();
  return new Set(rows.map((row) => row.stageId));
}

/** Everything that stood in a version of a stage's result that is or was in force. */
export async function listStoodIds(db: Database, stageId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .select("stageResultRows.submissionId")
    .distinct()
    .where("stageResults.stageId", "=", stageId)
    .orderBy("stageResultRows.submissionId")
    .execute();
  return rows.map((row) => row.submissionId);
}

/** Titles and serials of submissions that a frozen document names by id. */
export async function listTitles(db: Database, ids: readonly string[]): Promise<readonly SubmissionTitle[]> {
  const rows: SubmissionTitle[] = [];
  for (const chunk of chunksOf(ids))
    rows.push(
      ...(await db
        .selectFrom("submissions")
        .select(["id", "serial", "titleZh", "titleEn"])
        .where("id", "in", chunk)
        .orderBy("serial")
        .execute()),
    );
  return rows;
}

export async function listExpertCodes(
  db: Database,
  callId: string,
): Promise<readonly Pick<Row<"experts">, "id" | "code">[]> {
  return await db.selectFrom("experts").select(["id", "code"]).where("callId", "=", callId).orderBy("code").execute();
}

/** What became of a result, without its document, which may take megabytes. */
export type ResultStory = Omit<Row<"stageResults">, "document">;

const STORY = [
  "id",
  "stageId",
  "version",
  "state",
  "inputDigest",
  "resultDigest",
  "proposedBy",
  "proposedAt",
  "confirmedBy",
  "confirmedAt",
  "note",
] as const satisfies readonly (keyof ResultStory)[];

/** The newest result of a stage, whatever became of it. */
export async function findLastResult(db: Database, stageId: string): Promise<ResultStory | undefined> {
  return await db
    .selectFrom("stageResults")
    .select(STORY)
    .where("stageId", "=", stageId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The document of a result that exists. */
export async function readDocument(db: Database, resultId: string): Promise<string> {
  const row = await db
    .selectFrom("stageResults")
    .select("document")
    .where("id", "=", resultId)
    .executeTakeFirstOrThrow();
  return row.document;
}

/** Of the result in force. */
export async function findFrozenStory(db: Database, stageId: string): Promise<ResultStory | undefined> {
  return await db
    .selectFrom("stageResults")
    .select(STORY)
    .where("stageId", "=", stageId)
    .where("state", "=", "frozen")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function findFrozenResult(db: Database, stageId: string): Promise<Row<"stageResults"> | undefined> {
  return await db
    .selectFrom("stageResults")
    .selectAll()
    .where("stageId", "=", stageId)
    .where("state", "=", "frozen")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The results of a stage that were or are in force, by version; a proposal that gave way to another never was. */
export async function listConfirmedResults(db: Database, stageId: string): Promise<readonly Row<"stageResults">[]> {
  return await db
    .selectFrom("stageResults")
    .selectAll()
    .where("stageId", "=", stageId)
    .where((eb) =>
      eb.or([eb("state", "=", "frozen"), eb("state", "=", "superseded").and("confirmedBy", "is not", null)]),
    )
    .orderBy("version")
    .execute();
}

/** Why assignments ended, by id; those that did not end are left out. */
export async function listEndReasons(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  for (const chunk of chunksOf(ids)) {
    const rows = await db
      .selectFrom("assignments")
      .select(["id", "endReason"])
      .where("id", "in", chunk)
      .where("state", "<>", "active")
      .execute();
    for (const { id, endReason } of rows) reasons.set(id, endReason);
  }
  return reasons;
}

export async function saveResult(db: Database, result: NewRow<"stageResults">): Promise<void> {
  await db.insertInto("stageResults").values(result).execute();
}

export async function changeResult(
  db: Database,
  resultId: string,
  change: Partial<Pick<Row<"stageResults">, "state" | "confirmedBy" | "confirmedAt" | "note">>,
): Promise<void> {
  await db.updateTable("stageResults").set(change).where("id", "=", resultId).execute();
}

export async function saveResultRows(db: Database, rows: readonly NewRow<"stageResultRows">[]): Promise<void> {
  await saveRows(db, "stageResultRows", rows);
}

export async function findAccountNames(
  db: Database,
  accountId: string,
): Promise<Pick<Row<"accounts">, "nameZh" | "nameEn"> | undefined> {
  return await db.selectFrom("accounts").select(["nameZh", "nameEn"]).where("id", "=", accountId).executeTakeFirst();
}
