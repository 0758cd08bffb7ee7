/**
 * New versions of a frozen result, after a conflict that was found late or a withdrawal: proposed by the chair, confirmed
 * by a second person, explained against the version before. The old one stays on record as it was.
 */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  changeResult,
  findFrozenResult,
  findLastResult,
  listStagesCounting,
  listStoodIds,
  type ResultStory,
} from "#db/results.ts";
import type { Row } from "#db/schema.ts";
import { listStages, saveStage, type Stage, type StageKind } from "#db/stages.ts";
import { passesAreSame, resultChanges } from "#scoring/record/result-changes.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { recordAudit } from "./audit.server.ts";
import { mayKnowAll, requireWholeList } from "./conflict-wall.server.ts";
import { type Context, SYSTEM_ACTOR_ID, within } from "./context.ts";
import { type StoredResult, toStored } from "./drawn-results.server.ts";
import { mayConfirmShortlist, mayProposeShortlist } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { putInForce, requireConfirmation, requireCountable, storeProposal } from "./result-proposals.server.ts";
import { gatherAgain, hasLaterBegun, type StageAtWork, stageAtWork } from "./stage-figures.server.ts";

/** A frozen stage whose inputs have changed, with the result in force and the one they give now. */
export interface ReopenedStage {
  readonly at: StageAtWork;
  readonly inForce: Row<"stageResults">;
  readonly before: StageResult;
  readonly now: StageResult;
}

/**
 * Puts the result as it stands now before a second person; a proposal that was not decided gives way.
 * @throws Refusal not_found, stage_not_closed, nothing_changed, earlier_stage_unfinished (an earlier stage waits for its
 *   own new version), rereading_open, conflict_undecided, vote_open, vote_missing
 */
export async function proposeVersion(ctx: Context, kind: StageKind, note: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor)) throw new Refusal("not_found");
    const reopened = await requireReopened(inside, kind);
    const { at, now } = reopened;
    const result = toStored(now);
    await requireSettled(inside, reopened, result);
    const id = await storeProposal(trx, ctx, at.stage.id, result, note);
    await recordVersion(inside, "version.proposed", id, reopened, { resultDigest: now.resultDigest, note });
  });
}

/**
 * The second person's confirmation: the new version is in force, the old one superseded, and later results that rest on
 * it wait for new versions of their own. The record says whether another list passes on.
 * @param form.confirmation the first eight characters of the proposed result's digest
 * @throws Refusal as `proposeVersion`; nothing_proposed, second_person_required, invalid, changed_meanwhile
 * @throws Refusal later_stage_begun: other submissions would pass on into a stage that is assigned already
 */
export async function confirmVersion(
  ctx: Context,
  kind: StageKind,
  form: { readonly confirmation: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { proposed, ...reopened } = await proposedVersion(inside, kind);
    const { at, inForce, before, now } = reopened;
    requireConfirmation(proposed, form.confirmation);
    if (now.resultDigest !== proposed.resultDigest) throw new Refusal("changed_meanwhile");
    const result = toStored(now);
    await requireSettled(inside, reopened, result);
    const isSameList = passesAreSame(before, now);
    if (!isSameList) await requireNothingAfter(trx, at);
    await changeResult(trx, inForce.id, { state: "superseded" });
    await putInForce(trx, ctx, proposed, result);
    await saveStage(trx, at.stage.id, { reopenedAt: null });
    await recordVersion(inside, "version.confirmed", proposed.id, reopened, {
      resultDigest: proposed.resultDigest,
      replaces: inForce.resultDigest,
      isListChanged: !isSameList,
    });
    await reopenLater(inside, at);
  });
}

/** The second person's no. The chair may propose again. @throws Refusal as `confirmVersion`; invalid: field reason */
export async function declineVersion(ctx: Context, kind: StageKind, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { proposed, ...reopened } = await proposedVersion(inside, kind);
    if (reason.trim() === "") throw new Refusal("invalid", [{ field: "reason", code: "required" }]);
    const decision = { confirmedBy: ctx.actor.id, confirmedAt: ctx.now(), note: reason.trim() };
    await changeResult(trx, proposed.id, { state: "declined", ...decision });
    await recordVersion(inside, "version.declined", proposed.id, reopened, { reason: reason.trim() });
  });
}

/** The result a frozen stage would have now; undefined while it does not wait for a new version. Cost: one ranking. */
export async function reopenedStage(ctx: Context, at: StageAtWork): Promise<ReopenedStage | undefined> {
  if (at.stage.reopenedAt === null) return undefined;
  const inForce = await findFrozenResult(ctx.db, at.stage.id);
  if (inForce === undefined) return undefined;
  const before = JSON.parse(inForce.document) as StageResult;
  const now = buildStageResult(await gatherAgain(ctx.db, at, before.inputs));
  return { at, inForce, before, now };
}

/**
 * A frozen result with the submission in it waits for a new version without it, unless a later stage has begun: who stands
 * in that one is settled. So at most the last frozen stage waits. A part of the desk of intake.
 */
export async function reopenWithout(ctx: Context, submissionId: string): Promise<void> {
  const counting = await listStagesCounting(ctx.db, submissionId);
  for (const stage of await listStages(ctx.db, ctx.actor.callId)) {
    if (stage.state !== "frozen" || stage.reopenedAt !== null || !counting.has(stage.id)) continue;
    if (!(await hasLaterBegun(ctx.db, stage))) await saveStage(ctx.db, stage.id, { reopenedAt: ctx.now() });
  }
}

