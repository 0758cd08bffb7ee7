/**
 * The re-vote: where no other step of the tie chain tells submissions apart and the rule calls for it, the members without
 * a conflict with any of them cast one ballot each, for the one that is to go first. The counts become the last tie step.
 *
 * Called is who sits on a panel that hears one of them; reserves step in where the quorum is lost, as in any vote. Nobody
 * sees a ballot. Whoever may not know every submission of the stage is told of no re-vote: another chair runs it.
 */
import { type Database, inTransaction } from "#db/connection.ts";
import { listPanels } from "#db/panels.ts";
import {
  findRevoteById,
  hasOpenRevote,
  listOpenRevotesOfExpert,
  listRevoteAttendance,
  listRevoteBallots,
  listRevoteEntries,
  listStageRevotes,
  removeRevoteBallot,
  type Revote,
  type RevoteAttendant,
  type RevoteEntry,
  saveRevote,
  saveRevoteAttendance,
  saveRevoteBallot,
  saveRevoteClosed,
} from "#db/revotes.ts";
import { hasOpenVote, listRecusedPairs } from "#db/votes.ts";
import type { VoteRule } from "#scoring/programme/programme.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { revotesDue, sharersOf } from "#scoring/shortlist/revotes-due.ts";
import { type Voters, votersOf } from "#scoring/shortlist/voters-of.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { mayKnowAll, requireWholeList } from "./conflict-wall.server.ts";
import { type Context, within } from "./context.ts";
import { isStaff, mayReadRanking, mayRunVote, mayVote } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { gatherStage, type StageAtWork, stageAtWork } from "./stage-figures.server.ts";
import { stageById } from "./stage-plans.server.ts";
import { isRunnable } from "./vote-chamber.server.ts";

export interface RevoteItem {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  /** Ballots for it; null before the close. */
  readonly yes: number | null;
}

export interface RevoteSeat {
  readonly expertId: string;
  readonly expertCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: "member" | "reserve";
  readonly isPresent: boolean;
}

export interface RevoteView {
  readonly revoteId: string;
  readonly number: number;
  readonly state: "open" | "closed";
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** Null while open; false without a quorum, or void because of a conflict that was found later. */
  readonly isCounted: boolean | null;
  /** Those one may vote for, by serial. */
  readonly items: readonly RevoteItem[];
  readonly attendance: readonly RevoteSeat[];
  /** Members without a conflict with any of them, those present of whom may vote, and how many must be there. */
  readonly members: number;
  readonly present: number;
  readonly quorumNeeded: number;
  readonly hasQuorum: boolean;
  readonly cast: number;
}

export interface StageRevotes {
  /** Ties that wait for a re-vote, by rank; without those of which one is open. */
  readonly due: readonly (readonly RevoteItem[])[];
  /** By number. */
  readonly revotes: readonly RevoteView[];
  readonly mayRun: boolean;
}

export interface MyRevote {
  readonly revoteId: string;
  readonly items: readonly RevoteItem[];
  readonly choice: string | null;
  readonly castAt: string | null;
}

const NOTHING: StageRevotes = { due: [], revotes: [], mayRun: false };

/**
 * The re-votes of the stage that votes, as staff may follow them: how many have voted while one is open, the counts
 * afterwards, never who voted for what.
 * @throws Refusal not_found. Cost: one ranking of the stage
 */
export async function listRevotes(ctx: Context): Promise<StageRevotes> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const floor = await floorOf(inside);
    if (floor === undefined || !mayReadRanking(ctx.actor, floor.at.stage)) return NOTHING;
    if (!(await mayKnowAll(inside, idsOf(floor.result)))) return NOTHING;
    const revotes: RevoteView[] = [];
    for (const revote of await listStageRevotes(trx, floor.at.stage.id)) revotes.push(await viewOf(trx, floor, revote));
    const open = new Set(
      revotes.flatMap(({ state, items }) => (state === "open" ? items.map((item) => item.submissionId) : [])),
    );
    const mayRun = mayRunVote(ctx.actor) && isRunnable(floor.at);
    const due = isRunnable(floor.at) ? dueOf(floor).filter((group) => group.every((id) => !open.has(id))) : [];
    return { due: due.map((group) => group.map((id) => itemOf(floor, id))), revotes, mayRun };
  });
}

