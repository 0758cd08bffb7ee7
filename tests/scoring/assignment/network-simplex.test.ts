import { describe, expect, it } from "vitest";
import { AssignmentNetwork } from "#scoring/assignment/assignment-network.ts";
import { arcOrder } from "#scoring/assignment/arc-order.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type FlowNetwork, NetworkSimplex } from "#scoring/assignment/network-simplex.ts";
import { syntheticProblem } from "../../support/synthetic-assignment.ts";

const HIGH = 2 ** 40;

const networkOf = (problem: AssignmentProblem) => new AssignmentNetwork(problem, (fit) => 1000 - fit).flow;

/** The same network with its pairs in row order. */
function inRowOrder(network: FlowNetwork): FlowNetwork {
  const order = arcOrder(network.pairs);
  const places = Array.from({ length: network.pairs }, (_, pair) => order.placeOf(pair));
  const moved = <Values extends Int32Array | Float64Array>(values: Values): Values => {
    const result = values.slice() as Values;
    places.forEach((place, pair) => {
      result[pair] = values[place]!;
    });
    return result;
  };
  return {
    ...network,
    from: moved(network.from),
    to: moved(network.to),
    capacity: moved(network.capacity),
    cost: moved(network.cost),
  };
}

function solved(network: FlowNetwork): { readonly cost: number; readonly pivots: number; readonly priced: number } {
  const simplex = new NetworkSimplex(network, HIGH);
  simplex.run();
  let cost = 0;
  simplex.forEachUsedArc((arc, units) => {
    cost += units * network.cost[arc]!;
  });
  expect(simplex.shortfall()).toBe(0);
  return { cost, pivots: simplex.pivots, priced: simplex.priced };
}

describe("the order of pairs", () => {
  it.each([0, 1, 2, 3, 7, 12, 100, 121, 1_003])("holds each of %i pairs once, and finds it again", (pairs) => {
    const { stride, placeOf, pairAt } = arcOrder(pairs);
    const places = Array.from({ length: pairs }, (_, pair) => placeOf(pair));
    expect([...places].sort((one, other) => one - other)).toEqual([...places.keys()]);
    expect(places.map(pairAt)).toEqual([...places.keys()]);
    if (pairs > stride) expect(placeOf(stride)).toBe(placeOf(0) + 1);
  });

  it("saves more than half of the pivots against rows where few experts read much", () => {
    const size = { experts: 8, submissions: 5000, demand: 1, minimumLoad: 0, maximumLoad: 700 };
    const network = networkOf(syntheticProblem({ ...size, hasStrongExperts: true }));
    const [ordered, rows] = [solved(network), solved(inRowOrder(network))];
    expect(ordered.cost).toBe(rows.cost);
    expect(rows.pivots / ordered.pivots).toBeGreaterThan(2);
    expect(rows.priced / ordered.priced).toBeGreaterThan(2);
  });
});

describe("the arcs that open others", () => {
  it("save nine of ten pivots by being tried first", () => {
    const size = { experts: 500, submissions: 500, demand: 3, minimumLoad: 0, maximumLoad: 4 };
    const network = networkOf(syntheticProblem(size));
    const asOthers = { ...network, pairs: network.from.length };
    const [first, last] = [solved(network), solved(asOthers)];
    expect(first.cost).toBe(last.cost);
    expect(last.pivots / first.pivots).toBeGreaterThan(10);
  });
});

describe("a basis", () => {
  it("is the same in every run, and is kept: a changed cost takes a few pivots more", () => {
    const problem = syntheticProblem({ experts: 60, submissions: 200, demand: 3, minimumLoad: 5, maximumLoad: 12 });
    const network = new AssignmentNetwork(problem, (fit) => 1000 - fit);
    const [one, other] = [new NetworkSimplex(network.flow, HIGH), new NetworkSimplex(network.flow, HIGH)];
    one.run();
    other.run();
    expect([...one.flows()]).toEqual([...other.flows()]);
    expect([...one.potential]).toEqual([...other.potential]);
    const [pair] = network.assignedPairs(one);
    const arc = network.arcOf(Math.floor(pair! / 200), pair! % 200);
    const first = one.pivots;
    network.flow.cost[arc] = HIGH / 1000;
    one.reprice();
    one.run();
    expect(one.flows()[arc]).toBe(0);
    expect(one.pivots - first).toBeLessThan(first / 10);
    // From the old basis and from none: the same lowest cost.
    const anew = solved(network.flow);
    let cost = 0;
    one.forEachUsedArc((used, units) => {
      cost += units * network.flow.cost[used]!;
    });
    expect(cost).toBe(anew.cost);
  });
});
