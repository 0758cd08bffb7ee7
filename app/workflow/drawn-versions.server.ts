/**
 * A new version of a frozen result, drawn up to be stored as a list is (`drawn-results.server.ts`): beforehand and elsewhere,
 * under the hash of the call's last entry in the record. A part of the desk of versions.
 */
import { inTransaction } from "#db/connection.ts";
import { findFrozenResult, listStoodIds } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import { passesAreSame, resultChanges } from "#scoring/record/result-changes.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { requireWholeList } from "./conflict-wall.server.ts";
import { type Context, within } from "./context.ts";
import { basisNow, type StoredResult, toStored } from "./drawn-results.server.ts";
import { mayConfirmShortlist, mayProposeShortlist } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { gatherAgain, type StageAtWork, stageAtWork } from "./stage-figures.server.ts";

/** The result in force of a frozen stage whose inputs have changed, and the one they give now. */
export interface ReopenedStage {
  readonly before: StageResult;
  readonly now: StageResult;
}

export interface DrawnVersion extends StoredResult {
  /** Hash of the last entry of the record it was counted under. */
  readonly basis: string;
  /** Whether the same submissions pass on as by the version in force. */
  readonly isSameList: boolean;
  readonly isVoteMissing: boolean;
  /** Ids of what was decided on other inputs. */
  readonly decidedAnew: readonly string[];
}

/** The result a frozen stage would have now; undefined while it does not wait for a new version. Cost: one ranking. */
export async function reopenedStage(ctx: Context, at: StageAtWork): Promise<ReopenedStage | undefined> {
  if (at.stage.reopenedAt === null) return undefined;
  const inForce = await findFrozenResult(ctx.db, at.stage.id);
  if (inForce === undefined) return undefined;
  const before = JSON.parse(inForce.document) as StageResult;
  return { before, now: buildStageResult(await gatherAgain(ctx.db, at, before.inputs)) };
}

/**
 * The new version as it would be proposed or confirmed now.
 * @throws Refusal not_found (somebody who may do neither, or who may not know all that stood in any version, or no such
 *   stage), stage_not_closed, nothing_changed. Cost: one ranking
 */
export async function drawVersion(ctx: Context, kind: StageKind): Promise<DrawnVersion> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor) && !mayConfirmShortlist(ctx.actor, "")) throw new Refusal("not_found");
    const at = await requireFrozenWhole(inside, kind);
    const reopened = await reopenedStage(inside, at);
    if (reopened === undefined || reopened.now.resultDigest === reopened.before.resultDigest)
      throw new Refusal("nothing_changed");
    const { before, now } = reopened;
    return {
      ...toStored(now),
      basis: await basisNow(inside),
      isSameList: passesAreSame(before, now),
      isVoteMissing: now.outcomes.some((item) => item.reason === "vote_missing"),
      decidedAnew: decidedAnew(before, now),
    };
  });
}

/** The one drawn up beforehand if nothing was put on record since, else another. @throws Refusal as drawVersion */
export async function versionNow(
  ctx: Context,
  kind: StageKind,
  before: DrawnVersion | undefined,
): Promise<DrawnVersion> {
  return before?.basis === (await basisNow(ctx)) ? before : await drawVersion(ctx, kind);
}

/** @throws Refusal not_found, stage_not_closed */
export async function requireFrozenWhole(ctx: Context, kind: StageKind): Promise<StageAtWork> {
  const at = await stageAtWork(ctx, kind);
  if (at.stage.state !== "frozen") throw new Refusal("stage_not_closed");
  // Also of what stood before and was withdrawn: that it is gone is not to be learned from what is allowed now.
  await requireWholeList(ctx, await listStoodIds(ctx.db, at.stage.id));
  return at;
}

function decidedAnew(before: StageResult, now: StageResult): string[] {
  return resultChanges(before, now)
    .filter(({ causes }) => causes.every(({ kind }) => kind !== "others" && kind !== "inPlaceOf"))
    .map(({ submissionId }) => submissionId);
}
