import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignmentChoice, AssignmentProblem, AssignmentResult } from "#scoring/assignment/assignment-problem.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { checkCertificate, isProvenBy } from "#scoring/assignment/check-certificate.ts";
import { priceBound } from "#scoring/assignment/check-prices.ts";
import { syntheticProblem } from "../../support/synthetic-assignment.ts";
import { bestByTrying, problemOf, tinyProblems } from "./tiny-problems.ts";

type Assigned = Extract<AssignmentResult, { status: "assigned" }>;

const assigned = (result: AssignmentResult): Assigned => {
  if (result.status !== "assigned") throw new Error(`infeasible: ${JSON.stringify(result.blocking)}`);
  return result;
};
const runs = { numRuns: 300 };
const FAIR: AssignmentChoice = { mode: "fair", allowsShort: false, evensLoads: false };
const choices: fc.Arbitrary<AssignmentChoice> = fc.record({
  mode: fc.constantFrom("fair", "max-sum"),
  allowsShort: fc.boolean(),
  evensLoads: fc.boolean(),
});

const missesOf = ({ unmet }: Assigned) => unmet.reduce((sum, item) => sum + Math.abs(item.got - item.wanted), 0);
const emptySquares = ({ short }: Assigned) => short.reduce((sum, item) => sum + (item.wanted - item.got) ** 2, 0);

/** Lowest fit of a pair that was not locked. */
function worstFree(problem: AssignmentProblem, { pairs }: Assigned): number {
  const isLocked = (pair: Assigned["pairs"][number]) =>
    problem.locked.some(
      (lock) =>
        problem.experts[lock.expert]!.id === pair.expert &&
        problem.submissions[lock.submission]!.id === pair.submission,
    );
  return Math.min(Infinity, ...pairs.filter((pair) => !isLocked(pair)).map((pair) => pair.fit));
}

/** Misses of a panel that nobody could have helped do not count. */
function missesNobodyKeeps(problem: AssignmentProblem): number {
  return problem.submissions.reduce(
    (total, { demand }, submission) =>
      total +
      problem.groups.reduce((sum, { members, atLeast }) => {
        const able = problem.experts.filter((_, expert) => {
          const pair = expert * problem.submissions.length + submission;
          const isMember = members[members.length === problem.experts.length ? expert : pair] === 1;
          return isMember && problem.forbidden[pair] === 0;
        }).length;
        return sum + Math.max(0, atLeast - Math.min(able, demand));
      }, 0),
    0,
  );
}

describe("a fair assignment", () => {
  it("is as good in every aim as trying everything finds, and worse in none than the sum alone would allow", () => {
    fc.assert(
      fc.property(tinyProblems(2), fc.boolean(), (problem, allowsShort) => {
        const result = assignExperts(problem, { ...FAIR, allowsShort });
        const best = bestByTrying(problem, { isFair: true, allowsShort });
        expect(result.status).toBe(best === null ? "infeasible" : "assigned");
        if (best === null) return;
        const found = assigned(result);
        expect(missesOf(found)).toBe(best.misses);
        expect(emptySquares(found)).toBe(best.emptySquares);
        expect(worstFree(problem, found)).toBe(best.worst);
        expect(found.objective.sumBeforeTotals).toBe(best.sum);
        expect(found.objective.sum).toBeLessThanOrEqual(best.sum);
        expect(best.sum - found.objective.sum).toBeLessThanOrEqual(Math.max(0, best.sum) * 0.003);
      }),
      runs,
    );
  });

  it("raises the worst totals on the way, keeps loads and demands, and never lowers the worst", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 14 }), fc.integer({ min: 12, max: 30 }), (experts, submissions) => {
        const demand = 3;
        const maximumLoad = Math.ceil((submissions * demand) / experts) + 1;
        const problem = syntheticProblem({ experts, submissions, demand, minimumLoad: 1, maximumLoad });
        const fair = assigned(assignExperts(problem, FAIR));
        const plain = assigned(assignExperts(problem, { ...FAIR, mode: "max-sum" }));
        expect(checkAssignment(problem, fair.pairs)).toEqual([]);
        expect(fair.objective.worstPair!).toBeGreaterThanOrEqual(plain.objective.worstPair!);
        expect(fair.objective.sum).toBeGreaterThanOrEqual(Math.floor(fair.objective.sumBeforeTotals * 0.997));
      }),
      { numRuns: 60 },
    );
  });

  it("does not pay for a better total with a worse worst pair, where no floor had to be searched either", () => {
    // s0 can only have e0, at 10. Giving e3 to s1 would lift its total by 6, and bring e1 to s2 at 5.
    const fit = [
      [10, 0, 0],
      [0, 3000, 5],
      [0, 0, 9000],
      [0, 3006, 12],
    ];
    const loads = fit.map(() => [0, 1] as const);
    const forbidden = [1, 2, 3].map((expert) => [expert, 0] as const);
    const result = assigned(assignExperts(problemOf({ fit, demand: [1, 1, 2], loads, forbidden }), FAIR));
    expect(result.certificate.prices.floor).toBeNull();
    expect(result.objective).toMatchObject({ worstPair: 10, sum: 12022 });
  });

  it("lifts the worst submission total of a large problem", () => {
    const problem = syntheticProblem({
      ...{ experts: 60, submissions: 200, demand: 3, minimumLoad: 5, maximumLoad: 12 },
      hasStrongExperts: true,
    });
    const fair = assigned(assignExperts(problem, FAIR));
    const plain = assigned(assignExperts(problem, { ...FAIR, mode: "max-sum" }));
    expect(checkAssignment(problem, fair.pairs)).toEqual([]);
    expect(fair.objective.worstSubmission!).toBeGreaterThan(plain.objective.worstSubmission!);
  });

  it("spreads empty places evenly when places are short", () => {
    const fit = [
      [9, 9, 9, 9],
      [1, 1, 1, 1],
    ];
    const loads = [
      [0, 2],
      [0, 3],
    ] as const;
    const result = assigned(
      assignExperts(problemOf({ fit, demand: [2, 2, 2, 2], loads }), { ...FAIR, allowsShort: true }),
    );
    expect(result.short.map((item) => item.got)).toEqual([1, 1, 1]);
    expect(result.pairs).toHaveLength(5);
  });

  it("refuses short supply where places may not stay empty", () => {
    const loads = [[0, 1]] as const;
    expect(assignExperts(problemOf({ fit: [[5, 5]], loads }), FAIR)).toMatchObject({
      status: "infeasible",
      blocking: { reason: "tooFewExperts", wanted: 2, canGive: 1 },
    });
  });
});

