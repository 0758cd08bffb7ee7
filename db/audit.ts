import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

export async function findLastAuditEntry(db: Database): Promise<Pick<Row<"auditEntries">, "seq" | "hash"> | undefined> {
  return await db.selectFrom("auditEntries").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
}

/**
 * Hash of the last entry of a call but for some verbs: another one as soon as anything else of the call is put on record.
 * undefined: nothing yet. Cost: a step for every entry of those verbs after it.
 */
export async function findLastHashOf(
  db: Database,
  callId: string,
  exceptVerbs: readonly string[],
): Promise<string | undefined> {
  const entries = db.selectFrom("auditEntries").select("hash").where("callId", "=", callId);
  const others = exceptVerbs.length === 0 ? entries : entries.where("verb", "not in", exceptVerbs);
  return (await others.orderBy("seq", "desc").limit(1).executeTakeFirst())?.hash;
}

export async function saveAuditEntry(db: Database, entry: NewRow<"auditEntries">): Promise<void> {
  await db.insertInto("auditEntries").values(entry).execute();
}

/** All entries, oldest first. Cost: one scan; for checks of the whole trail. */
export async function listAuditEntries(db: Database): Promise<readonly Row<"auditEntries">[]> {
  return await db.selectFrom("auditEntries").selectAll().orderBy("seq").execute();
}

/** When a verb was last recorded in a call; null: never. */
export async function findLastTimeOf(db: Database, callId: string, verb: string): Promise<string | null> {
  const row = await db
    .selectFrom("auditEntries")
    .select("at")
    .where("callId", "=", callId)
    .where("verb", "=", verb)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
