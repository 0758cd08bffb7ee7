import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

export async function saveProgrammeVersion(db: Database, version: NewRow<"programmeVersions">): Promise<void> {
  await db.insertInto("programmeVersions").values(version).execute();
}

/** All versions a call has had, the newest first, without their documents. */
export async function listProgrammeVersions(
  db: Database,
  callId: string,
): Promise<readonly Omit<Row<"programmeVersions">, "document">[]> {
  return await db
    .selectFrom("programmeVersions")
    .select(["id", "callId", "version", "hash", "createdAt", "createdBy"])
    .where("callId", "=", callId)
    .orderBy("version", "desc")
    .execute();
}

export async function saveRubricVersion(db: Database, version: NewRow<"rubricVersions">): Promise<void> {
  await db.insertInto("rubricVersions").values(version).execute();
}

/** The stage rows of a call with the rubric version each runs by, in the order in which they are held. */
export async function listStagesWithRubric(db: Database, callId: string) {
  return await db
    .selectFrom("stages")
    .innerJoin("rubricVersions", "rubricVersions.id", "stages.rubricVersionId")
    .select([
      "stages.id",
      "stages.kind",
      "stages.position",
      "stages.state",
      "stages.opensAt",
      "stages.closesAt",
      "stages.assignedAt",
      "rubricVersions.hash as rubricHash",
      "rubricVersions.frozenAt as rubricFrozenAt",
    ])
    .where("stages.callId", "=", callId)
    .orderBy("stages.position")
    .execute();
}

/** The number of the newest rubric version of a stage kind; 0 when there is none. */
export async function findLastRubricVersion(
  db: Database,
  callId: string,
  stageKind: Row<"stages">["kind"],
): Promise<number> {
  const row = await db
    .selectFrom("rubricVersions")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("callId", "=", callId)
    .where("stageKind", "=", stageKind)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function savePlannedStage(db: Database, stage: NewRow<"stages">): Promise<void> {
  await db.insertInto("stages").values(stage).execute();
}

export async function changePlannedStage(
  db: Database,
  stageId: string,
  change: Partial<Pick<Row<"stages">, "position" | "opensAt" | "closesAt" | "rubricVersionId">>,
): Promise<void> {
  await db.updateTable("stages").set(change).where("id", "=", stageId).execute();
}

/** Removes a stage nobody was assigned in; its rubric versions stay on record. */
export async function removePlannedStage(db: Database, stageId: string): Promise<void> {
  await db.deleteFrom("stages").where("id", "=", stageId).execute();
}

/** Every field a call's submissions are in, in code order. */
export async function listUsedFieldCodes(db: Database, callId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("submissions")
    .select("fieldCode")
    .distinct()
    .where("callId", "=", callId)
    .where("fieldCode", "is not", null)
    .orderBy("fieldCode")
    .execute();
  return rows.flatMap((row) => row.fieldCode ?? []);
}
