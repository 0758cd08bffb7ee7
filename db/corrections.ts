/** What a correction changes in a submission. */
import type { Database } from "./connection.ts";
import { saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export type CorrectedFields = Partial<
  Pick<
    Row<"submissions">,
    | "declaredFieldCode"
    | "titleZh"
    | "titleEn"
    | "releasedOn"
    | "isFirstRelease"
    | "employees"
    | "hasLinkedSme"
    | "ownerName"
    | "legalRepresentative"
    | "contactName"
    | "contactPost"
    | "contactPhone"
    | "contactEmail"
    | "contactAddress"
    | "commitmentIsPresent"
    | "commitmentIsSigned"
    | "commitmentIsSealed"
    | "commitmentSignedOn"
    | "recommenderIsConfirmed"
    | "paperCopies"
  >
>;

export type CorrectedRight = Pick<Row<"ipRights">, "position"> &
  Partial<Pick<Row<"ipRights">, "name" | "certificateNo" | "holder" | "grantedOn" | "hasScan">>;

type FilePlace = Pick<Row<"submissionFiles">, "section" | "position">;

export async function changeFieldsOf(
  db: Database,
  submissionId: string,
  fields: CorrectedFields & Partial<Pick<Row<"submissions">, "fieldCode">>,
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  await db.updateTable("submissions").set(fields).where("id", "=", submissionId).execute();
}

export async function replaceText(db: Database, text: NewRow<"submissionTexts">): Promise<void> {
  await db
    .insertInto("submissionTexts")
    .values(text)
    .onConflict((conflict) =>
      conflict.columns(["submissionId", "section", "language"]).doUpdateSet({ body: text.body }),
    )
    .execute();
}

/** @returns how many rows there were at that position: 0 or 1 */
export async function changeRightOf(
  db: Database,
  submissionId: string,
  { position, ...change }: CorrectedRight,
): Promise<number> {
  const result = await db
    .updateTable("ipRights")
    .set({ position, ...change })
    .where("submissionId", "=", submissionId)
    .where("position", "=", position)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function changeExpertsOf(
  db: Database,
  submissionId: string,
  experts: readonly Omit<NewRow<"recommendingExperts">, "submissionId" | "expertId">[],
): Promise<void> {
  await db.deleteFrom("recommendingExperts").where("submissionId", "=", submissionId).execute();
  await saveRows(
    db,
    "recommendingExperts",
    experts.map((expert) => ({ ...expert, submissionId, expertId: null })),
  );
}

export async function listFilePlaces(db: Database, submissionId: string): Promise<readonly FilePlace[]> {
  return await db
    .selectFrom("submissionFiles")
    .select(["section", "position"])
    .where("submissionId", "=", submissionId)
    .orderBy("section")
    .orderBy("position")
    .execute();
}

/** Removes the rows; the contents stay in the file store, named by nothing. */
export async function removeFiles(db: Database, submissionId: string, places: readonly FilePlace[]): Promise<void> {
  for (const { section, position } of places)
    await db
      .deleteFrom("submissionFiles")
      .where("submissionId", "=", submissionId)
      .where("section", "=", section)
      .where("position", "=", position)
      .execute();
}
