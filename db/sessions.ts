/** Sign-in sessions. Only the hash of a session's id is stored, so that a copy of the table opens no door. */
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

export type Session = Row<"sessions">;

export async function saveSession(db: Database, session: NewRow<"sessions">): Promise<void> {
  await db.insertInto("sessions").values(session).execute();
}

export async function findSession(db: Database, idHash: string): Promise<Session | undefined> {
  return await db.selectFrom("sessions").selectAll().where("idHash", "=", idHash).executeTakeFirst();
}

/** By beginning, the oldest first. */
export async function listSessionsOfAccount(db: Database, accountId: string): Promise<readonly Session[]> {
  return await db
    .selectFrom("sessions")
    .selectAll()
    .where("accountId", "=", accountId)
    .orderBy("createdAt")
    .orderBy("idHash")
    .execute();
}

export async function extendSession(db: Database, idHash: string, expiresAt: string): Promise<void> {
  await db.updateTable("sessions").set({ expiresAt }).where("idHash", "=", idHash).execute();
}

export async function deleteSession(db: Database, idHash: string): Promise<void> {
  await db.deleteFrom("sessions").where("idHash", "=", idHash).execute();
}

export async function deleteSessionsOfAccount(db: Database, accountId: string): Promise<void> {
  await db.deleteFrom("sessions").where("accountId", "=", accountId).execute();
}

export async function deleteExpiredSessions(db: Database, now: string): Promise<void> {
  await db.deleteFrom("sessions").where("expiresAt", "<=", now).execute();
}
