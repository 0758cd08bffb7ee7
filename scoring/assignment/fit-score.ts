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

/** A fit with what it is made of; `score` = `start` − `region` − `notes`, and never below 0. */
export interface FitParts {
  /** Place of the submission's field in the expert's list, from 1; null: the expert does not name it. */
  readonly fieldRank: number | null;
  readonly start: number;
  /** What the same region costs; 0: another region. */
  readonly region: number;
  /** What the other notes cost together. */
  readonly notes: number;
  readonly isListedRecommender: boolean;
  readonly score: number;
}

export function fitScore(facts: FitFacts): number {
  return fitParts(facts).score;
}

/** The same fit, explained. */
export function fitParts(facts: FitFacts): FitParts {
  const rank = facts.expertFields.indexOf(facts.submissionField);
  const start = rank < 0 ? FIT_OF_NO_RANK : (FIT_OF_RANK[rank] ?? FIT_OF_LATER_RANK);
  const region = isSameRegion(facts.expertRegion, facts.submissionRegion) ? SAME_REGION_COST : 0;
  const notes = facts.noteCosts.reduce((sum, cost) => sum + cost, 0);
  const { isListedRecommender } = facts;
  return {
    fieldRank: rank < 0 ? null : rank + 1,
    start,
    region,
    notes,
    isListedRecommender,
    score: isListedRecommender ? 0 : Math.max(0, start - region - notes),
  };
}
