/** Stages of a call, what belongs to each, and how far its sheets are. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "./connection.ts";
import type { Row, Schema } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export type StageKind = Row<"stages">["kind"];
export type StageState = Row<"stages">["state"];

/** A stage with the rubric version it runs by. */
export interface Stage extends Row<"stages"> {
  readonly rubricHash: string;
  /** Canonical JSON of the rubric. */
  readonly rubricDocument: string;
  readonly rubricFrozenAt: string | null;
}

/** What assigning and ranking need to know of a submission of a stage. */
export interface StageSubmission {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly kind: Row<"submissions">["kind"];
  readonly channel: Row<"submissions">["channel"];
  readonly zjtxLevel: Row<"submissions">["zjtxLevel"];
  readonly applicantId: string;
  readonly recommenderId: string | null;
  readonly country: string;
  readonly province: string | null;
}

/** All stages of a call, in the order in which they are held. */
export async function listStages(db: Database, callId: string): Promise<readonly Stage[]> {
  return await stages(db).where("stages.callId", "=", callId).orderBy("stages.position").execute();
}

export async function findStage(db: Database, callId: string, kind: StageKind): Promise<Stage | undefined> {
  return await stages(db).where("stages.callId", "=", callId).where("stages.kind", "=", kind).executeTakeFirst();
}

export async function findStageById(db: Database, stageId: string): Promise<Stage | undefined> {
  return await stages(db).where("stages.id", "=", stageId).executeTakeFirst();
}

