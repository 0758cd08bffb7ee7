import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { pairPrice } from "#scoring/assignment/pair-price.ts";
import { bestByTrying, problemOf, tinyProblems } from "./tiny-problems.ts";

const runs = { numRuns: 300 };

/** A pair of the engine's assignment that is not locked, chosen by a number. */
function assignedPair(problem: AssignmentProblem, choice: number): number | null {
  const result = assignExperts(problem);
  if (result.status !== "assigned") return null;
  const width = problem.submissions.length;
  const pairs = result.pairs
    .map(({ expert, submission }) => Number(expert.slice(1)) * width + Number(submission.slice(1)))
    .filter((pair) => !problem.locked.some((lock) => lock.expert * width + lock.submission === pair));
  return pairs[choice % Math.max(1, pairs.length)] ?? null;
}

function without(problem: AssignmentProblem, pair: number, value: 0 | 1): AssignmentProblem {
  const forbidden = problem.forbidden.slice();
  forbidden[pair] = value;
  return { ...problem, forbidden };
}

describe("the price of a pair", () => {
  it("is what trying everything loses when the pair is ruled out", () => {
    fc.assert(
      fc.property(tinyProblems(2), fc.nat(999), (problem, choice) => {
        const pair = assignedPair(problem, choice);
        if (pair === null) return;
        const price = pairPrice(problem, pair, null)!;
        const best = bestByTrying(problem)!;
        const other = bestByTrying(without(problem, pair, 1));
        expect(price.best).toBe(best.sum);
        expect(price.without?.sum ?? null).toBe(other?.sum ?? null);
      }),
      runs,
    );
  });

  it("of a place, and of a conflict, is never less than what one more of it brings", () => {
    fc.assert(
      fc.property(tinyProblems(0), fc.nat(999), (problem, choice) => {
        const pair = assignedPair(problem, choice);
        if (pair === null) return;
        const { best, place, keptAway } = pairPrice(problem, pair, null)!;
        const width = problem.submissions.length;
        const [expert, submission] = [Math.floor(pair / width), pair % width];
        const experts = problem.experts.map((item, index) =>
          index === expert ? { ...item, maximumLoad: item.maximumLoad + 1 } : item,
        );
        expect(bestByTrying({ ...problem, experts })!.sum - best).toBeLessThanOrEqual(place);
        for (const [index, { id }] of problem.experts.entries()) {
          const kept = index * width + submission;
          if (problem.forbidden[kept] === 0) continue;
          const gain = keptAway.find((item) => item.expert === id)?.gain ?? 0;
          expect(bestByTrying(without(problem, kept, 0))!.sum - best).toBeLessThanOrEqual(gain);
        }
      }),
      runs,
    );
  });

  it("counts the pairs below the floor that cannot be avoided without it", () => {
    const problem = problemOf({ fit: [[9], [2], [4]] });
    expect(pairPrice(problem, 0, 5)).toMatchObject({ best: 9, without: { sum: 4, misses: 0, below: 1 } });
    expect(pairPrice(problem, 0, 4)).toMatchObject({ best: 9, without: { sum: 4, misses: 0, below: 0 } });
  });

  it("is not to be had where nothing can be assigned without the pair", () => {
    const problem = problemOf({ fit: [[9], [2]], forbidden: [[1, 0]] });
    expect(pairPrice(problem, 0, null)).toMatchObject({ best: 9, without: null });
  });
});
