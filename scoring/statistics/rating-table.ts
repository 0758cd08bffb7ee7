/**
 * 评分数据表 / Rating table: who gave what to which submission, as typed arrays in one fixed order.
 *
 * Every statistic starts from this table, and every sum runs over it in its order, so that the same ratings give the
 * same bytes in whatever order they came. Submissions and experts are numbered by their ids (UTF-16 code units); the
 * ratings come by submission, then expert, then value.
 */
import { compareText } from "#scoring/record/compare-text.ts";

export interface Rating {
  readonly submission: string;
  readonly expert: string;
  /** Total of one sheet, in points of the scale. */
  readonly value: number;
}

export interface RatingTable {
  /** Ids in order; the number of a submission is its index. */
  readonly submissions: readonly string[];
  readonly experts: readonly string[];
  /** Number of the submission, number of the expert and value of each rating. */
  readonly submissionOf: Int32Array;
  readonly expertOf: Int32Array;
  readonly values: Float64Array;
}

/**
 * The same pair may come several times; each counts. Cost: sorting, O(n log n).
 * @throws Error when a value is not a finite number
 */
export function ratingTable(ratings: readonly Rating[]): RatingTable {
  const submissions = distinctIds(ratings.map((rating) => rating.submission));
  const experts = distinctIds(ratings.map((rating) => rating.expert));
  const [submissionNumber, expertNumber] = [numbersOf(submissions), numbersOf(experts)];
  const rows = ratings.map(({ submission, expert, value }) => {
    if (!Number.isFinite(value)) throw new Error(`ratingTable: ${submission} by ${expert} is not a finite number`);
    return { submission: submissionNumber.get(submission)!, expert: expertNumber.get(expert)!, value };
  });
  rows.sort((a, b) => a.submission - b.submission || a.expert - b.expert || a.value - b.value);
  return {
    submissions,
    experts,
    submissionOf: Int32Array.from(rows, (row) => row.submission),
    expertOf: Int32Array.from(rows, (row) => row.expert),
    values: Float64Array.from(rows, (row) => row.value),
  };
}

/** The ratings that `keep` takes; submissions and experts left without any leave the table. Cost: linear. */
export function ratingsWhere(table: RatingTable, keep: (row: number) => boolean): RatingTable {
  const rows = Int32Array.from(table.values.keys()).filter(keep);
  const submissions = renumber(table.submissions, rows, table.submissionOf);
  const experts = renumber(table.experts, rows, table.expertOf);
  return {
    submissions: submissions.ids,
    experts: experts.ids,
    submissionOf: submissions.numbers,
    expertOf: experts.numbers,
    values: Float64Array.from(rows, (row) => table.values[row]!),
  };
}

/** Rows of one side of the table (submissions or experts) together: those of `level` are rows[start[level]…start[level+1]]. */
export interface Grouping {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Counting sort: inside a level the rows stay in the table's order. */
export function groupRows(levelOf: Int32Array, levels: number): Grouping {
  const start = new Int32Array(levels + 1);
  for (const level of levelOf) start[level + 1]! += 1;
  for (let level = 0; level < levels; level += 1) start[level + 1]! += start[level]!;
  const next = start.slice();
  const rows = new Int32Array(levelOf.length);
  for (let row = 0; row < levelOf.length; row += 1) rows[next[levelOf[row]!]!++] = row;
  return { start, rows };
}

/** How many ratings each level has. */
export function countRows(levelOf: Int32Array, levels: number): Int32Array {
  const counts = new Int32Array(levels);
  for (const level of levelOf) counts[level]! += 1;
  return counts;
}

function distinctIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareText);
}

function numbersOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, number) => [id, number]));
}

function renumber(ids: readonly string[], rows: Int32Array, levelOf: Int32Array) {
  const isKept = new Uint8Array(ids.length);
  for (const row of rows) isKept[levelOf[row]!] = 1;
  const fresh = new Int32Array(ids.length);
  let count = 0;
  for (let level = 0; level < ids.length; level += 1) fresh[level] = isKept[level] === 1 ? count++ : -1;
  return {
    ids: ids.filter((_, level) => isKept[level] === 1),
    numbers: Int32Array.from(rows, (row) => fresh[levelOf[row]!]!),
  };
}