/**
 * Calls the re-vote on a tie. Everybody on a panel that hears one of the tied submissions is put on its roll, without
 * those who have a conflict with any of them.
 * @param submissionId one of the tied submissions
 * @returns the id of the re-vote
 * @throws Refusal not_found, stage_not_closed, stage_frozen, vote_open, vote_missing (a vote on the list is still due)
 * @throws Refusal revote_not_due: the submission shares its place with nobody, or their re-vote was held
 */
export async function openRevote(ctx: Context, submissionId: string): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayRunVote(ctx.actor)) throw new Refusal("not_found");
    const floor = await floorOf(inside);
    if (floor === undefined) throw new Refusal("not_found");
    const { at, result } = floor;
    await requireRunnable(inside, floor);
    if ((await hasOpenVote(trx, at.stage.id)) || (await hasOpenRevote(trx, at.stage.id)))
      throw new Refusal("vote_open");
    if (result.outcomes.some((item) => item.reason === "vote_missing")) throw new Refusal("vote_missing");
    const group = dueOf(floor).find((ids) => ids.includes(submissionId));
    if (group === undefined) throw new Refusal("revote_not_due");
    const id = ctx.newId();
    const sharers = sharersOf(at.plan, result.ranking, submissionId);
    const number = (await listStageRevotes(trx, at.stage.id)).length + 1;
    const stageId = at.stage.id;
    await saveRevote(
      trx,
      {
        id,
        stageId,
        number,
        state: "open",
        openedAt: ctx.now(),
        openedBy: ctx.actor.id,
        closedAt: null,
        isCounted: null,
      },
      sharers.map((sharer) => ({
        revoteId: id,
        submissionId: sharer,
        mayGoOn: group.includes(sharer) ? (1 as const) : (0 as const),
        yes: null,
      })),
      (await rollOf(trx, floor, sharers)).map((seat, position) => ({ revoteId: id, ...seat, position, isPresent: 0 })),
    );
    await audit(inside, "revote.opened", id, { number, submissionIds: group });
    return id;
  });
}

/**
 * Records whether somebody on the roll is there. The ballot of a person who may no longer vote is taken out.
 * @throws Refusal not_found, stage_frozen, vote_closed
 */
export async function setRevoteAttendance(
  ctx: Context,
  revoteId: string,
  expertId: string,
  isPresent: boolean,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { floor, revote } = await revoteToRun(inside, revoteId);
    const attendant = (await listRevoteAttendance(trx, revoteId)).find((item) => item.expertId === expertId);
    if (attendant === undefined) throw new Refusal("not_found");
    await saveRevoteAttendance(trx, { revoteId, expertId, isPresent: isPresent ? 1 : 0 });
    await removeIdleBallots(trx, floor, revote);
    await audit(inside, "revote.attendance", revoteId, { expert: attendant.code, isPresent });
  });
}

/**
 * The expert's one ballot, for one of the tied submissions; may be changed until the re-vote is closed.
 * @throws Refusal not_found (not on the roll, a conflict, or not in this re-vote), vote_closed, not_present
 */
export async function castRevoteBallot(ctx: Context, revoteId: string, submissionId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { expertId } = ctx.actor;
    if (!mayVote(ctx.actor) || expertId === null) throw new Refusal("not_found");
    const { floor, revote } = await revoteAtWork(inside, revoteId);
    const roll = await listRevoteAttendance(trx, revoteId);
    const entries = await listRevoteEntries(trx, revoteId);
    const isCalled = roll.some((item) => item.expertId === expertId) && !isRecused(floor, entries, expertId);
    const isOnBallot = entries.some((item) => item.submissionId === submissionId && item.mayGoOn);
    if (!isCalled || !isOnBallot) throw new Refusal("not_found");
    if (revote.state === "closed") throw new Refusal("vote_closed");
    if (!votersIn(floor, entries, roll).present.includes(expertId)) throw new Refusal("not_present");
    await saveRevoteBallot(trx, { revoteId, expertId, submissionId, castAt: ctx.now() });
    // The record says that a ballot was cast, never for what.
    await audit(inside, "revote.cast", revoteId, {});
  });
}

