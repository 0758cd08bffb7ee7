/**
 * 最小费用流 / Minimum-cost flow: carries all supplies to all demands at the lowest total cost, exactly.
 *
 * Successive shortest paths with node potentials (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, 9.7). Each search
 * starts at one node that still has supply and stops at the nearest node that still wants some, so most searches
 * touch a small part of the network. Costs may be negative as long as no cycle is.
 *
 * Whoever replaces this engine keeps the two shapes below: `potential` proves the optimum (the reduced cost
 * `cost + potential[from] − potential[to]` is ≥ 0 on every arc that can take more and ≤ 0 on every arc with flow),
 * and `isReached` proves that it cannot be done.
 *
 * Cost: O(units moved × arcs × log nodes) at worst, in practice a small part of it; memory about 60 bytes an arc.
 */
export interface FlowNetwork {
  readonly nodeCount: number;
  /** Positive: gives; negative: takes; the sum is 0. */
  readonly supply: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly capacity: Int32Array;
  /** Whole numbers. */
  readonly cost: Float64Array;
}

export interface FlowResult {
  /** True: every supply reached a demand. */
  readonly isFull: boolean;
  readonly flow: Int32Array;
  readonly potential: Float64Array;
  /** When not full: 1 for every node that can still be reached from the first node that kept supply. */
  readonly isReached: Uint8Array;
  /** Arcs looked at: a measure of work that is the same on every machine. */
  readonly work: number;
}

/** Beyond this a sum of a few costs is no longer exact. */
const LARGEST_POTENTIAL = 2 ** 51;

/** Residual arcs grouped by their tail; arc p undoes arc mate[p]. */
interface Residual {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly cost: Float64Array;
  readonly mate: Int32Array;
  /** Position of network arc a. */
  readonly position: Int32Array;
}

function residualOf(network: FlowNetwork): Residual {
  const { nodeCount, from, to, capacity, cost } = network;
  const arcs = from.length;
  const start = new Int32Array(nodeCount + 1);
  for (let a = 0; a < arcs; a++) {
    start[from[a]! + 1]! += 1;
    start[to[a]! + 1]! += 1;
  }
  for (let v = 0; v < nodeCount; v++) start[v + 1]! += start[v]!;
  const next = start.slice();
  const residual: Residual = {
    start,
    to: new Int32Array(2 * arcs),
    left: new Int32Array(2 * arcs),
    cost: new Float64Array(2 * arcs),
    mate: new Int32Array(2 * arcs),
    position: new Int32Array(arcs),
  };
  for (let a = 0; a < arcs; a++) {
    const forward = next[from[a]!]!++;
    const backward = next[to[a]!]!++;
    residual.to[forward] = to[a]!;
    residual.to[backward] = from[a]!;
    residual.left[forward] = capacity[a]!;
    residual.cost[forward] = cost[a]!;
    residual.cost[backward] = -cost[a]!;
    residual.mate[forward] = backward;
    residual.mate[backward] = forward;
    residual.position[a] = forward;
  }
  return residual;
}

/** Potentials under which no arc has a negative reduced cost (Bellman–Ford; few rounds on a layered network). */
function firstPotential(network: FlowNetwork): Float64Array {
  const { nodeCount, from, to, capacity, cost } = network;
  const potential = new Float64Array(nodeCount);
  for (let round = 0; round <= nodeCount; round++) {
    let isSettled = true;
    for (let a = 0; a < from.length; a++) {
      const reach = potential[from[a]!]! + cost[a]!;
      if (capacity[a]! > 0 && reach < potential[to[a]!]!) {
        potential[to[a]!] = reach;
        isSettled = false;
      }
    }
    if (isSettled) return potential;
  }
  throw new Error("minimumCostFlow: a cycle has a negative cost");
}

/** Binary heap of nodes by distance, with a place table for decrease-key. */
class NodeHeap {
  private readonly nodes: Int32Array;
  private readonly place: Int32Array;
  private readonly distance: Float64Array;
  private size = 0;

  constructor(nodeCount: number, distance: Float64Array) {
    this.distance = distance;
    this.nodes = new Int32Array(nodeCount);
    this.place = new Int32Array(nodeCount).fill(-1);
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.place[this.nodes[i]!] = -1;
    this.size = 0;
  }

