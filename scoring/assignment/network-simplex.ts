/**
 * 网络单纯形 / Network simplex: a minimum-cost flow on typed arrays, exact in whole numbers.
 *
 * The basis is a spanning tree over all nodes and one root. Each pivot takes an arc whose reduced cost promises a
 * gain, sends as much as its cycle allows, and puts it in the tree in place of the arc that ran full or empty. The
 * tree stays strongly feasible (of several arcs that could leave, the last one on the cycle, seen from its apex), so
 * pivots without gain cannot go round in circles.
 *
 * Two habits decide the number of pivots. Pairs are priced in blocks of about their square root, and should be listed
 * as `arc-order.ts` says. The few arcs that open or close many others are tried first in every round; left at the end
 * of the pairs they cost ten times as many pivots, for until an expert's exit is open nobody knows how cheap the expert
 * is.
 *
 * The object keeps its basis: after a change of costs and `reprice`, `run` goes on from there, which is a small part of
 * a first run. Same network, same calls: same basis, on every machine.
 *
 * Source: Cunningham 1976 (strongly feasible trees); Ahuja, Magnanti, Orlin 1993, ch. 11.
 * Memory: one byte an arc beside the network's own arrays, about 45 a node. Cost of a pivot: a block or a few, the
 * cycle, and the part of the tree that moves.
 */

/** Arcs in the order in which they are priced. Arrays are used, not copied: costs may be changed between runs. */
export interface FlowNetwork {
  readonly nodeCount: number;
  /** Positive: gives; negative: takes; the sum is 0. */
  readonly supply: Int32Array;
  /**
   * Arcs before this one are priced in blocks. Those from here on are few, and each opens or closes many others (the
   * exit of an expert, the entrance of a group): they are tried one by one in every round, before any other.
   */
  readonly pairs: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** An arc of capacity 0 is closed. */
  readonly capacity: Int32Array;
  /** Whole numbers. */
  readonly cost: Float64Array;
}

/** Beyond this the sum of a few costs is no longer exact. */
const LARGEST_POTENTIAL = 2 ** 51;
/**
 * State of an arc, by which a reduced cost is multiplied to say what a unit would cost: empty, out of the pricing
 * (in the tree, or closed), full.
 */
const EMPTY = 1;
const NOT_PRICED = 0;
const FULL = -1;
const UNLIMITED = 2 ** 31 - 1;
const SMALLEST_BLOCK = 16;

export class NetworkSimplex {
  /** By node, the root last; the reduced cost of an arc is `cost + potential[from] - potential[to]`. */
  readonly potential: Float64Array;
  /** Pivots and priced arcs so far: measures of work that are the same on every machine. */
  pivots = 0;
  priced = 0;

  private readonly network: FlowNetwork;
  private readonly arcs: number;
  private readonly root: number;
  private readonly state: Int8Array;
  // The tree, by node: its parent, the arc between them with its direction and flow, and the children as linked lists.
  private readonly parent: Int32Array;
  private readonly treeArc: Int32Array;
  private readonly isUp: Uint8Array;
  private readonly flow: Int32Array;
  private readonly depth: Int32Array;
  private readonly firstChild: Int32Array;
  private readonly nextSibling: Int32Array;
  private readonly previousSibling: Int32Array;
  private readonly block: number;
  private nextPriced: number;
  private artificialCapacity = UNLIMITED;

  /**
   * Starts with every supply on an artificial arc between its node and the root; these are numbered `arcs + node`.
   * @param artificialCost of one unit on such an arc: high enough to keep them empty where that can be done
   */
  constructor(
    network: FlowNetwork,
    private artificialCost: number,
  ) {
    const { nodeCount, from, capacity, supply } = network;
    this.network = network;
    this.arcs = from.length;
    this.root = nodeCount;
    this.nextPriced = network.pairs < this.arcs ? network.pairs : 0;
    this.block = Math.max(SMALLEST_BLOCK, Math.ceil(Math.sqrt(network.pairs)));
    this.state = new Int8Array(this.arcs);
    for (let a = 0; a < this.arcs; a++) if (capacity[a]! > 0) this.state[a] = EMPTY;
    this.potential = new Float64Array(nodeCount + 1);
    this.parent = new Int32Array(nodeCount + 1).fill(-1);
    this.treeArc = new Int32Array(nodeCount + 1).fill(-1);
    this.isUp = new Uint8Array(nodeCount + 1);
    this.flow = new Int32Array(nodeCount + 1);
    this.depth = new Int32Array(nodeCount + 1);
    this.firstChild = new Int32Array(nodeCount + 1).fill(-1);
    this.nextSibling = new Int32Array(nodeCount + 1).fill(-1);
    this.previousSibling = new Int32Array(nodeCount + 1).fill(-1);
    for (let node = 0; node < nodeCount; node++) {
      this.hang(node, this.root, this.arcs + node, supply[node]! >= 0 ? 1 : 0, Math.abs(supply[node]!));
      this.depth[node] = 1;
    }
    this.reprice();
  }

