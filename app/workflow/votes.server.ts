/** The vote of a panel on the submissions that reach the minimum: attendance, ballots, count. */
import { inTransaction } from "#db/connection.ts";
import type { Panel } from "#db/panels.ts";
import { listIdsInScope } from "#db/results.ts";
import {
  findLastVote,
  listAttendance,
  listBallots,
  listOpenVotesOfExpert,
  listPanelSeats,
  saveAttendance,
  saveBallot,
  saveRoll,
  saveVote,
  saveVoteClosed,
  saveVoteResults,
} from "#db/votes.ts";
import type { VoteAttendant } from "#db/votes.ts";
import type { Bilingual, VoteRule } from "#scoring/programme/programme.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";
import type { Voters } from "#scoring/shortlist/voters-of.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { mayKnowAll } from "./conflict-wall.server.ts";
import { within } from "./context.ts";
import type { Context } from "./context.ts";
import { isStaff, mayReadRanking, mayRunVote, mayVote, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import type { VoteFigure } from "./results.server.ts";
import { stageAtWork } from "./stage-figures.server.ts";
import {
  candidatesOf,
  chamberOf,
  dueOf,
  isHiddenFrom,
  isRecused,
  isRunnable,
  panelAtVote,
  removeIdleBallots,
  requireRunnable,
  voteAtWork,
  votersFor,
  voteToRun,
} from "./vote-chamber.server.ts";
import type { Chamber } from "./vote-chamber.server.ts";

export type BallotChoice = "yes" | "no" | "abstain";
const CHOICES: readonly string[] = ["yes", "no", "abstain"] satisfies readonly BallotChoice[];

export interface VoteSeat {
  readonly expertId: string;
  readonly expertCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: "member" | "reserve";
  readonly isPresent: boolean;
}

export interface VoteItem {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  /** Whole hundredths of the score that ranks. */
  readonly rankingHundredths: number | null;
  /** Members without a conflict, a reserve that stepped in included. */
  readonly members: number;
  readonly present: number;
  readonly quorumNeeded: number;
  readonly hasQuorum: boolean;
  /** Ballots cast so far; how they were cast is known after the close only. */
  readonly cast: number;
  readonly result: VoteFigure | null;
}

export interface VoteView {
  readonly panelId: string;
  readonly panelCode: string;
  readonly panelName: Bilingual;
  /** The last vote of the panel; null when none was opened. */
  readonly voteId: string | null;
  /** 1 for the first vote, 2 for the one about what lost its quorum in the first. */
  readonly number: number;
  readonly state: "none" | "open" | "closed";
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly items: readonly VoteItem[];
  readonly attendance: readonly VoteSeat[];
  /** Reserves of the panel who have not taken a seat. */
  readonly reserves: readonly VoteSeat[];
  /** Submissions that need a vote (first or again) and have none open. */
  readonly due: number;
  readonly mayRun: boolean;
}

export interface MyBallot {
  readonly voteId: string;
  readonly panelCode: string;
  readonly panelName: Bilingual;
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly choice: BallotChoice | null;
  readonly castAt: string | null;
}

/** One entry a panel of the stages that vote, in panel order; none of a stage that is not closed. */
export async function listVotes(ctx: Context): Promise<readonly VoteView[]> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const { programme } = await callOf(inside);
    const views: VoteView[] = [];
    for (const plan of programme.stages) {
      if (plan.vote === null) continue;
      const at = await stageAtWork(inside, plan.kind);
      if (!mayReadRanking(ctx.actor, at.stage)) continue;
      const chamber = await chamberOf(inside, at, plan.vote);
      for (const panel of chamber.panels) views.push(await viewOf(inside, chamber, panel));
    }
    return views;
  });
}

/**
 * A panel's vote as staff may follow it: how many have voted while it is open, the counts once it is closed, never who
 * voted how. Submissions the reader has a conflict with are left out.
 * @throws Refusal not_found, stage_not_closed
 */
export async function findVote(ctx: Context, panelId: string): Promise<VoteView> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!isStaff(ctx.actor)) throw new Refusal("not_found");
    const { chamber, panel } = await panelAtVote(inside, panelId);
    if (!mayReadRanking(ctx.actor, chamber.at.stage)) throw new Refusal("stage_not_closed");
    return await viewOf(inside, chamber, panel);
  });
}

/**
 * Opens a vote on the panel's submissions that reach the minimum and have no result with a quorum yet: all of them the
 * first time, afterwards those that lost their quorum.
 * @returns the id of the vote
 * @throws Refusal not_found, stage_not_closed, stage_frozen, vote_open, already_decided
 */
