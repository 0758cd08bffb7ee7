import type { Rubric } from "#scoring/programme/programme.ts";
import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";

export const sheetChecks: readonly Invariant[] = [
  everySheetIsOfItsAssignment,
  everySheetEndsWithItsAssignment,
  everySheetIsScoredByTheStagesFrozenRubric,
  everySheetComesAfterADeclaration,
  everyMarkBelongsToTheRubric,
  everySubmittedSheetIsComplete,
  everyReasonWithoutMarkHasNone,
  everyEvidenceIsOfItsSubmission,
  everyDeclarationIsOfItsAssignment,
];

async function everySheetIsOfItsAssignment(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("scoreSheets")
    .innerJoin("assignments", "assignments.id", "scoreSheets.assignmentId")
    .select("scoreSheets.id")
    .where((eb) =>
      eb.or([
        eb("scoreSheets.stageId", "<>", eb.ref("assignments.stageId")),
        eb("scoreSheets.submissionId", "<>", eb.ref("assignments.submissionId")),
        eb("scoreSheets.expertId", "<>", eb.ref("assignments.expertId")),
      ]),
    )
    .execute();
  return rows.map((row) => `sheet ${row.id} is not of its assignment`);
}

async function everySheetEndsWithItsAssignment(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("scoreSheets")
    .innerJoin("assignments", "assignments.id", "scoreSheets.assignmentId")
    .select(["scoreSheets.id", "scoreSheets.state", "assignments.state as assignmentState"])
    .execute();
  return rows
    .filter((row) => (row.state === "void") !== (row.assignmentState !== "active"))
    .map((row) => `sheet ${row.id} is ${row.state} under an assignment that is ${row.assignmentState}`);
}

async function everySheetIsScoredByTheStagesFrozenRubric(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("scoreSheets")
    .innerJoin("stages", "stages.id", "scoreSheets.stageId")
    .innerJoin("rubricVersions", "rubricVersions.id", "scoreSheets.rubricVersionId")
    .select([
      "scoreSheets.id",
      "scoreSheets.rubricVersionId",
      "stages.rubricVersionId as stagesRubric",
      "rubricVersions.frozenAt",
    ])
    .execute();
  return rows
    .filter((row) => row.rubricVersionId !== row.stagesRubric || row.frozenAt === null)
    .map((row) => `sheet ${row.id} is not scored by the frozen rubric of its stage`);
}

/** Nobody opens a file before having said that there is no conflict. */
async function everySheetComesAfterADeclaration(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("scoreSheets")
    .leftJoin("declarations", "declarations.assignmentId", "scoreSheets.assignmentId")
    .select(["scoreSheets.id", "declarations.answer"])
    .where("scoreSheets.state", "<>", "void")
    .execute();
  return rows.filter((row) => row.answer !== "none").map((row) => `sheet ${row.id} has no declaration before it`);
}

async function everyMarkBelongsToTheRubric(db: Database): Promise<string[]> {
  const rubrics = await readRubrics(db);
  const marks = await db
    .selectFrom("marks")
    .innerJoin("scoreSheets", "scoreSheets.id", "marks.sheetId")
    .select(["marks.sheetId", "marks.criterionCode", "marks.mark", "scoreSheets.rubricVersionId"])
    .execute();
  return marks
    .filter(({ rubricVersionId, criterionCode, mark }) => {
      const rubric = rubrics.get(rubricVersionId);
      if (rubric?.codes.has(criterionCode) !== true) return true;
      return mark < rubric.minimum || mark > rubric.maximum;
    })
    .map((row) => `mark ${row.criterionCode} of sheet ${row.sheetId} is not of its rubric`);
}

