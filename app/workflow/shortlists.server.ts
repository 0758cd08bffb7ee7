/** The list a stage passes on: proposed by the chair, confirmed by a second person, frozen. */
import { inTransaction } from "#db/connection.ts";
import type { Database } from "#db/connection.ts";
import { changeResult, findAccountNames, findFrozenStory, findLastResult, readDocument } from "#db/results.ts";
import type { ResultStory, SubmissionTitle } from "#db/results.ts";
import { listStageSubmissions, saveStage } from "#db/stages.ts";
import type { StageKind } from "#db/stages.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { type PassReason, isPassReason } from "#scoring/shortlist/cut-line.ts";
import type { FrozenLine, StageResult } from "#scoring/record/stage-result.ts";
import { recordAudit } from "./audit.server.ts";
import { SYSTEM_ACTOR_ID, within } from "./context.ts";
import type { Context } from "./context.ts";
import { requireWholeList } from "./conflict-wall.server.ts";
import { drawnNow, type DrawnResult } from "./drawn-results.server.ts";
import { mayConfirmShortlist, mayProposeShortlist } from "./permissions.ts";
import { countUndecidedEffects } from "./recusal-effects.server.ts";
import { Refusal } from "./refusal.ts";
import { compared, type Comparison } from "./result-comparison.server.ts";
import { putInForce, requireConfirmation, requireCountable, storeProposal } from "./result-proposals.server.ts";
import { type ReadableResult, readableResult } from "./results.server.ts";
import { stageAtWork } from "./stage-figures.server.ts";
import type { StageAtWork } from "./stage-figures.server.ts";
import { type ConfirmedVersion, confirmedVersions } from "./version-story.server.ts";

export interface PersonName {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface ShortlistRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly reason: PassReason;
}

export interface ShortlistView {
  readonly kind: StageKind;
  readonly state: "none" | "proposed" | "declined" | "frozen";
  /** What the stage passes on, by field and serial: as it stands now while closed, as it was frozen afterwards. */
  readonly rows: readonly ShortlistRow[];
  readonly lines: readonly FrozenLine[];
  readonly version: number | null;
  readonly proposedBy: PersonName | null;
  readonly proposedAt: string | null;
  /** The chair's note; of a declined list the reason it was declined. */
  readonly note: string;
  /** The second person: who confirmed or declined. */
  readonly decidedBy: PersonName | null;
  readonly decidedAt: string | null;
  /** 64 characters; null while nothing is proposed and for somebody who may not act on the whole list. */
  readonly resultDigest: string | null;
  /** The sheets or votes changed after the proposal; it has to be proposed again. */
  readonly isStale: boolean;
  /** What moved since the proposal; null unless it is stale, and for somebody who may not know all that stood on it. */
  readonly moved: Comparison | null;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
  /** Frozen, and waiting for a new version; told to those alone who may know every row. */
  readonly isReopened: boolean;
  /** Submissions whose vote is still missing; a list with one cannot be proposed. */
  readonly votesMissing: number;
  /** Effects of recusals the chair has not decided about; a list with one cannot be proposed. */
  readonly recusalsUndecided: number;
}

/** How a list stands, without its rows. */
export interface ShortlistStanding extends Omit<ShortlistView, "kind" | "rows" | "lines"> {
  readonly count: number;
}

export function standingOf({ kind: _kind, rows, lines: _lines, ...standing }: ShortlistView): ShortlistStanding {
  return { ...standing, count: rows.length };
}

/**
 * The list of a closed or frozen stage, without what the actor has a conflict with.
 * @param known the same actor's result of the stage, where it was read a moment ago: computing it is most of the work
 * @throws Refusal not_found, stage_not_closed
 */
