/** What a conflict that is found late does to the votes. A part of the desks of declarations, recusals and conflicts. */
import type { Database } from "#db/connection.ts";
import { removeRevotesOfPair } from "#db/revotes.ts";
import { removeVotesOfPair } from "#db/votes.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";

/**
 * Takes the expert out of the votes on a submission in stages that are not frozen, and in those of which a new version
 * is made. A closed vote in which the expert was present is void for this submission, which is then due for another
 * vote: the others may have been persuaded. So is a re-vote on it, for all it was about.
 */
export async function withdrawVotes(
  trx: Database,
  ctx: Context,
  expertId: string,
  submissionId: string,
  reopenedStageIds: readonly string[] = [],
): Promise<void> {
  const pair = { expertId, submissionId };
  const subject = { type: "submission", id: submissionId };
  const removed = await removeVotesOfPair(trx, pair, reopenedStageIds);
  if (removed > 0) await recordAudit(trx, ctx, "vote.voided", subject, { removed });
  const voided = await removeRevotesOfPair(trx, pair, reopenedStageIds);
  if (voided > 0) await recordAudit(trx, ctx, "revote.voided", subject, { voided });
}
