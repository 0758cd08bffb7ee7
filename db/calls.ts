import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

export interface CallWithProgramme {
  readonly id: string;
  readonly slug: string;
  readonly mode: Row<"calls">["mode"];
  readonly programmeVersionId: string;
  readonly programmeHash: string;
  readonly programmeVersion: number;
}

export async function saveCall(db: Database, call: NewRow<"calls">): Promise<void> {
  await db.insertInto("calls").values(call).execute();
}

/** Makes a stored version the one the call runs by. */
export async function saveCurrentProgramme(db: Database, callId: string, programmeVersionId: string): Promise<void> {
  await db.updateTable("calls").set({ programmeVersionId }).where("id", "=", callId).execute();
}

/** Both are undefined for a call that does not exist; a stored call always has a programme. */
export async function findCallBySlug(db: Database, slug: string): Promise<CallWithProgramme | undefined> {
  return await callsWithProgramme(db).where("calls.slug", "=", slug).executeTakeFirst();
}

export async function findCallById(db: Database, callId: string): Promise<CallWithProgramme | undefined> {
  return await callsWithProgramme(db).where("calls.id", "=", callId).executeTakeFirst();
}

/** The document of a stored version; apart, because whoever knows its hash need not read it again. */
export async function findProgrammeDocument(db: Database, programmeVersionId: string): Promise<string> {
  const row = await db
    .selectFrom("programmeVersions")
    .select("document")
    .where("id", "=", programmeVersionId)
    .executeTakeFirstOrThrow();
  return row.document;
}

/** All calls, the newest first. */
export async function listCalls(db: Database): Promise<readonly Row<"calls">[]> {
  return await db.selectFrom("calls").selectAll().orderBy("createdAt", "desc").orderBy("slug").execute();
}

function callsWithProgramme(db: Database) {
  return db
    .selectFrom("calls")
    .innerJoin("programmeVersions", "programmeVersions.id", "calls.programmeVersionId")
    .select([
      "calls.id",
      "calls.slug",
      "calls.mode",
      "programmeVersions.id as programmeVersionId",
      "programmeVersions.hash as programmeHash",
      "programmeVersions.version as programmeVersion",
    ]);
}
