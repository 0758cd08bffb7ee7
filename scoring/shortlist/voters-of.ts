/**
 * 表决人 / Who votes on one submission.
 *
 * The members without a conflict with it; whoever has one leaves both counts. Where too few of them are present for
 * the quorum, seated reserves without a conflict step in, in the order of their seats, and only as many as the quorum
 * needs. A reserve takes the seat of a member who is absent; beyond those it counts as one more member.
 */
import type { VoteRule } from "#scoring/programme/programme.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";

export interface Seat {
  readonly expertId: string;
  readonly seat: "member" | "reserve";
  readonly isPresent: boolean;
}

export interface Voters {
  /** Members without a conflict, with the reserves that stepped in. */
  readonly members: number;
  /** Who may vote, in the order of the seats. */
  readonly present: readonly string[];
  readonly quorumNeeded: number;
  readonly hasQuorum: boolean;
}

/**
 * @param seats everybody on the roll, in seat order; a reserve is on it once seated
 * @param isRecused whether an expert has a conflict with the submission
 *
 * @example seven members, two recused, one absent, at least five needed: four are present, so one reserve steps in.
 */
export function votersOf(rule: VoteRule, seats: readonly Seat[], isRecused: (expertId: string) => boolean): Voters {
  const entitled = seats.filter((seat) => !isRecused(seat.expertId));
  const members = entitled.filter((seat) => seat.seat === "member");
  const present = members.filter((seat) => seat.isPresent).map((seat) => seat.expertId);
  const reserves = entitled.filter((seat) => seat.seat === "reserve" && seat.isPresent);
  let voters = withQuorum(rule, members.length, present);
  for (const { expertId } of reserves) {
    if (voters.hasQuorum) break;
    voters = withQuorum(rule, members.length, [...voters.present, expertId]);
  }
  return voters;
}

function withQuorum(rule: VoteRule, withoutConflict: number, present: readonly string[]): Voters {
  const members = Math.max(withoutConflict, present.length);
  const { quorumNeeded, hasQuorum } = countVote(rule, { members, present: present.length, yes: 0, no: 0, abstain: 0 });
  return { members, present, quorumNeeded, hasQuorum };
}
