/**
 * 多面 Rasch 排序 / Ranking by the many-facet Rasch model: the measure of each submission in logits.
 *
 * Every mark counts, also of a sheet that lacks another criterion; weights play no part. Leaving an expert out holds the
 * measures of the other experts, the criteria and the thresholds. Reliability is that of the separation of the measures.
 */
import type { ElementFigures, MethodScores, PanelMarks, Refused } from "#scoring/aggregation/by-method/method.ts";
import { independentDraw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { fitManyFacetRasch, type RaschElement, type RaschFit } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import { measuresWithout } from "#scoring/statistics/rasch/rasch-measures.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import { compareText } from "#scoring/record/compare-text.ts";

export function raschMethod({ rows }: PanelMarks): MethodScores | Refused {
  const fit = fitOf(rows);
  if ("refused" in fit) return fit;
  const submissions = [...new Set(rows.map((row) => row.submission))].sort(compareText);
  const found = new Map(fit.submissions.map((element) => [element.id, element]));
  const column = (value: (element: RaschElement) => number | null) =>
    Float64Array.from(submissions, (id) => {
      const element = found.get(id);
      return (element === undefined ? null : value(element)) ?? Number.NaN;
    });
  const scores = column(({ measure }) => measure);
  const standardErrors = column(({ standardError }) => standardError);
  const experts = expertsOf(rows, fit);
  const measures = measuresWithout(fit, rows);
  return {
    submissions,
    scores,
    effects: scores,
    standardErrors,
    fit: { infit: column(({ infit }) => infit), outfit: column(({ outfit }) => outfit) },
    experts,
    criteria: fit.criteria.map(figuresOf),
    variance: null,
    remlCriterion: null,
    logLikelihood: fit.logLikelihood,
    intercept: null,
    thresholds: fit.thresholds,
    dropped: fit.dropped.submissions,
    reliability: { single: null, averaged: separationReliability(scores, standardErrors) },
    draw: independentDraw({ estimates: scores, standardErrors }),
    scoresWithout: (expert) => {
      const moved = measures(experts[expert]!.expert);
      return Float64Array.from(submissions, (id, level) => moved.get(id) ?? scores[level]!);
    },
  };
}

function fitOf(rows: readonly MarkRow[]): RaschFit | Refused {
  try {
    return fitManyFacetRasch(rows) ?? { refused: { code: "all_alike" } };
  } catch (error) {
    if (error instanceof RaschObstacle) return { refused: { code: error.code } };
    throw error;
  }
}

/** An expert who was set aside has marks but no measure. */
function expertsOf(rows: readonly MarkRow[], fit: RaschFit) {
  const sheets = new Map<string, Set<string>>();
  for (const { expert, submission } of rows) sheets.set(expert, (sheets.get(expert) ?? new Set()).add(submission));
  const found = new Map(fit.experts.map((element) => [element.id, element]));
  return [...sheets.keys()].sort(compareText).map((expert) => {
    const element = found.get(expert);
    return {
      expert,
      severity: element?.measure ?? null,
      standardError: element?.standardError ?? null,
      sheets: sheets.get(expert)!.size,
      infit: element?.infit ?? null,
      outfit: element?.outfit ?? null,
    };
  });
}

function figuresOf({ id, measure, standardError, infit, outfit }: RaschElement): ElementFigures {
  return { id, measure, standardError, infit, outfit };
}

/** Share of the measures' variance that is not their error's; null where it cannot be told. Source: Wright & Masters 1982. */
function separationReliability(measures: Float64Array, errors: Float64Array): number | null {
  const known = Array.from(measures.keys()).filter((level) => !Number.isNaN(measures[level]));
  if (known.length < 2) return null;
  const mean = known.reduce((sum, level) => sum + measures[level]!, 0) / known.length;
  const variance = known.reduce((sum, level) => sum + (measures[level]! - mean) ** 2, 0) / (known.length - 1);
  const error = known.reduce((sum, level) => sum + errors[level]! ** 2, 0) / known.length;
  return variance > 0 ? Math.max(0, 1 - error / variance) : null;
}
