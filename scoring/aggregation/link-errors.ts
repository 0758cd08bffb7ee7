/**
 * 组间可比性 / How well groups of submissions can be compared across experts.
 *
 * Two groups read by different experts differ by quality or by severity; only readings across them tell which. The link
 * error of two groups is the standard error that the experts' severities alone put on the difference of the groups' means
 * under two-way least squares, in units of one mark's residual deviation: 1/√m after about m readings across.
 * It needs no marks, so a gate can judge a plan before anybody scores.
 *
 * Cost: R³ once (R experts), and for each pair of groups the square of the number of their experts.
 */
import type { TwoWayEquations } from "#scoring/aggregation/two-way.ts";
import { countRows, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface GroupPair {
  readonly a: string;
  readonly b: string;
}

export interface LinkError extends GroupPair {
  readonly error: number;
}

/**
 * Every pair of groups, the worst first.
 * @param groupOf group of each submission, in the table's order
 */
export function linkErrors(table: RatingTable, { inverse }: TwoWayEquations, groupOf: readonly string[]): LinkError[] {
  const shares = expertShares(table, groupOf);
  const groups = [...shares.keys()];
  const { stride, entries } = inverse;
  const errorOf = (a: Float64Array, b: Float64Array): number => {
    const difference = a.map((share, expert) => share - b[expert]!);
    const concerned = [...difference.keys()].filter((expert) => difference[expert] !== 0);
    let sum = 0;
    for (const row of concerned)
      for (const column of concerned) sum += difference[row]! * difference[column]! * entries[row * stride + column]!;
    return Math.sqrt(Math.max(0, sum));
  };
  return groups
    .flatMap((a, index) =>
      groups.slice(index + 1).map((b) => ({ a, b, error: errorOf(shares.get(a)!, shares.get(b)!) })),
    )
    .sort((one, other) => other.error - one.error);
}

/** Of each group the share of every expert in the mean of its submissions' means; adds up to one. Groups by first use. */
function expertShares(table: RatingTable, groupOf: readonly string[]): Map<string, Float64Array> {
  const { submissions, experts, submissionOf, expertOf } = table;
  const readings = countRows(submissionOf, submissions.length);
  const sizes = new Map<string, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const shares = new Map([...sizes.keys()].sort().map((group) => [group, new Float64Array(experts.length)]));
  submissionOf.forEach((submission, row) => {
    const group = groupOf[submission]!;
    shares.get(group)![expertOf[row]!]! += 1 / (readings[submission]! * sizes.get(group)!);
  });
  return shares;
}
