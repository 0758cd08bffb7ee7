/** What the votes of a stage are computed from: candidates, panels, and who has to stay out of what. */
import { hasBlockingConflict } from "#db/conflicts.ts";
import { listPanels } from "#db/panels.ts";
import type { Panel } from "#db/panels.ts";
import {
  findVoteById,
  listAttendance,
  listBallots,
  listRecusedPairs,
  listVoteFigures,
  removeBallot,
} from "#db/votes.ts";
import type { Vote, VoteAttendant } from "#db/votes.ts";
import { toHundredths } from "#scoring/aggregation/fraction.ts";
import { rankStage } from "#scoring/aggregation/stage-ranking.ts";
import type { VoteRule } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { applyCut } from "#scoring/shortlist/cut-line.ts";
import { votersOf } from "#scoring/shortlist/voters-of.ts";
import type { Voters } from "#scoring/shortlist/voters-of.ts";
import { callOf } from "./calls.server.ts";
import { requireWholeList } from "./conflict-wall.server.ts";
import type { Context } from "./context.ts";
import { mayRunVote } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { gatherStage, stageAtWork } from "./stage-figures.server.ts";
import type { StageAtWork } from "./stage-figures.server.ts";

/** A submission that reaches the minimum and every floor, so that only the vote is missing. */
export interface Candidate {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly rankingHundredths: number | null;
}

/** A stage that votes, with everything its votes are computed from. */
export interface Chamber {
  readonly at: StageAtWork;
  readonly rule: VoteRule;
  readonly panels: readonly Panel[];
  /** By serial. */
  readonly candidates: readonly Candidate[];
  readonly figures: Awaited<ReturnType<typeof listVoteFigures>>;
  /** `expert submission` pairs that leave both counts. */
  readonly recused: ReadonlySet<string>;
}

/** Cost: one ranking of the stage. */
export async function chamberOf(ctx: Context, at: StageAtWork, rule: VoteRule): Promise<Chamber> {
  const { input, submissions } = await gatherStage(ctx.db, at);
  const ranking = rankStage({ stage: at.plan, submissions: input.submissions });
  // With no vote counted yet, exactly those whose place is open for a vote are called `vote_missing`.
  const open = applyCut(at.plan, ranking).outcomes.filter((item) => item.reason === "vote_missing");
  const ids = new Set(open.map((item) => item.submissionId));
  const titles = new Map(submissions.map((item) => [item.id, item]));
  const candidates = ranking
    .filter((item) => ids.has(item.submissionId))
    .map(({ submissionId, serial, field, rankingScore }) => ({
      submissionId,
      serial,
      titleZh: titles.get(submissionId)?.titleZh ?? null,
      titleEn: titles.get(submissionId)?.titleEn ?? null,
      field,
      rankingHundredths: rankingScore === null ? null : toHundredths(rankingScore),
    }))
    .sort((a, b) => compareText(a.serial, b.serial));
  const pairs = await listRecusedPairs(ctx.db, at.stage);
  return {
    at,
    rule,
    panels: await listPanels(ctx.db, at.stage.id),
    candidates,
    figures: await listVoteFigures(ctx.db, at.stage.id),
    recused: new Set(pairs.map((pair) => `${pair.expertId} ${pair.submissionId}`)),
  };
}

/** @throws Refusal not_found */
export async function panelAtVote(ctx: Context, panelId: string): Promise<{ chamber: Chamber; panel: Panel }> {
  const { programme } = await callOf(ctx);
  for (const plan of programme.stages) {
    if (plan.vote === null) continue;
    const at = await stageAtWork(ctx, plan.kind);
    const panels = await listPanels(ctx.db, at.stage.id);
    if (panels.every((panel) => panel.id !== panelId)) continue;
    const chamber = await chamberOf(ctx, at, plan.vote);
    const panel = chamber.panels.find((item) => item.id === panelId);
    if (panel !== undefined) return { chamber, panel };
  }
  throw new Refusal("not_found");
}

export interface VoteAtWork {
  readonly chamber: Chamber;
  readonly panel: Panel;
  readonly vote: Vote;
}

/** @throws Refusal not_found */
export async function voteAtWork(ctx: Context, voteId: string): Promise<VoteAtWork> {
  const vote = await findVoteById(ctx.db, voteId);
  if (vote === undefined) throw new Refusal("not_found");
  return { ...(await panelAtVote(ctx, vote.panelId)), vote };
}

/** An open vote for whoever may run it. @throws Refusal not_found, stage_frozen, stage_not_closed, vote_closed */
export async function voteToRun(ctx: Context, voteId: string): Promise<VoteAtWork> {
  if (!mayRunVote(ctx.actor)) throw new Refusal("not_found");
  const found = await voteAtWork(ctx, voteId);
  await requireRunnable(ctx, found.chamber, found.panel);
  if (found.vote.state === "closed") throw new Refusal("vote_closed");
  return found;
}

/** @throws Refusal not_found, stage_frozen, stage_not_closed */
export async function requireRunnable(ctx: Context, chamber: Chamber, panel: Panel): Promise<void> {
  const { state } = chamber.at.stage;
  await requireWholeList(
    ctx,
    candidatesOf(chamber, panel).map((item) => item.submissionId),
  );
  if (isRunnable(chamber.at)) return;
  throw new Refusal(state === "frozen" ? "stage_frozen" : "stage_not_closed");
}

/** Votes are held after the stage has closed, and again where a frozen result waits for a new version. */
export function isRunnable({ stage }: Pick<StageAtWork, "stage">): boolean {
  return stage.state === "closed" || (stage.state === "frozen" && stage.reopenedAt !== null);
}

/** The panel's candidates, by serial. */
export function candidatesOf(chamber: Chamber, panel: Panel): Candidate[] {
  return chamber.candidates.filter((item) => panel.fieldCodes.includes(item.field));
}

/** Without a result that had a quorum. While a vote is open it is about these. */
export function dueOf(chamber: Chamber, panel: Panel): Candidate[] {
  const decided = new Set(chamber.figures.filter((item) => item.hasQuorum === 1).map((item) => item.submissionId));
  return candidatesOf(chamber, panel).filter((item) => !decided.has(item.submissionId));
}

export function isRecused(chamber: Chamber, expertId: string, submissionId: string): boolean {
  return chamber.recused.has(`${expertId} ${submissionId}`);
}

export function votersFor(chamber: Chamber, roll: readonly VoteAttendant[], { submissionId }: Candidate): Voters {
  return votersOf(chamber.rule, roll, (expertId) => isRecused(chamber, expertId, submissionId));
}

/** Whether the actor, as an expert or by account, has a conflict with the submission. */
export async function isHiddenFrom(ctx: Context, chamber: Chamber, submissionId: string): Promise<boolean> {
  const { id: accountId, expertId } = ctx.actor;
  if (expertId !== null && isRecused(chamber, expertId, submissionId)) return true;
  return await hasBlockingConflict(ctx.db, { accountId, expertId }, submissionId);
}

/** Takes out ballots of persons who may no longer vote on what they voted on. */
export async function removeIdleBallots(ctx: Context, chamber: Chamber, panel: Panel, vote: Vote): Promise<void> {
  const roll = await listAttendance(ctx.db, vote);
  const due = new Map(dueOf(chamber, panel).map((item) => [item.submissionId, votersFor(chamber, roll, item)]));
  for (const ballot of await listBallots(ctx.db, vote.id))
    if (due.get(ballot.submissionId)?.present.includes(ballot.expertId) !== true) await removeBallot(ctx.db, ballot);
}