async function everySubmittedSheetIsComplete(db: Database): Promise<string[]> {
  const rubrics = await readRubrics(db);
  const sheets = await db
    .selectFrom("scoreSheets")
    .leftJoin("marks", "marks.sheetId", "scoreSheets.id")
    .select((eb) => ["scoreSheets.id", "scoreSheets.rubricVersionId", eb.fn.count("marks.criterionCode").as("marks")])
    .where("scoreSheets.state", "=", "submitted")
    .groupBy(["scoreSheets.id", "scoreSheets.rubricVersionId"])
    .execute();
  return sheets
    .filter((sheet) => Number(sheet.marks) !== rubrics.get(sheet.rubricVersionId)?.codes.size)
    .map((sheet) => `sheet ${sheet.id} is submitted, but not complete`);
}

async function everyReasonWithoutMarkHasNone(db: Database): Promise<string[]> {
  const rubrics = await readRubrics(db);
  const rows = await db
    .selectFrom("reasonsWithoutMark as reasons")
    .innerJoin("scoreSheets", "scoreSheets.id", "reasons.sheetId")
    .leftJoin("marks", (join) =>
      join.onRef("marks.sheetId", "=", "reasons.sheetId").onRef("marks.criterionCode", "=", "reasons.criterionCode"),
    )
    .select(["reasons.sheetId", "reasons.criterionCode", "marks.mark", "scoreSheets.rubricVersionId"])
    .orderBy("reasons.sheetId")
    .orderBy("reasons.criterionCode")
    .execute();
  return rows
    .filter((row) => row.mark !== null || rubrics.get(row.rubricVersionId)?.codes.has(row.criterionCode) !== true)
    .map((row) => `the reason for ${row.criterionCode} on sheet ${row.sheetId} has a mark, or is not of its rubric`);
}

/** Which sections have something to be read depends on the stage; a file is the submission's own in any. */
async function everyEvidenceIsOfItsSubmission(db: Database): Promise<string[]> {
  const rubrics = await readRubrics(db);
  const rows = await db
    .selectFrom("markEvidence")
    .innerJoin("scoreSheets", "scoreSheets.id", "markEvidence.sheetId")
    .leftJoin("submissionFiles", "submissionFiles.id", "markEvidence.fileId")
    .select([
      "markEvidence.sheetId",
      "markEvidence.criterionCode",
      "markEvidence.fileId",
      "scoreSheets.rubricVersionId",
      "scoreSheets.submissionId",
      "submissionFiles.submissionId as fileOf",
    ])
    .orderBy("markEvidence.sheetId")
    .orderBy("markEvidence.criterionCode")
    .execute();
  return rows
    .filter(
      ({ rubricVersionId, criterionCode, fileId, submissionId, fileOf }) =>
        rubrics.get(rubricVersionId)?.codes.has(criterionCode) !== true || (fileId !== null && fileOf !== submissionId),
    )
    .map((row) => `evidence for ${row.criterionCode} on sheet ${row.sheetId} is not of its rubric and submission`);
}

async function everyDeclarationIsOfItsAssignment(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("declarations")
    .innerJoin("assignments", "assignments.id", "declarations.assignmentId")
    .select("declarations.id")
    .where((eb) =>
      eb.or([
        eb("declarations.expertId", "<>", eb.ref("assignments.expertId")),
        eb("declarations.submissionId", "<>", eb.ref("assignments.submissionId")),
        eb.and([eb("declarations.answer", "=", "conflict"), eb("assignments.state", "=", "active")]),
      ]),
    )
    .execute();
  return rows.map((row) => `declaration ${row.id} does not agree with its assignment`);
}

interface RubricLimits {
  readonly codes: ReadonlySet<string>;
  readonly minimum: number;
  readonly maximum: number;
}

async function readRubrics(db: Database): Promise<ReadonlyMap<string, RubricLimits>> {
  const rows = await db.selectFrom("rubricVersions").select(["id", "document"]).execute();
  return new Map(
    rows.map(({ id, document }) => {
      const { criteria, scale } = JSON.parse(document) as Rubric;
      return [id, { codes: new Set(criteria.map((item) => item.code)), ...scale }];
    }),
  );
}
