import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cappedChances } from "#scoring/assignment/capped-chances.ts";
import { checkChances } from "#scoring/assignment/check-chances.ts";
import { problemOf } from "./tiny-problems.ts";

const HALF = 512;

/** Two submissions, four experts, one conflict and one lock. */
const problem = problemOf({
  fit: [
    [9, 2],
    [7, 6],
    [4, 8],
    [1, 5],
  ],
  demand: [2, 1],
  loads: [
    [0, 2],
    [1, 2],
    [0, 1],
    [0, 1],
  ],
  forbidden: [[3, 1]],
  locked: [[1, 0]],
});

function found() {
  const chances = cappedChances(problem, HALF);
  if (chances.status === "infeasible") throw new Error("the problem was meant to be feasible");
  return chances;
}

describe("a check of chances", () => {
  it("finds nothing wrong with the best, and no gap", () => {
    const { chances, prices } = found();
    // Half of the first and of the third expert for the first submission, of the second and third for the other.
    expect([...chances]).toEqual([
      [0, HALF],
      [2, 2 * HALF],
      [3, HALF],
      [4, HALF],
      [5, HALF],
    ]);
    const expectedSum = HALF * (9 + 2 * 7 + 6 + 4 + 8);
    expect(checkChances(problem, HALF, chances, prices)).toEqual({
      violations: [],
      expectedSum,
      highestSum: expectedSum,
      gap: 0,
    });
  });

  it("names every kind of violation", () => {
    const { chances, prices } = found();
    const kinds = (changes: readonly (readonly [number, number])[]) => {
      const { violations } = checkChances(problem, HALF, new Map([...chances, ...changes]), prices);
      return violations.map(({ kind }) => kind);
    };
    expect(kinds([[99, 1]])).toEqual(["unknownPair"]);
    expect(kinds([[7, 1]])).toEqual(["forbidden", "demand"]);
    expect(kinds([[0, HALF + 1]])).toEqual(["outsideCap", "demand"]);
    expect(kinds([[0, 0.5]])).toEqual(["outsideCap", "demand"]);
    expect(kinds([[2, 1023]])).toEqual(["lockedUncertain", "demand"]);
    const idle = new Map([...chances].filter(([pair]) => pair !== 2 && pair !== 3));
    expect(checkChances(problem, HALF, idle, prices).violations.map(({ kind }) => kind)).toEqual([
      "lockedUncertain",
      "demand",
      "demand",
      "loadBelow",
    ]);
    expect(kinds([[4, 2 * HALF]])).toEqual(["outsideCap", "demand", "loadAbove"]);
  });

  it("leaves a gap for chances that are not the best", () => {
    const { chances, prices } = found();
    const worse = new Map([...chances].filter(([pair]) => pair !== 0)).set(6, HALF);
    const { violations, gap } = checkChances(problem, HALF, worse, prices);
    expect([violations, gap]).toEqual([[], HALF * 8]);
  });

  it("never bounds the best below itself, whatever prices it is given", () => {
    const { expectedSum, chances, prices } = found();
    const lies = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(lies, (list) => {
        const lied = { ...prices, submissions: list.slice(0, 2), experts: list.slice(2) };
        expect(checkChances(problem, HALF, chances, lied).highestSum).toBeGreaterThanOrEqual(expectedSum);
      }),
    );
  });
});
