/**
 * Score sheets. A sheet has the id of its assignment: there is one sheet for each, and an address that exists before
 * the first word is saved stays the same afterwards.
 */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { chunksOf, saveRows } from "./rows.ts";

export interface StoredMark {
  readonly criterion: string;
  readonly mark: number;
  readonly reason: string;
}

export interface StoredReason {
  readonly criterion: string;
  readonly reason: string;
}

export type StoredEvidence = Omit<Row<"markEvidence">, "sheetId" | "criterionCode"> & { readonly criterion: string };

export interface ScoreSheet extends Omit<Row<"scoreSheets">, "flags"> {
  readonly flags: readonly string[];
  readonly marks: readonly StoredMark[];
  /** Of criteria without a mark. */
  readonly reasonsWithoutMark: readonly StoredReason[];
  readonly evidence: readonly StoredEvidence[];
}

/** An active assignment of an expert in a stage, with what is known of its sheet. */
export interface SheetOfExpert {
  readonly assignmentId: string;
  readonly submissionId: string;
  readonly readingOrder: number;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly country: string;
  readonly declaration: Row<"declarations">["answer"] | null;
  readonly state: Row<"scoreSheets">["state"] | null;
  readonly isSkipped: number | null;
  readonly savedAt: string | null;
  readonly submittedAt: string | null;
}

/** undefined until something is saved. */
export async function findScoreSheet(db: Database, sheetId: string): Promise<ScoreSheet | undefined> {
  const row = await db.selectFrom("scoreSheets").selectAll().where("id", "=", sheetId).executeTakeFirst();
  if (row === undefined) return undefined;
  const marks = await listMarks(db, [sheetId]);
  return {
    ...row,
    flags: JSON.parse(row.flags) as string[],
    marks: marks.map(({ criterion, mark, reason }) => ({ criterion, mark, reason })),
    reasonsWithoutMark: await listReasonsWithoutMark(db, sheetId),
    evidence: await listEvidence(db, sheetId),
  };
}

/**
 * An expert's own desk: active assignments without a blocking conflict, in reading order, whether begun or not.
 * `accountId` is the person's account: a conflict found for it hides the submission too.
 */
export async function listSheetsOfExpert(
  db: Database,
  stageId: string,
  person: { readonly expertId: string; readonly accountId: string },
): Promise<readonly SheetOfExpert[]> {
  return await db
    .selectFrom("assignments")
    .innerJoin("submissions", "submissions.id", "assignments.submissionId")
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .leftJoin("declarations", "declarations.assignmentId", "assignments.id")
    .leftJoin("scoreSheets", "scoreSheets.assignmentId", "assignments.id")
    .select([
      "assignments.id as assignmentId",
      "assignments.submissionId",
      "assignments.readingOrder",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.fieldCode",
      "organizations.country",
      "declarations.answer as declaration",
      "scoreSheets.state",
      "scoreSheets.isSkipped",
      "scoreSheets.savedAt",
      "scoreSheets.submittedAt",
    ])
    .where("assignments.stageId", "=", stageId)
    .where("assignments.expertId", "=", person.expertId)
    .where("assignments.state", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("conflicts")
            .select("conflicts.id")
            .whereRef("conflicts.submissionId", "=", "assignments.submissionId")
            .where("conflicts.isBlocking", "=", 1)
            .where((inner) =>
              inner.or([
                inner("conflicts.expertId", "=", person.expertId),
                inner("conflicts.accountId", "=", person.accountId),
              ]),
            ),
        ),
      ),
    )
    .orderBy("assignments.readingOrder")
    .orderBy("assignments.id")
    .execute();
}

/** Marks of several sheets, by sheet. Criteria come in code order; the rubric's order is the reader's. */
export async function listMarks(
  db: Database,
  sheetIds: readonly string[],
): Promise<readonly (StoredMark & { readonly sheetId: string })[]> {
  const lists = [];
  for (const chunk of chunksOf(sheetIds))
    lists.push(
      await db
        .selectFrom("marks")
        .select(["sheetId", "criterionCode as criterion", "mark", "reason"])
        .where("sheetId", "in", chunk)
        .orderBy("sheetId")
        .orderBy("criterionCode")
        .execute(),
    );
  return lists.flat();
}

