/** How a score came about, in exact steps for the page that explains a rank. */
import {
  add,
  fraction,
  type Fraction,
  fractionText,
  multiply,
  parseFraction,
  toHundredths,
} from "#scoring/aggregation/fraction.ts";
import type { StageKind, TieStep } from "#scoring/programme/programme.ts";
import type { Figure } from "#scoring/record/stage-result.ts";
import type { RankingRow, RankingRule, TiedRow } from "./ranking-data.ts";

export interface Contribution {
  readonly criterion: string;
  readonly mean: Figure;
  /** Mean times weight over the sum of weights. */
  readonly part: Figure;
}

/** The parts of the mean total by criterion, and their sum: the mean of all totals, before any is left out. */
export function contributionsOf(
  row: Pick<RankingRow, "criterionMeans">,
  criteria: RankingRule["criteria"],
): { readonly parts: readonly Contribution[]; readonly sum: Figure } {
  const weights = criteria.reduce((sum, item) => sum + item.weight, 0);
  const parts = row.criterionMeans.map(({ criterion, mean }) => {
    const weight = criteria.find((item) => item.code === criterion)?.weight ?? 0;
    return { criterion, mean, exact: multiply(parseFraction(mean.exact), fraction(weight, weights)) };
  });
  return {
    parts: parts.map(({ exact, ...part }) => ({ ...part, part: toFigure(exact) })),
    sum: toFigure(parts.map((part) => part.exact).reduce(add, fraction(0))),
  };
}

/**
 * Totals from the highest down, and whether the official score leaves one out. Of equal totals it may be any; only those
 * that the points by criterion leave out are marked, so that the points can be counted again from the others.
 * @param leftOut codes of the experts whose totals were left out; null while nobody has told
 */
export function usedTotals(
  { totals }: Pick<RankingRow, "totals">,
  leftOut: readonly string[] | null,
): readonly (RankingRow["totals"][number] & { readonly isLeftOut: boolean })[] {
  return [...totals]
    .sort((a, b) => b.total.hundredths - a.total.hundredths)
    .map((item) => ({ ...item, isLeftOut: item.expertCode !== null && leftOut?.includes(item.expertCode) === true }));
}

/**
 * The figure a tie step compared; null where the submission has none, or the step compares no figure.
 * @param kind the stage that is ranked: its score is the official one, those of earlier stages the row carries beside it
 */
export function tieFigure(row: TiedRow, step: TieStep, kind: StageKind): Figure | null {
  switch (step.by) {
    case "criteria": {
      const means = row.criterionMeans.filter((item) => step.criteria.includes(item.criterion));
      const sum = means.map((item) => parseFraction(item.mean.exact)).reduce(add, fraction(0));
      return means.length === step.criteria.length ? toFigure(multiply(sum, fraction(1, means.length))) : null;
    }
    case "medianTotal":
      return row.median;
    case "stageScore":
      return (step.stage === kind ? row.official : row.stageScores[step.stage]) ?? null;
    case "priority":
    case "revote":
      return null;
  }
}

function toFigure(value: Fraction): Figure {
  return { exact: fractionText(value), hundredths: toHundredths(value) };
}