/** The stage held just before this one; undefined for the first. */
export async function findStageBefore(
  db: Database,
  stage: Pick<Row<"stages">, "callId" | "position">,
): Promise<Stage | undefined> {
  return await stages(db)
    .where("stages.callId", "=", stage.callId)
    .where("stages.position", "<", stage.position)
    .orderBy("stages.position", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function saveStage(
  db: Database,
  stageId: string,
  change: Partial<
    Pick<Row<"stages">, "state" | "closesAt" | "assignedAt" | "openedAt" | "closedAt" | "frozenAt" | "reopenedAt">
  >,
): Promise<void> {
  await db.updateTable("stages").set(change).where("id", "=", stageId).execute();
}

/** Freezes a rubric version at its first saved sheet; one that is frozen stays as it is. */
export async function saveRubricFrozen(db: Database, rubricVersionId: string, frozenAt: string): Promise<void> {
  await db
    .updateTable("rubricVersions")
    .set({ frozenAt })
    .where("id", "=", rubricVersionId)
    .where("frozenAt", "is", null)
    .execute();
}

/**
 * The submissions of a stage, by serial: in the first stage everything admitted, in a later one what the frozen result
 * of the stage before passes on. A submission withdrawn since is left out. With a scope: only what it lets be known.
 */
export async function listStageSubmissions(
  db: Database,
  stageId: string,
  scope?: SubmissionScope,
): Promise<readonly StageSubmission[]> {
  return await (
    await submissionsOfStage(db, stageId, scope)
  )
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .select([
      "submissions.id",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.fieldCode",
      "submissions.kind",
      "submissions.channel",
      "submissions.zjtxLevel",
      "submissions.applicantId",
      "submissions.recommenderId",
      "organizations.country",
      "organizations.province",
    ])
    .orderBy("submissions.serial")
    .execute();
}

export async function countStageSubmissions(
  db: Database,
  stageId: string,
  scope: SubmissionScope,
): Promise<readonly { readonly fieldCode: string | null; readonly submissions: number }[]> {
  return await (
    await submissionsOfStage(db, stageId, scope)
  )
    .select(["submissions.fieldCode", (eb) => eb.fn.countAll<number>().as("submissions")])
    .groupBy("submissions.fieldCode")
    .orderBy("submissions.fieldCode")
    .execute();
}

/** True while any submission of the call still waits for its formal check or a correction. */
export async function hasUndecidedSubmissions(db: Database, callId: string): Promise<boolean> {
  const row = await db
    .selectFrom("submissions")
    .select("id")
    .where("callId", "=", callId)
    .where("status", "in", ["received", "correction"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Aliased counts over `sheetsOfStage`; sums of zero and one, so that both databases give whole numbers. */
const COUNTS = [
  sql<number>`count(*)`.as("expected"),
  sql<number>`count(case when score_sheets.state = 'submitted' then 1 end)`.as("submitted"),
  sql<number>`count(case when score_sheets.state = 'draft' then 1 end)`.as("started"),
] as const;

export interface SheetCount {
  /** Sheets asked for: active assignments. */
  readonly expected: number;
  readonly submitted: number;
  /** Drafts that hold something. */
  readonly started: number;
}

/** Sheets by field, over what the scope lets be known. Cost: one pass over the stage's assignments. */
export async function listSheetCountsByField(
  db: Database,
  stageId: string,
  scope: SubmissionScope,
): Promise<readonly (SheetCount & { readonly fieldCode: string | null })[]> {
  return await sheetsOfStage(db, stageId, scope)
    .select(["submissions.fieldCode", ...COUNTS])
    .groupBy("submissions.fieldCode")
    .orderBy("submissions.fieldCode")
    .execute();
}

/** Sheets by expert, over what the scope lets be known: an expert with nothing else is not listed. */
export async function listSheetCountsByExpert(
  db: Database,
  stageId: string,
  scope: SubmissionScope,
): Promise<
  readonly (SheetCount & {
    readonly expertId: string;
    readonly declared: number;
    readonly lastSavedAt: string | null;
  })[]
> {
  return await sheetsOfStage(db, stageId, scope)
    .leftJoin("declarations", "declarations.assignmentId", "assignments.id")
    .select((eb) => [
      "assignments.expertId",
      eb.fn.count<number>("declarations.id").as("declared"),
      eb.fn.max("scoreSheets.savedAt").as("lastSavedAt"),
    ])
    .select(COUNTS)
    .groupBy("assignments.expertId")
    .orderBy("assignments.expertId")
    .execute();
}

/** True when an active assignment of the stage has no submitted sheet. */
export async function hasMissingSheets(db: Database, stageId: string): Promise<boolean> {
  const row = await db
    .selectFrom("assignments")
    .leftJoin("scoreSheets", (join) =>
      join.onRef("scoreSheets.assignmentId", "=", "assignments.id").on("scoreSheets.state", "=", "submitted"),
    )
    .select("assignments.id")
    .where("assignments.stageId", "=", stageId)
    .where("assignments.state", "=", "active")
    .where("scoreSheets.id", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function stages(db: Database) {
  return db
    .selectFrom("stages")
    .innerJoin("rubricVersions", "rubricVersions.id", "stages.rubricVersionId")
    .selectAll("stages")
    .select([
      "rubricVersions.hash as rubricHash",
      "rubricVersions.document as rubricDocument",
      "rubricVersions.frozenAt as rubricFrozenAt",
    ]);
}

async function submissionsOfStage(
  db: Database,
  stageId: string,
  scope: SubmissionScope | undefined,
): Promise<SelectQueryBuilder<Schema, "submissions", object>> {
  const stage = await findStageById(db, stageId);
  if (stage === undefined) throw new Error(`submissionsOfStage: there is no stage ${stageId}`);
  const before = await findStageBefore(db, stage);
  const base: SelectQueryBuilder<Schema, "submissions", object> =
    scope === undefined
      ? db.selectFrom("submissions").where("submissions.callId", "=", stage.callId)
      : submissionsInScope(db, scope);
  const admitted = base.where("submissions.status", "=", "admitted");
  if (before === undefined) return admitted;
  return admitted.where("submissions.id", "in", (eb) =>
    eb
      .selectFrom("stageResultRows")
      .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
      .select("stageResultRows.submissionId")
      .where("stageResults.stageId", "=", before.id)
      .where("stageResults.state", "=", "frozen")
      .where("stageResultRows.passes", "=", 1),
  );
}

function sheetsOfStage(db: Database, stageId: string, scope: SubmissionScope) {
  return submissionsInScope(db, scope)
    .innerJoin("assignments", "assignments.submissionId", "submissions.id")
    .leftJoin("scoreSheets", "scoreSheets.assignmentId", "assignments.id")
    .where("assignments.stageId", "=", stageId)
    .where("assignments.state", "=", "active");
}
