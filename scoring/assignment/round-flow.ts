/**
 * 流的随机取整 / Random rounding of a flow: every arc goes to the whole number below or above, so that every node keeps
 * its balance exactly, and every arc is rounded up with a probability equal to its fraction.
 *
 * Only the arcs with a fraction matter. Where every node balances in whole units, a node with one such arc has another,
 * so a walk along them closes a cycle; it never starts or ends at a node whose balance it would break. Sent along the
 * cycle, `ahead` is the most that leaves every arc between its two whole numbers, and `back` the same against it. The
 * flow moves by `ahead` with probability back / (ahead + back), else by −`back`: what is expected of each arc stays,
 * and at least one arc becomes whole. All figures are whole parts, so the draw is exact.
 *
 * The walk begins at the first node that has a fraction and takes the first arc with a fraction other than the one it
 * came by; after a cycle it stands up to the first arc on it that became whole. So everybody who has the same arcs in the
 * same order draws the same.
 *
 * Source: Gandhi, Khuller, Parthasarathy, Srinivasan 2006 (dependent rounding), on cycles of a flow instead of paths of
 * a bipartite graph. Cost: at most one cycle for each arc with a fraction.
 */

/** Parts of one whole unit: chances are counted in 1/1024. */
export const PARTS = 1024;

export interface FractionalFlow {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Flow of each arc beyond the whole number below it, from 0 to PARTS − 1. */
  readonly parts: Int32Array;
}

/**
 * @param numberBelow see `seededNumbers`; asked once for each cycle
 * @returns 1 for every arc that is rounded up
 * @throws Error when a node's balance is not whole
 */
export function roundFlow(flow: FractionalFlow, numberBelow: (below: number) => number): Uint8Array {
  const { nodeCount, from, to } = flow;
  const parts = flow.parts.slice();
  requireWholeBalances(flow);
  const arcsAt = arcsOfNodes(flow);
  const isFraction = (arc: number): boolean => parts[arc]! > 0 && parts[arc]! < PARTS;
  /** By node, the place in its list before which no arc has a fraction any more. */
  const firstPlace = new Int32Array(nodeCount);
  const nextArc = (node: number, cameBy: number): number => {
    const list = arcsAt[node]!;
    let place = firstPlace[node]!;
    while (place < list.length && !isFraction(list[place]!)) place++;
    firstPlace[node] = place;
    while (place < list.length && (list[place] === cameBy || !isFraction(list[place]!))) place++;
    return place < list.length ? list[place]! : -1;
  };

  /** Place of a node on the walk, or −1; the walk goes from `nodes[i]` by `arcs[i]` to `nodes[i + 1]`. */
  const placeOf = new Int32Array(nodeCount).fill(-1);
  const nodes: number[] = [];
  const arcs: number[] = [];
  for (let start = 0; start < nodeCount;) {
    if (nodes.length === 0) {
      if (nextArc(start, -1) < 0) {
        start++;
        continue;
      }
      placeOf[start] = 0;
      nodes.push(start);
    }
    const node = nodes.at(-1)!;
    const arc = nextArc(node, arcs.at(-1) ?? -1);
    const next = from[arc] === node ? to[arc]! : from[arc]!;
    arcs.push(arc);
    if (placeOf[next]! < 0) {
      placeOf[next] = nodes.length;
      nodes.push(next);
      continue;
    }
    const begin = placeOf[next]!;
    const cycle = arcs.slice(begin);
    moveCycle(flow, parts, cycle, nodes.slice(begin), numberBelow);
    // The walk stands up to the first arc that became whole.
    let kept = begin;
    while (kept < nodes.length - 1 && isFraction(arcs[kept]!)) kept++;
    for (const left of nodes.splice(kept + 1)) placeOf[left] = -1;
    arcs.length = kept;
    if (kept === 0 && nextArc(nodes[0]!, -1) < 0) placeOf[nodes.pop()!] = -1;
  }
  return Uint8Array.from(parts, (value) => (value === PARTS ? 1 : 0));
}

/** Sends a random amount along the cycle; `nodes[i]` is where `cycle[i]` is entered. */
function moveCycle(
  { from }: FractionalFlow,
  parts: Int32Array,
  cycle: readonly number[],
  nodes: readonly number[],
  numberBelow: (below: number) => number,
): void {
  let ahead = PARTS;
  let back = PARTS;
  cycle.forEach((arc, index) => {
    const [up, down] = [PARTS - parts[arc]!, parts[arc]!];
    const isForward = from[arc] === nodes[index];
    ahead = Math.min(ahead, isForward ? up : down);
    back = Math.min(back, isForward ? down : up);
  });
  const change = numberBelow(ahead + back) < back ? ahead : -back;
  cycle.forEach((arc, index) => {
    parts[arc]! += from[arc] === nodes[index] ? change : -change;
  });
}

function requireWholeBalances({ nodeCount, from, to, parts }: FractionalFlow): void {
  const balance = new Float64Array(nodeCount);
  parts.forEach((value, arc) => {
    balance[from[arc]!]! -= value;
    balance[to[arc]!]! += value;
  });
  if (balance.some((value) => value % PARTS !== 0))
    throw new Error("roundFlow: a node does not balance in whole units");
}

/** Arcs at each node, in ascending order. */
function arcsOfNodes({ nodeCount, from, to, parts }: FractionalFlow): number[][] {
  const lists: number[][] = Array.from({ length: nodeCount }, () => []);
  for (let arc = 0; arc < parts.length; arc++) {
    if (parts[arc] === 0) continue;
    lists[from[arc]!]!.push(arc);
    lists[to[arc]!]!.push(arc);
  }
  return lists;
}
