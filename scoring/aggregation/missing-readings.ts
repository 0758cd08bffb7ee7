/**
 * 还差几份评审 / How many more readings across two groups of submissions would make them comparable.
 *
 * Readings are added to a copy of the table, turn about (an expert of one side reads a submission of the other), each by the
 * next expert and in the next submission in order, until the link error is small enough. So the number has been tried,
 * with readings spread over persons; crowding them on one expert would need more.
 *
 * Only the two groups' own readings are looked at where they hang together by themselves: more paths through other groups
 * never make two groups harder to compare, so the number suffices.
 */
import { linkErrors, type GroupPair } from "#scoring/aggregation/link-errors.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { type Rating, ratingTable, type RatingTable } from "#scoring/statistics/rating-table.ts";

/** Nobody plans more. */
const MOST_READINGS = 40;

/** @returns readings to add, or null where as many as anybody would plan did not suffice */
export function missingReadings(
  table: RatingTable,
  groupOf: readonly string[],
  pair: GroupPair,
  largestError: number,
): number | null {
  const groups = new Map(table.submissions.map((id, submission) => [id, groupOf[submission]!]));
  const all = ratingsOf(table);
  const own = all.filter(({ submission }) => [pair.a, pair.b].includes(groups.get(submission)!));
  const extra = readingsAcross(own, groups, pair);
  // With one reading across, groups that are whole in themselves hang together.
  const hangsTogether = ratingGraph(ratingTable([...own, ...extra.slice(0, 1)])).components === 1;
  const base = hangsTogether ? own : all;
  const counts = Array.from({ length: extra.length + 1 }, (_, count) => count);
  return counts.find((count) => isLinked([...base, ...extra.slice(0, count)], groups, pair, largestError)) ?? null;
}

function ratingsOf({ submissions, experts, submissionOf, expertOf, values }: RatingTable): Rating[] {
  return Array.from(values, (value, row) => ({
    submission: submissions[submissionOf[row]!]!,
    expert: experts[expertOf[row]!]!,
    value,
  }));
}

/** Up to MOST_READINGS readings that nobody has made yet, in the order in which they would be asked for. */
function readingsAcross(own: readonly Rating[], groups: ReadonlyMap<string, string>, { a, b }: GroupPair): Rating[] {
  const sides = [a, b].map((group) => {
    const ratings = own.filter(({ submission }) => groups.get(submission) === group);
    const distinct = (ids: readonly string[]) => [...new Set(ids)];
    return {
      experts: distinct(ratings.map(({ expert }) => expert)),
      submissions: distinct(ratings.map(({ submission }) => submission)),
    };
  });
  const key = (submission: string, expert: string) => JSON.stringify([submission, expert]);
  const known = new Set(own.map(({ submission, expert }) => key(submission, expert)));
  const readings: Rating[] = [];
  for (let turn = 0; turn < MOST_READINGS; turn += 1) {
    const [from, to] = [sides[turn % 2]!, sides[1 - (turn % 2)]!];
    const place = Math.floor(turn / 2);
    const expert = from.experts[place % from.experts.length]!;
    const submission = to.submissions
      .map((_, offset) => to.submissions[(place + offset) % to.submissions.length]!)
      .find((id) => !known.has(key(id, expert)));
    if (submission === undefined) continue;
    known.add(key(submission, expert));
    readings.push({ submission, expert, value: 0 });
  }
  return readings;
}

function isLinked(
  ratings: readonly Rating[],
  groups: ReadonlyMap<string, string>,
  { a, b }: GroupPair,
  largestError: number,
): boolean {
  const table = ratingTable(ratings);
  const { components, componentOfSubmission } = ratingGraph(table);
  const groupOf = table.submissions.map((id) => groups.get(id)!);
  if (components > 1) {
    // Other parts of the table may stay apart, but not these two groups.
    const parts = new Set(componentOfSubmission.filter((_, submission) => [a, b].includes(groupOf[submission]!)));
    if (parts.size > 1) return false;
    const [part] = parts;
    const numberOf = new Map(table.submissions.map((id, submission) => [id, submission]));
    const rest = ratings.filter(({ submission }) => componentOfSubmission[numberOf.get(submission)!] === part);
    return isLinked(rest, groups, { a, b }, largestError);
  }
  const link = linkErrors(table, twoWayLeastSquares(table).equations, groupOf).find(
    (item) => [a, b].includes(item.a) && [a, b].includes(item.b),
  );
  return link !== undefined && link.error <= largestError;
}
