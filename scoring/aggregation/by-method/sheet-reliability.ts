/**
 * 单份与多份评分表的信度 / Reliability of one sheet, and of the mean of as many as submissions have.
 *
 * Variance of the submissions over that variance plus the error's. The number of sheets is the harmonic mean, for which the
 * error variance of the means is right on average. Source: Shrout & Fleiss 1979, from variance components.
 */
import type { RatingTable } from "#scoring/statistics/rating-table.ts";

/** Sheets of each submission. */
export function sheetCounts({ submissions, submissionOf }: RatingTable): Float64Array {
  const counts = new Float64Array(submissions.length);
  for (const submission of submissionOf) counts[submission]! += 1;
  return counts;
}

/** @param error variance of one sheet that is not the submission's; null where nothing differs at all */
export function singleAndAveraged(submission: number, error: number, counts: Float64Array) {
  const harmonic = counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
  const share = (sheets: number): number | null =>
    submission + error > 0 ? submission / (submission + error / sheets) : null;
  return { single: share(1), averaged: share(harmonic) };
}
