/**
 * 同省（同国）效应 / Same-province or same-country effect: how many points experts add when a submission comes from where they do.
 *
 * A fixed effect in the crossed model, so that neither better submissions nor milder experts of a region are taken for it.
 * Points with standard error and 95 % interval; null where no sheet, or every sheet, is such a pair, or where the pairs
 * cannot be told from submissions and experts.
 */
import { type CrossedModel, fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { NORMAL_95 } from "#scoring/statistics/distributions.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

export interface GroupEffect {
  readonly pairs: number;
  readonly points: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly variances: CrossedModel["variances"];
}

/** @param isPair whether a rating (by row) is one of the pairs in question */
export function groupEffect(table: RatingTable, isPair: (row: number) => boolean): GroupEffect | null {
  const column = Float64Array.from(table.values, (_, row) => (isPair(row) ? 1 : 0));
  const pairs = column.reduce((sum, value) => sum + value, 0);
  if (pairs === 0 || pairs === column.length) return null;
  const { fixed, variances } = fitCrossedModel(table, { columns: [column] });
  const { estimate, standardError } = fixed[0]!;
  if (!(standardError > 0)) return null;
  return {
    pairs,
    points: estimate,
    standardError,
    lower: estimate - NORMAL_95 * standardError,
    upper: estimate + NORMAL_95 * standardError,
    variances,
  };
}
