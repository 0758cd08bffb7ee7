import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";

export async function saveInvitation(db: Database, invitation: NewRow<"invitations">): Promise<void> {
  await db.insertInto("invitations").values(invitation).execute();
}

export async function findInvitationByHash(
  db: Database,
  tokenHash: string,
): Promise<(Row<"invitations"> & { readonly callSlug: string }) | undefined> {
  return await db
    .selectFrom("invitations")
    .innerJoin("calls", "calls.id", "invitations.callId")
    .selectAll("invitations")
    .select("calls.slug as callSlug")
    .where("invitations.tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

export async function saveAcceptance(
  db: Database,
  invitationId: string,
  acceptance: { readonly acceptedAt: string; readonly accountId: string },
): Promise<void> {
  await db.updateTable("invitations").set(acceptance).where("id", "=", invitationId).execute();
}

/** A call's invitations, the newest first, without the hash of their token. */
export async function listInvitationsOfCall(
  db: Database,
  callId: string,
): Promise<readonly Omit<Row<"invitations">, "tokenHash">[]> {
  return await db
    .selectFrom("invitations")
    .select([
      "id",
      "callId",
      "role",
      "email",
      "nameZh",
      "nameEn",
      "expertId",
      "organizationId",
      "createdAt",
      "createdBy",
      "expiresAt",
      "acceptedAt",
      "accountId",
    ])
    .where("callId", "=", callId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}
