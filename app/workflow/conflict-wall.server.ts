/** The conflict wall around acts on a whole list. */
import { listIdsInScope } from "#db/results.ts";
import type { Context } from "./context.ts";
import { submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/**
 * An act on a whole list (to propose or confirm it, to run a vote, to prepare, sign or publish the notice) decides on
 * every row at once, so a person with a blocking conflict with any of them may read the others but not act: another
 * chair, supervisor or member of the secretariat does. The refusal is the one for things that do not exist and names
 * no row, so nothing is learned of it.
 *
 * @throws Refusal not_found
 */
export async function requireWholeList(ctx: Context, submissionIds: readonly string[]): Promise<void> {
  if (!(await mayKnowAll(ctx, submissionIds))) throw new Refusal("not_found");
}

/** Whether every one of these may be known by the actor as a member of staff. */
export async function mayKnowAll(ctx: Context, submissionIds: readonly string[]): Promise<boolean> {
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  return submissionIds.every((id) => visible.has(id));
}