/**
 * Counts and closes. Without a quorum nothing is counted and the tie waits for another re-vote; a re-vote that leaves
 * submissions level is held all the same, and they share their rank.
 * @throws Refusal not_found, stage_frozen, vote_closed
 */
export async function closeRevote(ctx: Context, revoteId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { floor, revote } = await revoteToRun(inside, revoteId);
    await removeIdleBallots(trx, floor, revote);
    const entries = await listRevoteEntries(trx, revoteId);
    const ballots = await listRevoteBallots(trx, revoteId);
    const { hasQuorum } = votersIn(floor, entries, await listRevoteAttendance(trx, revoteId));
    const counts = entries.map(({ submissionId }) => ({
      submissionId,
      yes: ballots.filter((ballot) => ballot.submissionId === submissionId).length,
    }));
    await saveRevoteClosed(
      trx,
      revoteId,
      { closedAt: ctx.now(), isCounted: hasQuorum },
      new Map(counts.map(({ submissionId, yes }) => [submissionId, yes])),
    );
    await audit(inside, "revote.closed", revoteId, { number: revote.number, isCounted: hasQuorum });
  });
}

/** The re-votes in which the expert may vote now. @throws Refusal not_found */
export async function listMyRevotes(ctx: Context): Promise<readonly MyRevote[]> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { expertId, callId } = ctx.actor;
    if (!mayVote(ctx.actor) || expertId === null) throw new Refusal("not_found");
    const mine: MyRevote[] = [];
    for (const { id } of await listOpenRevotesOfExpert(trx, callId, expertId)) {
      const { floor } = await revoteAtWork(inside, id);
      const entries = await listRevoteEntries(trx, id);
      if (!votersIn(floor, entries, await listRevoteAttendance(trx, id)).present.includes(expertId)) continue;
      const own = (await listRevoteBallots(trx, id)).find((ballot) => ballot.expertId === expertId);
      const items = entries.filter((item) => item.mayGoOn).map((item) => ({ ...toItem(item), yes: null }));
      mine.push({ revoteId: id, items, choice: own?.submissionId ?? null, castAt: own?.castAt ?? null });
    }
    return mine;
  });
}

/** A stage that votes, with what its re-votes are computed from. */
interface Floor {
  readonly at: StageAtWork;
  readonly rule: VoteRule;
  readonly result: StageResult;
  readonly titles: ReadonlyMap<string, Pick<RevoteItem, "serial" | "titleZh" | "titleEn">>;
  /** `expert submission` pairs that leave the counts. */
  readonly recused: ReadonlySet<string>;
}

/** The stage whose tie chain ends in a re-vote; undefined: the call has none. */
async function floorOf(ctx: Context): Promise<Floor | undefined> {
  const { programme } = await callOf(ctx);
  const plan = programme.stages.find(
    ({ vote, tieChain }) => vote !== null && tieChain.some((step) => step.by === "revote"),
  );
  return plan === undefined ? undefined : await floorAt(ctx, await stageAtWork(ctx, plan.kind));
}

async function floorAt(ctx: Context, at: StageAtWork): Promise<Floor> {
  const rule = at.plan.vote;
  if (rule === null) throw new Refusal("not_found");
  const { input, submissions } = await gatherStage(ctx.db, at);
  const pairs = await listRecusedPairs(ctx.db, at.stage);
  return {
    at,
    rule,
    result: buildStageResult(input),
    titles: new Map(submissions.map((item) => [item.id, item])),
    recused: new Set(pairs.map((pair) => `${pair.expertId} ${pair.submissionId}`)),
  };
}

/** @throws Refusal not_found */
async function revoteAtWork(ctx: Context, revoteId: string): Promise<{ floor: Floor; revote: Revote }> {
  const revote = await findRevoteById(ctx.db, revoteId);
  if (revote === undefined) throw new Refusal("not_found");
  const { stage } = await stageById(ctx.db, ctx, revote.stageId);
  return { floor: await floorAt(ctx, await stageAtWork(ctx, stage.kind)), revote };
}

