/** Invitations: the only way by which a person gets a password. */
import { type Account, changeAccount, findAccountByEmail } from "#db/accounts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findInvitationByHash, listInvitationsOfCall, saveAcceptance, saveInvitation } from "#db/invitations.ts";
import { saveMail } from "#db/outbox.ts";
import type { Role, Row } from "#db/schema.ts";
import { deleteSessionsOfAccount } from "#db/sessions.ts";
import { findSetting } from "#db/settings.ts";
import {
  accountProblems,
  checkRole,
  type NewAccount,
  type NewRole,
  normalEmail,
  storeAccount,
  storeRole,
} from "./accounts.server.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { type Context, contextFor, type Runtime, SYSTEM_ACTOR_ID } from "./context.ts";
import { sha256Hex } from "./hashing.ts";
import { invitationMail, invitationPath, ORIGIN_SETTING } from "./invitation-mail.ts";
import {
  hashPassword,
  isPasswordOf,
  MAXIMUM_PASSWORD_CHARACTERS,
  MINIMUM_PASSWORD_CHARACTERS,
  passwordProblem,
} from "./passwords.server.ts";
import { mayInvite } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

const DAYS_TO_ACCEPT = 14;
const DAY = 24 * 60 * 60 * 1000;

export interface Invitation {
  readonly callSlug: string;
  readonly role: Role;
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly expiresAt: string;
  readonly isExpired: boolean;
}

/**
 * Invites a person to a role of the actor's call and puts the mail in the outbox. The token is in the mail and in the
 * answer, nowhere else: the table holds its hash.
 * @throws Refusal not_found, invalid, account_taken (another account acts as this expert)
 */
export async function invite(ctx: Context, person: NewAccount & NewRole): Promise<{ readonly token: string }> {
  return await inTransaction(ctx.db, async (trx) => {
    if (!mayInvite(ctx.actor)) throw new Refusal("not_found");
    const problems = accountProblems(person);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const email = normalEmail(person.email);
    const existing = await findAccountByEmail(trx, email);
    await checkRole(trx, ctx.actor.callId, person, existing?.id ?? null);
    const token = ctx.newId() + ctx.newId();
    const expiresAt = new Date(Date.parse(ctx.now()) + DAYS_TO_ACCEPT * DAY).toISOString();
    const id = ctx.newId();
    await saveInvitation(trx, {
      id,
      callId: ctx.actor.callId,
      tokenHash: sha256Hex(token),
      role: person.role,
      email,
      nameZh: person.nameZh.trim(),
      nameEn: person.nameEn.trim(),
      expertId: person.role === "expert" ? (person.expertId ?? null) : null,
      organizationId: person.role === "recommender" ? (person.organizationId ?? null) : null,
      createdAt: ctx.now(),
      createdBy: ctx.actor.id === SYSTEM_ACTOR_ID ? null : ctx.actor.id,
      expiresAt,
      acceptedAt: null,
      accountId: null,
    });
    await sendInvitation(trx, ctx, { ...person, email }, token, expiresAt);
    await recordAudit(trx, ctx, "invitation.sent", { type: "invitation", id }, { role: person.role });
    return { token };
  });
}

/** What an invitation says; undefined when the token is unknown or was used. */
export async function findInvitation(
  runtime: Pick<Runtime, "db" | "now">,
  token: string,
): Promise<Invitation | undefined> {
  const row = await findInvitationByHash(runtime.db, sha256Hex(token));
  if (row === undefined || row.acceptedAt !== null) return undefined;
  const { callSlug, role, email, nameZh, nameEn, expiresAt } = row;
  return { callSlug, role, email, nameZh, nameEn, expiresAt, isExpired: expiresAt <= runtime.now() };
}

/**
 * Accepts an invitation: makes the account, or takes the one with this address, and gives it the role.
 *
 * An account that has a password keeps it and must be named by it: a link in a mail is not enough to take over what
 * the person holds elsewhere.
 * @throws Refusal not_found: unknown or used token, or a disabled account
 * @throws Refusal invitation_expired
 * @throws Refusal invalid: the password is too short or long, or not the account's own
 */
