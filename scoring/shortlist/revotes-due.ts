/**
 * 待再次表决 / Re-votes due: the ties for which a stage's rule calls for a re-vote that is not on record.
 *
 * A re-vote is due where the tie chain names one and submissions that could go on still share a place: the places are
 * those of a field where the cut is made by field, else those over all. Submissions that cannot go on (held, unscored,
 * voted down) call for nothing. A re-vote that was held and left its submissions level is not due again: then they
 * share the rank for good.
 *
 * Until it is held the submissions share their rank, so a list can be made without it; who reads the ranking has to be
 * told, since a step of the published rule was not taken.
 *
 * @returns one group of at least two submission ids a tie, in the order of the ranking. O(n).
 */
import type { Place } from "#scoring/aggregation/places.ts";
import type { Revote } from "#scoring/aggregation/stage-ranking.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
import { type CutOutcome, type CutReason, isPassReason } from "#scoring/shortlist/cut-line.ts";

export interface RankedPlace {
  readonly submissionId: string;
  readonly field: string;
  readonly overall: Place | null;
  readonly inField: Place | null;
}

export interface RevoteFacts {
  readonly stage: Pick<StagePlan, "tieChain" | "cut">;
  readonly ranking: readonly RankedPlace[];
  readonly outcomes: readonly Pick<CutOutcome, "submissionId" | "reason">[];
  readonly revotes: readonly Revote[];
}

function mayGoOn(reason: CutReason): boolean {
  return isPassReason(reason) || reason === "below_line";
}

export function revotesDue({ stage, ranking, outcomes, revotes }: RevoteFacts): string[][] {
  if (!stage.tieChain.some((step) => step.by === "revote")) return [];
  const standing = new Set(outcomes.flatMap((item) => (mayGoOn(item.reason) ? [item.submissionId] : [])));
  const groups = new Map<string, string[]>();
  for (const item of ranking.filter(({ submissionId }) => standing.has(submissionId))) {
    const key = placeKey(stage, item);
    groups.set(key, [...(groups.get(key) ?? []), item.submissionId]);
  }
  const held = new Set(revotes.map((item) => item.submissionId));
  return [...groups.values()].filter((group) => group.length > 1 && !group.every((id) => held.has(id)));
}

/** Everybody who shares the place of a submission, itself and those who cannot go on included, in the order of the ranking. */
export function sharersOf(
  stage: RevoteFacts["stage"],
  ranking: readonly RankedPlace[],
  submissionId: string,
): readonly string[] {
  const own = ranking.find((item) => item.submissionId === submissionId);
  if (own === undefined) return [];
  const key = placeKey(stage, own);
  return ranking.filter((item) => placeKey(stage, item) === key).map((item) => item.submissionId);
}

/** Submissions with the same key stand on the same place of the same list. */
function placeKey({ cut }: RevoteFacts["stage"], { submissionId, field, overall, inField }: RankedPlace): string {
  const isByField = cut.method !== "atMost";
  const rank = (isByField ? inField : overall)?.rank;
  return rank === undefined ? submissionId : `${isByField ? field : ""} ${rank}`;
}
