/**
 * 极端专家与指标的度量值 / Measures of experts and criteria that a Rasch fit set aside, everything else held where it is.
 *
 * One who gave nothing but the lowest or nothing but the highest place has no finite severity; as FACETS does for every
 * facet, the score is moved by 0.3 of a place first. The model is the same whichever facet is asked: with the submissions'
 * measures held and turned round, what an expert or a criterion lacks is the measure of its own marks. By id; whoever has
 * no mark left beside measured elements is left out. Source: Linacre 1989.
 */
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import type { RaschElement, RaschFit } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { measureOfMarks } from "#scoring/statistics/rasch/rasch-measures.ts";

export type SetAside = Pick<RaschElement, "id" | "measure" | "standardError" | "marks">;

export function extremeMeasures(fit: RaschFit, rows: readonly MarkRow[], facet: "expert" | "criterion"): SetAside[] {
  const ids = facet === "expert" ? fit.dropped.experts : fit.dropped.criteria;
  const others = facet === "expert" ? fit.criteria : fit.experts;
  const turned = fit.submissions.map((element) => ({ ...element, measure: -element.measure }));
  const measure = measureOfMarks({ ...fit, experts: turned, criteria: others });
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row[facet] === id).map((row) => asSubmission(row, facet));
    const found = measure(own);
    if (found === null) return [];
    const standardError = 1 / Math.sqrt(found.information);
    return [{ id, measure: -found.measure, standardError, marks: found.marks }];
  });
}

/** The row with the facet in the submission's place, and the submission in the expert's. */
function asSubmission(row: MarkRow, facet: "expert" | "criterion"): MarkRow {
  const other = facet === "expert" ? row.criterion : row.expert;
  return { submission: row[facet], expert: row.submission, criterion: other, mark: row.mark };
}