export async function acceptInvitation(
  runtime: Runtime,
  token: string,
  password: string,
): Promise<{ readonly accountId: string; readonly callSlug: string }> {
  const before = await findInvitation(runtime, token);
  const known = before && (await findAccountByEmail(runtime.db, before.email));
  if (before === undefined || known?.isDisabled === 1) throw new Refusal("not_found");
  if (before.isExpired) throw new Refusal("invitation_expired");
  // Hashing takes a while, so it is done before the transaction; what it rests on is read again inside.
  const passwordHash = await passwordHashFor(known, password);
  return await inTransaction(runtime.db, async (trx) => {
    const invitation = await findInvitationByHash(trx, sha256Hex(token));
    const account = await findAccountByEmail(trx, before.email);
    if (invitation === undefined || invitation.acceptedAt !== null) throw new Refusal("not_found");
    if (account?.passwordHash !== known?.passwordHash) throw new Refusal("changed_meanwhile");
    const accountId = account?.id ?? runtime.newId();
    const ctx = acceptingContext(runtime, invitation, accountId);
    if (account === undefined) await storeAccount(trx, ctx, { ...invitation, id: accountId, passwordHash });
    else if (account.passwordHash === null) await changeAccount(trx, accountId, { passwordHash });
    const grant = toGrant(invitation);
    await checkRole(trx, invitation.callId, grant, accountId);
    await storeRole(trx, ctx, accountId, grant);
    await saveAcceptance(trx, invitation.id, { acceptedAt: runtime.now(), accountId });
    await deleteSessionsOfAccount(trx, accountId);
    await recordAudit(
      trx,
      ctx,
      "invitation.accepted",
      { type: "invitation", id: invitation.id },
      { role: invitation.role },
    );
    return { accountId, callSlug: invitation.callSlug };
  });
}

/** The call's invitations, the newest first, without anything a token could be made from. @throws Refusal not_found */
export async function listInvitations(ctx: Context): ReturnType<typeof listInvitationsOfCall> {
  if (!mayInvite(ctx.actor)) throw new Refusal("not_found");
  return await listInvitationsOfCall(ctx.db, ctx.actor.callId);
}

async function passwordHashFor(account: Account | undefined, password: string): Promise<string> {
  const own = account?.passwordHash ?? null;
  if (own !== null) {
    if (await isPasswordOf(own, password)) return own;
    throw new Refusal("invalid", [{ field: "password", code: "password_not_own" }]);
  }
  const problem = passwordProblem(password);
  if (problem === null) return await hashPassword(password);
  const needed = problem === "password_too_short" ? MINIMUM_PASSWORD_CHARACTERS : MAXIMUM_PASSWORD_CHARACTERS;
  throw new Refusal("invalid", [{ field: "password", code: problem, params: { needed } }]);
}

async function sendInvitation(
  trx: Database,
  ctx: Context,
  person: NewAccount & NewRole,
  token: string,
  expiresAt: string,
): Promise<void> {
  const call = await callOf({ db: trx, actor: ctx.actor });
  const origin = (await findSetting(trx, ORIGIN_SETTING)) ?? "";
  const mail = invitationMail({
    callName: call.programme.shortName,
    role: person.role,
    name: { zh: person.nameZh.trim(), en: person.nameEn.trim() },
    link: origin + invitationPath(token),
    expiresAt,
  });
  const about = { id: ctx.newId(), callId: call.id, kind: "invitation", recipient: person.email };
  await saveMail(trx, { ...about, ...mail, createdAt: ctx.now(), sentAt: null });
}

/** The person who accepts acts under the role the invitation gives. */
function acceptingContext(runtime: Runtime, invitation: Row<"invitations">, accountId: string): Context {
  const { callId, role, expertId, organizationId } = invitation;
  return contextFor(runtime, { id: accountId, callId, roles: [role], expertId, organizationId });
}

function toGrant({ role, expertId, organizationId }: Row<"invitations">): NewRole {
  return { role, expertId: expertId ?? undefined, organizationId: organizationId ?? undefined };
}
