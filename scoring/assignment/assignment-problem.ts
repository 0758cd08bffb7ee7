/**
 * 分配问题 / Assignment problem: who may read what, how well each pair fits, and what every panel must contain.
 *
 * Plain data, so that it crosses a worker boundary unchanged and any engine can solve it. All figures are whole
 * numbers. Matrices are row-major experts × submissions: pair (e, s) sits at `e * submissions.length + s`.
 */
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";
import type { ExpertKind } from "#scoring/programme/programme.ts";

export interface Reader {
  readonly id: string;
  /** Submissions this expert must read at least and may read at most. */
  readonly minimumLoad: number;
  readonly maximumLoad: number;
}

/** A reader with what the rules on the mix of a panel look at. */
export interface AssignmentExpert extends Reader {
  readonly kind: ExpertKind;
  readonly isForeign: boolean;
  /** Organization id; null: none is known. */
  readonly organization: string | null;
  /** See `regionKey`. */
  readonly region: string;
}

export interface AssignmentSubmission {
  readonly id: string;
  /** Experts this submission needs, exactly. */
  readonly demand: number;
  /** See `regionKey`; left out: no rule about regions touches it. */
  readonly region?: string;
}

/**
 * One rule on the make-up of every submission's panel: so many of its experts come from `members`.
 * A bound that nobody can keep does not stop the assignment; it is kept as far as possible and reported as unmet.
 */
export interface AssignmentGroup {
  /** Names the rule in `unmet` and in violations. */
  readonly rule: string;
  /** 1 for a member; one byte an expert, or one byte a pair when membership depends on the submission. */
  readonly members: Uint8Array;
  readonly atLeast: number;
  /** null: no upper bound. */
  readonly atMost: number | null;
}

export interface AssignmentProblem {
  readonly experts: readonly Reader[];
  readonly submissions: readonly AssignmentSubmission[];
  /** Fit of every pair; higher is better. */
  readonly fit: Int32Array;
  /** 1: the pair is never assigned (a conflict, another stage's reserve, …). */
  readonly forbidden: Uint8Array;
  /** Pairs that are part of every solution, for example what stays after a recusal. */
  readonly locked: readonly { readonly expert: number; readonly submission: number }[];
  readonly groups: readonly AssignmentGroup[];
}

export interface AssignedPair {
  readonly expert: string;
  readonly submission: string;
  readonly fit: number;
}

export interface UnmetRule {
  readonly submission: string;
  readonly rule: string;
  readonly bound: "atLeast" | "atMost";
  readonly got: number;
  readonly wanted: number;
}

/**
 * - `fair`: raises the worst pair, then maximises the sum, then raises the worst submission totals at a small price.
 * - `max-sum`: maximises the sum.
 * Both first keep as many group bounds as can be kept and, where places are short, leave them empty as evenly as can be.
 */
export type AssignmentMode = "fair" | "max-sum";

export interface AssignmentChoice {
  readonly mode: AssignmentMode;
  /** Places may stay empty where they must; false: short supply is a refusal. */
  readonly allowsShort: boolean;
  /** Of equal sums the one with the most even loads. Costs time in large problems. */
  readonly evensLoads: boolean;
}

export interface AssignmentObjective {
  readonly sum: number;
  /** Lowest fit of an assigned pair and lowest total of a submission; null when nothing is assigned. */
  readonly worstPair: number | null;
  readonly worstSubmission: number | null;
  /** True: no assignment leaves less unmet, and none that leaves as little has a higher sum. */
  readonly isProven: boolean;
  /** No assignment that leaves as little unmet has a higher sum than this; null: less unmet is not ruled out. */
  readonly sumBound: number | null;
  /** The highest sum found before totals were raised: `sum` falls short of it by what that cost. */
  readonly sumBeforeTotals: number;
}

/** A proof that can be checked by adding; see `checkPrices`. */
export interface AssignmentCertificate {
  readonly prices: AssignmentPrices;
  /** Shows that no assignment, as good in the aims above, has every pair at or above `floor`; null: no pair has. */
  readonly higher: { readonly floor: number; readonly prices: AssignmentPrices } | null;
}

