/**
 * 指标贡献 / How much each criterion gave to an official score: points that add up to it exactly.
 *
 * A criterion's points are its weight times its mean mark over the sheets that count, over the sum of the weights. The sheets
 * that count are those the official rule kept: all for a mean, all but one highest and one lowest for a trimmed mean, the
 * one or two in the middle for a median. Of equal totals the first by sheet id is dropped as the lowest and the last as the
 * highest; the sum is the same whichever it is. Cost: sorting the sheets.
 */
import { meanOf } from "#scoring/aggregation/averages.ts";
import { compare, divide, fraction, type Fraction, multiply } from "#scoring/aggregation/fraction.ts";
import { officialScore } from "#scoring/aggregation/official-score.ts";
import type { RankingPlan, RankingSheet } from "#scoring/aggregation/stage-ranking.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { sheetTotal } from "#scoring/rubric/sheet-total.ts";

export interface CriterionContribution {
  readonly criterion: string;
  readonly weight: number;
  /** Mean mark over the sheets that count. */
  readonly mean: Fraction;
  readonly points: Fraction;
}

export interface ScoreParts {
  readonly score: Fraction;
  /** Ids of the sheets the score rests on and of those it left aside, by total. */
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
  /** In the rubric's order; the points add up to the score. */
  readonly contributions: readonly CriterionContribution[];
}

/** @throws Error when there is no sheet, or a sheet is incomplete */
export function scoreParts(
  { rubric, aggregation }: Pick<RankingPlan, "rubric" | "aggregation">,
  sheets: readonly RankingSheet[],
): ScoreParts {
  const ordered = sheets
    .map((sheet) => ({ sheet, total: sheetTotal(rubric, sheet.marks) }))
    .sort((a, b) => compare(a.total, b.total) || compareText(a.sheet.id, b.sheet.id));
  const { score, used } = officialScore(
    aggregation,
    ordered.map(({ total }) => total),
  );
  const [from, to] = keptRange(used, ordered.length);
  const kept = ordered.slice(from, to).map(({ sheet }) => sheet);
  const weights = fraction(rubric.criteria.reduce((sum, { weight }) => sum + weight, 0));
  return {
    score,
    kept: kept.map(({ id }) => id),
    dropped: [...ordered.slice(0, from), ...ordered.slice(to)].map(({ sheet }) => sheet.id),
    contributions: rubric.criteria.map(({ code, weight }) => {
      const mean = meanOf(kept.map(({ marks }) => fraction(marks.find((item) => item.criterion === code)!.mark)));
      return { criterion: code, weight, mean, points: divide(multiply(fraction(weight), mean), weights) };
    }),
  };
}

/** First and one past the last of the ordered sheets that count. */
function keptRange(used: "mean" | "median" | "trimmedMean", count: number): [number, number] {
  if (used === "mean") return [0, count];
  if (used === "trimmedMean") return [1, count - 1];
  return [Math.floor((count - 1) / 2), Math.floor(count / 2) + 1];
}
