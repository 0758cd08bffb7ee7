/**
 * 最小费用流 / Minimum-cost flow: carries all supplies to all demands at the lowest total cost, exactly; or shows by a
 * cut that it cannot be done.
 *
 * First the network simplex runs with a high cost on what is left over. Should something be left, only the amount left
 * over is made small, with every arc free: what remains then can be carried by nobody, and the nodes that it still
 * reaches are a smallest cut. If nothing remains, the first cost was too low for these figures; the arcs get their
 * costs back, and nothing may be left over any more.
 *
 * The result keeps the simplex, so that costs can be changed and solved again from its basis.
 */
import { type FlowNetwork, NetworkSimplex } from "#scoring/assignment/network-simplex.ts";

export interface FlowResult {
  /** True: every supply reached a demand, at the lowest cost. */
  readonly isFull: boolean;
  readonly simplex: NetworkSimplex;
  /** When not full: 1 for every node that can still be reached from the first node that kept supply. */
  readonly isReached: Uint8Array;
}

/** Above this the potentials of a short path could leave the whole numbers. */
const HIGHEST_ARTIFICIAL_COST = 2 ** 50;

/**
 * Solves the network. Its cost array is lent: it holds the same figures afterwards.
 * @throws Error when supplies and demands differ, or figures are too large to stay exact
 */
export function minimumCostFlow(network: FlowNetwork): FlowResult {
  if (network.supply.reduce((sum, value) => sum + value, 0) !== 0)
    throw new Error("minimumCostFlow: supplies and demands must be equal");
  const simplex = new NetworkSimplex(network, artificialCost(network));
  simplex.run();
  const full = { isFull: true, simplex, isReached: new Uint8Array(network.nodeCount) };
  if (simplex.shortfall() === 0) return full;

  const costs = network.cost.slice();
  network.cost.fill(0);
  simplex.setArtificial(1, false);
  simplex.run();
  network.cost.set(costs);
  if (simplex.shortfall() > 0) return { isFull: false, simplex, isReached: reachedNodes(network, simplex) };
  simplex.setArtificial(0, true);
  simplex.run();
  return full;
}

/** Above the cost of any path, where the figures allow it. */
function artificialCost({ cost, nodeCount }: FlowNetwork): number {
  let highest = 1;
  for (let arc = 0; arc < cost.length; arc++) highest = Math.max(highest, Math.abs(cost[arc]!));
  return Math.min((highest + 1) * (nodeCount + 1), HIGHEST_ARTIFICIAL_COST);
}

/** Nodes reached by arcs that can take more, or that can give back, from the first node that kept supply. */
function reachedNodes({ nodeCount, from, to, capacity }: FlowNetwork, simplex: NetworkSimplex): Uint8Array {
  const isReached = new Uint8Array(nodeCount);
  let source = 0;
  while (simplex.leftOver(source) <= 0) source++;
  isReached[source] = 1;
  const flows = simplex.flows();
  for (let hasGrown = true; hasGrown;) {
    hasGrown = false;
    for (let a = 0; a < flows.length; a++) {
      const [tail, head] = [from[a]!, to[a]!];
      if (isReached[tail] === isReached[head]) continue;
      if (isReached[tail] === 1 ? flows[a]! === capacity[a]! : flows[a] === 0) continue;
      isReached[isReached[tail] === 1 ? head : tail] = 1;
      hasGrown = true;
    }
  }
  return isReached;
}
