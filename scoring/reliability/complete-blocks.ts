/**
 * 同组评审 / Complete blocks: groups of submissions that exactly the same experts read, as a panel in a defense does.
 *
 * Only inside such a block do ICC, Kendall's W and κ mean anything. Blocks of fewer than three submissions or two experts
 * are left out. In the order of their first submission. Cost: linear.
 */
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { groupRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

const FEWEST_SUBMISSIONS = 3;

/** A submission that an expert rated twice belongs to no block. */
export function completeBlocks(table: RatingTable): CompleteTable[] {
  const { submissions, experts, submissionOf, expertOf, values } = table;
  const { start, rows } = groupRows(submissionOf, submissions.length);
  const blocks = new Map<string, { experts: number[]; members: { id: string; row: Float64Array }[] }>();
  submissions.forEach((id, level) => {
    const own = rows.subarray(start[level], start[level + 1]);
    const readers = Array.from(own, (row) => expertOf[row]!);
    if (readers.length < 2 || new Set(readers).size < readers.length) return;
    const key = readers.join();
    const block = blocks.get(key) ?? { experts: readers, members: [] };
    blocks.set(key, block);
    block.members.push({ id, row: Float64Array.from(own, (row) => values[row]!) });
  });
  return [...blocks.values()]
    .filter(({ members }) => members.length >= FEWEST_SUBMISSIONS)
    .map((block) => ({
      submissions: block.members.map(({ id }) => id),
      experts: block.experts.map((expert) => experts[expert]!),
      rows: block.members.map(({ row }) => row),
    }));
}
