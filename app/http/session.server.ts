/**
 * Sign-in sessions. The only module that knows lucia; the rest of the application sees the functions below. The cookie
 * holds a random session id, the database only its hash, so that a copied database opens no session. Sessions live in
 * real time even when a demonstration moves the clock of its call.
 */
import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import { findAccount } from "#db/accounts.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfAccount,
  extendSession,
  findSession,
  listSessionsOfAccount,
  saveSession,
} from "#db/sessions.ts";
import type { Database } from "#db/connection.ts";
import type { ServerRuntime } from "./server-runtime.ts";

export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

interface AccountAttributes {
  email: string;
  nameZh: string;
  nameEn: string;
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: AccountAttributes;
  }
}

const SESSION_HOURS = 12;

/** The signed-in account of a request; undefined for anybody else, also when the session has ended. */
export async function findSignedIn(runtime: ServerRuntime, request: Request): Promise<SignedIn | undefined> {
  const lucia = luciaOf(runtime);
  const sessionId = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (sessionId === null) return undefined;
  const { user } = await lucia.validateSession(sessionId);
  return user === null ? undefined : { id: user.id, email: user.email, nameZh: user.nameZh, nameEn: user.nameEn };
}

/** Starts a session, ending the one the request came with. @returns the Set-Cookie header */
export async function signIn(runtime: ServerRuntime, request: Request, accountId: string): Promise<string> {
  const lucia = luciaOf(runtime);
  await endSession(lucia, request);
  await lucia.deleteExpiredSessions();
  const session = await lucia.createSession(accountId, {});
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the session of the request. @returns the Set-Cookie header that removes the cookie */
export async function signOut(runtime: ServerRuntime, request: Request): Promise<string> {
  const lucia = luciaOf(runtime);
  await endSession(lucia, request);
  return lucia.createBlankSessionCookie().serialize();
}

async function endSession(lucia: ReturnType<typeof createLucia>, request: Request): Promise<void> {
  const sessionId = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (sessionId !== null) await lucia.invalidateSession(sessionId);
}

const instances = new WeakMap<ServerRuntime, ReturnType<typeof createLucia>>();

function luciaOf(runtime: ServerRuntime): ReturnType<typeof createLucia> {
  const known = instances.get(runtime);
  if (known !== undefined) return known;
  const made = createLucia(runtime);
  instances.set(runtime, made);
  return made;
}

function createLucia(runtime: ServerRuntime) {
  const isSecure = runtime.origin.startsWith("https://");
  return new Lucia(new HashedIdAdapter(runtime.db), {
    sessionExpiresIn: new TimeSpan(SESSION_HOURS, "h"),
    sessionCookie: {
      name: isSecure ? "__Host-candela" : "candela",
      attributes: { secure: isSecure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (account) => ({ email: account.email, nameZh: account.nameZh, nameEn: account.nameEn }),
  });
}

/** Lucia's storage over our drawers; every id is hashed on its way in. */
class HashedIdAdapter implements Adapter {
  constructor(private readonly db: Database) {}

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await findSession(this.db, hashOf(id));
    if (row === undefined) return [null, null];
    const account = await findAccount(this.db, row.accountId);
    if (account === undefined || account.isDisabled === 1) return [null, null];
    const { email, nameZh, nameEn } = account;
    return [
      { id, userId: row.accountId, expiresAt: new Date(row.expiresAt), attributes: {} },
      { id: account.id, attributes: { email, nameZh, nameEn } },
    ];
  }

  /** The clear ids are not known here, so the hashes stand in for them. */
  async getUserSessions(accountId: string): Promise<DatabaseSession[]> {
    const rows = await listSessionsOfAccount(this.db, accountId);
    return rows.map((row) => ({
      id: row.idHash,
      userId: row.accountId,
      expiresAt: new Date(row.expiresAt),
      attributes: {},
    }));
  }

  async setSession(session: DatabaseSession): Promise<void> {
    await saveSession(this.db, {
      idHash: hashOf(session.id),
      accountId: session.userId,
      expiresAt: session.expiresAt.toISOString(),
      createdAt: new Date().toISOString(),
    });
  }

  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await extendSession(this.db, hashOf(id), expiresAt.toISOString());
  }

  async deleteSession(id: string): Promise<void> {
    await deleteSession(this.db, hashOf(id));
  }

  async deleteUserSessions(accountId: string): Promise<void> {
    await deleteSessionsOfAccount(this.db, accountId);
  }

  async deleteExpiredSessions(): Promise<void> {
    await deleteExpiredSessions(this.db, new Date().toISOString());
  }
}

function hashOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}
