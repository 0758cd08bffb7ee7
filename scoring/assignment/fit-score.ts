/**
 * 适配分 / Fit: how well an expert suits a submission, a whole number from 0 to 100.
 *
 * The expert's own order of fields gives the start: first 100, second 85, third 70, any later 60, none of them 20.
 * Off it go 15 for the same region (rule LOCAL, so that an entry's experts come from many places) and the cost of
 * each other `note` conflict. Never below 0. A listed recommender of the submission has fit 0: the pair is forbidden
 * by rule RECOMMENDER, and should that rule be missing from a programme, it is still the last choice.
 *
 * Fit orders the choices of `assignExperts`; it never touches a score.
 *
 * @example second field, same region, no notes: 85 − 15 = 70.
 */
import type { Region } from "#scoring/assignment/region.ts";
import { isSameRegion } from "#scoring/assignment/region.ts";

export interface FitFacts {
  /** Codes of the expert's fields, the strongest first. */
  readonly expertFields: readonly string[];
  readonly submissionField: string;
  readonly expertRegion: Region;
  readonly submissionRegion: Region;
  /** The expert signed as a recommending expert of this submission. */
  readonly isListedRecommender: boolean;
  /** Costs of the `note` conflicts of the pair other than the region; see `NOTE_COST`. */
  readonly noteCosts: readonly number[];
}

/** What a `note` conflict costs: an ordinary one, and one the applicant asked for (rule EXCLUDED). */
export const NOTE_COST = { ordinary: 10, asked: 50 } as const;

const FIT_OF_RANK = [100, 85, 70];
const FIT_OF_LATER_RANK = 60;
const FIT_OF_NO_RANK = 20;
const SAME_REGION_COST = 15;

export function fitScore(facts: FitFacts): number {
  if (facts.isListedRecommender) return 0;
  const rank = facts.expertFields.indexOf(facts.submissionField);
  const start = rank < 0 ? FIT_OF_NO_RANK : (FIT_OF_RANK[rank] ?? FIT_OF_LATER_RANK);
  const region = isSameRegion(facts.expertRegion, facts.submissionRegion) ? SAME_REGION_COST : 0;
  const notes = facts.noteCosts.reduce((sum, cost) => sum + cost, 0);
  return Math.max(0, start - region - notes);
}
