/**
 * New versions of a frozen result, after a conflict that was found late or a withdrawal: proposed by the chair, confirmed
 * by a second person, explained against the version before. The old one stays on record as it was.
 */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  changeResult,
  findFrozenStory,
  findLastResult,
  listStagesCounting,
  listStoodIds,
  readDocument,
  type ResultStory,
} from "#db/results.ts";
import { listStages, saveStage, type Stage, type StageKind } from "#db/stages.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { recordAudit } from "./audit.server.ts";
import { mayKnowAll } from "./conflict-wall.server.ts";
import { type Context, SYSTEM_ACTOR_ID, within } from "./context.ts";
import { type DrawnVersion, reopenedStage, requireFrozenWhole, versionNow } from "./drawn-versions.server.ts";
import { mayConfirmShortlist, mayProposeShortlist } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { putInForce, requireConfirmation, requireCountable, storeProposal } from "./result-proposals.server.ts";
import { gatherAgain, hasLaterBegun, stageAtWork } from "./stage-figures.server.ts";

/**
 * Puts the result as it stands now before a second person; a proposal that was not decided gives way.
 * @param drawn the version drawn up a moment ago, which is most of the work
 * @throws Refusal not_found, stage_not_closed, nothing_changed, earlier_stage_unfinished (an earlier stage waits for its
 *   own new version), rereading_open, conflict_undecided, vote_open, vote_missing
 */
export async function proposeVersion(ctx: Context, kind: StageKind, note: string, drawn?: DrawnVersion): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor)) throw new Refusal("not_found");
    const { stage } = await requireFrozenWhole(inside, kind);
    const version = await versionNow(inside, kind, drawn);
    await requireSettled(inside, stage, version);
    const id = await storeProposal(trx, ctx, stage.id, version, note);
    await recordVersion(inside, "version.proposed", id, kind, version, { resultDigest: version.resultDigest, note });
  });
}

/**
 * The second person's confirmation: the new version is in force, the old one superseded, and later results that rest on
 * it wait for new versions of their own. The record says whether another list passes on.
 * @param form.confirmation the first eight characters of the proposed result's digest
 * @param drawn the version drawn up a moment ago, which is most of the work
 * @throws Refusal as `proposeVersion`; nothing_proposed, second_person_required, invalid, changed_meanwhile
 * @throws Refusal later_stage_begun: other submissions would pass on into a stage that is assigned already
 */
export async function confirmVersion(
  ctx: Context,
  kind: StageKind,
  form: { readonly confirmation: string },
  drawn?: DrawnVersion,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { stage, version, proposed } = await proposedVersion(inside, kind, drawn);
    requireConfirmation(proposed, form.confirmation);
    if (version.resultDigest !== proposed.resultDigest) throw new Refusal("changed_meanwhile");
    await requireSettled(inside, stage, version);
    if (!version.isSameList) await requireNothingAfter(trx, stage);
    const inForce = await requireInForce(trx, stage);
    await changeResult(trx, inForce.id, { state: "superseded" });
    await putInForce(trx, ctx, proposed, version);
    await saveStage(trx, stage.id, { reopenedAt: null });
    await recordVersion(inside, "version.confirmed", proposed.id, kind, version, {
      resultDigest: proposed.resultDigest,
      replaces: inForce.resultDigest,
      isListChanged: !version.isSameList,
    });
    await reopenLater(inside, stage);
  });
}

/**
 * The second person's no. The chair may propose again.
 * @throws Refusal as `confirmVersion`; invalid: field reason
 */
export async function declineVersion(
  ctx: Context,
  kind: StageKind,
  reason: string,
  drawn?: DrawnVersion,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { version, proposed } = await proposedVersion(inside, kind, drawn);
    if (reason.trim() === "") throw new Refusal("invalid", [{ field: "reason", code: "required" }]);
    const decision = { confirmedBy: ctx.actor.id, confirmedAt: ctx.now(), note: reason.trim() };
    await changeResult(trx, proposed.id, { state: "declined", ...decision });
    await recordVersion(inside, "version.declined", proposed.id, kind, version, { reason: reason.trim() });
  });
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
  const at = await stageAtWork(ctx, kind);
  const reopened = await reopenedStage(ctx, at);
  if (reopened === undefined || reopened.now.resultDigest !== reopened.before.resultDigest) return;
  const last = await findLastResult(ctx.db, at.stage.id);
  if (last?.state === "proposed") await changeResult(ctx.db, last.id, { state: "superseded" });
  await saveStage(ctx.db, at.stage.id, { reopenedAt: null });
}

async function requireInForce(db: Database, stage: Stage): Promise<ResultStory> {
  const inForce = await findFrozenStory(db, stage.id);
  if (inForce === undefined) throw new Error(`requireInForce: stage ${stage.id} is frozen without a result`);
  return inForce;
}

/** Nothing that the new version rests on is still open. */
async function requireSettled(ctx: Context, stage: Stage, version: DrawnVersion): Promise<void> {
  const earlier = (await listStages(ctx.db, stage.callId)).filter(({ position }) => position < stage.position);
  if (earlier.some(({ reopenedAt }) => reopenedAt !== null)) throw new Refusal("earlier_stage_unfinished");
  await requireCountable(ctx.db, ctx, stage.id, version);
  if (version.isVoteMissing) throw new Refusal("vote_missing");
}

/** Who stands in a stage is settled once it is assigned; turning that round is not a matter of recounting. */
async function requireNothingAfter(trx: Database, stage: Stage): Promise<void> {
  if (await hasLaterBegun(trx, stage)) throw new Refusal("later_stage_begun");
}

async function proposedVersion(
  ctx: Context,
  kind: StageKind,
  drawn: DrawnVersion | undefined,
): Promise<{ readonly stage: Stage; readonly version: DrawnVersion; readonly proposed: ResultStory }> {
  // Whether anybody may confirm at all is asked before anything is told about the stage.
  if (!mayConfirmShortlist(ctx.actor, "")) throw new Refusal("not_found");
  const { stage } = await requireFrozenWhole(ctx, kind);
  const version = await versionNow(ctx, kind, drawn);
  const proposed = await findLastResult(ctx.db, stage.id);
  if (proposed?.state !== "proposed") throw new Refusal("nothing_proposed");
  const isPerson = ctx.actor.id !== SYSTEM_ACTOR_ID;
  if (!isPerson || !mayConfirmShortlist(ctx.actor, proposed.proposedBy)) throw new Refusal("second_person_required");
  return { stage, version, proposed };
}

/** Later frozen results carry scores of this one; those that come out otherwise now wait for versions of their own. */
async function reopenLater(ctx: Context, stage: Stage): Promise<void> {
  for (const later of await listStages(ctx.db, stage.callId)) {
    if (later.position <= stage.position || later.state !== "frozen" || later.reopenedAt !== null) continue;
    const at = await stageAtWork(ctx, later.kind);
    const before = JSON.parse(await readDocument(ctx.db, (await requireInForce(ctx.db, later)).id)) as StageResult;
    const now = buildStageResult(await gatherAgain(ctx.db, at, before.inputs));
    if (now.resultDigest !== before.resultDigest) await saveStage(ctx.db, later.id, { reopenedAt: ctx.now() });
  }
}

/** The entry names every submission that was decided on other inputs, so that it is hidden with any one of them. */
async function recordVersion(
  ctx: Context,
  verb: string,
  resultId: string,
  kind: StageKind,
  { decidedAnew }: DrawnVersion,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subject = { type: "stageResult", id: resultId } as const;
  await recordAudit(ctx.db, ctx, verb, subject, { stage: kind, submissionIds: decidedAnew, ...details });
}
