import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FractionalFlow, PARTS, roundFlow } from "#scoring/assignment/round-flow.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";

type Arc = readonly [from: number, to: number, parts: number];

function flowOf(nodeCount: number, arcs: readonly Arc[]): FractionalFlow {
  return {
    nodeCount,
    from: Int32Array.from(arcs, (arc) => arc[0]),
    to: Int32Array.from(arcs, (arc) => arc[1]),
    parts: Int32Array.from(arcs, (arc) => arc[2]),
  };
}

/** Any graph: walks sent round at random until every node balances in whole units. */
const circulations = fc
  .array(
    fc.record({
      parts: fc.integer({ min: 1, max: PARTS - 1 }),
      round: fc.uniqueArray(fc.nat(8), { minLength: 2, maxLength: 6 }),
    }),
    { maxLength: 8 },
  )
  .map((walks) => {
    const parts = new Map<string, number>();
    for (const walk of walks)
      walk.round.forEach((node, index) => {
        const arc = `${node} ${walk.round[(index + 1) % walk.round.length]!}`;
        parts.set(arc, ((parts.get(arc) ?? 0) + walk.parts) % PARTS);
      });
    const arcs = [...parts].map(([arc, value]): Arc => {
      const [from, to] = arc.split(" ").map(Number) as [number, number];
      return [from, to, value];
    });
    return flowOf(9, arcs);
  });

function balances({ nodeCount, from, to }: FractionalFlow, amounts: ArrayLike<number>): number[] {
  const balance = Array.from({ length: nodeCount }, () => 0);
  from.forEach((node, arc) => {
    balance[node]! -= amounts[arc]!;
    balance[to[arc]!]! += amounts[arc]!;
  });
  return balance;
}

describe("a rounded flow", () => {
  it("keeps the balance of every node, and leaves whole arcs alone", () => {
    fc.assert(
      fc.property(circulations, fc.string(), (flow, seed) => {
        const isUp = roundFlow(flow, seededNumbers([seed]));
        const exact = balances(flow, flow.parts).map((value) => value / PARTS);
        expect(balances(flow, isUp)).toEqual(exact);
        flow.parts.forEach((parts, arc) => {
          if (parts === 0) expect(isUp[arc]).toBe(0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("rounds every arc up as often as its fraction says", () => {
    const flow = flowOf(5, [
      [0, 2, 100],
      [0, 3, 924],
      [1, 2, 700],
      [1, 3, 324],
      [2, 4, 800],
      [3, 4, 224],
    ]);
    const draws = 4000;
    const ups = flow.parts.map(() => 0);
    for (let draw = 0; draw < draws; draw++)
      roundFlow(flow, seededNumbers([`draw ${draw}`])).forEach((up, arc) => {
        ups[arc]! += up;
      });
    flow.parts.forEach((parts, arc) => {
      const chance = parts / PARTS;
      const deviation = Math.sqrt(draws * chance * (1 - chance));
      expect(Math.abs(ups[arc]! - draws * chance) / deviation).toBeLessThan(4);
    });
  });

  it("follows its published rule", () => {
    // One cycle 0 → 1 → 2 → 0 of 256 parts: ahead 768, back 256; up exactly for numbers below 256 of 1024.
    const flow = flowOf(3, [
      [0, 1, 256],
      [1, 2, 256],
      [2, 0, 256],
    ]);
    expect([...roundFlow(flow, () => 255)]).toEqual([1, 1, 1]);
    expect([...roundFlow(flow, () => 256)]).toEqual([0, 0, 0]);
  });

  it("is refused where a node does not balance in whole units", () => {
    const flow = flowOf(2, [[0, 1, 512]]);
    expect(() => roundFlow(flow, seededNumbers(["s"]))).toThrow("balance");
  });
});
