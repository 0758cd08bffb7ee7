/**
 * 表决结果 / Result of one vote: quorum and pass mark in whole persons.
 *
 * A share of persons is rounded up: two thirds of seven present are five. Members with a conflict are left out of
 * both counts before they come here. Who is present and does not say yes counts against the share, as an abstention.
 */
import type { VoteRule } from "#scoring/programme/programme.ts";

export interface VoteCount {
  /** Members of the panel without a conflict with the submission. */
  readonly members: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export interface VoteResult {
  readonly hasQuorum: boolean;
  /** Never without a quorum. */
  readonly passed: boolean;
  /** Yes votes needed of those present. */
  readonly needed: number;
  /** Persons who must be present. */
  readonly quorumNeeded: number;
}

/**
 * @throws Error when a count is negative or not whole, more are present than are members, or more votes were cast
 *   than persons are present.
 *
 * @example quorum 2/3 and pass 2/3 of 7 members, all present: 4 yes do not pass, 5 do.
 */
export function countVote(rule: VoteRule, count: VoteCount): VoteResult {
  const { members, present, yes, no, abstain } = count;
  if (![members, present, yes, no, abstain].every((value) => Number.isSafeInteger(value) && value >= 0))
    throw new Error("countVote: counts are whole numbers from zero");
  if (present > members) throw new Error("countVote: more are present than are members");
  if (yes + no + abstain > present) throw new Error("countVote: more votes than persons present");
  const quorumNeeded = Math.max(rule.minimumPresent, shareOf(rule.quorum, members));
  const needed = shareOf(rule.pass, present);
  const hasQuorum = present >= quorumNeeded;
  return { hasQuorum, passed: hasQuorum && yes >= needed, needed, quorumNeeded };
}

function shareOf(share: VoteRule["pass"], persons: number): number {
  const [numerator, denominator] = [BigInt(share.numerator), BigInt(share.denominator)];
  return Number((numerator * BigInt(persons) + denominator - 1n) / denominator);
}
