/** What chair and supervisor read of the conflicts: the same for both, so it is gathered once. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { conflictQueue, type QueuePage } from "./conflict-queue.server.ts";

interface ConflictArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly url: URL;
}

export async function conflictsPage({ call, ctx, url }: ConflictArgs, role: "chair" | "supervisor", page: QueuePage) {
  const { waiting, queue, counts } = await conflictQueue(ctx, url.searchParams, page);
  return {
    zone: call.programme.timeZone,
    rules: call.programme.conflictRules.map(({ code, name }) => ({ code, name })),
    mine: waiting.filter(({ awaits }) => awaits === role),
    queue,
    counts,
  };
}