  /**
   * Pivots until no arc promises a gain.
   * @throws Error when a potential leaves the whole numbers
   */
  run(): void {
    do {
      for (let arc = this.enteringArc(); arc >= 0; arc = this.enteringArc()) this.pivot(arc);
      // Potentials moved step by step are exact if the same ones come out afresh.
    } while (this.reprice());
  }

  /**
   * Computes the potentials afresh from the tree, after costs were changed.
   * @returns true when one of them changed
   */
  reprice(): boolean {
    const { root, parent, treeArc, isUp, potential } = this;
    const { cost } = this.network;
    let hasChanged = false;
    for (let node = this.nodeAfter(root, root); node >= 0; node = this.nodeAfter(node, root)) {
      const arc = treeArc[node]!;
      const price = arc < this.arcs ? cost[arc]! : this.artificialCost;
      const value = potential[parent[node]!]! + (isUp[node] === 1 ? -price : price);
      if (Math.abs(value) > LARGEST_POTENTIAL) throw new Error("NetworkSimplex: figures are too large to stay exact");
      if (value !== potential[node]) hasChanged = true;
      potential[node] = value;
    }
    return hasChanged;
  }

  /** Gives artificial arcs another cost; closed, they carry no more than they do. */
  setArtificial(cost: number, isClosed: boolean): void {
    this.artificialCost = cost;
    this.artificialCapacity = isClosed ? 0 : UNLIMITED;
    this.reprice();
  }

  /** What a node still has to give (positive) or to get (negative). */
  leftOver(node: number): number {
    if (this.treeArc[node] !== this.arcs + node) return 0;
    return this.isUp[node] === 1 ? this.flow[node]! : -this.flow[node]!;
  }

  /** Units that no arc of the network carries. Cost: O(nodes). */
  shortfall(): number {
    let units = 0;
    for (let node = 0; node < this.root; node++) units += Math.max(0, this.leftOver(node));
    return units;
  }

  /** Flow of every arc. Cost: O(arcs), and four bytes an arc. */
  flows(): Int32Array {
    const flows = new Int32Array(this.arcs);
    this.forEachUsedArc((arc, units) => {
      flows[arc] = units;
    });
    return flows;
  }

  /** Visits the arcs that carry something: full ones in order, then those of the tree. Cost: O(arcs). */
  forEachUsedArc(visit: (arc: number, units: number) => void): void {
    const { capacity } = this.network;
    for (let a = 0; a < this.arcs; a++) if (this.state[a] === FULL) visit(a, capacity[a]!);
    for (let node = 0; node < this.root; node++)
      if (this.treeArc[node]! < this.arcs && this.flow[node]! > 0) visit(this.treeArc[node]!, this.flow[node]!);
  }

  /** The arc with the best promise of the next block that holds one, or -1. */
  private enteringArc(): number {
    const { arcs, block, state, potential } = this;
    const { from, to, cost, pairs } = this.network;
    let best = 0;
    let entering = -1;
    let start = this.nextPriced;
    let seen = 0;
    while (seen < arcs && entering < 0) {
      const end = start < pairs ? Math.min(start + block, pairs) : start + 1;
      for (let a = start; a < end; a++) {
        const change = state[a]! * (cost[a]! + potential[from[a]!]! - potential[to[a]!]!);
        if (change < best) {
          best = change;
          entering = a;
        }
      }
      seen += end - start;
      start = end === arcs ? 0 : end;
    }
    this.priced += seen;
    this.nextPriced = start;
    return entering;
  }

