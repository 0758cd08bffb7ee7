/**
 * 并列处理 / Tie chain: who goes first among submissions with the same ranking score.
 *
 * The programme's steps are asked in their order; the first one in which the submissions differ decides. Submissions
 * that no step tells apart are a true tie and share their rank. Lot, time of submission and name are no steps.
 *
 * A step decides nothing in a group in which any member has no value for it (a stage it did not stand in, a re-vote
 * not held yet): nobody is put behind for a figure that does not exist.
 */
import type { CriterionMean } from "#scoring/aggregation/criterion-means.ts";
import type { StageScores } from "#scoring/aggregation/composite.ts";
import { add, compare, fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { TieStep } from "#scoring/programme/programme.ts";

/** What the steps ask of one submission. */
export interface TieFacts {
  readonly criterionMeans: readonly CriterionMean[];
  /** Median of the totals of this stage. */
  readonly median: Fraction | null;
  readonly hasPriority: boolean;
  /** Official scores by stage, this stage included. */
  readonly stageScores: StageScores;
  /** Yes votes in the re-vote; null while none was held. */
  readonly revoteYes: number | null;
}

export interface TieDecision {
  /** Negative: a goes first; positive: b goes first; zero: a true tie. */
  readonly order: -1 | 0 | 1;
  /** Index of the step that decided; null for a true tie. */
  readonly step: number | null;
}

/** Submissions that stay together, and the last step that split them off from others; null when none did. */
export interface TiedGroup<T> {
  readonly members: readonly T[];
  readonly step: number | null;
}

/** Compares two submissions with the same ranking score. Antisymmetric. */
export function compareByTieChain(chain: readonly TieStep[], a: TieFacts, b: TieFacts): TieDecision {
  for (const [index, step] of chain.entries()) {
    const [left, right] = [valueOf(step, a), valueOf(step, b)];
    if (left === null || right === null) continue;
    const order = compare(right, left);
    if (order !== 0) return { order, step: index };
  }
  return { order: 0, step: null };
}

/**
 * Splits submissions with the same ranking score into groups, the first-placed group first. The result does not
 * depend on the order of the input, except for the order inside a group.
 */
export function splitTies<T>(
  chain: readonly TieStep[],
  tied: readonly T[],
  factsOf: (submission: T) => TieFacts,
): TiedGroup<T>[] {
  const split = (members: readonly T[], index: number, decidedBy: number | null): TiedGroup<T>[] => {
    const step = chain[index];
    if (step === undefined || members.length < 2) return [{ members, step: decidedBy }];
    const parts = partition(members, (member) => valueOf(step, factsOf(member)));
    return parts.flatMap((part) => split(part, index + 1, parts.length > 1 ? index : decidedBy));
  };
  return split(tied, 0, null);
}

/** The figure a step compares; the higher goes first. Null when the submission has none. */
function valueOf(step: TieStep, facts: TieFacts): Fraction | null {
  switch (step.by) {
    case "criteria": {
      const named = facts.criterionMeans.filter((item) => step.criteria.includes(item.criterion));
      return named.length === step.criteria.length ? named.map((item) => item.mean).reduce(add, fraction(0)) : null;
    }
    case "medianTotal":
      return facts.median;
    case "priority":
      return fraction(facts.hasPriority ? 1 : 0);
    case "stageScore":
      return facts.stageScores[step.stage] ?? null;
    case "revote":
      return facts.revoteYes === null ? null : fraction(facts.revoteYes);
  }
}

/** Members with equal values together, highest value first; all in one part when a value is missing. */
function partition<T>(members: readonly T[], value: (member: T) => Fraction | null): (readonly T[])[] {
  const valued: { member: T; value: Fraction }[] = [];
  for (const member of members) {
    const found = value(member);
    if (found === null) return [members];
    valued.push({ member, value: found });
  }
  valued.sort((a, b) => compare(b.value, a.value));
  const parts: T[][] = [];
  let last: Fraction | null = null;
  for (const item of valued) {
    if (last === null || compare(last, item.value) !== 0) parts.push([]);
    parts.at(-1)?.push(item.member);
    last = item.value;
  }
  return parts;
}
