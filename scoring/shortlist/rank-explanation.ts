/**
 * 名次说明（页面数据）/ Why a submission has its rank, as plain data: points by criterion, stages of a composite, the tie step
 * that decided, the smallest change of its marks that would move it across the line.
 *
 * Points are rounded so that they add up to the rounded score: each is rounded down, and the hundredths left over go to
 * the largest remainders. Cost: as whyThisRank.
 */
import {
  compare,
  type Fraction,
  fraction,
  fractionText,
  multiply,
  parseFraction,
  subtract,
  toHundredths,
} from "#scoring/aggregation/fraction.ts";
import type { Figure, StageResult } from "#scoring/record/stage-result.ts";
import type { RankingSheet } from "#scoring/aggregation/stage-ranking.ts";
import type { StageKind, TieStep } from "#scoring/programme/programme.ts";
import type { ScoreParts } from "#scoring/shortlist/criterion-contributions.ts";
import type { SmallestChange } from "#scoring/shortlist/smallest-change.ts";
import { whyThisRank } from "#scoring/shortlist/why-this-rank.ts";

export type ExplainedResult = Pick<StageResult, "inputs">;

export interface RankExplanation {
  /** Null with too few valid sheets. */
  readonly parts: {
    readonly score: Figure;
    /** Ids of the experts whose totals the score leaves aside. */
    readonly leftOut: readonly string[];
    readonly contributions: readonly {
      readonly criterion: string;
      readonly mean: Figure;
      readonly points: Figure;
    }[];
  } | null;
  /** Points of each stage in the composite; empty where this stage's score ranks alone. */
  readonly stages: readonly { readonly stage: StageKind; readonly score: Figure; readonly points: Figure }[];
  readonly decidedBy: TieStep | null;
  readonly smallestChange: SmallestChange;
}

/** @throws Error when the result has no such submission */
export function explainRank({ inputs }: ExplainedResult, submissionId: string): RankExplanation {
  const why = whyThisRank(
    {
      ...inputs,
      submissions: inputs.submissions.map((item) => ({
        ...item,
        stageScores: Object.fromEntries(
          Object.entries(item.stageScores).map(([kind, text]) => [kind, parseFraction(text)]),
        ),
      })),
    },
    submissionId,
  );
  const { parts, rankingScore } = why;
  const stagePoints = pointsAddingUp(
    why.stages.map(({ points }) => points),
    rankingScore,
  );
  return {
    parts: parts === null ? null : partsOf(parts, inputs.submissions.find(({ id }) => id === submissionId)!.sheets),
    stages: why.stages.map(({ stage, score }, index) => ({ stage, score: figure(score), points: stagePoints[index]! })),
    decidedBy: why.decidedBy,
    smallestChange: why.smallestChange,
  };
}

function partsOf({ score, dropped, contributions }: ScoreParts, sheets: readonly RankingSheet[]) {
  const points = pointsAddingUp(
    contributions.map((item) => item.points),
    score,
  );
  return {
    score: figure(score),
    leftOut: sheets.filter(({ id }) => dropped.includes(id)).map(({ expertId }) => expertId),
    contributions: contributions.map(({ criterion, mean }, index) => ({
      criterion,
      mean: figure(mean),
      points: points[index]!,
    })),
  };
}

/** Exact points with hundredths that add up to the sum's; of equal remainders the first gets the hundredth. */
function pointsAddingUp(points: readonly Fraction[], sum: Fraction | null): Figure[] {
  if (sum === null) return points.map(figure);
  const floors = points.map((value) => (value.numerator * 100n) / value.denominator);
  const left = toHundredths(sum) - floors.reduce((total, floor) => total + Number(floor), 0);
  const remainders = points.map((value, index) => subtract(multiply(value, fraction(100)), fraction(floors[index]!)));
  const order = points.map((_, index) => index).sort((a, b) => compare(remainders[b]!, remainders[a]!) || a - b);
  const raised = new Set(order.slice(0, Math.max(0, left)));
  return points.map((value, index) => ({
    exact: fractionText(value),
    hundredths: Number(floors[index]!) + (raised.has(index) ? 1 : 0),
  }));
}

function figure(value: Fraction): Figure {
  return { exact: fractionText(value), hundredths: toHundredths(value) };
}
