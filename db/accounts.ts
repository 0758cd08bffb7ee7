import type { Database } from "./connection.ts";
import type { NewRow, Role, Row } from "./schema.ts";

export type Account = Row<"accounts">;

export interface HeldRole {
  readonly callId: string;
  readonly callSlug: string;
  readonly role: Role;
  readonly expertId: string | null;
  readonly organizationId: string | null;
}

export async function saveAccount(db: Database, account: NewRow<"accounts">): Promise<void> {
  await db.insertInto("accounts").values(account).execute();
}

export async function findAccount(db: Database, accountId: string): Promise<Account | undefined> {
  return await db.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirst();
}

/** The address is compared as it is stored: in lower case, without spaces around it. */
export async function findAccountByEmail(db: Database, email: string): Promise<Account | undefined> {
  return await db.selectFrom("accounts").selectAll().where("email", "=", email).executeTakeFirst();
}

export async function changeAccount(
  db: Database,
  accountId: string,
  change: Partial<Pick<Account, "passwordHash" | "language" | "isDisabled">>,
): Promise<void> {
  await db.updateTable("accounts").set(change).where("id", "=", accountId).execute();
}

/** The roles an account holds now, over all calls: newest call first, roles by name. */
export async function listHeldRoles(db: Database, accountId: string): Promise<readonly HeldRole[]> {
  return await db
    .selectFrom("roleHoldings")
    .innerJoin("calls", "calls.id", "roleHoldings.callId")
    .select([
      "roleHoldings.callId",
      "calls.slug as callSlug",
      "roleHoldings.role",
      "roleHoldings.expertId",
      "roleHoldings.organizationId",
    ])
    .where("roleHoldings.accountId", "=", accountId)
    .where("roleHoldings.endedAt", "is", null)
    .orderBy("calls.createdAt", "desc")
    .orderBy("calls.slug")
    .orderBy("roleHoldings.role")
    .execute();
}

/** Accounts that hold a role in a call now, with that role; by role, then address. */
export async function listRoleHolders(db: Database, callId: string) {
  return await db
    .selectFrom("roleHoldings")
    .innerJoin("accounts", "accounts.id", "roleHoldings.accountId")
    .select([
      "accounts.id as accountId",
      "accounts.email",
      "accounts.nameZh",
      "accounts.nameEn",
      "accounts.isDisabled",
      "roleHoldings.role",
      "roleHoldings.expertId",
      "roleHoldings.organizationId",
    ])
    .where("roleHoldings.callId", "=", callId)
    .where("roleHoldings.endedAt", "is", null)
    .orderBy("roleHoldings.role")
    .orderBy("accounts.email")
    .execute();
}

/** A role an account holds or has held in a call. */
export async function findRoleHolding(
  db: Database,
  holding: { readonly callId: string; readonly accountId: string; readonly role: Role },
): Promise<Row<"roleHoldings"> | undefined> {
  return await db
    .selectFrom("roleHoldings")
    .selectAll()
    .where("callId", "=", holding.callId)
    .where("accountId", "=", holding.accountId)
    .where("role", "=", holding.role)
    .executeTakeFirst();
}

/** The account that acts as an expert now. */
export async function findHolderOfExpert(db: Database, expertId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("roleHoldings")
    .select("accountId")
    .where("expertId", "=", expertId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return row?.accountId;
}

/** Stores a role, or starts it anew where the account held it before. */
export async function saveRoleHolding(db: Database, holding: NewRow<"roleHoldings">): Promise<void> {
  const { expertId, organizationId, createdAt } = holding;
  await db
    .insertInto("roleHoldings")
    .values(holding)
    .onConflict((conflict) =>
      conflict
        .columns(["callId", "accountId", "role"])
        .doUpdateSet({ expertId, organizationId, createdAt, endedAt: null }),
    )
    .execute();
}

export async function endRoleHolding(db: Database, holdingId: string, endedAt: string): Promise<void> {
  await db.updateTable("roleHoldings").set({ endedAt }).where("id", "=", holdingId).execute();
}

/** Whether an expert, or an organization, is one of the call's. */
export async function isExpertOfCall(db: Database, callId: string, expertId: string): Promise<boolean> {
  const row = await db
    .selectFrom("experts")
    .select("id")
    .where("callId", "=", callId)
    .where("id", "=", expertId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isOrganizationOfCall(db: Database, callId: string, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom("organizations")
    .select("id")
    .where("callId", "=", callId)
    .where("id", "=", organizationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The bodies that may recommend in a call: those whose kind says so, and those that have recommended. */
export async function listRecommendingBodies(
  db: Database,
  callId: string,
): Promise<readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[]> {
  return await db
    .selectFrom("organizations")
    .select(["id", "nameZh", "nameEn"])
    .where("callId", "=", callId)
    .where((eb) =>
      eb.or([
        eb("kind", "=", "recommender"),
        eb("id", "in", eb.selectFrom("submissions").select("recommenderId").where("callId", "=", callId)),
      ]),
    )
    .orderBy("nameEn")
    .orderBy("id")
    .execute();
}