export async function findShortlist(ctx: Context, kind: StageKind, known?: ReadableResult): Promise<ShortlistView> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const readable = known ?? (await readableResult(inside, kind));
    const { result, submissions, isPartial, at } = readable;
    const inForce = at.stage.state === "frozen" ? await versionInForce(inside, readable) : undefined;
    const last = inForce?.row ?? (await findLastResult(trx, at.stage.id));
    const isClosed = at.stage.state === "closed";
    const votesMissing = result.outcomes.filter((item) => item.reason === "vote_missing").length;
    const recusalsUndecided = isClosed ? await countUndecidedEffects(trx, readable) : 0;
    const isReady = isClosed && !isPartial && votesMissing === 0 && recusalsUndecided === 0;
    const isProposed = last?.state === "proposed";
    const isStale = isProposed && !isPartial && last.resultDigest !== result.resultDigest;
    return {
      kind,
      state: inForce !== undefined ? "frozen" : last === undefined || last.state === "superseded" ? "none" : last.state,
      rows: toRows(result, submissions),
      lines: result.lines,
      ...(await storyOf(trx, last)),
      ...(inForce === undefined ? {} : { version: inForce.number }),
      resultDigest: isPartial || last === undefined ? null : last.resultDigest,
      isStale,
      moved: isStale ? await movedSince(inside, readable, last.id) : null,
      mayPropose: isReady && mayProposeShortlist(ctx.actor),
      mayConfirm: isClosed && !isPartial && isProposed && mayConfirmShortlist(ctx.actor, last.proposedBy),
      isReopened: !isPartial && at.stage.reopenedAt !== null,
      votesMissing,
      recusalsUndecided,
    };
  });
}

/**
 * Puts the list as it stands now before a second person; an earlier proposal that was not decided gives way.
 * @param drawn the result drawn up a moment ago, which is most of the work
 * @throws Refusal not_found, stage_not_closed, stage_frozen, vote_open, vote_missing, recusal_undecided
 * @throws Refusal rereading_open, conflict_undecided: a sheet is still to come, or may not count
 */
export async function proposeShortlist(
  ctx: Context,
  kind: StageKind,
  note: string,
  drawn?: DrawnResult,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor)) throw new Refusal("not_found");
    const at = await stageAtWork(inside, kind);
    refuseUnlessClosed(at);
    await requireWholeStage(inside, at);
    const result = await drawnNow(inside, kind, drawn);
    await requireCountable(trx, ctx, at.stage.id, result);
    if (result.isVoteMissing) throw new Refusal("vote_missing");
    if (result.recusalsUndecided > 0) throw new Refusal("recusal_undecided");
    const id = await storeProposal(trx, ctx, at.stage.id, result, note);
    await audit(inside, "shortlist.proposed", id, kind, {
      resultDigest: result.resultDigest,
      passes: result.passing,
      note,
    });
  });
}

/**
 * The second person's confirmation: freezes stage, result and rows.
 *
 * @param form.confirmation the first eight characters of the result's digest, as shown with the proposal
 * @param drawn the result drawn up a moment ago, which is most of the work
 * @throws Refusal not_found, stage_not_closed, stage_frozen, nothing_proposed, second_person_required, invalid
 * @throws Refusal changed_meanwhile: sheets, conflicts or votes give another result than the one proposed
 */
export async function confirmShortlist(
  ctx: Context,
  kind: StageKind,
  form: { readonly confirmation: string },
  drawn?: DrawnResult,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { at, proposed } = await proposedFor(inside, kind);
    requireConfirmation(proposed, form.confirmation);
    const now = await drawnNow(inside, kind, drawn);
    if (now.resultDigest !== proposed.resultDigest) throw new Refusal("changed_meanwhile");
    await requireCountable(trx, ctx, at.stage.id, now);
    await putInForce(trx, ctx, proposed, now);
    await saveStage(trx, at.stage.id, { state: "frozen", frozenAt: ctx.now() });
    await audit(inside, "shortlist.confirmed", proposed.id, kind, { resultDigest: proposed.resultDigest });
  });
}

/**
 * The second person's no. The chair may propose again.
 * @throws Refusal not_found, stage_not_closed, stage_frozen, nothing_proposed, second_person_required, invalid
 */
export async function declineShortlist(ctx: Context, kind: StageKind, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { proposed } = await proposedFor(inside, kind);
    if (reason.trim() === "") throw new Refusal("invalid", [{ field: "reason", code: "required" }]);
    const decision = { confirmedBy: ctx.actor.id, confirmedAt: ctx.now(), note: reason.trim() };
    await changeResult(trx, proposed.id, { state: "declined", ...decision });
    await audit(inside, "shortlist.declined", proposed.id, kind, { reason: reason.trim(), note: proposed.note });
  });
}

/**
 * The whole document of a frozen result, from which anybody can recompute it (`isRecomputable`). It holds every
 * expert's marks under random ids, so it is for staff who may know the whole list.
 * @throws Refusal not_found, stage_not_closed
 */
export async function exportResult(ctx: Context, kind: StageKind): Promise<StageResult> {
  return await inTransaction(ctx.db, async (trx) => {
    const { result, isPartial, at } = await readableResult(within(ctx, trx), kind);
    if (isPartial) throw new Refusal("not_found");
    if (at.stage.state !== "frozen") throw new Refusal("stage_not_closed");
    return result;
  });
}

