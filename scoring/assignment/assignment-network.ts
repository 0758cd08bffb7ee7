/**
 * 分配网络 / Assignment network: an assignment problem as a minimum-cost flow.
 *
 * Submissions give their demand. Below each submission hangs the tree of its nested sets, below each set its experts.
 * An expert takes its minimum load itself and passes the rest on to one common sink, whose demand is what the
 * minimum loads leave; so the minimum loads are kept exactly, without any large penalty. Where places may stay empty,
 * a submission can also send a unit straight to the sink, each dearer than the one before.
 *
 * Every pair has its arc, forbidden and locked ones a closed one, so that the arc of a pair needs no table. Locked
 * pairs are taken out of demands and loads, and put back into the answer.
 */
import { type ArcOrder, arcOrder } from "#scoring/assignment/arc-order.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import type { MemberSet } from "#scoring/assignment/nested-sets.ts";
import { innermostSets, outerSet } from "#scoring/assignment/nested-sets.ts";
import type { FlowNetwork, NetworkSimplex } from "#scoring/assignment/network-simplex.ts";

export interface NetworkChoice {
  /** Nested sets of each submission, from outer to inner; left out: none. */
  readonly setsOf?: readonly (readonly MemberSet[])[];
  /** What one missed unit of a set's bounds costs. */
  readonly missCost?: number;
  /** The t-th place of an expert costs `(2t − 1) × loadCost`, which makes loads even; left out: nothing. */
  readonly loadCost?: number;
  /** The t-th empty place of a submission costs `base + (2t − 1) × step`; left out: no place may stay empty. */
  readonly emptyCost?: { readonly base: number; readonly step: number };
  /** Units of one place: 1, or the parts in which probabilities are counted. */
  readonly unitsAPlace?: number;
  /** Units that one pair may carry; left out: a whole place. */
  readonly unitsAPair?: number;
}

/** The network of a problem, and what leads from pairs to arcs and back. Memory: 28 bytes a pair. */
export class AssignmentNetwork {
  readonly problem: AssignmentProblem;
  readonly flow: FlowNetwork;
  /** Nodes of each submission's sets, in the order of the sets; submissions without sets are left out. */
  readonly setNodes: ReadonlyMap<number, readonly number[]>;
  private readonly order: ArcOrder;

  /**
   * @param costOf cost of a pair by its fit
   * Needs: no more locked pairs than a demand or a maximum load, and minimum loads within the sum of demands.
   */
  constructor(problem: AssignmentProblem, costOf: (fit: number) => number, choice: NetworkChoice = {}) {
    this.problem = problem;
    this.order = arcOrder(problem.fit.length);
    const layout = new Layout(problem, choice);
    layout.addSubmissions();
    layout.addExperts();
    this.flow = layout.network(this.order);
    this.setNodes = layout.setNodes;
    this.setCosts(costOf);
  }

  /** Gives every pair a new cost; a simplex at work on it has to `reprice`. Cost: O(pairs). */
  setCosts(costOf: (fit: number) => number): void {
    const { fit } = this.problem;
    const { cost } = this.flow;
    const { stride } = this.order;
    let place = 0;
    for (let pass = 0; pass < stride; pass++)
      for (let pair = pass; pair < fit.length; pair += stride) cost[place++] = costOf(fit[pair]!);
  }

  arcOf(expert: number, submission: number): number {
    return this.order.placeOf(expert * this.problem.submissions.length + submission);
  }

  expertNode(expert: number): number {
    return this.problem.submissions.length + expert;
  }

  get sink(): number {
    return this.problem.submissions.length + this.problem.experts.length;
  }

  /** The assigned pairs, locked ones included, ascending by `expert * submissions + submission`. Cost: O(pairs). */
  assignedPairs(simplex: NetworkSimplex): Int32Array {
    const width = this.problem.submissions.length;
    const pairs = this.problem.locked.map((lock) => lock.expert * width + lock.submission);
    this.forEachUsedPair(simplex, (pair) => pairs.push(pair));
    return Int32Array.from(pairs).sort();
  }

  /** Visits the free pairs that carry something, in no order that means anything. Cost: O(pairs). */
  forEachUsedPair(simplex: NetworkSimplex, visit: (pair: number, units: number) => void): void {
    simplex.forEachUsedArc((arc, units) => {
      if (arc < this.flow.pairs) visit(this.order.pairAt(arc), units);
    });
  }
}

