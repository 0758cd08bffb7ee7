/**
 * 完整评分部分 / The complete part of a rating table: the submissions that every expert rated exactly once.
 *
 * Statistics that compare experts on the same submissions (ICC, Kendall's W, kappas) rest on this part and say how many
 * submissions it has. Null when it is too small to compare anything: fewer than two submissions or two experts.
 */
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface CompleteTable {
  /** Ids of the complete submissions, in the table's order. */
  readonly submissions: readonly string[];
  readonly experts: readonly string[];
  /** rows[submission][expert]. */
  readonly rows: readonly Float64Array[];
}

/** Cost: linear in the ratings. */
export function completeTable(table: RatingTable): CompleteTable | null {
  const { experts, expertOf, values } = table;
  const { start, rows } = groupRows(table.submissionOf, table.submissions.length);
  const complete = table.submissions.flatMap((id, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    // Ratings of a submission come by expert, so all of them once is expert 0, 1, 2, …
    const isComplete = own.length === experts.length && own.every((row, place) => expertOf[row] === place);
    return isComplete ? [{ id, row: Float64Array.from(own, (row) => values[row]!) }] : [];
  });
  if (complete.length < 2 || experts.length < 2) return null;
  return { submissions: complete.map(({ id }) => id), experts, rows: complete.map(({ row }) => row) };
}