export interface AssignmentLoads {
  readonly minimum: number;
  readonly maximum: number;
  /** Number of experts with load 0, 1, 2, … up to the maximum. */
  readonly histogram: readonly number[];
}

/**
 * Why nothing fits: a smallest cut of the flow.
 * - `tooFewExperts`: these submissions want more places than can be found; these experts are full for them, and every
 *   other expert without a conflict already counts once for each of these submissions.
 * - `minimumLoads`: these experts must get more than the submissions can give them; these submissions go to them whole.
 * - `lockedPairs`: the locked pairs alone exceed a demand or a maximum load.
 */
export interface BlockingSet {
  readonly reason: "tooFewExperts" | "minimumLoads" | "lockedPairs";
  readonly submissions: readonly string[];
  readonly wanted: number;
  readonly canGive: number;
  readonly experts: readonly string[];
}

export type AssignmentResult =
  | {
      readonly status: "assigned";
      /** By submission, then by expert, both in the order of the problem. */
      readonly pairs: readonly AssignedPair[];
      readonly objective: AssignmentObjective;
      readonly loads: AssignmentLoads;
      readonly unmet: readonly UnmetRule[];
      /** Submissions with empty places, in the order of the problem. */
      readonly short: readonly { readonly submission: string; readonly got: number; readonly wanted: number }[];
      /** In the order of the problem. */
      readonly certificate: AssignmentCertificate;
    }
  | { readonly status: "infeasible"; readonly blocking: BlockingSet };

/** True when the expert counts for the group on this submission. */
export function isMember(
  problem: AssignmentProblem,
  group: AssignmentGroup,
  expert: number,
  submission: number,
): boolean {
  if (group.members.length === problem.experts.length) return group.members[expert] === 1;
  return group.members[expert * problem.submissions.length + submission] === 1;
}

/** By how much a count misses its bounds; 0: it keeps them. */
export function missBy(count: number, atLeast: number, atMost: number | null): number {
  if (count < atLeast) return atLeast - count;
  return atMost !== null && count > atMost ? count - atMost : 0;
}

/**
 * Refuses a problem whose parts do not fit together.
 * @throws Error on wrong matrix sizes, repeated ids, figures that are not whole, crossed bounds, a locked conflict.
 */
export function requireSoundProblem(problem: AssignmentProblem): void {
  const { experts, submissions, fit, forbidden, locked, groups } = problem;
  const pairs = experts.length * submissions.length;
  const refuse = (message: string): never => {
    throw new Error(`requireSoundProblem: ${message}`);
  };
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (fit.length !== pairs || forbidden.length !== pairs) refuse("fit and forbidden need one figure a pair");
  if (new Set(experts.map((item) => item.id)).size !== experts.length) refuse("expert ids must be distinct");
  if (new Set(submissions.map((item) => item.id)).size !== submissions.length)
    refuse("submission ids must be distinct");
  for (const { id, minimumLoad, maximumLoad } of experts)
    if (!isCount(minimumLoad) || !isCount(maximumLoad) || minimumLoad > maximumLoad) refuse(`loads of expert ${id}`);
  for (const { id, demand } of submissions) if (!isCount(demand)) refuse(`demand of submission ${id}`);
  for (const { rule, members, atLeast, atMost } of groups) {
    if (members.length !== experts.length && members.length !== pairs) refuse(`members of group ${rule}`);
    if (!isCount(atLeast) || (atMost !== null && (!isCount(atMost) || atMost < atLeast)))
      refuse(`bounds of group ${rule}`);
  }
  const seen = new Set<number>();
  for (const { expert, submission } of locked) {
    if (!isCount(expert) || !isCount(submission) || expert >= experts.length || submission >= submissions.length)
      refuse("a locked pair is outside the problem");
    const pair = expert * submissions.length + submission;
    const name = `${experts[expert]!.id} × ${submissions[submission]!.id}`;
    if (forbidden[pair] === 1) refuse(`the pair ${name} is locked and forbidden`);
    if (seen.has(pair)) refuse(`the pair ${name} is locked twice`);
    seen.add(pair);
  }
}