/** Collects supplies and the few arcs that are no pairs, then lays all arcs out. */
class Layout {
  private readonly supply: number[];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly capacity: number[] = [];
  private readonly cost: number[] = [];
  private readonly isLocked: Uint8Array | null;
  /** The node above each expert, for submissions that have sets. */
  private readonly nodeAbove = new Map<number, Int32Array>();
  readonly setNodes = new Map<number, readonly number[]>();
  private readonly sink: number;
  private readonly unit: number;

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly choice: NetworkChoice,
  ) {
    const { experts, submissions, locked } = problem;
    this.unit = choice.unitsAPlace ?? 1;
    this.sink = submissions.length + experts.length;
    this.supply = Array.from({ length: this.sink + 1 }, () => 0);
    this.isLocked = locked.length > 0 ? new Uint8Array(problem.fit.length) : null;
    for (const lock of locked) this.isLocked![lock.expert * submissions.length + lock.submission] = 1;
  }

  addSubmissions(): void {
    const { submissions, locked } = this.problem;
    submissions.forEach(({ demand }, submission) => {
      this.supply[submission] = demand * this.unit;
    });
    for (const lock of locked) this.supply[lock.submission]! -= this.unit;
    submissions.forEach((_, submission) => {
      const sets = this.choice.setsOf?.[submission] ?? [];
      if (sets.length > 0) this.addSets(submission, sets);
      const { emptyCost } = this.choice;
      if (emptyCost === undefined) return;
      const places = this.supply[submission]! / this.unit;
      for (let empty = 1; empty <= places; empty++)
        this.addArc(submission, this.sink, this.unit, emptyCost.base + (2 * empty - 1) * emptyCost.step);
    });
  }

  addExperts(): void {
    const { experts, submissions, locked } = this.problem;
    const lockedLoad = new Int32Array(experts.length);
    for (const lock of locked) lockedLoad[lock.expert]! += 1;
    const { loadCost = 0 } = this.choice;
    experts.forEach(({ minimumLoad, maximumLoad }, expert) => {
      const node = submissions.length + expert;
      const taken = lockedLoad[expert]!;
      const minimum = Math.max(0, minimumLoad - taken);
      const last = Math.min(maximumLoad, submissions.length) - taken;
      this.supply[node] = -minimum * this.unit;
      if (loadCost === 0) this.addArc(node, this.sink, (last - minimum) * this.unit, 0);
      else
        for (let place = minimum + 1; place <= last; place++)
          this.addArc(node, this.sink, this.unit, (2 * (taken + place) - 1) * loadCost);
    });
    this.supply[this.sink] = -this.supply.reduce((sum, value) => sum + value, 0);
  }

  /** Units that keep a lower bound are rewarded, units above an upper bound are charged: convex, hence exact. */
  private addSets(submission: number, sets: readonly MemberSet[]): void {
    const { experts, submissions } = this.problem;
    const { missCost = 0 } = this.choice;
    const nodes = sets.map(() => this.supply.push(0) - 1);
    this.setNodes.set(submission, nodes);
    sets.forEach((set, index) => {
      const outer = outerSet(sets, index);
      const tail = outer < 0 ? submission : nodes[outer]!;
      const lockedHere = this.lockedIn(set, submission);
      const rewarded = Math.max(0, set.atLeast - lockedHere);
      this.addArc(tail, nodes[index]!, rewarded * this.unit, -missCost);
      this.addArc(tail, nodes[index]!, (Math.max(0, set.atMost - lockedHere) - rewarded) * this.unit, 0);
      this.addArc(tail, nodes[index]!, submissions[submission]!.demand * this.unit, missCost);
    });
    const innermost = innermostSets(sets, experts.length);
    this.nodeAbove.set(
      submission,
      innermost.map((set) => (set < 0 ? submission : nodes[set]!)),
    );
  }

  private lockedIn(set: MemberSet, submission: number): number {
    return this.problem.locked.filter((lock) => lock.submission === submission && set.members[lock.expert] === 1)
      .length;
  }

  private addArc(tail: number, head: number, units: number, price: number): void {
    if (units <= 0) return;
    this.from.push(tail);
    this.to.push(head);
    this.capacity.push(units);
    this.cost.push(price);
  }

  network({ stride }: ArcOrder): FlowNetwork {
    const { forbidden, submissions } = this.problem;
    const width = submissions.length;
    const pairs = forbidden.length;
    const arcs = pairs + this.from.length;
    const network = {
      nodeCount: this.supply.length,
      supply: Int32Array.from(this.supply),
      pairs,
      from: new Int32Array(arcs),
      to: new Int32Array(arcs),
      capacity: new Int32Array(arcs),
      cost: new Float64Array(arcs),
    };
    const { from, to, capacity } = network;
    const units = this.choice.unitsAPair ?? this.unit;
    const above = submissions.map((_, submission) => this.nodeAbove.get(submission));
    let place = 0;
    for (let pass = 0; pass < stride; pass++)
      for (let pair = pass; pair < pairs; pair += stride) {
        const submission = pair % width;
        const expert = (pair - submission) / width;
        const nodes = above[submission];
        from[place] = nodes === undefined ? submission : nodes[expert]!;
        to[place] = width + expert;
        if (forbidden[pair] === 0 && this.isLocked?.[pair] !== 1) capacity[place] = units;
        place++;
      }
    network.from.set(this.from, pairs);
    network.to.set(this.to, pairs);
    network.capacity.set(this.capacity, pairs);
    network.cost.set(this.cost, pairs);
    return network;
  }
}