export async function openVote(ctx: Context, panelId: string): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayRunVote(ctx.actor)) throw new Refusal("not_found");
    const { chamber, panel } = await panelAtVote(inside, panelId);
    await requireRunnable(inside, chamber, panel);
    const last = await findLastVote(trx, panel.id);
    if (last?.state === "open") throw new Refusal("vote_open");
    const due = dueOf(chamber, panel);
    if (due.length === 0) throw new Refusal("already_decided");
    const id = ctx.newId();
    const number = (last?.number ?? 0) + 1;
    const vote = {
      stageId: chamber.at.stage.id,
      panelId: panel.id,
      number,
      openedAt: ctx.now(),
      openedBy: ctx.actor.id,
    };
    await saveVote(trx, { id, ...vote, state: "open", closedAt: null });
    const members = panel.members.filter((member) => member.seat === "member");
    await saveRoll(
      trx,
      members.map(({ expertId, seat }) => ({ voteId: id, expertId, seat, isPresent: 0 as const })),
    );
    await recordAudit(trx, inside, "vote.opened", { type: "vote", id }, { panel: panel.code, number });
    return id;
  });
}

/**
 * Records whether somebody on the roll is there. Ballots of a person who may no longer vote are taken out.
 * @throws Refusal not_found, stage_frozen, vote_closed
 */
export async function setAttendance(ctx: Context, voteId: string, expertId: string, isPresent: boolean): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { chamber, panel, vote } = await voteToRun(inside, voteId);
    const attendant = (await listAttendance(trx, vote)).find((item) => item.expertId === expertId);
    if (attendant === undefined) throw new Refusal("not_found");
    await saveAttendance(trx, { voteId, expertId, seat: attendant.seat, isPresent: isPresent ? 1 : 0 });
    await removeIdleBallots(inside, chamber, panel, vote);
    const details = { expert: attendant.code, isPresent };
    await recordAudit(trx, inside, "vote.attendance", { type: "vote", id: voteId }, details);
  });
}

/**
 * A reserve of the panel takes a seat, because the quorum of a submission is lost without one.
 * @throws Refusal not_found, stage_frozen, vote_closed, already_decided (seated), quorum_holds
 */
export async function seatReserve(ctx: Context, voteId: string, expertId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { chamber, panel, vote } = await voteToRun(inside, voteId);
    const reserve = (await listPanelSeats(trx, panel.id)).find((item) => item.expertId === expertId);
    if (reserve?.seat !== "reserve") throw new Refusal("not_found");
    const roll = await listAttendance(trx, vote);
    if (roll.some((item) => item.expertId === expertId)) throw new Refusal("already_decided");
    const isNeeded = dueOf(chamber, panel).some(
      (item) => !votersFor(chamber, roll, item).hasQuorum && !isRecused(chamber, expertId, item.submissionId),
    );
    if (!isNeeded) throw new Refusal("quorum_holds");
    await saveAttendance(trx, { voteId, expertId, seat: "reserve", isPresent: 1 });
    await recordAudit(trx, inside, "vote.reserve_seated", { type: "vote", id: voteId }, { expert: reserve.code });
  });
}

/**
 * The expert's vote on one submission; may be changed until the vote is closed.
 * @throws Refusal not_found (not on the roll, a conflict, or not in this vote), invalid, vote_closed, not_present
 */
export async function castBallot(
  ctx: Context,
  voteId: string,
  submissionId: string,
  choice: BallotChoice,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { expertId } = ctx.actor;
    if (!mayVote(ctx.actor) || expertId === null) throw new Refusal("not_found");
    const { chamber, panel, vote } = await voteAtWork(inside, voteId);
    const roll = await listAttendance(trx, vote);
    const own = roll.find((item) => item.expertId === expertId);
    if (own === undefined || (await isHiddenFrom(inside, chamber, submissionId))) throw new Refusal("not_found");
    if (vote.state === "closed") throw new Refusal("vote_closed");
    const item = dueOf(chamber, panel).find((candidate) => candidate.submissionId === submissionId);
    if (item === undefined) throw new Refusal("not_found");
    if (!votersFor(chamber, roll, item).present.includes(expertId)) throw new Refusal("not_present");
    if (!CHOICES.includes(choice)) throw new Refusal("invalid", [{ field: "choice", code: "unknown_value" }]);
    await saveBallot(trx, { voteId, submissionId, expertId, choice, castAt: ctx.now() });
    // The record says that a ballot was cast, never which way.
    await recordAudit(trx, inside, "ballot.cast", { type: "vote", id: voteId }, { submissionId });
  });
}

/**
 * Counts and closes. Who is present and has not voted counts against the share; a submission without a quorum is left
 * for another vote.
 * @throws Refusal not_found, stage_frozen, vote_closed
 */
export async function closeVote(ctx: Context, voteId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { chamber, panel, vote } = await voteToRun(inside, voteId);
    await removeIdleBallots(inside, chamber, panel, vote);
    const roll = await listAttendance(trx, vote);
    const ballots = await listBallots(trx, voteId);
    const results = dueOf(chamber, panel).map((item) => {
      const voters = votersFor(chamber, roll, item);
      const choices = ballots.filter((ballot) => ballot.submissionId === item.submissionId);
      const votes = (choice: BallotChoice): number => choices.filter((ballot) => ballot.choice === choice).length;
      const count = {
        members: voters.members,
        present: voters.present.length,
        yes: votes("yes"),
        no: votes("no"),
        abstain: votes("abstain"),
      };
      const { hasQuorum, passed } = countVote(chamber.rule, count);
      const decision = {
        hasQuorum: hasQuorum ? (1 as const) : (0 as const),
        isPassed: passed ? (1 as const) : (0 as const),
      };
      return { voteId, submissionId: item.submissionId, ...count, ...decision };
    });
    await saveVoteResults(trx, results);
    await saveVoteClosed(trx, voteId, ctx.now());
    const details = { panel: panel.code, number: vote.number, submissions: results.length };
    await recordAudit(trx, inside, "vote.closed", { type: "vote", id: voteId }, details);
  });
}

