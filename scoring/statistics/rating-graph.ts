/**
 * 专家与成果的连通图 / The graph of a rating table: experts and submissions, joined where one rated the other.
 *
 * Submissions can be compared across experts only along its paths. Between components nothing but the assumption that
 * panels are equal compares anything. A bridging expert is one whose absence would break a component into parts that
 * each still have a panel: everything compared across them hangs on that one person.
 *
 * Cost: linear. Source: Tarjan 1972 (articulation points).
 */
import { groupRows, type Grouping, type RatingTable } from "#scoring/statistics/rating-table.ts";

export interface RatingGraph {
  /** Number of the component of each submission and each expert, from 0 in the order of the experts. */
  readonly componentOfSubmission: Int32Array;
  readonly componentOfExpert: Int32Array;
  readonly components: number;
  /** Numbers of the bridging experts, ascending. */
  readonly bridges: readonly number[];
}

type Edges = Pick<RatingTable, "submissions" | "experts" | "submissionOf" | "expertOf">;

export function ratingGraph(table: Edges): RatingGraph {
  const walk = walkOf(table);
  const { submissions, experts } = table;
  // Every walk begins at an expert, so that above any other expert there is always one.
  for (let expert = submissions.length; expert < walk.entered.length; expert += 1)
    if (walk.entered[expert] === 0) visit(walk, expert);
  const bridges = experts.flatMap((_, expert) => (walk.parts[submissions.length + expert]! > 1 ? [expert] : []));
  return {
    componentOfSubmission: walk.component.slice(0, submissions.length),
    componentOfExpert: walk.component.slice(submissions.length),
    components: walk.components,
    bridges,
  };
}

/** State of the depth-first walk; nodes are the submissions, then the experts. */
interface Walk {
  readonly submissions: number;
  readonly expertOf: Int32Array;
  readonly submissionOf: Int32Array;
  readonly bySubmission: Grouping;
  readonly byExpert: Grouping;
  /** Step at which a node was entered, from 1; the earliest step it can reach without its parent. */
  readonly entered: Int32Array;
  readonly reach: Int32Array;
  readonly component: Int32Array;
  /** How many parts with an expert of their own a node holds together. */
  readonly parts: Int32Array;
  /** Experts below a node in the walk, itself included. */
  readonly expertsBelow: Int32Array;
  steps: number;
  components: number;
}

function walkOf({ submissions, experts, submissionOf, expertOf }: Edges): Walk {
  const nodes = submissions.length + experts.length;
  const room = () => new Int32Array(nodes);
  return {
    submissions: submissions.length,
    expertOf,
    submissionOf,
    bySubmission: groupRows(submissionOf, submissions.length),
    byExpert: groupRows(expertOf, experts.length),
    entered: room(),
    reach: room(),
    component: room(),
    parts: room(),
    expertsBelow: room(),
    steps: 0,
    components: 0,
  };
}

interface Frame {
  readonly node: number;
  readonly parent: number;
  next: number;
  readonly end: number;
}

/** Walks a whole component; its own stack, because a call a node would be too deep for large tables. */
function visit(walk: Walk, root: number): void {
  const stack = [enter(walk, root, -1)];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (frame.next === frame.end) {
      stack.pop();
      leave(walk, frame);
      continue;
    }
    const neighbour = neighbourAt(walk, frame.node, frame.next++);
    if (neighbour === frame.parent) continue;
    if (walk.entered[neighbour] === 0) stack.push(enter(walk, neighbour, frame.node));
    else walk.reach[frame.node] = Math.min(walk.reach[frame.node]!, walk.entered[neighbour]!);
  }
  walk.components += 1;
}

function enter(walk: Walk, node: number, parent: number): Frame {
  walk.steps += 1;
  walk.entered[node] = walk.steps;
  walk.reach[node] = walk.steps;
  walk.component[node] = walk.components;
  const isExpert = node >= walk.submissions;
  walk.expertsBelow[node] = isExpert ? 1 : 0;
  const { start } = isExpert ? walk.byExpert : walk.bySubmission;
  const level = isExpert ? node - walk.submissions : node;
  // What lies above an expert is one part; the root has nothing above it.
  walk.parts[node] = isExpert && parent >= 0 ? 1 : 0;
  return { node, parent, next: start[level]!, end: start[level + 1]! };
}

function leave(walk: Walk, { node, parent }: Frame): void {
  if (parent < 0) return;
  walk.reach[parent] = Math.min(walk.reach[parent]!, walk.reach[node]!);
  walk.expertsBelow[parent]! += walk.expertsBelow[node]!;
  if (walk.reach[node]! >= walk.entered[parent]! && walk.expertsBelow[node]! > 0) walk.parts[parent]! += 1;
}

function neighbourAt(walk: Walk, node: number, place: number): number {
  return node < walk.submissions
    ? walk.submissions + walk.expertOf[walk.bySubmission.rows[place]!]!
    : walk.submissionOf[walk.byExpert.rows[place]!]!;
}