async function proposedFor(ctx: Context, kind: StageKind): Promise<{ at: StageAtWork; proposed: ResultStory }> {
  // Whether anybody may confirm at all is asked before anything is told about the stage.
  if (!mayConfirmShortlist(ctx.actor, "")) throw new Refusal("not_found");
  const at = await stageAtWork(ctx, kind);
  refuseUnlessClosed(at);
  await requireWholeStage(ctx, at);
  const proposed = await findLastResult(ctx.db, at.stage.id);
  if (proposed?.state !== "proposed") throw new Refusal("nothing_proposed");
  const isPerson = ctx.actor.id !== SYSTEM_ACTOR_ID;
  if (!isPerson || !mayConfirmShortlist(ctx.actor, proposed.proposedBy)) throw new Refusal("second_person_required");
  return { at, proposed };
}

async function requireWholeStage(ctx: Context, { stage }: StageAtWork): Promise<void> {
  const submissions = await listStageSubmissions(ctx.db, stage.id);
  await requireWholeList(
    ctx,
    submissions.map((item) => item.id),
  );
}

function refuseUnlessClosed({ stage }: StageAtWork): void {
  if (stage.state === "frozen") throw new Refusal("stage_frozen");
  if (stage.state !== "closed") throw new Refusal("stage_not_closed");
}

/** A new version that is only proposed is told of on the page of versions. */
async function versionInForce(
  ctx: Context,
  readable: ReadableResult,
): Promise<Pick<ConfirmedVersion, "row" | "number"> | undefined> {
  if (readable.isPartial) return (await confirmedVersions(ctx, readable)).at(-1);
  const row = await findFrozenStory(ctx.db, readable.at.stage.id);
  return row === undefined ? undefined : { row, number: row.version };
}

/** Known after the first look, as the result is. What stood on the list and was withdrawn since is not told to everybody. */
async function movedSince(ctx: Context, readable: ReadableResult, proposalId: string): Promise<Comparison | null> {
  const { moved } = await ctx.results.read(`moved ${proposalId} ${readable.key}`, async () => {
    const proposed = JSON.parse(await readDocument(ctx.db, proposalId)) as StageResult;
    const stood = new Set(proposed.inputs.submissions.map(({ id }) => id));
    const mayBeTold = [...stood].every((id) => readable.visible.has(id));
    const isComparable = readable.result.inputs.submissions.every(({ id }) => stood.has(id));
    return { moved: mayBeTold && isComparable ? await compared(ctx, proposed, readable.result) : null };
  });
  return moved;
}

async function storyOf(
  db: Database,
  last: ResultStory | undefined,
): Promise<Pick<ShortlistView, "version" | "proposedBy" | "proposedAt" | "note" | "decidedBy" | "decidedAt">> {
  if (last === undefined)
    return { version: null, proposedBy: null, proposedAt: null, note: "", decidedBy: null, decidedAt: null };
  return {
    version: last.version,
    proposedBy: (await findAccountNames(db, last.proposedBy)) ?? null,
    proposedAt: last.proposedAt,
    note: last.note,
    decidedBy: last.confirmedBy === null ? null : ((await findAccountNames(db, last.confirmedBy)) ?? null),
    decidedAt: last.confirmedAt,
  };
}

function toRows(result: StageResult, submissions: readonly SubmissionTitle[]): ShortlistRow[] {
  const titles = new Map(submissions.map((item) => [item.id, item]));
  const fields = new Map(result.ranking.map((item) => [item.submissionId, item]));
  return result.outcomes
    .flatMap(({ submissionId, reason }): ShortlistRow[] => {
      if (!isPassReason(reason)) return [];
      const ranked = fields.get(submissionId);
      if (ranked === undefined) throw new Error(`toRows: submission ${submissionId} is not ranked`);
      const { titleZh = null, titleEn = null } = titles.get(submissionId) ?? {};
      return [{ submissionId, serial: ranked.serial, titleZh, titleEn, field: ranked.field, reason }];
    })
    .sort((a, b) => compareText(a.field, b.field) || compareText(a.serial, b.serial));
}

async function audit(
  ctx: Context,
  verb: string,
  resultId: string,
  kind: StageKind,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(ctx.db, ctx, verb, { type: "stageResult", id: resultId }, { stage: kind, ...details });
}