/**
 * Nothing is assigned from a list that waits for its new version. A person to whom something of it is hidden is not
 * refused, because the refusal would tell of it. A part of the desk of assignments.
 * @throws Refusal result_reopened
 */
export async function requireListSettled(ctx: Context, before: Stage): Promise<void> {
  if (before.reopenedAt === null || !(await mayKnowAll(ctx, await listStoodIds(ctx.db, before.id)))) return;
  throw new Refusal("result_reopened");
}

/**
 * After the stage behind it was assigned all the same: its list is settled now, and where a withdrawal was all it waited
 * for, it waits no longer. A part of the desk of assignments.
 */
export async function settleList(ctx: Context, { kind }: Stage): Promise<void> {
  const reopened = await reopenedStage(ctx, await stageAtWork(ctx, kind));
  if (reopened === undefined || reopened.now.resultDigest !== reopened.before.resultDigest) return;
  const { stage } = reopened.at;
  const last = await findLastResult(ctx.db, stage.id);
  if (last?.state === "proposed") await changeResult(ctx.db, last.id, { state: "superseded" });
  await saveStage(ctx.db, stage.id, { reopenedAt: null });
}

async function requireReopened(ctx: Context, kind: StageKind): Promise<ReopenedStage> {
  const at = await stageAtWork(ctx, kind);
  if (at.stage.state !== "frozen") throw new Refusal("stage_not_closed");
  const reopened = await reopenedStage(ctx, at);
  // Also of what stood before and was withdrawn: that it is gone is not to be learned from what is allowed now.
  await requireWholeList(ctx, await listStoodIds(ctx.db, at.stage.id));
  if (reopened === undefined || reopened.now.resultDigest === reopened.before.resultDigest)
    throw new Refusal("nothing_changed");
  return reopened;
}

async function frozenDocument(db: Database, { stage }: StageAtWork): Promise<StageResult> {
  const frozen = await findFrozenResult(db, stage.id);
  if (frozen === undefined) throw new Error(`frozenDocument: stage ${stage.id} is frozen without a result`);
  return JSON.parse(frozen.document) as StageResult;
}

/** Nothing that the new version rests on is still open. */
async function requireSettled(
  ctx: Context,
  { at: { stage }, now }: ReopenedStage,
  result: StoredResult,
): Promise<void> {
  const earlier = (await listStages(ctx.db, stage.callId)).filter(({ position }) => position < stage.position);
  if (earlier.some(({ reopenedAt }) => reopenedAt !== null)) throw new Refusal("earlier_stage_unfinished");
  await requireCountable(ctx.db, ctx, stage.id, result);
  if (now.outcomes.some((item) => item.reason === "vote_missing")) throw new Refusal("vote_missing");
}

/** Who stands in a stage is settled once it is assigned; turning that round is not a matter of recounting. */
async function requireNothingAfter(trx: Database, { stage }: StageAtWork): Promise<void> {
  if (await hasLaterBegun(trx, stage)) throw new Refusal("later_stage_begun");
}

async function proposedVersion(
  ctx: Context,
  kind: StageKind,
): Promise<ReopenedStage & { readonly proposed: ResultStory }> {
  // Whether anybody may confirm at all is asked before anything is told about the stage.
  if (!mayConfirmShortlist(ctx.actor, "")) throw new Refusal("not_found");
  const reopened = await requireReopened(ctx, kind);
  const proposed = await findLastResult(ctx.db, reopened.at.stage.id);
  if (proposed?.state !== "proposed") throw new Refusal("nothing_proposed");
  const isPerson = ctx.actor.id !== SYSTEM_ACTOR_ID;
  if (!isPerson || !mayConfirmShortlist(ctx.actor, proposed.proposedBy)) throw new Refusal("second_person_required");
  return { ...reopened, proposed };
}

/** Later frozen results carry scores of this one; those that come out otherwise now wait for versions of their own. */
async function reopenLater(ctx: Context, { stage }: StageAtWork): Promise<void> {
  for (const later of await listStages(ctx.db, stage.callId)) {
    if (later.position <= stage.position || later.state !== "frozen" || later.reopenedAt !== null) continue;
    const at = await stageAtWork(ctx, later.kind);
    const before = await frozenDocument(ctx.db, at);
    const now = buildStageResult(await gatherAgain(ctx.db, at, before.inputs));
    if (now.resultDigest !== before.resultDigest) await saveStage(ctx.db, later.id, { reopenedAt: ctx.now() });
  }
}

/** The entry names every submission that was decided on other inputs, so that it is hidden with any one of them. */
async function recordVersion(
  ctx: Context,
  verb: string,
  resultId: string,
  { at, before, now }: ReopenedStage,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const submissionIds = resultChanges(before, now)
    .filter(({ causes }) => causes.every(({ kind }) => kind !== "others" && kind !== "inPlaceOf"))
    .map(({ submissionId }) => submissionId);
  await recordAudit(
    ctx.db,
    ctx,
    verb,
    { type: "stageResult", id: resultId },
    { stage: at.stage.kind, submissionIds, ...details },
  );
}
