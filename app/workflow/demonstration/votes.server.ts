/** The members' part of the votes: attendance as planned, ballots of those who have not voted, reserves where needed. */
import { demonstrationBallot, demonstrationRevoteChoice, isAbsentFromVote } from "#db/seed/demonstration/ballots.ts";
import {
  castBallot,
  closeVote,
  findVote,
  listMyBallots,
  listVotes,
  openVote,
  seatReserve,
  setAttendance,
} from "../votes.server.ts";
import {
  castRevoteBallot,
  closeRevote,
  listMyRevotes,
  listRevotes,
  openRevote,
  setRevoteAttendance,
} from "../revotes.server.ts";
import type { Cast } from "./cast.server.ts";

/** Every panel votes until no submission waits for a vote; then re-votes are held on the ties that are left. */
export async function playVotes(cast: Cast): Promise<void> {
  for (const { panelId } of await listVotes(cast.chair)) await playVote(cast, panelId);
  await playRevotes(cast);
}

/** A re-vote that somebody called by hand is finished, then every tie that waits has its own. */
async function playRevotes(cast: Cast): Promise<void> {
  const { due, revotes } = await listRevotes(cast.chair);
  for (const { revoteId, state } of revotes) if (state === "open") await playRevote(cast, revoteId);
  for (const [first] of due)
    if (first !== undefined) await playRevote(cast, await openRevote(cast.chair, first.submissionId));
}

async function playRevote(cast: Cast, revoteId: string): Promise<void> {
  const { revotes } = await listRevotes(cast.chair);
  const roll = revotes.find((item) => item.revoteId === revoteId)?.attendance ?? [];
  for (const { expertId, seat, isPresent } of roll)
    if (seat === "member" && !isPresent) await setRevoteAttendance(cast.chair, revoteId, expertId, true);
  for (const { expertId, expertCode } of roll) {
    const member = cast.experts.get(expertId);
    if (member === undefined) continue;
    const mine = (await listMyRevotes(member)).find((item) => item.revoteId === revoteId);
    if (mine?.choice !== null) continue;
    const serial = demonstrationRevoteChoice(
      expertCode,
      mine.items.map((item) => item.serial),
    );
    const chosen = mine.items.find((item) => item.serial === serial);
    if (chosen !== undefined) await castRevoteBallot(member, revoteId, chosen.submissionId);
  }
  await closeRevote(cast.chair, revoteId);
}

async function playVote(cast: Cast, panelId: string): Promise<void> {
  const before = await findVote(cast.chair, panelId);
  if (before.state !== "open" && before.due === 0) return;
  const voteId =
    before.state === "open" && before.voteId !== null ? before.voteId : await openVote(cast.chair, panelId);
  const opened = await findVote(cast.chair, panelId);
  const panel = opened.attendance.flatMap((seat) => (seat.seat === "member" ? seat.expertCode : []));
  const serials = opened.items.map((item) => item.serial);
  for (const { expertId, expertCode, isPresent } of opened.attendance) {
    const isComing = !isAbsentFromVote(expertCode, panel, serials);
    if (isComing !== isPresent) await setAttendance(cast.chair, voteId, expertId, isComing);
  }
  await seatReserves(cast, panelId, voteId);
  for (const { expertId, expertCode } of (await findVote(cast.chair, panelId)).attendance) {
    const member = cast.experts.get(expertId);
    if (member === undefined) continue;
    for (const ballot of await listMyBallots(member))
      if (ballot.voteId === voteId && ballot.choice === null)
        await castBallot(
          member,
          voteId,
          ballot.submissionId,
          demonstrationBallot({ expertCode, serial: ballot.serial, panel }),
        );
  }
  await closeVote(cast.chair, voteId);
}

/** A reserve steps in as long as a submission is without a quorum and a reserve is left. */
async function seatReserves(cast: Cast, panelId: string, voteId: string): Promise<void> {
  for (;;) {
    const vote = await findVote(cast.chair, panelId);
    const [reserve] = vote.reserves;
    if (reserve === undefined || vote.items.every((item) => item.hasQuorum)) return;
    await seatReserve(cast.chair, voteId, reserve.expertId);
    await setAttendance(cast.chair, voteId, reserve.expertId, true);
  }
}
