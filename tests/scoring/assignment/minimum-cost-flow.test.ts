import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimumCostFlow } from "#scoring/assignment/minimum-cost-flow.ts";
import type { FlowNetwork } from "#scoring/assignment/network-simplex.ts";

type Arc = readonly [from: number, to: number, capacity: number, cost: number];

function networkOf(supply: readonly number[], arcs: readonly Arc[]): FlowNetwork {
  return {
    nodeCount: supply.length,
    supply: Int32Array.from(supply),
    pairs: arcs.length,
    from: Int32Array.from(arcs, (arc) => arc[0]),
    to: Int32Array.from(arcs, (arc) => arc[1]),
    capacity: Int32Array.from(arcs, (arc) => arc[2]),
    cost: Float64Array.from(arcs, (arc) => arc[3]),
  };
}

/** Any arcs, cycles with a negative cost among them. */
const networks = fc
  .record({
    nodes: fc.integer({ min: 2, max: 7 }),
    raw: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 4 }), fc.integer({ min: -9, max: 9 })), {
      maxLength: 16,
    }),
    moved: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 3 })), { maxLength: 4 }),
  })
  .map(({ nodes, raw, moved }) => {
    const supply = Array.from({ length: nodes }, () => 0);
    for (const [giver, taker, units] of moved) {
      supply[giver % nodes]! += units;
      supply[taker % nodes]! -= units;
    }
    const arcs = raw.flatMap(([one, other, capacity, cost]): Arc[] => {
      const [from, to] = [one % nodes, other % nodes];
      return from === to ? [] : [[from, to, capacity, cost]];
    });
    return networkOf(supply, arcs);
  });

describe("a minimum-cost flow", () => {
  it("takes the detour that is cheaper in all, over an arc with negative cost", () => {
    const { isFull, simplex } = minimumCostFlow(
      networkOf(
        [2, 0, -2],
        [
          [0, 2, 2, 3],
          [0, 1, 1, 4],
          [1, 2, 1, -2],
        ],
      ),
    );
    expect(isFull).toBe(true);
    expect([...simplex.flows()]).toEqual([1, 1, 1]);
  });

  it("balances every node and is proven by its potentials, or is refuted by the nodes it reached", () => {
    let full = 0;
    let short = 0;
    fc.assert(
      fc.property(networks, (network) => {
        const { isFull, simplex, isReached } = minimumCostFlow(network);
        const { potential } = simplex;
        const flow = simplex.flows();
        const balance = [...network.supply];
        let leaving = 0;
        flow.forEach((units, arc) => {
          const [from, to] = [network.from[arc]!, network.to[arc]!];
          expect(units >= 0 && units <= network.capacity[arc]!).toBe(true);
          if (isReached[from] === 1 && isReached[to] === 0) leaving += network.capacity[arc]!;
          balance[from]! -= units;
          balance[to]! += units;
          if (!isFull) return;
          const reduced = network.cost[arc]! + potential[from]! - potential[to]!;
          if (units < network.capacity[arc]!) expect(reduced).toBeGreaterThanOrEqual(0);
          if (units > 0) expect(reduced).toBeLessThanOrEqual(0);
        });
        if (isFull) {
          full++;
          expect(balance.every((units) => units === 0)).toBe(true);
          return;
        }
        short++;
        // More is given inside the reached nodes than all arcs out of them can carry.
        const given = network.supply.reduce((sum, units, node) => sum + (isReached[node] === 1 ? units : 0), 0);
        expect(given).toBeGreaterThan(leaving);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(full, short)).toBeGreaterThan(50);
  });

  it("runs a cycle with a negative cost full", () => {
    const { isFull, simplex } = minimumCostFlow(
      networkOf(
        [0, 0],
        [
          [0, 1, 2, -2],
          [1, 0, 3, 1],
        ],
      ),
    );
    expect(isFull).toBe(true);
    expect([...simplex.flows()]).toEqual([2, 2]);
  });

  it("refuses supplies without equal demands", () => {
    expect(() => minimumCostFlow(networkOf([1, 0], [[0, 1, 1, 0]]))).toThrow("must be equal");
  });

  it("refuses figures that would leave the whole numbers", () => {
    const network = networkOf(
      [1, 0, -1],
      [
        [0, 1, 1, 2 ** 52],
        [1, 2, 1, 2 ** 52],
      ],
    );
    expect(() => minimumCostFlow(network)).toThrow("too large");
  });
});