/** @throws Refusal not_found, stage_frozen, stage_not_closed, vote_closed */
async function revoteToRun(ctx: Context, revoteId: string): Promise<{ floor: Floor; revote: Revote }> {
  if (!mayRunVote(ctx.actor)) throw new Refusal("not_found");
  const found = await revoteAtWork(ctx, revoteId);
  await requireRunnable(ctx, found.floor);
  if (found.revote.state === "closed") throw new Refusal("vote_closed");
  return found;
}

async function requireRunnable(ctx: Context, { at, result }: Floor): Promise<void> {
  await requireWholeList(ctx, idsOf(result));
  if (isRunnable(at)) return;
  throw new Refusal(at.stage.state === "frozen" ? "stage_frozen" : "stage_not_closed");
}

function idsOf({ ranking }: StageResult): string[] {
  return ranking.map((item) => item.submissionId);
}

function dueOf({ at, result }: Floor): string[][] {
  const { ranking, outcomes, inputs } = result;
  return revotesDue({ stage: at.plan, ranking, outcomes, revotes: inputs.revotes });
}

/** Members and reserves of every panel that hears one of the submissions, each once, without a conflict with any. */
async function rollOf(
  db: Database,
  { at, result, recused }: Floor,
  submissionIds: readonly string[],
): Promise<Pick<RevoteAttendant, "expertId" | "seat">[]> {
  const fields = new Set(
    result.ranking.filter((item) => submissionIds.includes(item.submissionId)).map((item) => item.field),
  );
  const panels = (await listPanels(db, at.stage.id)).filter((panel) =>
    panel.fieldCodes.some((code) => fields.has(code)),
  );
  const seats = panels.flatMap((panel) => panel.members);
  const roll = new Map<string, Pick<RevoteAttendant, "expertId" | "seat">>();
  for (const wanted of ["member", "reserve"] as const)
    for (const { expertId, seat } of seats)
      if (seat === wanted && !roll.has(expertId)) roll.set(expertId, { expertId, seat });
  return [...roll.values()].filter(({ expertId }) => submissionIds.every((id) => !recused.has(`${expertId} ${id}`)));
}

function isRecused({ recused }: Floor, entries: readonly RevoteEntry[], expertId: string): boolean {
  return entries.some(({ submissionId }) => recused.has(`${expertId} ${submissionId}`));
}

function votersIn(floor: Floor, entries: readonly RevoteEntry[], roll: readonly RevoteAttendant[]): Voters {
  return votersOf(floor.rule, roll, (expertId) => isRecused(floor, entries, expertId));
}

async function removeIdleBallots(db: Database, floor: Floor, { id }: Revote): Promise<void> {
  const { present } = votersIn(floor, await listRevoteEntries(db, id), await listRevoteAttendance(db, id));
  for (const ballot of await listRevoteBallots(db, id))
    if (!present.includes(ballot.expertId)) await removeRevoteBallot(db, ballot);
}

async function viewOf(db: Database, floor: Floor, revote: Revote): Promise<RevoteView> {
  const { id, number, state, openedAt, closedAt, isCounted } = revote;
  const entries = await listRevoteEntries(db, id);
  const roll = await listRevoteAttendance(db, id);
  const { members, present, quorumNeeded, hasQuorum } = votersIn(floor, entries, roll);
  return {
    revoteId: id,
    ...{ number, state, openedAt, closedAt },
    isCounted: isCounted === null ? null : isCounted === 1,
    items: entries.filter((item) => item.mayGoOn).map(toItem),
    attendance: roll.map(({ code, ...seat }) => ({ ...seat, expertCode: code })),
    ...{ members, present: present.length, quorumNeeded, hasQuorum },
    cast: (await listRevoteBallots(db, id)).length,
  };
}

function toItem({ submissionId, serial, titleZh, titleEn, yes }: RevoteEntry): RevoteItem {
  return { submissionId, serial, titleZh, titleEn, yes };
}

function itemOf({ titles }: Floor, submissionId: string): RevoteItem {
  const title = titles.get(submissionId);
  if (title === undefined) throw new Error(`itemOf: ${submissionId} is not in the stage`);
  const { serial, titleZh, titleEn } = title;
  return { submissionId, serial, titleZh, titleEn, yes: null };
}

async function audit(
  ctx: Context,
  verb: string,
  revoteId: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAudit(ctx.db, ctx, verb, { type: "revote", id: revoteId }, details);
}
