/**
 * What a desk works with. Everything a desk needs from outside comes through here, so that the same desk runs in the
 * server, on the command line and in a test, with the same result.
 */
import type { Database } from "#db/connection.ts";
import type { Role } from "#db/schema.ts";
import type { Calculations } from "./calculations.ts";
import type { KnownResults } from "./known-results.ts";

/** Who acts in one call. Roles are held per call; a person may hold several. */
export interface Actor {
  /** Account id; `system` for the command line and the demonstration's own steps. */
  readonly id: string;
  readonly callId: string;
  readonly roles: readonly Role[];
  /** Set when the actor holds the role expert. */
  readonly expertId: string | null;
  /** The recommending body an account of role recommender acts for. */
  readonly organizationId: string | null;
}

export interface FileStore {
  write(id: string, content: Uint8Array): Promise<void>;
  /** undefined when there is no such file. */
  read(id: string): Promise<Uint8Array | undefined>;
}

export interface Runtime {
  readonly db: Database;
  /** The present instant, ISO-8601 UTC with milliseconds. */
  now(): string;
  /** A new random 128-bit id in lower-case hex. */
  newId(): string;
  readonly files: FileStore;
  /** Results of stages that were counted already. */
  readonly results: KnownResults;
}

export interface Context extends Runtime {
  readonly actor: Actor;
}

/** What the side desk works with (`side-desk.server.ts`); a desk that asks for it cannot be called from a request. */
export interface SideRuntime extends Runtime {
  /** What takes longer than counting a result. */
  readonly calculations: Calculations;
}

export interface SideContext extends Context {
  readonly calculations: Calculations;
}

export const SYSTEM_ACTOR_ID = "system";

/** The context of one actor on one runtime. */
export function contextFor(runtime: Runtime, actor: Actor): Context {
  const { db, files, results } = runtime;
  return { db, files, results, now: () => runtime.now(), newId: () => runtime.newId(), actor };
}

/** The same at the side desk. */
export function sideContextFor(runtime: SideRuntime, actor: Actor): SideContext {
  return { ...contextFor(runtime, actor), calculations: runtime.calculations };
}

/** The same context inside a transaction, so that a verb can be part of a larger one. */
export function within(ctx: Context, trx: Database): Context {
  return { ...ctx, db: trx };
}

/** The command line or the demonstration acting for the whole call. */
export function systemActor(callId: string): Actor {
  return { id: SYSTEM_ACTOR_ID, callId, roles: ["secretariat"], expertId: null, organizationId: null };
}
