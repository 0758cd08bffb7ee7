/**
 * 单项均分 / Mean mark of each criterion.
 *
 * The plain mean of the criterion's marks over all valid sheets, also where the official score drops the highest and
 * lowest total: floors and tie steps ask what the whole panel thinks of one criterion, and dropping sheets there
 * would drop different sheets for different criteria.
 */
import { fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import type { Mark } from "#scoring/rubric/sheet-total.ts";

export interface CriterionMean {
  readonly criterion: string;
  readonly mean: Fraction;
}

/**
 * One mean a criterion, in the rubric's order; empty when there is no sheet.
 * @throws Error when a sheet lacks a criterion (only complete sheets are valid).
 */
export function criterionMeans(
  rubric: Pick<Rubric, "criteria">,
  sheets: readonly { readonly marks: readonly Mark[] }[],
): CriterionMean[] {
  if (sheets.length === 0) return [];
  return rubric.criteria.map(({ code }) => ({
    criterion: code,
    mean: fraction(
      sheets.reduce((sum, { marks }) => sum + markOf(marks, code), 0),
      sheets.length,
    ),
  }));
}

function markOf(marks: readonly Mark[], criterion: string): number {
  const found = marks.find((item) => item.criterion === criterion);
  if (found === undefined) throw new Error(`criterionMeans: a sheet has no mark for "${criterion}"`);
  return found.mark;
}
