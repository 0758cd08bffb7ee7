/**
 * 弱连接的板块 / Blocks of a panel that few readings join, found from who read what, whatever the fields.
 *
 * Experts who read in common lie close together along the slowest direction of the walk expert – submission – expert. In that
 * order every cut of the experts into two is tried, and the one with the fewest readings across for the readings on its
 * smaller side is taken; a submission goes with most of its experts. Where fewer than a fifth of what chance would put across
 * lies across, the sides are blocks, and each is looked at again by itself. Whether blocks are joined too weakly is for their
 * link errors to say.
 *
 * The walk takes a fixed number of steps from a fixed start, over a table in the order of its ids: the order of the rows
 * changes nothing. Marks do not count. Of balanced random panels (102 × 5 of 40 experts, 300 × 3 of 60, 300 of each) no cut
 * came below .36; of 12 × 3 of 6, 20 × 3 of 10 and 300 × 2 of 60 none below .23.
 * Cost: 120 passes over the ratings, for each level of blocks within blocks.
 * Source: Shi & Malik 2000 (normalised cut), Chung 1997 (sweep of the second eigenvector).
 */
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { countRows, groupRows, ratingsWhere, type RatingTable } from "#scoring/statistics/rating-table.ts";

/** A direction that the walk still holds after so many steps is one along which little is read in common. */
const STEPS = 60;

/** Readings across a cut for those on its smaller side, in units of what is across one expert among many. */
const LARGEST_SHARE = 0.2;

/** The ids of the submissions of each block, in the table's order; one block where no cut is a weak one. */
export function weakBlocks(table: RatingTable): readonly (readonly string[])[] {
  const { components, componentOfSubmission } = ratingGraph(table);
  // A block may hang together only by way of another one: then it is several.
  const sides = components > 1 ? componentOfSubmission : weakCut(table);
  const found = [...new Set(sides)];
  if (sides === null || found.length < 2) return [table.submissions];
  return found.flatMap((side) => weakBlocks(ratingsWhere(table, (row) => sides[table.submissionOf[row]!] === side)));
}

/** Side of each submission, or null where the best cut is no weak one. */
function weakCut(table: RatingTable): Int32Array | null {
  const readings = countRows(table.expertOf, table.experts.length);
  const places = slowDirection(table, readings);
  return places === null ? null : sweep(table, readings, places);
}

/**
 * Place of each expert along the slowest direction but the one in which all are alike; null where there is none, as in a
 * panel in which everybody reads everything.
 */
function slowDirection(table: RatingTable, readings: Int32Array): Float64Array | null {
  // Spread evenly over −½…½ and without any symmetry: multiples of the golden section.
  let place = Float64Array.from(readings, (_, expert) => (((expert + 1) * 0.6180339887498949) % 1) - 0.5);
  for (let step = 0; step < STEPS; step += 1) {
    place = walked(table, place, readings);
    const size = Math.sqrt(place.reduce((sum, value, expert) => sum + value ** 2 * readings[expert]!, 0));
    if (size < 1e-9) return null;
    place = place.map((value) => value / size);
  }
  return place;
}

/** Each submission the mean of its experts, then each expert the mean of their submissions, what all share taken out. */
function walked(
  { submissions, submissionOf, expertOf }: RatingTable,
  place: Float64Array,
  readings: Int32Array,
): Float64Array<ArrayBuffer> {
  const [sums, counts] = [new Float64Array(submissions.length), new Float64Array(submissions.length)];
  for (let row = 0; row < expertOf.length; row += 1) {
    sums[submissionOf[row]!]! += place[expertOf[row]!]!;
    counts[submissionOf[row]!]! += 1;
  }
  const next = new Float64Array(place.length);
  for (let row = 0; row < expertOf.length; row += 1)
    next[expertOf[row]!]! += sums[submissionOf[row]!]! / counts[submissionOf[row]!]!;
  // Every reading counts alike: the sum over the experts is that over the submissions.
  const shared = next.reduce((sum, value) => sum + value, 0) / expertOf.length;
  return next.map((value, expert) => value / readings[expert]! - shared);
}

/** Side of each submission by the best cut along the places; null where too many readings lie across it. */
function sweep(table: RatingTable, readings: Int32Array, places: Float64Array): Int32Array | null {
  const { submissions, experts, submissionOf } = table;
  const order = Array.from(experts.keys()).sort((a, b) => places[a]! - places[b]! || a - b);
  const byExpert = groupRows(table.expertOf, experts.length);
  const counts = countRows(submissionOf, submissions.length);
  const taken = new Int32Array(submissions.length);
  let smallest = LARGEST_SHARE * (1 - submissions.length / submissionOf.length);
  let best: Int32Array | null = null;
  let [across, volume] = [0, 0];
  for (const expert of order.slice(0, -1)) {
    volume += readings[expert]!;
    for (const row of byExpert.rows.subarray(byExpert.start[expert], byExpert.start[expert + 1])) {
      const submission = submissionOf[row]!;
      // Of n experts k are on one side: k(n − k)/n across, and here k becomes k + 1.
      across += 1 - (2 * taken[submission]! + 1) / counts[submission]!;
      taken[submission]! += 1;
    }
    const share = across / Math.min(volume, submissionOf.length - volume);
    if (share >= smallest) continue;
    smallest = share;
    best = taken.slice();
  }
  return best?.map((count, level) => (2 * count > counts[level]! ? 1 : 0)) ?? null;
}