/** In code order of the criteria. */
async function listReasonsWithoutMark(db: Database, sheetId: string): Promise<readonly StoredReason[]> {
  return await db
    .selectFrom("reasonsWithoutMark")
    .select(["criterionCode as criterion", "reason"])
    .where("sheetId", "=", sheetId)
    .orderBy("criterionCode")
    .execute();
}

/** What a sheet names as evidence, in code order of the criteria. */
async function listEvidence(db: Database, sheetId: string): Promise<readonly StoredEvidence[]> {
  return await db
    .selectFrom("markEvidence")
    .select(["criterionCode as criterion", "source", "fileId", "page"])
    .where("sheetId", "=", sheetId)
    .orderBy("criterionCode")
    .execute();
}

/** Ids of all sheets of a stage, whatever their state. */
export async function listStageSheetIds(db: Database, stageId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom("scoreSheets").select("id").where("stageId", "=", stageId).orderBy("id").execute();
  return rows.map((row) => row.id);
}

export async function saveScoreSheet(db: Database, sheet: NewRow<"scoreSheets">): Promise<void> {
  await db.insertInto("scoreSheets").values(sheet).execute();
}

export async function saveScoreSheets(db: Database, sheets: readonly NewRow<"scoreSheets">[]): Promise<void> {
  await saveRows(db, "scoreSheets", sheets);
}

export async function changeScoreSheet(
  db: Database,
  sheetId: string,
  change: Partial<
    Pick<
      Row<"scoreSheets">,
      "state" | "revision" | "comment" | "flags" | "isSkipped" | "savedAt" | "submittedAt" | "voidAt" | "voidReason"
    >
  >,
): Promise<void> {
  await db.updateTable("scoreSheets").set(change).where("id", "=", sheetId).execute();
}

/** Makes a sheet void; its marks stay on record and count nowhere. Nothing happens when there is no sheet. */
export async function saveSheetVoid(db: Database, sheetId: string, voidAt: string, voidReason: string): Promise<void> {
  await changeScoreSheet(db, sheetId, { state: "void", voidAt, voidReason });
}

export async function replaceMarks(db: Database, sheetId: string, marks: readonly StoredMark[]): Promise<void> {
  await db.deleteFrom("marks").where("sheetId", "=", sheetId).execute();
  await saveMarks(
    db,
    marks.map((mark) => ({ ...mark, sheetId })),
  );
}

export async function saveMarks(
  db: Database,
  marks: readonly (StoredMark & { readonly sheetId: string })[],
): Promise<void> {
  await saveRows(
    db,
    "marks",
    marks.map(({ sheetId, criterion, mark, reason }) => ({ sheetId, criterionCode: criterion, mark, reason })),
  );
}

export async function replaceReasonsWithoutMark(
  db: Database,
  sheetId: string,
  reasons: readonly StoredReason[],
): Promise<void> {
  await db.deleteFrom("reasonsWithoutMark").where("sheetId", "=", sheetId).execute();
  await saveRows(
    db,
    "reasonsWithoutMark",
    reasons.map(({ criterion, reason }) => ({ sheetId, criterionCode: criterion, reason })),
  );
}

export async function replaceEvidence(
  db: Database,
  sheetId: string,
  evidence: readonly StoredEvidence[],
): Promise<void> {
  await db.deleteFrom("markEvidence").where("sheetId", "=", sheetId).execute();
  await saveEvidence(
    db,
    evidence.map((item) => ({ ...item, sheetId })),
  );
}

export async function saveEvidence(
  db: Database,
  evidence: readonly (StoredEvidence & { readonly sheetId: string })[],
): Promise<void> {
  await saveRows(
    db,
    "markEvidence",
    evidence.map(({ criterion, ...item }) => ({ ...item, criterionCode: criterion })),
  );
}