describe("the certificate of an assignment", () => {
  it("bounds the worth of every assignment from above, and reaches it where the search is proven without groups", () => {
    fc.assert(
      fc.property(tinyProblems(0), choices, (problem, choice) => {
        const result = assignExperts(problem, choice);
        if (result.status !== "assigned") return;
        const { prices } = result.certificate;
        const worth = BigInt(result.objective.sumBeforeTotals) - BigInt(prices.weights.empty * emptySquares(result));
        expect(priceBound(problem, prices)).toBe(worth);
      }),
      runs,
    );
  });

  it("bounds what trying everything finds, with groups that cross", () => {
    fc.assert(
      fc.property(tinyProblems(3), choices, (problem, choice) => {
        const result = assignExperts(problem, choice);
        if (result.status !== "assigned") return;
        const best = bestByTrying(problem, { isFair: choice.mode === "fair", allowsShort: choice.allowsShort })!;
        const { weights, ...prices } = result.certificate.prices;
        const misses = best.misses - missesNobodyKeeps(problem);
        const worth = best.sum - weights.empty * best.emptySquares - weights.miss * misses;
        expect(priceBound(problem, { ...prices, weights }) >= BigInt(worth)).toBe(true);
      }),
      runs,
    );
  });

  it("shows that no assignment has a better worst pair", () => {
    fc.assert(
      fc.property(tinyProblems(0), fc.boolean(), (problem, allowsShort) => {
        const result = assignExperts(problem, { ...FAIR, allowsShort });
        if (result.status !== "assigned" || result.certificate.higher === null) return;
        const { floor, prices } = result.certificate.higher;
        expect(floor).toBeGreaterThan(worstFree(problem, result));
        const lockedSum = problem.locked.reduce(
          (sum, lock) => sum + problem.fit[lock.expert * problem.submissions.length + lock.submission]!,
          0,
        );
        // Were every free pair at the floor or above, the assignment would be worth at least this.
        const free = result.pairs.length - problem.locked.length;
        const worth = free * floor + lockedSum - prices.weights.empty * emptySquares(result);
        expect(priceBound(problem, prices) < BigInt(worth)).toBe(true);
      }),
      runs,
    );
  });

  it("proves every assignment without groups, and shows of no other that it misses as little as any unless it does", () => {
    fc.assert(
      fc.property(tinyProblems(3), choices, (problem, choice) => {
        const result = assignExperts(problem, choice);
        if (result.status !== "assigned") return;
        const checked = checkCertificate(problem, result.pairs, result.certificate);
        if (problem.groups.length === 0) expect(isProvenBy(checked, choice.mode)).toBe(true);
        if (!checked.areAimsShown) return;
        const best = bestByTrying(problem, { isFair: choice.mode === "fair", allowsShort: choice.allowsShort })!;
        expect(missesOf(result)).toBe(best.misses);
        expect(emptySquares(result)).toBe(best.emptySquares);
      }),
      runs,
    );
  });

  it("is not taken on trust: prices that lie only weaken the bound", () => {
    fc.assert(
      fc.property(tinyProblems(2), fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12 }), (problem, lies) => {
        const result = assignExperts(problem);
        if (result.status !== "assigned") return;
        const { prices } = result.certificate;
        const lied = {
          ...prices,
          submissions: prices.submissions.map((price, index) => price + lies[index % lies.length]!),
          experts: prices.experts.map((price, index) => price + lies[(index + 5) % lies.length]!),
        };
        const misses = missesOf(result) - missesNobodyKeeps(problem);
        const worth = result.objective.sum - prices.weights.miss * misses;
        expect(priceBound(problem, lied) >= BigInt(worth)).toBe(true);
      }),
      runs,
    );
  });

  it("names what is missing in prices that somebody cut short", () => {
    const problem = problemOf({ fit: [[1, 2]] });
    const { prices } = assigned(assignExperts(problem, { ...FAIR, allowsShort: true })).certificate;
    expect(() => priceBound(problem, { ...prices, experts: [] })).toThrow("one price an expert");
    expect(() => priceBound(problem, { ...prices, submissions: [0.5, 1] })).toThrow("not whole");
    expect(() => priceBound(problem, { ...prices, groups: [{ submission: 0, group: 3, price: 1 }] })).toThrow(
      "no group",
    );
  });
});
