/**
 * 名次说明 / Why a submission has the rank it has: what every criterion gave, which earlier stages count, the tie step that
 * decided, and the smallest change of its marks that would move it across the line. Exact; computed from the same input
 * as the frozen result, so that anybody can compute it again.
 */
import { divide, fraction, type Fraction, multiply } from "#scoring/aggregation/fraction.ts";
import type { Place } from "#scoring/aggregation/places.ts";
import { rankStage, type UnscoredReason } from "#scoring/aggregation/stage-ranking.ts";
import type { StageKind, TieStep } from "#scoring/programme/programme.ts";
import type { StageResultInput } from "#scoring/record/stage-result.ts";
import { type ScoreParts, scoreParts } from "#scoring/shortlist/criterion-contributions.ts";
import { smallestChange, type SmallestChange } from "#scoring/shortlist/smallest-change.ts";

export interface WhyThisRank {
  /** Null for a submission that is not ranked. */
  readonly overall: Place | null;
  readonly inField: Place | null;
  readonly unscored: UnscoredReason | null;
  readonly rankingScore: Fraction | null;
  /** Of this stage's official score; null with too few valid sheets. */
  readonly parts: ScoreParts | null;
  /** Points of each stage in the composite, adding up to it; empty where this stage's score ranks alone. */
  readonly stages: readonly StagePoints[];
  /** The tie step that told it from others of the same score; null when none was needed or none decided. */
  readonly decidedBy: TieStep | null;
  readonly smallestChange: SmallestChange;
}

export interface StagePoints {
  readonly stage: StageKind;
  readonly weight: number;
  readonly score: Fraction;
  readonly points: Fraction;
}

/** @throws Error when the stage has no such submission */
export function whyThisRank(input: StageResultInput, submissionId: string): WhyThisRank {
  const { stage, revotes = [] } = input;
  const submission = input.submissions.find(({ id }) => id === submissionId);
  const ranked = rankStage({ stage, submissions: input.submissions, revotes }).find(
    (item) => item.submissionId === submissionId,
  );
  if (submission === undefined || ranked === undefined)
    throw new Error(`whyThisRank: there is no submission ${submissionId}`);
  // The place that competes for the quota: in the field, or over all.
  const step = (stage.cut.method === "atMost" ? ranked.overall : ranked.inField)?.tieStep ?? null;
  return {
    overall: ranked.overall,
    inField: ranked.inField,
    unscored: ranked.unscored,
    rankingScore: ranked.rankingScore,
    parts: ranked.official === null ? null : scoreParts(stage, submission.sheets),
    stages: ranked.rankingScore === null ? [] : stagePoints(input, { ...submission.stageScores }, ranked.official),
    decidedBy: step === null ? null : (stage.tieChain[step] ?? null),
    smallestChange: smallestChange(input, submissionId),
  };
}

function stagePoints(
  { stage }: StageResultInput,
  scores: Partial<Record<StageKind, Fraction>>,
  official: Fraction | null,
): StagePoints[] {
  if (stage.composite === null) return [];
  if (official !== null) scores[stage.kind] = official;
  const weights = fraction(stage.composite.reduce((sum, { weight }) => sum + weight, 0));
  return stage.composite.map(({ stage: kind, weight }) => {
    const score = scores[kind];
    if (score === undefined) throw new Error(`whyThisRank: no score of stage ${kind}`);
    return { stage: kind, weight, score, points: divide(multiply(fraction(weight), score), weights) };
  });
}
