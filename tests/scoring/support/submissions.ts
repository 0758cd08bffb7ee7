/** Submissions for ranking tests. */
import { fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { RankedSubmission, RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";

/** A submission whose sheets give the same mark in both criteria, so that every total is that mark. */
export function submissionOf(
  id: string,
  totals: readonly number[],
  more: Partial<RankingSubmission> = {},
): RankingSubmission {
  return withMarks(
    id,
    totals.map((total): [number, number] => [total, total]),
    more,
  );
}

/** A submission with a mark of adv and a mark of cre on each sheet. */
export function withMarks(
  id: string,
  marks: readonly (readonly [number, number])[],
  more: Partial<RankingSubmission> = {},
): RankingSubmission {
  return {
    id,
    serial: id,
    field: "F1",
    hasPriority: false,
    stageScores: {},
    sheets: marks.map(([adv, cre], index) => ({
      id: `${id}-sheet${index}`,
      expertId: `expert${index}`,
      marks: [
        { criterion: "adv", mark: adv },
        { criterion: "cre", mark: cre },
      ],
    })),
    ...more,
  };
}

/** A line of a finished ranking, for the rules that read rankings. */
export function rankedOf(
  id: string,
  rank: number,
  score: Fraction | number | null,
  more: Partial<RankedSubmission> = {},
): RankedSubmission {
  const rankingScore = typeof score === "number" ? fraction(score) : score;
  const place = rankingScore === null ? null : { rank, tieStep: null, isTied: false };
  return {
    submissionId: id,
    serial: id,
    field: "F1",
    sheets: [],
    criterionMeans: [],
    official: rankingScore,
    used: rankingScore === null ? null : "mean",
    kept: 0,
    rankingScore,
    unscored: rankingScore === null ? "too_few_sheets" : null,
    median: rankingScore,
    range: null,
    isSplit: false,
    overall: place,
    inField: place,
    ...more,
  };
}
