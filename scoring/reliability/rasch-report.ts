/**
 * 多面 Rasch 诊断 / Many-facet Rasch measures of a stage: severity of experts and difficulty of criteria on one scale of logits,
 * and whether the bands are used in their order. A diagnosis, which ranks nobody.
 *
 * Marks become the places of the rubric's bands (a scale of hundred places has no thresholds to estimate); facets are
 * submission, expert and criterion, of complete sheets. Experts and criteria set aside as extreme are given the measure of a
 * score 0.3 of a place short of it, and said to be. The marks of one sheet hang together more than the model knows, so that
 * errors and intervals are rather too narrow; the figures of totals are not. Where there is no estimate, why. Cost: as fitManyFacetRasch.
 *
 * Sources: Linacre 1989; Andrich 1978 (thresholds).
 */
import type { Estimate } from "#scoring/reliability/alpha-interval.ts";
import { meanSquareInterval } from "#scoring/reliability/experts/mean-square-interval.ts";
import type { ReportModel } from "#scoring/reliability/report-input.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { extremeMeasures } from "#scoring/statistics/rasch/extreme-measures.ts";
import { fitManyFacetRasch, type RaschFit } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";

export type RaschReportObstacle = "one_band" | "not_connected" | RaschObstacle["code"];

export type RaschReport =
  | { readonly obstacle: RaschReportObstacle; readonly measures: null }
  | { readonly obstacle: null; readonly measures: RaschMeasures };

export interface RaschMeasures {
  /** Marks used. */
  readonly marks: number;
  /** By code. Above zero is severe. */
  readonly experts: readonly (RaschMeasure & { readonly code: string })[];
  /** In the rubric's order. Above zero is difficult: marks are lower. */
  readonly criteria: readonly (RaschMeasure & { readonly code: string })[];
  /** Between each band that was used and the next one used, lowest first. */
  readonly thresholds: readonly BandThreshold[];
  /** Some band is nowhere the likeliest: its threshold lies above the next one. */
  readonly areDisordered: boolean;
  /** Lowest marks of the bands nobody's mark fell into. */
  readonly unusedBands: readonly number[];
  /** Serials of submissions measured as extreme. */
  readonly extremeSubmissions: readonly string[];
}

export interface RaschMeasure {
  /** Logits. */
  readonly measure: number;
  readonly standardError: number;
  /** With 90 % intervals; null for one that was set aside. */
  readonly infit: Estimate | null;
  readonly outfit: Estimate | null;
  /** All its marks lie in the lowest or all in the highest band: the measure is an adjusted one. */
  readonly isExtreme: boolean;
}

export interface BandThreshold {
  /** Lowest mark of the upper band. */
  readonly from: number;
  /** Logits: where both bands are equally likely. */
  readonly logits: number;
}

export function raschReport(base: ReportModel): RaschReport {
  const { table } = base.sheets;
  if (ratingGraph(table).components > 1) return { obstacle: "not_connected", measures: null };
  const rows = bandRows(base);
  const fit = fitOf(rows);
  if (typeof fit === "string") return { obstacle: fit, measures: null };
  return { obstacle: null, measures: measuresOf(base, rows, fit) };
}

/** Every mark as the number of its band. */
function bandRows({ input, sheets: { table, criteria, marks } }: ReportModel): MarkRow[] {
  const bandOf = (mark: number): number =>
    Math.max(
      0,
      input.bandsFrom.findLastIndex((from) => mark >= from),
    );
  return criteria.flatMap((criterion, place) =>
    Array.from(marks[place]!, (mark, row) => ({
      submission: table.submissions[table.submissionOf[row]!]!,
      expert: table.experts[table.expertOf[row]!]!,
      criterion,
      mark: bandOf(mark),
    })),
  );
}

function fitOf(rows: readonly MarkRow[]): RaschFit | RaschReportObstacle {
  try {
    return fitManyFacetRasch(rows) ?? "one_band";
  } catch (error) {
    if (error instanceof RaschObstacle) return error.code;
    throw error;
  }
}

function measuresOf({ input, codeOf, serialOf }: ReportModel, rows: readonly MarkRow[], fit: RaschFit): RaschMeasures {
  const experts = elementsOf(fit, rows, "expert").map(({ id, ...measure }) => ({ code: codeOf(id), ...measure }));
  const criteria = new Map(elementsOf(fit, rows, "criterion").map(({ id, ...measure }) => [id, measure]));
  const thresholds = Array.from(fit.thresholds, (logits, place) => ({
    from: input.bandsFrom[fit.categories[place + 1]!]!,
    logits,
  }));
  const used = new Set(rows.map(({ mark }) => mark));
  return {
    marks: fit.used,
    experts: experts.sort((a, b) => compareText(a.code, b.code)),
    criteria: input.criteria.flatMap(({ code }) => {
      const measure = criteria.get(code);
      return measure === undefined ? [] : [{ code, ...measure }];
    }),
    thresholds,
    areDisordered: thresholds.some(({ logits }, place) => place > 0 && logits < thresholds[place - 1]!.logits),
    unusedBands: input.bandsFrom.filter((_, band) => !used.has(band)),
    extremeSubmissions: fit.dropped.submissions.map(serialOf).sort(compareText),
  };
}

function elementsOf(
  fit: RaschFit,
  rows: readonly MarkRow[],
  facet: "expert" | "criterion",
): (RaschMeasure & { readonly id: string })[] {
  const measured = facet === "expert" ? fit.experts : fit.criteria;
  return [
    ...measured.map(({ id, measure, standardError, infit, outfit, fitVariances, marks }) => ({
      ...{ id, measure, standardError },
      infit: fitOfElement(infit, fitVariances?.infit ?? null, marks),
      outfit: fitOfElement(outfit, fitVariances?.outfit ?? null, marks),
      isExtreme: false,
    })),
    ...extremeMeasures(fit, rows, facet).map(({ id, measure, standardError }) => ({
      ...{ id, measure, standardError },
      ...{ infit: null, outfit: null, isExtreme: true },
    })),
  ];
}

function fitOfElement(value: number | null, variance: number | null, marks: number): Estimate | null {
  if (value === null || variance === null) return null;
  return { value, ...(meanSquareInterval(value, variance, marks) ?? { lower: null, upper: null }) };
}
