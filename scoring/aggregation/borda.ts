/**
 * 平均相对名次 / Borda: the mean of a submission's relative ranks in the lots of its experts, from 0 (always last) to 1.
 *
 * It sees the order inside each expert's lot only, so it does not care how an expert uses the scale, and ignores that a lot
 * may have been a strong one. A cross-check beside the scores, never a ranking of record. An expert with one submission
 * puts it in the middle. Cost: sorting.
 */
import { midRanks } from "#scoring/statistics/ranks.ts";
import { countRows, groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

/** One value a submission, in the table's order. */
export function bordaScores({ submissions, experts, submissionOf, expertOf, values }: RatingTable): Float64Array {
  const sums = new Float64Array(submissions.length);
  const { start, rows } = groupRows(expertOf, experts.length);
  for (let expert = 0; expert < experts.length; expert += 1) {
    const own = rows.subarray(start[expert], start[expert + 1]);
    const ranks = midRanks(Float64Array.from(own, (row) => values[row]!));
    own.forEach((row, place) => (sums[submissionOf[row]!]! += (ranks[place]! - 0.5) / own.length));
  }
  const counts = countRows(submissionOf, submissions.length);
  return sums.map((sum, submission) => sum / counts[submission]!);
}