  /** Puts the node in, or moves it up after its distance fell. */
  raise(node: number): void {
    const { nodes, place, distance } = this;
    let at = place[node]!;
    if (at < 0) at = this.size++;
    const key = distance[node]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = nodes[parent]!;
      if (distance[above]! <= key) break;
      nodes[at] = above;
      place[above] = at;
      at = parent;
    }
    nodes[at] = node;
    place[node] = at;
  }

  /** The nearest node, or -1. */
  pop(): number {
    const { nodes, place, distance } = this;
    if (this.size === 0) return -1;
    const nearest = nodes[0]!;
    place[nearest] = -1;
    const last = nodes[--this.size]!;
    if (this.size === 0) return nearest;
    const key = distance[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && distance[nodes[child + 1]!]! < distance[nodes[child]!]!) child++;
      const below = nodes[child]!;
      if (distance[below]! >= key) break;
      nodes[at] = below;
      place[below] = at;
      at = child;
    }
    nodes[at] = last;
    place[last] = at;
    return nearest;
  }
}

/**
 * Solves the network.
 * @throws Error when supplies and demands differ, a cycle has a negative cost, or figures are too large to stay exact.
 */
export function minimumCostFlow(network: FlowNetwork): FlowResult {
  const { nodeCount } = network;
  if (network.supply.reduce((sum, value) => sum + value, 0) !== 0)
    throw new Error("minimumCostFlow: supplies and demands must be equal");
  const residual = residualOf(network);
  const { start, to, left, cost, mate } = residual;
  const potential = firstPotential(network);
  const excess = network.supply.slice();
  const distance = new Float64Array(nodeCount).fill(Infinity);
  const arrivedBy = new Int32Array(nodeCount);
  const heap = new NodeHeap(nodeCount, distance);
  const touched = new Int32Array(nodeCount);
  const settled = new Int32Array(nodeCount);
  let work = 0;
  let stuck = -1;

  /** Nearest node that wants something, or -1; leaves distances and arcs of arrival, and moves the potentials. */
  const search = (source: number): number => {
    let touchedCount = 0;
    let settledCount = 0;
    let target = -1;
    distance[source] = 0;
    touched[touchedCount++] = source;
    heap.raise(source);
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      if (excess[node]! < 0) {
        target = node;
        break;
      }
      settled[settledCount++] = node;
      const base = distance[node]! + potential[node]!;
      const end = start[node + 1]!;
      work += end - start[node]!;
      for (let p = start[node]!; p < end; p++) {
        if (left[p] === 0) continue;
        const head = to[p]!;
        const reach = base + cost[p]! - potential[head]!;
        if (reach >= distance[head]!) continue;
        if (distance[head] === Infinity) touched[touchedCount++] = head;
        distance[head] = reach;
        arrivedBy[head] = p;
        heap.raise(head);
      }
    }
    if (target >= 0) {
      const far = distance[target]!;
      for (let i = 0; i < settledCount; i++) {
        const node = settled[i]!;
        const moved = potential[node]! + distance[node]! - far;
        if (Math.abs(moved) > LARGEST_POTENTIAL)
          throw new Error("minimumCostFlow: figures are too large to stay exact");
        potential[node] = moved;
      }
    }
    for (let i = 0; i < touchedCount; i++) distance[touched[i]!] = Infinity;
    heap.clear();
    return target;
  };

  for (let source = 0; source < nodeCount; source++) {
    while (excess[source]! > 0) {
      const target = search(source);
      if (target < 0) {
        // No later path can help this node: everything it reaches is closed and wants nothing.
        if (stuck < 0) stuck = source;
        break;
      }
      let units = Math.min(excess[source]!, -excess[target]!);
      for (let v = target; v !== source; v = to[mate[arrivedBy[v]!]!]!) units = Math.min(units, left[arrivedBy[v]!]!);
      for (let v = target; v !== source; v = to[mate[arrivedBy[v]!]!]!) {
        left[arrivedBy[v]!]! -= units;
        left[mate[arrivedBy[v]!]!]! += units;
      }
      excess[source]! -= units;
      excess[target]! += units;
    }
  }

  const flow = new Int32Array(network.from.length);
  for (let a = 0; a < flow.length; a++) flow[a] = network.capacity[a]! - left[residual.position[a]!]!;
  return { isFull: stuck < 0, flow, potential, isReached: reachedFrom(residual, nodeCount, stuck), work };
}

function reachedFrom(residual: Residual, nodeCount: number, source: number): Uint8Array {
  const isReached = new Uint8Array(nodeCount);
  if (source < 0) return isReached;
  const queue = [source];
  isReached[source] = 1;
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (let p = residual.start[node]!; p < residual.start[node + 1]!; p++) {
      const head = residual.to[p]!;
      if (residual.left[p] === 0 || isReached[head] === 1) continue;
      isReached[head] = 1;
      queue.push(head);
    }
  return isReached;
}
