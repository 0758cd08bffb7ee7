import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

/** Mail is written here in the transaction of the verb that sends it; another process takes it from here. */
export async function saveMail(db: Database, mail: NewRow<"outbox">): Promise<void> {
  await db.insertInto("outbox").values(mail).execute();
}

/** Mail that was not sent yet, the oldest first. */
export async function listUnsentMail(db: Database, limit: number): Promise<readonly Row<"outbox">[]> {
  return await db
    .selectFrom("outbox")
    .selectAll()
    .where("sentAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function markMailSent(db: Database, mailId: string, sentAt: string): Promise<void> {
  await db.updateTable("outbox").set({ sentAt }).where("id", "=", mailId).execute();
}
