/**
 * 成果的度量值 / The measure of one submission, everything else of a Rasch fit held: the one whose expected score is the score it has.
 *
 * An extreme score has no finite measure; it is moved by 0.3 of a place first, as FACETS does.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { MarkRow } from "#scoring/statistics/mark-table.ts";
import type { RaschFit } from "#scoring/statistics/rasch/many-facet-rasch.ts";
import { observe, scaleMoments, scaleOf } from "#scoring/statistics/rasch/rating-scale.ts";

const EXTREME_ADJUSTMENT = 0.3;
/** Logits; no measure of a finite scale lies outside. */
const FARTHEST = 60;
/** Logits: the step after one so short would be lost in rounding. */
const SETTLED = 1e-10;
/** More than it takes to halve 120 logits to that. */
const MOST_STEPS = 80;

type Held = Pick<RaschFit, "experts" | "criteria" | "thresholds" | "categories">;

/** Measures from marks, experts and criteria without a measure left out; null when no mark is left. */
export function measureOfMarks(
  held: Held,
): (marks: readonly MarkRow[]) => { measure: number; information: number; marks: number } | null {
  const expert = new Map(held.experts.map(({ id, measure }) => [id, measure]));
  const criterion = new Map(held.criteria.map(({ id, measure }) => [id, measure]));
  const place = new Map(held.categories.map((mark, index) => [mark, index]));
  const top = held.thresholds.length;
  const highest = held.categories[top]!;
  // A mark off the scale that is left belongs to a submission that was extreme on a wider one.
  const placeOf = (mark: number): number => place.get(mark) ?? (mark > highest ? top : 0);
  return (marks) => {
    const own = marks.filter((row) => expert.has(row.expert) && criterion.has(row.criterion));
    if (own.length === 0) return null;
    const score = own.reduce((sum, row) => sum + placeOf(row.mark), 0);
    const bounded = Math.min(Math.max(score, EXTREME_ADJUSTMENT), top * own.length - EXTREME_ADJUSTMENT);
    // In an order of their own, so that sums do not depend on the order in which the marks came.
    const hardness = own.map((row) => expert.get(row.expert)! + criterion.get(row.criterion)!).sort((a, b) => a - b);
    return { ...measureOfScore(bounded, hardness, held.thresholds), marks: own.length };
  };
}

/** Of the submissions that an expert marked, by id: the measure without that expert, NaN when nothing is left. */
export function measuresWithout(fit: Held, rows: readonly MarkRow[]): (expert: string) => ReadonlyMap<string, number> {
  const measure = measureOfMarks(fit);
  const bySubmission = groupBy(rows, (row) => row.submission);
  const byExpert = groupBy(rows, (row) => row.expert);
  return (expert) => {
    const affected = [...new Set((byExpert.get(expert) ?? []).map((row) => row.submission))].sort(compareText);
    return new Map(
      affected.map((id) => {
        const left = bySubmission.get(id)!.filter((row) => row.expert !== expert);
        return [id, measure(left)?.measure ?? Number.NaN];
      }),
    );
  };
}

function groupBy(rows: readonly MarkRow[], keyOf: (row: MarkRow) => string): Map<string, MarkRow[]> {
  const groups = new Map<string, MarkRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/**
 * Scores grow with the measure, and the information is by how much: Newton steps, and halves of what is left where one
 * would leave it. Cost: about six passes over the marks.
 */
function measureOfScore(score: number, hardness: readonly number[], thresholds: Float64Array) {
  const scale = scaleOf(thresholds);
  const moments = scaleMoments(scale.sums.length);
  let [low, high] = [-FARTHEST, FARTHEST];
  let measure = 0;
  let information = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let expected = 0;
    information = 0;
    for (const hard of hardness) {
      observe(measure - hard, scale, moments);
      expected += moments.expected;
      information += moments.variance;
    }
    if (expected < score) low = measure;
    else high = measure;
    const newton = measure + (score - expected) / information;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - measure) < SETTLED) break;
    measure = next;
  }
  return { measure, information };
}
