/** The versions of a stage's result as a member of staff may read them, each with what moved and why. */
import { inTransaction } from "#db/connection.ts";
import { findLastRereadingDue } from "#db/rereadings.ts";
import { findAccountNames, findLastResult, type ResultStory } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import { type Context, within } from "./context.ts";
import { isStaff, mayConfirmShortlist, mayProposeShortlist, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { reopenedStage } from "./drawn-versions.server.ts";
import { readableResult } from "./results.server.ts";
import { compared, type Comparison } from "./result-comparison.server.ts";
import type { PersonName } from "./shortlists.server.ts";
import { stageAtWork } from "./stage-figures.server.ts";
import { confirmedVersions } from "./version-story.server.ts";

export interface ResultVersion extends Comparison {
  readonly number: number;
  readonly isInForce: boolean;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string;
  readonly confirmedBy: PersonName | null;
  readonly confirmedAt: string | null;
  readonly note: string;
  readonly submissions: number;
  readonly passing: number;
  /** Null for somebody who may not know every row. */
  readonly resultDigest: string | null;
}

/** The version that is being made; only for those who may know every row. */
export interface PendingVersion extends Comparison {
  readonly state: "due" | "proposed" | "declined";
  /** When the last reading is due that was asked for again; null: all are in or overdue. */
  readonly rereadingDueAt: string | null;
  readonly votesMissing: number;
  /** Of the proposal; null before one. */
  readonly resultDigest: string | null;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string | null;
  readonly decidedBy: PersonName | null;
  /** The chair's note; of a declined version the reason it was declined. */
  readonly note: string;
  /** Sheets or votes changed after the proposal; it has to be proposed again. */
  readonly isStale: boolean;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
}

export interface VersionHistory {
  readonly kind: StageKind;
  /** Newest first; the first one ever has no changes. */
  readonly versions: readonly ResultVersion[];
  readonly pending: PendingVersion | null;
}

/**
 * Cost: for somebody with a conflict one computation of the result a version, and one for a version that is being made.
 * @throws Refusal not_found; stage_not_closed: nothing has been confirmed yet
 */
export async function findVersionHistory(ctx: Context, kind: StageKind): Promise<VersionHistory> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const at = await stageAtWork(inside, kind);
    if (at.stage.state !== "frozen") throw new Refusal("stage_not_closed");
    const confirmed = await confirmedVersions(inside, await readableResult(inside, kind));
    const versions: ResultVersion[] = [];
    for (const [index, { row, number, result, isPartial }] of confirmed.entries()) {
      const before = confirmed[index - 1]?.result ?? result;
      versions.push({
        ...(await compared(inside, before, result)),
        ...(await peopleOf(inside, row)),
        number,
        isInForce: index === confirmed.length - 1,
        proposedAt: row.proposedAt,
        confirmedAt: row.confirmedAt,
        note: row.note,
        submissions: result.outcomes.length,
        passing: result.outcomes.filter((outcome) => outcome.passes).length,
        resultDigest: isPartial ? null : row.resultDigest,
      });
    }
    const isWhole = confirmed.every((version) => !version.isPartial);
    return { kind, versions: versions.reverse(), pending: isWhole ? await pendingOf(inside, kind) : null };
  });
}

async function pendingOf(ctx: Context, kind: StageKind): Promise<PendingVersion | null> {
  const at = await stageAtWork(ctx, kind);
  const reopened = await reopenedStage(ctx, at);
  if (reopened === undefined) return null;
  const { before, now } = reopened;
  const last = await findLastResult(ctx.db, at.stage.id);
  // The last one is the one in force, unless another was proposed after it.
  const proposal = last?.state === "frozen" ? undefined : last;
  const isProposed = proposal?.state === "proposed";
  const scope = submissionScope(ctx.actor, "staff");
  const rereadingDueAt = await findLastRereadingDue(ctx.db, at.stage.id, scope, ctx.now());
  const votesMissing = now.outcomes.filter((item) => item.reason === "vote_missing").length;
  const isSettled = rereadingDueAt === null && votesMissing === 0 && now.resultDigest !== before.resultDigest;
  const people = proposal === undefined ? null : await peopleOf(ctx, proposal);
  return {
    ...(await compared(ctx, before, now)),
    state: isProposed ? "proposed" : proposal?.state === "declined" ? "declined" : "due",
    rereadingDueAt,
    votesMissing,
    resultDigest: isProposed ? proposal.resultDigest : null,
    proposedBy: people?.proposedBy ?? null,
    proposedAt: proposal?.proposedAt ?? null,
    decidedBy: people?.confirmedBy ?? null,
    note: proposal?.note ?? "",
    isStale: isProposed && proposal.resultDigest !== now.resultDigest,
    mayPropose: isSettled && mayProposeShortlist(ctx.actor),
    mayConfirm: isProposed && mayConfirmShortlist(ctx.actor, proposal.proposedBy),
  };
}

async function peopleOf(
  ctx: Context,
  { proposedBy, confirmedBy }: ResultStory,
): Promise<Pick<ResultVersion, "proposedBy" | "confirmedBy">> {
  return {
    proposedBy: (await findAccountNames(ctx.db, proposedBy)) ?? null,
    confirmedBy: confirmedBy === null ? null : ((await findAccountNames(ctx.db, confirmedBy)) ?? null),
  };
}
