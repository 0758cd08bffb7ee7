import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssignedPair, type AssignmentProblem, isMember } from "#scoring/assignment/assignment-problem.ts";
import { solveCapped } from "#scoring/assignment/capped-assignment.ts";
import { capParts, type CappedChances, cappedChances } from "#scoring/assignment/capped-chances.ts";
import { cappedDraw } from "#scoring/assignment/capped-draw.ts";
import { checkChances } from "#scoring/assignment/check-chances.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";
import { bestByTrying, problemOf, tinyProblems } from "./tiny-problems.ts";

type Possible = Extract<CappedChances, { status: "possible" }>;

function possible(problem: AssignmentProblem, cap: number): Possible {
  const found = cappedChances(problem, cap);
  if (found.status === "infeasible") throw new Error("the problem was meant to be feasible");
  return found;
}

function assigned(problem: AssignmentProblem, pairs: Int32Array): AssignedPair[] {
  const width = problem.submissions.length;
  return [...pairs].map((pair) => ({
    expert: problem.experts[Math.floor(pair / width)]!.id,
    submission: problem.submissions[pair % width]!.id,
    fit: problem.fit[pair]!,
  }));
}

/** Thirty submissions over twenty experts of three kinds and five firms, with conflicts, lower loads and a lock. */
function award(): AssignmentProblem {
  const numberBelow = seededNumbers(["award of thirty"]);
  const fit = Array.from({ length: 20 }, () => Array.from({ length: 30 }, () => numberBelow(101)));
  const forbidden = Array.from({ length: 60 }, (): [number, number] => [numberBelow(20), numberBelow(30)]);
  return problemOf({
    fit,
    demand: Array.from({ length: 30 }, () => 3),
    loads: Array.from({ length: 20 }, (): [number, number] => [3, 6]),
    forbidden: forbidden.filter(([expert, submission]) => expert !== 7 || submission !== 11),
    locked: [[7, 11]],
    groups: [
      {
        rule: "authority",
        members: Uint8Array.from({ length: 20 }, (_, e) => (e < 10 ? 1 : 0)),
        atLeast: 1,
        atMost: 2,
      },
      { rule: "firm", members: Uint8Array.from({ length: 20 }, (_, e) => (e < 4 ? 1 : 0)), atLeast: 0, atMost: 1 },
      { rule: "other", members: Uint8Array.from({ length: 20 }, (_, e) => (e >= 15 ? 1 : 0)), atLeast: 0, atMost: 1 },
    ],
  });
}

/** The same problem listed in another order; `back` leads a pair of it to the pair of the first. */
function listedOtherwise(problem: AssignmentProblem, experts: readonly number[], submissions: readonly number[]) {
  const width = submissions.length;
  const original = experts.flatMap((expert) => submissions.map((submission) => expert * width + submission));
  const other: AssignmentProblem = {
    experts: experts.map((expert) => problem.experts[expert]!),
    submissions: submissions.map((submission) => problem.submissions[submission]!),
    fit: Int32Array.from(original, (pair) => problem.fit[pair]!),
    forbidden: Uint8Array.from(original, (pair) => problem.forbidden[pair]!),
    locked: problem.locked.map((lock) => ({
      expert: experts.indexOf(lock.expert),
      submission: submissions.indexOf(lock.submission),
    })),
    groups: problem.groups.map((group) => ({
      ...group,
      members: Uint8Array.from(experts, (expert) => group.members[expert]!),
    })),
  };
  return { other, back: (pairs: Int32Array) => Int32Array.from(pairs, (pair) => original[pair]!).sort() };
}

