/** 名次 / Places: competition ranks (1, 2, 2, 4) with the tie step that decided. */
import { compare, type Fraction } from "#scoring/aggregation/fraction.ts";
import { splitTies, type TieFacts } from "#scoring/aggregation/tie-chain.ts";
import type { TieStep } from "#scoring/programme/programme.ts";

export interface Place {
  /** From 1; those with a true tie share it and the next rank skips them. */
  readonly rank: number;
  /** Index of the last tie step that told this submission from others of the same score; null when none did. */
  readonly tieStep: number | null;
  /** Another submission has the same rank. */
  readonly isTied: boolean;
}

export interface Placeable {
  readonly submissionId: string;
  readonly rankingScore: Fraction | null;
  readonly facts: TieFacts;
}

/** Places by submission id; a submission without a ranking score has none. O(n log n) comparisons a tie step. */
export function placesOf(chain: readonly TieStep[], submissions: readonly Placeable[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let rank = 1;
  for (const equal of groupByScore(submissions))
    for (const { members, step } of splitTies(chain, equal, (item) => item.facts)) {
      for (const { submissionId } of members)
        places.set(submissionId, { rank, tieStep: step, isTied: members.length > 1 });
      rank += members.length;
    }
  return places;
}

/** Submissions of equal score together, highest score first. */
function groupByScore(submissions: readonly Placeable[]): Placeable[][] {
  const scored = submissions.flatMap((item) =>
    item.rankingScore === null ? [] : [{ item, score: item.rankingScore }],
  );
  scored.sort((a, b) => compare(b.score, a.score));
  const groups: Placeable[][] = [];
  let last: Fraction | null = null;
  for (const { item, score } of scored) {
    if (last === null || compare(last, score) !== 0) groups.push([]);
    groups.at(-1)?.push(item);
    last = score;
  }
  return groups;
}
