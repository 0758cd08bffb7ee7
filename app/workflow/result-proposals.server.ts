/** How a result is put before a second person and comes into force. A part of the desks of shortlists and versions. */
import { listIdsUndecided } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { hasOpenRereading } from "#db/rereadings.ts";
import { changeResult, findLastResult, type ResultStory, saveResult, saveResultRows } from "#db/results.ts";
import { hasOpenRevote } from "#db/revotes.ts";
import { hasOpenVote } from "#db/votes.ts";
import type { Context } from "./context.ts";
import type { StoredResult } from "./drawn-results.server.ts";
import { Refusal } from "./refusal.ts";

/** How much of the digest the second person types: enough to have looked, little enough to type. */
export const CONFIRMATION_LENGTH = 8;

/**
 * Every sheet that counts in the result is in, and of nobody who may have to stay away.
 * @throws Refusal vote_open, rereading_open, conflict_undecided
 */
export async function requireCountable(
  trx: Database,
  ctx: Context,
  stageId: string,
  { rows }: Pick<StoredResult, "rows">,
): Promise<void> {
  if ((await hasOpenVote(trx, stageId)) || (await hasOpenRevote(trx, stageId))) throw new Refusal("vote_open");
  if (await hasOpenRereading(trx, stageId, ctx.now())) throw new Refusal("rereading_open");
  const undecided = new Set(await listIdsUndecided(trx, stageId));
  if (rows.some(({ submissionId }) => undecided.has(submissionId))) throw new Refusal("conflict_undecided");
}

/** Stores the next version as proposed; one that was not decided gives way. @returns its id */
export async function storeProposal(
  trx: Database,
  ctx: Context,
  stageId: string,
  result: StoredResult,
  note: string,
): Promise<string> {
  const last = await findLastResult(trx, stageId);
  if (last?.state === "proposed") await changeResult(trx, last.id, { state: "superseded" });
  const id = ctx.newId();
  await saveResult(trx, {
    id,
    stageId,
    version: (last?.version ?? 0) + 1,
    state: "proposed",
    document: result.document,
    inputDigest: result.inputDigest,
    resultDigest: result.resultDigest,
    proposedBy: ctx.actor.id,
    proposedAt: ctx.now(),
    confirmedBy: null,
    confirmedAt: null,
    note,
  });
  return id;
}

/** @throws Refusal invalid: field confirmation, unless it is the start of the proposed digest */
export function requireConfirmation({ resultDigest }: ResultStory, confirmation: string): void {
  if (confirmation.trim().toLowerCase() !== resultDigest.slice(0, CONFIRMATION_LENGTH))
    throw new Refusal("invalid", [{ field: "confirmation", code: "confirmation_mismatch" }]);
}

/** Freezes a proposed result with its rows. */
export async function putInForce(
  trx: Database,
  ctx: Context,
  proposed: ResultStory,
  { rows }: StoredResult,
): Promise<void> {
  await changeResult(trx, proposed.id, { state: "frozen", confirmedBy: ctx.actor.id, confirmedAt: ctx.now() });
  await saveResultRows(
    trx,
    rows.map((row) => ({ resultId: proposed.id, ...row })),
  );
}