describe("a cap on chances", () => {
  it("is given as a decimal and rounded down to whole parts of 1024", () => {
    const texts = ["1", "1.000", "0.5", ".5", "0.9033", "0.41015625", "0.001", "0.0009765625"];
    expect(texts.map(capParts)).toEqual([1024, 1024, 512, 512, 924, 420, 1, 1]);
    for (const text of ["", ".", "0", "0.0009", "1.0001", "2", "-0.5", "0,5", "5e-1", "½", " 1"])
      expect(capParts(text)).toBeNull();
  });

  it("of one half gives two experts half of a submission each, and the better two of three", () => {
    const { chances, expectedSum } = possible(problemOf({ fit: [[9], [4], [7]] }), capParts("0.5")!);
    expect([...chances]).toEqual([
      [0, 512],
      [2, 512],
    ]);
    expect(expectedSum).toBe((9 * PARTS + 7 * PARTS) / 2);
  });

  it("of one gives an assignment with the highest sum", () => {
    fc.assert(
      fc.property(tinyProblems(1), fc.string(), (problem, seed) => {
        const best = bestByTrying(problem);
        const found = solveCapped(problem, PARTS, [seed]);
        expect(found.status === "assigned").toBe(best !== null);
        if (found.status === "infeasible" || best === null) return;
        const pairs = assigned(problem, found.pairs);
        const violations = checkAssignment(problem, pairs).map((item) =>
          item.kind === "groupBelow" || item.kind === "groupAbove" ? Math.abs(item.got - item.wanted) : Infinity,
        );
        expect(violations.reduce((sum, value) => sum + value, 0)).toBe(best.misses);
        expect(pairs.reduce((sum, pair) => sum + pair.fit, 0)).toBe(best.sum);
        expect(found.expectedSum).toBe(best.sum * PARTS);
      }),
      { numRuns: 300 },
    );
  });

  it("is kept by every free pair, and the chances keep conflicts, demands, loads and nested groups", () => {
    const problem = award();
    const cap = capParts("0.4")!;
    const { chances, expectedMisses } = possible(problem, cap);
    expect(expectedMisses).toBe(0);
    const demand = problem.submissions.map(() => 0);
    const load = problem.experts.map(() => 0);
    for (const [pair, parts] of chances) {
      expect(problem.forbidden[pair]).toBe(0);
      expect(parts).toBeLessThanOrEqual(pair === 7 * 30 + 11 ? PARTS : cap);
      demand[pair % 30]! += parts;
      load[Math.floor(pair / 30)]! += parts;
    }
    expect(demand).toEqual(problem.submissions.map((item) => item.demand * PARTS));
    for (const parts of load) expect(parts >= 3 * PARTS && parts <= 6 * PARTS).toBe(true);
  });

  it("gives chances whose sum no others exceed: its prices prove it by adding alone", () => {
    for (const cap of [280, 333, 512, 1000, 1024]) {
      const problem = award();
      const { chances, expectedSum, prices } = possible(problem, cap);
      const { violations, gap, ...checked } = checkChances(problem, cap, chances, prices);
      expect([violations, gap, checked.expectedSum]).toEqual([[], 0, expectedSum]);
    }
    fc.assert(
      fc.property(tinyProblems(3), fc.integer({ min: 1, max: PARTS }), (problem, cap) => {
        const found = cappedChances(problem, cap);
        if (found.status === "infeasible") return;
        const { violations, gap } = checkChances(problem, cap, found.chances, found.prices);
        expect([violations, gap]).toEqual([[], 0]);
      }),
      { numRuns: 500 },
    );
  });

  it("that is lower never gives a higher sum", () => {
    const problem = award();
    const sums = [280, 320, 400, 600, 800, 1024].map((cap) => possible(problem, cap).expectedSum);
    expect(sums).toEqual([...sums].sort((one, other) => one - other));
    expect(new Set(sums).size).toBe(sums.length);
  });

  it("that is too low for a demand is refused with what can be given", () => {
    const problem = problemOf({ fit: [[1], [1], [1], [1]], demand: [2], forbidden: [[3, 0]] });
    // Three experts without a conflict at .6 are 1.8 places.
    expect(cappedChances(problem, capParts("0.6")!)).toEqual({
      status: "infeasible",
      blocking: { reason: "tooFewExperts", submissions: ["s0"], wanted: 2, canGive: 1, experts: [] },
    });
    expect(cappedChances(problem, capParts("0.67")!).status).toBe("possible");
  });

  it("outside 1 to 1024 parts is a mistake of the caller", () => {
    for (const cap of [0, 1025, 0.5]) expect(() => cappedChances(award(), cap)).toThrow("cap");
  });
});

