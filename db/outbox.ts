import type { Database } from "./connection.ts";
import type { NewRow } from "./schema.ts";

/** Mail is written here in the transaction of the verb that sends it; another process takes it from here. */
export async function saveMail(db: Database, mail: NewRow<"outbox">): Promise<void> {
  await db.insertInto("outbox").values(mail).execute();
}
