/**
 * 与 R 包 irr 对照 / Alpha and weighted kappas as R's irr 0.84.1 prints them, beside the definitions the rest of the house keeps.
 *
 * Two figures of that package differ from their definitions (and from its own manual), and are compared so often that both
 * are given:
 * - kripp.alpha counts each rating of a table without missing cells m − 1 times for m experts, as if there were more of them;
 * - kappa2 orders the categories of weighted kappa as text, so that 10 comes before 2.
 *
 * Source: irr 0.84.1, R/kripp.alpha.R and R/kappa2.R.
 */
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { type CategoryOrder, pairAgreements } from "#scoring/reliability/kappa.ts";
import type { Krippendorff } from "#scoring/reliability/krippendorff-alpha.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

export interface IrrFigures {
  readonly krippendorff: Krippendorff;
  readonly weightedKappa: readonly {
    readonly a: string;
    readonly b: string;
    readonly linear: number | null;
    readonly quadratic: number | null;
  }[];
}

/** Null where no submission was marked by every expert. */
export function irrFigures(
  table: RatingTable,
  complete: CompleteTable | null,
  krippendorff: Krippendorff,
): IrrFigures | null {
  if (complete === null) return null;
  const isWhole = complete.submissions.length === table.submissions.length;
  return {
    krippendorff: isWhole ? countedTooOften(krippendorff, table.values.length, table.experts.length) : krippendorff,
    weightedKappa: pairAgreements(complete, asText).map(({ a, b, linear, quadratic }) => ({ a, b, linear, quadratic })),
  };
}

const asText: CategoryOrder = (a, b) => compareText(String(a), String(b));

function countedTooOften(alpha: Krippendorff, ratings: number, experts: number): Krippendorff {
  const factor = (ratings * (experts - 1) - 1) / ((experts - 1) * (ratings - 1));
  const printed = (value: number | null): number | null => (value === null ? null : 1 - (1 - value) * factor);
  return {
    nominal: printed(alpha.nominal),
    ordinal: printed(alpha.ordinal),
    interval: printed(alpha.interval),
    ratio: printed(alpha.ratio),
  };
}