describe("a draw from capped chances", () => {
  const problem = award();
  const { chances } = possible(problem, capParts("0.35")!);
  const draw = cappedDraw(problem, chances);
  const draws = Array.from({ length: 2000 }, (_, run) => draw([`run ${run}`]));

  it("breaks no load, demand, conflict or nested group in 2,000 draws", () => {
    for (const pairs of draws) expect(checkAssignment(problem, assigned(problem, pairs))).toEqual([]);
  });

  it("gives every expert what was expected, rounded up or down", () => {
    const expected = problem.experts.map(() => 0);
    for (const [pair, parts] of chances) expected[Math.floor(pair / 30)]! += parts;
    expect(expected.some((parts) => parts % PARTS !== 0)).toBe(true);
    for (const pairs of draws) {
      const load = problem.experts.map(() => 0);
      for (const pair of pairs) load[Math.floor(pair / 30)]! += 1;
      load.forEach((count, expert) => expect(Math.abs(count * PARTS - expected[expert]!)).toBeLessThan(PARTS));
    }
  });

  it("draws every pair as often as its chance says", () => {
    const counts = new Map<number, number>();
    for (const pair of draws.flatMap((pairs) => [...pairs])) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const pair of counts.keys()) expect(chances.has(pair)).toBe(true);
    let squares = 0;
    let fractions = 0;
    for (const [pair, parts] of chances) {
      const chance = parts / PARTS;
      const count = counts.get(pair) ?? 0;
      if (parts === PARTS) expect(count).toBe(draws.length);
      else {
        const z = (count - draws.length * chance) / Math.sqrt(draws.length * chance * (1 - chance));
        squares += z * z;
        fractions += 1;
        expect(Math.abs(z)).toBeLessThan(4.5);
      }
    }
    expect(fractions).toBeGreaterThan(200);
    expect(Math.abs(squares / fractions - 1)).toBeLessThan(0.25);
  });

  it("is the same for the same seed and another for another, whose parts keep their order", () => {
    expect(draw(["chair", "supervisor"])).toEqual(draw(["chair", "supervisor"]));
    expect(draw(["chair", "supervisor"])).not.toEqual(draw(["supervisor", "chair"]));
    expect(cappedDraw(problem, new Map([...chances].reverse()))(["a"])).toEqual(draw(["a"]));
  });

  it("does not depend on the order in which experts and submissions are listed", () => {
    const found = solveCapped(problem, 300, ["a", "b"]);
    const order = (length: number) => {
      const places = Array.from({ length }, (_, index) => index);
      return fc.shuffledSubarray(places, { minLength: length, maxLength: length });
    };
    fc.assert(
      fc.property(order(20), order(30), (experts, submissions) => {
        const { other, back } = listedOtherwise(problem, experts, submissions);
        const again = solveCapped(other, 300, ["a", "b"]);
        expect(again.status === "assigned" && back(again.pairs)).toEqual(found.status === "assigned" && found.pairs);
      }),
      { numRuns: 20 },
    );
  });

  it("keeps bounds on any tiny problem, whatever the cap", () => {
    fc.assert(
      fc.property(tinyProblems(1), fc.integer({ min: 1, max: PARTS }), fc.string(), (tiny, cap, seed) => {
        const found = solveCapped(tiny, cap, [seed]);
        if (found.status === "infeasible") return;
        const violations = checkAssignment(tiny, assigned(tiny, found.pairs));
        const isGroup = (kind: string) => kind.startsWith("group");
        expect(violations.filter(({ kind }) => !isGroup(kind))).toEqual([]);
        const wantsTooMuch = tiny.groups.some((group) =>
          tiny.submissions.some(({ demand }, submission) => {
            const able = [...tiny.experts.keys()].filter(
              (expert) =>
                tiny.forbidden[expert * tiny.submissions.length + submission] === 0 &&
                isMember(tiny, group, expert, submission),
            );
            return group.atLeast > Math.min(able.length, demand);
          }),
        );
        if (found.expectedMisses === 0 && !wantsTooMuch) expect(violations).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is refused for chances that do not give a submission its demand", () => {
    const short = new Map(chances);
    short.delete(7 * 30 + 11);
    expect(() => cappedDraw(problem, short)).toThrow("s11");
  });
});
