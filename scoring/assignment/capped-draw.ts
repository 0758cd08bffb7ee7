/**
 * 限概率分配的抽取 / Draw of a capped assignment: whole pairs from recorded chances and a public seed.
 *
 * Every pair is drawn with exactly its chance. Every submission gets its demand exactly; the load of every expert, and
 * the number of experts from every nested group on every submission, is what is expected of it or, where that is no
 * whole number, one of its two neighbours. So a bound that the chances keep, every draw keeps.
 *
 * It needs the problem's ids, bounds and groups, the chances and the seed, and neither fit nor solver: whoever has them
 * can draw again and gets the same pairs. Order of the graph for `roundFlow`, all by ids: nodes are submissions,
 * experts, one exit, then the nested sets; arcs are the pairs (expert by expert), the sets of each submission from outer
 * to inner, then the loads. The numbers are `seededNumbers(["capped assignment", …parts])`.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type Chances, nestedSetsOf } from "#scoring/assignment/capped-chances.ts";
import { innermostSets, type MemberSet, outerSet } from "#scoring/assignment/nested-sets.ts";
import { inOrderOfIds, type SortedProblem } from "#scoring/assignment/order-of-ids.ts";
import { type FractionalFlow, PARTS, roundFlow } from "#scoring/assignment/round-flow.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";

/** Recorded beside the draw; a change of `roundFlow`, of the order above or of the seed needs a new name. */
export const CAPPED_DRAW_ALGORITHM = "candela-capped-draw-1";

/**
 * Makes ready for any number of draws from the same chances. Cost: O(pairs × groups); of a draw: see `roundFlow`.
 * @returns a function from the parts of a seed to the pairs, ascending by `expert * submissions + submission`
 * @throws Error when the chances do not give every submission its demand
 */
export function cappedDraw(problem: AssignmentProblem, chances: Chances): (seedParts: readonly string[]) => Int32Array {
  const graph = new DrawGraph(inOrderOfIds(problem), chances);
  const certain = [...chances].filter(([, parts]) => parts === PARTS).map(([pair]) => pair);
  requireDemands(problem, chances);
  return (seedParts) => {
    const isUp = roundFlow(graph.flow, seededNumbers(["capped assignment", ...seedParts]));
    const drawn = graph.pairs.filter((_, arc) => isUp[arc] === 1);
    return Int32Array.from([...certain, ...drawn]).sort();
  };
}

function requireDemands({ submissions }: AssignmentProblem, chances: Chances): void {
  const wanted = submissions.map((item) => item.demand * PARTS);
  for (const [pair, parts] of chances) wanted[pair % submissions.length]! -= parts;
  const wrong = wanted.findIndex((parts) => parts !== 0);
  if (wrong >= 0) throw new Error(`cappedDraw: the chances do not give ${submissions[wrong]!.id} its demand`);
}

/** The flow's fractions as a graph, and its pairs by arc. */
class DrawGraph {
  /** The pair of each of the first arcs, in the order of the problem. */
  readonly pairs: number[] = [];
  readonly flow: FractionalFlow;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly parts: number[] = [];

  constructor({ sorted, expertAt, submissionAt }: SortedProblem, chances: Chances) {
    const [width, height] = [submissionAt.length, expertAt.length];
    const exit = width + height;
    const setsOf = nestedSetsOf(sorted);
    const innermostOf = setsOf.map((sets) => innermostSets(sets, height));
    const firstNodeOf: number[] = [];
    let nodeCount = exit + 1;
    for (const sets of setsOf) {
      firstNodeOf.push(nodeCount);
      nodeCount += sets.length;
    }
    const nodeOf = (submission: number, set: number) => (set < 0 ? submission : firstNodeOf[submission]! + set);

    const loads = expertAt.map(() => 0);
    const inSet = setsOf.map((sets) => sets.map(() => 0));
    for (const { expert, submission, place, parts } of inOrder(chances, expertAt, submissionAt)) {
      loads[expert]! += parts;
      setsOf[submission]!.forEach(({ members }, set) => {
        if (members[expert] === 1) inSet[submission]![set]! += parts;
      });
      if (parts === PARTS) continue;
      this.pairs.push(place);
      this.add(nodeOf(submission, innermostOf[submission]![expert]!), width + expert, parts);
    }
    setsOf.forEach((sets: readonly MemberSet[], submission) => {
      for (const set of sets.keys())
        this.add(nodeOf(submission, outerSet(sets, set)), nodeOf(submission, set), inSet[submission]![set]! % PARTS);
    });
    loads.forEach((parts, expert) => this.add(width + expert, exit, parts % PARTS));
    this.flow = {
      nodeCount,
      from: Int32Array.from(this.from),
      to: Int32Array.from(this.to),
      parts: Int32Array.from(this.parts),
    };
  }

  private add(from: number, to: number, parts: number): void {
    this.from.push(from);
    this.to.push(to);
    this.parts.push(parts);
  }
}

/** The chances by sorted expert, then by sorted submission; `place` is the pair in the order of the problem. */
function inOrder(chances: Chances, expertAt: readonly number[], submissionAt: readonly number[]) {
  const width = submissionAt.length;
  const expertPlace = new Map(expertAt.map((expert, place) => [expert, place]));
  const submissionPlace = new Map(submissionAt.map((submission, place) => [submission, place]));
  return [...chances]
    .map(([place, parts]) => ({
      expert: expertPlace.get(Math.floor(place / width))!,
      submission: submissionPlace.get(place % width)!,
      place,
      parts,
    }))
    .sort((one, other) => one.expert - other.expert || one.submission - other.submission);
}
