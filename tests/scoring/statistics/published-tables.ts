/** Small published tables that are plain facts, with the figures printed beside them. */
import type { Rating } from "#scoring/statistics/rating-table.ts";

/** Shrout & Fleiss 1979, Psychological Bulletin 86(2), table 2: six targets, four judges. */
export const SHROUT_FLEISS: readonly Rating[] = tableOf([
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]);

/** Krippendorff, Computing Krippendorff's Alpha-Reliability: twelve units, four observers, missing cells. */
export const KRIPPENDORFF: readonly Rating[] = tableOf([
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
]);

/** One row a submission, one column an expert; null where there is no rating. */
export function tableOf(rows: readonly (readonly (number | null)[])[]): Rating[] {
  return rows.flatMap((row, i) =>
    row.flatMap((value, j) =>
      value === null ? [] : [{ submission: `S${pad(i + 1)}`, expert: `E${pad(j + 1)}`, value }],
    ),
  );
}

function pad(number: number): string {
  return String(number).padStart(3, "0");
}