/** What the expert may vote on now, by panel and serial. @throws Refusal not_found */
export async function listMyBallots(ctx: Context): Promise<readonly MyBallot[]> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const { expertId, callId } = ctx.actor;
    if (!mayVote(ctx.actor) || expertId === null) throw new Refusal("not_found");
    const mine: MyBallot[] = [];
    for (const { id } of await listOpenVotesOfExpert(trx, callId, expertId)) {
      const { chamber, panel, vote } = await voteAtWork(inside, id);
      const roll = await listAttendance(trx, vote);
      const ballots = (await listBallots(trx, id)).filter((ballot) => ballot.expertId === expertId);
      for (const item of dueOf(chamber, panel)) {
        if (!votersFor(chamber, roll, item).present.includes(expertId)) continue;
        if (await isHiddenFrom(inside, chamber, item.submissionId)) continue;
        const own = ballots.find((ballot) => ballot.submissionId === item.submissionId);
        const { submissionId, serial, titleZh, titleEn } = item;
        const names = { panelCode: panel.code, panelName: { zh: panel.nameZh, en: panel.nameEn } };
        const ballot = { choice: own?.choice ?? null, castAt: own?.castAt ?? null };
        mine.push({ voteId: id, ...names, submissionId, serial, titleZh, titleEn, ...ballot });
      }
    }
    return mine;
  });
}

async function viewOf(ctx: Context, chamber: Chamber, panel: Panel): Promise<VoteView> {
  const vote = await findLastVote(ctx.db, panel.id);
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  const roll = vote === undefined ? [] : await listAttendance(ctx.db, vote);
  const ballots = vote === undefined ? [] : await listBallots(ctx.db, vote.id);
  const due = dueOf(chamber, panel);
  const counted = chamber.figures.filter((item) => item.panelId === panel.id && item.number === vote?.number);
  const shown =
    vote?.state === "closed"
      ? candidatesOf(chamber, panel).filter((item) => counted.some((row) => row.submissionId === item.submissionId))
      : due;
  const items = shown
    .filter((item) => visible.has(item.submissionId))
    .map((item) => {
      const figure = counted.find((row) => row.submissionId === item.submissionId);
      const cast = ballots.filter((ballot) => ballot.submissionId === item.submissionId).length;
      return figure === undefined
        ? { ...item, ...seatsOf(votersFor(chamber, roll, item)), cast, result: null }
        : { ...item, ...figureOf(chamber.rule, figure), cast };
    });
  const seats = await listPanelSeats(ctx.db, panel.id);
  const ids = candidatesOf(chamber, panel).map((item) => item.submissionId);
  return {
    panelId: panel.id,
    panelCode: panel.code,
    panelName: { zh: panel.nameZh, en: panel.nameEn },
    voteId: vote?.id ?? null,
    number: vote?.number ?? 0,
    state: vote?.state ?? "none",
    openedAt: vote?.openedAt ?? null,
    closedAt: vote?.closedAt ?? null,
    items,
    attendance: roll.map(toSeat),
    reserves: seats
      .filter((seat) => seat.seat === "reserve" && roll.every((item) => item.expertId !== seat.expertId))
      .map((seat) => toSeat({ ...seat, isPresent: false })),
    due: vote?.state === "open" ? 0 : due.filter((item) => visible.has(item.submissionId)).length,
    mayRun: isRunnable(chamber.at) && mayRunVote(ctx.actor) && (await mayKnowAll(ctx, ids)),
  };
}

function seatsOf(voters: Voters): Pick<VoteItem, "members" | "present" | "quorumNeeded" | "hasQuorum"> {
  const { members, quorumNeeded, hasQuorum } = voters;
  return { members, present: voters.present.length, quorumNeeded, hasQuorum };
}

function figureOf(
  rule: VoteRule,
  { members, present, yes, no, abstain }: Chamber["figures"][number],
): Pick<VoteItem, "members" | "present" | "quorumNeeded" | "hasQuorum" | "result"> {
  const count = { members, present, yes, no, abstain };
  const decision = countVote(rule, count);
  const { quorumNeeded, hasQuorum } = decision;
  return { members, present, quorumNeeded, hasQuorum, result: { ...count, ...decision } };
}

function toSeat({ expertId, code, nameZh, nameEn, seat, isPresent }: VoteAttendant): VoteSeat {
  return { expertId, expertCode: code, nameZh, nameEn, seat, isPresent };
}
