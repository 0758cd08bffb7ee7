/** Accounts and the roles they hold, per call. People come in by invitation only. */
import {
  type Account,
  endRoleHolding,
  findAccount,
  findAccountByEmail,
  findHolderOfExpert,
  findRoleHolding,
  type HeldRole,
  isExpertOfCall,
  isOrganizationOfCall,
  listHeldRoles,
  listRecommendingBodies,
  listRoleHolders,
  saveAccount,
  saveRoleHolding,
} from "#db/accounts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import type { Role } from "#db/schema.ts";
import { deleteSessionsOfAccount } from "#db/sessions.ts";
import { recordAudit } from "./audit.server.ts";
import type { Actor, Context, Runtime } from "./context.ts";
import { isPasswordOf } from "./passwords.server.ts";
import { mayInvite } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";

export interface NewAccount {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface NewRole {
  readonly role: Role;
  /** For the role expert: who of the pool it is. */
  readonly expertId?: string | undefined;
  /** For the role recommender: for which body the account acts. */
  readonly organizationId?: string | undefined;
}

/**
 * Adds an account without a password, for the command line and the demonstration; a password comes by invitation.
 * @returns the id of the account
 * @throws Refusal not_found, invalid, account_taken
 */
export async function addAccount(ctx: Context, account: NewAccount): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    if (!mayInvite(ctx.actor)) throw new Refusal("not_found");
    const problems = accountProblems(account);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const email = normalEmail(account.email);
    if ((await findAccountByEmail(trx, email)) !== undefined) throw new Refusal("account_taken");
    const id = ctx.newId();
    await storeAccount(trx, ctx, { ...account, id, email, passwordHash: null });
    return id;
  });
}

/**
 * Gives an account a role in the actor's call, or changes whom it acts for; a role that ended starts anew.
 * @throws Refusal not_found: no such account
 * @throws Refusal invalid: an expert or body is missing, or not one of the call's
 * @throws Refusal account_taken: another account acts as this expert
 */
export async function grantRole(ctx: Context, accountId: string, grant: NewRole): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    if (!mayInvite(ctx.actor) || (await findAccount(trx, accountId)) === undefined) throw new Refusal("not_found");
    await checkRole(trx, ctx.actor.callId, grant, accountId);
    await storeRole(trx, ctx, accountId, grant);
  });
}

/**
 * Ends a role and, so that it ends at once, every session of the account. @throws Refusal not_found: it is not held
 */
export async function endRole(ctx: Context, accountId: string, role: Role): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const held = await findRoleHolding(trx, { callId: ctx.actor.callId, accountId, role });
    if (!mayInvite(ctx.actor) || held === undefined || held.endedAt !== null) throw new Refusal("not_found");
    await endRoleHolding(trx, held.id, ctx.now());
    await deleteSessionsOfAccount(trx, accountId);
    await recordAudit(trx, ctx, "role.ended", { type: "account", id: accountId }, { role });
  });
}

/** The roles an account holds now, over all calls. */
export async function listRoles(runtime: Pick<Runtime, "db">, accountId: string): Promise<readonly HeldRole[]> {
  return await listHeldRoles(runtime.db, accountId);
}

/** Who holds a role in the actor's call. @throws Refusal not_found */
export async function listPeople(ctx: Context): ReturnType<typeof listRoleHolders> {
  if (!mayInvite(ctx.actor)) throw new Refusal("not_found");
  return await listRoleHolders(ctx.db, ctx.actor.callId);
}

/** The bodies an account of role recommender can act for. @throws Refusal not_found */
export async function listRecommenders(ctx: Context): ReturnType<typeof listRecommendingBodies> {
  if (!mayInvite(ctx.actor)) throw new Refusal("not_found");
  return await listRecommendingBodies(ctx.db, ctx.actor.callId);
}

/** The actor an account is in a call; undefined when it holds no role there, or is disabled. */
export async function actorFor(
  runtime: Pick<Runtime, "db">,
  accountId: string,
  callId: string,
): Promise<Actor | undefined> {
  const account = await findAccount(runtime.db, accountId);
  if (account === undefined || account.isDisabled === 1) return undefined;
  const held = (await listHeldRoles(runtime.db, accountId)).filter((item) => item.callId === callId);
  if (held.length === 0) return undefined;
  return {
    id: accountId,
    callId,
    roles: held.map((item) => item.role),
    expertId: held.find((item) => item.role === "expert")?.expertId ?? null,
    organizationId: held.find((item) => item.role === "recommender")?.organizationId ?? null,
  };
}

/**
 * The account an address and a password belong to; undefined otherwise, after the same work, whichever of the two was
 * wrong.
 */
export async function checkPassword(
  runtime: Pick<Runtime, "db">,
  email: string,
  password: string,
): Promise<string | undefined> {
  const account = await findAccountByEmail(runtime.db, normalEmail(email));
  const isRight = await isPasswordOf(account?.passwordHash ?? null, password);
  return account !== undefined && isRight && account.isDisabled === 0 ? account.id : undefined;
}

/** The form in which addresses are stored and compared. */
export function normalEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

export function accountProblems({ email, nameZh, nameEn }: NewAccount): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalEmail(email))) problems.push({ field: "email", code: "not_an_email" });
  if (nameZh.trim() === "") problems.push({ field: "nameZh", code: "required" });
  if (nameEn.trim() === "") problems.push({ field: "nameEn", code: "required" });
  return problems;
}

/**
 * What a role needs beside the account.
 * @param accountId who would hold it; null while that is not known
 * @throws Refusal invalid, account_taken
 */
export async function checkRole(
  db: Database,
  callId: string,
  { role, expertId, organizationId }: NewRole,
  accountId: string | null,
): Promise<void> {
  if (role === "expert") {
    if (expertId === undefined || !(await isExpertOfCall(db, callId, expertId)))
      throw new Refusal("invalid", [{ field: "expertId", code: "unknown_expert", params: { value: expertId ?? "" } }]);
    const holder = await findHolderOfExpert(db, expertId);
    if (holder !== undefined && holder !== accountId) throw new Refusal("account_taken");
  }
  if (
    role === "recommender" &&
    (organizationId === undefined || !(await isOrganizationOfCall(db, callId, organizationId)))
  )
    throw new Refusal("invalid", [
      { field: "organizationId", code: "unknown_organization", params: { value: organizationId ?? "" } },
    ]);
}

/** Stores an account whose values were checked. */
export async function storeAccount(
  trx: Database,
  ctx: Context,
  account: Pick<Account, "id" | "email" | "nameZh" | "nameEn" | "passwordHash">,
): Promise<void> {
  const { id, email, passwordHash } = account;
  const names = { nameZh: account.nameZh.trim(), nameEn: account.nameEn.trim() };
  await saveAccount(trx, { id, email, ...names, passwordHash, language: null, createdAt: ctx.now() });
  await recordAudit(trx, ctx, "account.added", { type: "account", id });
}

/** Stores a role that was checked. */
export async function storeRole(trx: Database, ctx: Context, accountId: string, grant: NewRole): Promise<void> {
  const expertId = grant.role === "expert" ? (grant.expertId ?? null) : null;
  const organizationId = grant.role === "recommender" ? (grant.organizationId ?? null) : null;
  await saveRoleHolding(trx, {
    id: ctx.newId(),
    callId: ctx.actor.callId,
    accountId,
    role: grant.role,
    expertId,
    organizationId,
    createdAt: ctx.now(),
    endedAt: null,
  });
  await recordAudit(
    trx,
    ctx,
    "role.granted",
    { type: "account", id: accountId },
    { role: grant.role, expertId, organizationId },
  );
}