  /**
   * Sends as much as possible along the cycle that the entering arc closes: from `first` over this arc to `second`, up
   * the tree to the apex and down again. Of several arcs that stop the flow the last one leaves the tree.
   */
  private pivot(entering: number): void {
    const { state, parent, treeArc, isUp, flow } = this;
    const { from, to, capacity } = this.network;
    this.pivots++;
    const isForward = state[entering] === EMPTY;
    const first = isForward ? from[entering]! : to[entering]!;
    const second = isForward ? to[entering]! : from[entering]!;
    const apex = this.apexOf(first, second);
    let step = capacity[entering]!;
    let leaving = -1;
    for (let node = first; node !== apex; node = parent[node]!) {
      const room = isUp[node] === 1 ? flow[node]! : this.capacityOf(treeArc[node]!) - flow[node]!;
      if (room < step) {
        step = room;
        leaving = node;
      }
    }
    let inner = first;
    for (let node = second; node !== apex; node = parent[node]!) {
      const room = isUp[node] === 1 ? this.capacityOf(treeArc[node]!) - flow[node]! : flow[node]!;
      if (room <= step) {
        step = room;
        leaving = node;
        inner = second;
      }
    }
    if (step > 0) {
      for (let node = first; node !== apex; node = parent[node]!) flow[node]! += isUp[node] === 1 ? -step : step;
      for (let node = second; node !== apex; node = parent[node]!) flow[node]! += isUp[node] === 1 ? step : -step;
    }
    if (leaving < 0) {
      state[entering] = isForward ? FULL : EMPTY;
      return;
    }
    this.release(leaving);
    state[entering] = NOT_PRICED;
    this.rehang(inner, leaving, entering, isForward ? step : capacity[entering]! - step);
  }

  private apexOf(first: number, second: number): number {
    const { parent, depth } = this;
    let one = first;
    let other = second;
    while (one !== other)
      if (depth[one]! >= depth[other]!) one = parent[one]!;
      else other = parent[other]!;
    return one;
  }

  private capacityOf(arc: number): number {
    return arc < this.arcs ? this.network.capacity[arc]! : this.artificialCapacity;
  }

  /** The arc above a node goes back among those outside the tree; an artificial one is gone for good. */
  private release(node: number): void {
    const arc = this.treeArc[node]!;
    if (arc < this.arcs) this.state[arc] = this.flow[node] === 0 ? EMPTY : FULL;
  }

  /**
   * Turns the part of the tree below `leaving` round, so that `inner` becomes its top, and hangs it on the other end of
   * the entering arc. Depths and potentials of this part follow.
   */
  private rehang(inner: number, leaving: number, entering: number, enteringFlow: number): void {
    const { parent, treeArc, isUp, flow, depth, potential } = this;
    const { from, to, cost } = this.network;
    let isRising = from[entering] === inner ? 1 : 0;
    let above = isRising === 1 ? to[entering]! : from[entering]!;
    const value = potential[above]! + (isRising === 1 ? -cost[entering]! : cost[entering]!);
    const change = value - potential[inner]!;
    let arc = entering;
    let units = enteringFlow;
    for (let node = inner; ;) {
      const [oldParent, oldArc, wasUp, oldFlow] = [parent[node]!, treeArc[node]!, isUp[node]!, flow[node]!];
      this.unhang(node);
      this.hang(node, above, arc, isRising, units);
      if (node === leaving) break;
      above = node;
      arc = oldArc;
      isRising = 1 - wasUp;
      units = oldFlow;
      node = oldParent;
    }
    for (let node = inner; node >= 0; node = this.nodeAfter(node, inner)) {
      potential[node]! += change;
      depth[node] = depth[parent[node]!]! + 1;
    }
  }

  private hang(node: number, above: number, arc: number, isRising: number, units: number): void {
    const { firstChild, nextSibling, previousSibling } = this;
    this.parent[node] = above;
    this.treeArc[node] = arc;
    this.isUp[node] = isRising;
    this.flow[node] = units;
    const sibling = firstChild[above]!;
    nextSibling[node] = sibling;
    previousSibling[node] = -1;
    if (sibling >= 0) previousSibling[sibling] = node;
    firstChild[above] = node;
  }

  private unhang(node: number): void {
    const { firstChild, nextSibling, previousSibling } = this;
    const [before, after] = [previousSibling[node]!, nextSibling[node]!];
    if (before >= 0) nextSibling[before] = after;
    else firstChild[this.parent[node]!] = after;
    if (after >= 0) previousSibling[after] = before;
  }

  /** The node after this one in depth-first order below `top`; -1 after the last. */
  private nodeAfter(node: number, top: number): number {
    const { firstChild, nextSibling, parent } = this;
    if (firstChild[node]! >= 0) return firstChild[node]!;
    for (let at = node; at !== top; at = parent[at]!) if (nextSibling[at]! >= 0) return nextSibling[at]!;
    return -1;
  }
}
