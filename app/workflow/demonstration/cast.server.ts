/** Who plays in a demonstration: the call's own people, each acting under the own account and the own permissions. */
import { listRoleHolders } from "#db/accounts.ts";
import { listBlockedParties } from "#db/conflicts.ts";
import { type Actor, type Context, contextFor, type Runtime } from "../context.ts";
import { actorFor } from "../accounts.server.ts";
import type { Call } from "../calls.server.ts";

/** A runtime whose clock can be set; only a demonstration has one. */
export interface DemonstrationRuntime extends Runtime {
  setClock(instant: string): Promise<void>;
}

export interface Cast {
  readonly call: Call;
  readonly secretariat: Context;
  /** Another person of the secretariat, for what needs two. */
  readonly secondSecretariat: Context;
  readonly chair: Context;
  readonly supervisor: Context;
  /** By expert id. */
  readonly experts: ReadonlyMap<string, Context>;
}

/**
 * Gathers the cast of a call. Staff with a conflict of interest stay out, because a whole list needs people without one.
 * @throws Error when a part cannot be filled
 */
export async function castOf(runtime: Runtime, call: Call): Promise<Cast> {
  const holders = await listRoleHolders(runtime.db, call.id);
  const blocked = await listBlockedParties(runtime.db, call.id);
  const staff = async (role: "secretariat" | "chair" | "supervisor", index: number) => {
    const free = holders.filter((holder) => holder.role === role && !blocked.has(holder.accountId));
    const holder = free.filter((item) => item.expertId === null || !blocked.has(item.expertId))[index];
    if (holder === undefined)
      throw new Error(`castOf: the demonstration has no ${role} ${index + 1} without a conflict`);
    return contextFor(runtime, await actorOf(runtime, holder.accountId, call.id));
  };
  const experts = new Map<string, Context>();
  for (const { role, accountId, expertId } of holders)
    if (role === "expert" && expertId !== null)
      experts.set(expertId, contextFor(runtime, await actorOf(runtime, accountId, call.id)));
  return {
    call,
    secretariat: await staff("secretariat", 0),
    secondSecretariat: await staff("secretariat", 1),
    chair: await staff("chair", 0),
    supervisor: await staff("supervisor", 0),
    experts,
  };
}

async function actorOf(runtime: Runtime, accountId: string, callId: string): Promise<Actor> {
  const actor = await actorFor(runtime, accountId, callId);
  if (actor === undefined) throw new Error("actorOf: a role holder has no role");
  return actor;
}
