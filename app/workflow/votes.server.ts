/** The vote of a panel on the submissions that reach the minimum: attendance, ballots, count. */
import type { Context } from "./context.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { VoteFigure } from "./results.server.ts";

export type BallotChoice = "yes" | "no" | "abstain";

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

/** One entry a panel of the stage that votes, in panel order. */
export async function listVotes(ctx: Context): Promise<readonly VoteView[]> {
  throw new Error("listVotes: not built yet");
}
export async function findVote(ctx: Context, panelId: string): Promise<VoteView> {
  throw new Error("findVote: not built yet");
}
export async function openVote(ctx: Context, panelId: string): Promise<string> {
  throw new Error("openVote: not built yet");
}
export async function setAttendance(ctx: Context, voteId: string, expertId: string, isPresent: boolean): Promise<void> {
  throw new Error("setAttendance: not built yet");
}
export async function seatReserve(ctx: Context, voteId: string, expertId: string): Promise<void> {
  throw new Error("seatReserve: not built yet");
}
export async function castBallot(
  ctx: Context,
  voteId: string,
  submissionId: string,
  choice: BallotChoice,
): Promise<void> {
  throw new Error("castBallot: not built yet");
}
export async function closeVote(ctx: Context, voteId: string): Promise<void> {
  throw new Error("closeVote: not built yet");
}
/** What the expert may vote on now. */
export async function listMyBallots(ctx: Context): Promise<readonly MyBallot[]> {
  throw new Error("listMyBallots: not built yet");
}
