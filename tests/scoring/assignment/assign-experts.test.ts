import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignmentProblem, AssignmentResult } from "#scoring/assignment/assignment-problem.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";
import { bestByTrying, problemOf, squaredLoads, tinyProblems } from "./tiny-problems.ts";

const assigned = (result: AssignmentResult) => {
  if (result.status !== "assigned") throw new Error(`infeasible: ${JSON.stringify(result.blocking)}`);
  return result;
};
const missesOf = (result: AssignmentResult) =>
  assigned(result).unmet.reduce((sum, item) => sum + Math.abs(item.got - item.wanted), 0);
const runs = { numRuns: 400 };

describe("the best assignment", () => {
  it("takes the highest sum, not the best pair first", () => {
    const result = assigned(
      assignExperts(
        problemOf({
          fit: [
            [9, 8],
            [8, 1],
          ],
          loads: [
            [0, 1],
            [0, 1],
          ],
        }),
      ),
    );
    expect(result.pairs).toEqual([
      { expert: "e1", submission: "s0", fit: 8 },
      { expert: "e0", submission: "s1", fit: 8 },
    ]);
    expect(result.objective).toEqual({
      sum: 16,
      worstPair: 8,
      worstSubmission: 8,
      isProven: true,
      sumBound: 16,
      sumBeforeTotals: 16,
    });
    expect(result.loads).toEqual({ minimum: 1, maximum: 1, histogram: [0, 2] });
  });

  it("has the sum and the evenness that trying every assignment finds, when no group is asked for", () => {
    fc.assert(
      fc.property(tinyProblems(0), (problem) => {
        const result = assignExperts(problem);
        const best = bestByTrying(problem);
        expect(result.status).toBe(best === null ? "infeasible" : "assigned");
        if (best === null) return;
        const { pairs, objective } = assigned(result);
        expect(objective).toMatchObject({ sum: best.sum, isProven: true, sumBound: best.sum });
        expect(squaredLoads(problem, pairs)).toBe(best.squares);
        expect(checkAssignment(problem, pairs)).toEqual([]);
      }),
      runs,
    );
  });

  it("misses as few group bounds as trying every assignment does, and has the highest sum among those", () => {
    fc.assert(
      fc.property(tinyProblems(4), (problem) => {
        const result = assignExperts(problem);
        const best = bestByTrying(problem);
        expect(result.status).toBe(best === null ? "infeasible" : "assigned");
        if (best === null) return;
        const { pairs, objective } = assigned(result);
        expect(missesOf(result)).toBe(best.misses);
        expect(objective).toMatchObject({ sum: best.sum, isProven: true, sumBound: best.sum });
        expect(checkAssignment(problem, pairs).filter((item) => !item.kind.startsWith("group"))).toEqual([]);
      }),
      runs,
    );
  });

  it("does not depend on the order in which experts and submissions are listed", () => {
    fc.assert(
      fc.property(tinyProblems(2), fc.string(), (problem, seed) => {
        const shuffled = inAnotherOrder(problem, seed);
        const byId = (result: AssignmentResult) =>
          result.status === "infeasible"
            ? result
            : result.pairs.map((pair) => `${pair.submission} ${pair.expert} ${pair.fit}`).sort();
        expect(byId(assignExperts(shuffled))).toEqual(byId(assignExperts(problem)));
      }),
      runs,
    );
  });

  it("lists pairs by submission, then by expert, in the order of the problem", () => {
    const problem = problemOf({
      fit: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      demand: [2, 2],
    });
    const backwards = { ...problem, submissions: [...problem.submissions].reverse() };
    const { pairs } = assigned(assignExperts(backwards));
    expect(pairs.map((pair) => pair.submission)).toEqual(["s1", "s1", "s0", "s0"]);
    for (const submission of ["s0", "s1"]) {
      const experts = pairs.filter((pair) => pair.submission === submission).map((pair) => pair.expert);
      expect(experts).toEqual([...experts].sort());
    }
  });

  it("spreads equal choices evenly", () => {
    const fit = Array.from({ length: 6 }, () => [5, 5, 5, 5]);
    expect(assigned(assignExperts(problemOf({ fit, demand: [3, 3, 3, 3] }))).loads.histogram).toEqual([0, 0, 6]);
  });

  it("gives up even loads before it gives up a whole figure, when fits are enormous", () => {
    const problem = problemOf({
      fit: [
        [2 ** 31 - 1, -(2 ** 31)],
        [2 ** 31 - 2, -(2 ** 31)],
      ],
      loads: [
        [0, 1],
        [0, 1],
      ],
    });
    expect(assigned(assignExperts(problem)).objective.sum).toBe(2 ** 31 - 1 - 2 ** 31);
  });

  it("is empty for an empty problem", () => {
    expect(assignExperts(problemOf({ fit: [] }))).toMatchObject({
      status: "assigned",
      pairs: [],
      objective: { sum: 0, worstPair: null, worstSubmission: null, isProven: true, sumBound: 0 },
      loads: { minimum: 0, maximum: 0, histogram: [0] },
      unmet: [],
      short: [],
    });
  });

  it("keeps a locked pair even when a better one is free", () => {
    const problem = problemOf({ fit: [[1], [9]], locked: [[0, 0]] });
    expect(assigned(assignExperts(problem)).pairs).toEqual([{ expert: "e0", submission: "s0", fit: 1 }]);
  });
});

describe("groups", () => {
  const kinds = [
    { rule: "kinds:authority", members: Uint8Array.of(1, 1, 0, 0), atLeast: 1, atMost: null },
    { rule: "kinds:investor", members: Uint8Array.of(0, 0, 1, 1), atLeast: 1, atMost: null },
  ];

  it("bring in an expert of a wanted kind at the lowest loss", () => {
    const result = assigned(assignExperts(problemOf({ fit: [[9], [8], [3], [4]], demand: [2], groups: kinds })));
    expect(result.pairs.map((pair) => pair.expert)).toEqual(["e0", "e3"]);
    expect(result.unmet).toEqual([]);
  });

  it("that nobody can keep are reported with what was got and what was wanted", () => {
    const problem = problemOf({
      fit: [[9], [8], [3], [4]],
      demand: [2],
      forbidden: [
        [2, 0],
        [3, 0],
      ],
      groups: kinds,
    });
    expect(assigned(assignExperts(problem)).unmet).toEqual([
      { submission: "s0", rule: "kinds:investor", bound: "atLeast", got: 0, wanted: 1 },
    ]);
  });

  it("report an upper bound that the conflicts push past", () => {
    const group = { rule: "organization", members: Uint8Array.of(1, 1, 0), atLeast: 0, atMost: 1 };
    const problem = problemOf({ fit: [[1], [1], [1]], demand: [2], forbidden: [[2, 0]], groups: [group] });
    expect(assigned(assignExperts(problem)).unmet).toEqual([
      { submission: "s0", rule: "organization", bound: "atMost", got: 2, wanted: 1 },
    ]);
  });

  it("that cross one another are kept together when that is possible", () => {
    // Authorities e0 e1, investors e2 e3; new are e1 and e3. Fit alone would take e0 and e2.
    const isNew = { rule: "newSinceLastStage", members: Uint8Array.of(0, 1, 0, 1), atLeast: 1, atMost: null };
    const result = assigned(
      assignExperts(problemOf({ fit: [[9], [5], [9], [6]], demand: [2], groups: [...kinds, isNew] })),
    );
    expect(result.pairs.map((pair) => pair.expert)).toEqual(["e0", "e3"]);
    expect(result.objective.isProven).toBe(true);
  });

  it("count a locked expert", () => {
    const problem = problemOf({ fit: [[9], [8], [3], [4]], demand: [2], locked: [[2, 0]], groups: kinds });
    expect(assigned(assignExperts(problem)).pairs.map((pair) => pair.expert)).toEqual(["e0", "e2"]);
  });

  it("of a whole stage are all met: 102 submissions, five experts each out of forty, three kinds, two stages", () => {
    const { problem, withNewExperts } = awardOfForty();
    const first = assigned(assignExperts(problem));
    expect(checkAssignment(problem, first.pairs)).toEqual([]);
    expect(first.objective.isProven).toBe(true);
    const secondProblem = withNewExperts(first.pairs);
    const second = assigned(assignExperts(secondProblem));
    expect(checkAssignment(secondProblem, second.pairs)).toEqual([]);
    expect(second.objective.sumBound ?? 0).toBeGreaterThanOrEqual(second.objective.sum);
  });
});

describe("a problem without an assignment", () => {
  it("names the submissions that want more than the experts without a conflict can give", () => {
    const problem = problemOf({
      fit: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      demand: [2, 2, 1],
      forbidden: [
        [2, 0],
        [2, 1],
      ],
      loads: [
        [0, 1],
        [0, 3],
        [0, 3],
      ],
    });
    expect(assignExperts(problem)).toEqual({
      status: "infeasible",
      blocking: { reason: "tooFewExperts", submissions: ["s0", "s1"], wanted: 4, canGive: 3, experts: ["e0"] },
    });
  });

  it("names the experts whose minimum loads cannot be filled", () => {
    const problem = problemOf({
      fit: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      loads: [
        [2, 2],
        [0, 2],
        [0, 2],
      ],
      forbidden: [[0, 1]],
    });
    expect(assignExperts(problem)).toEqual({
      status: "infeasible",
      blocking: { reason: "minimumLoads", submissions: ["s0"], wanted: 2, canGive: 1, experts: ["e0"] },
    });
  });

  it("names all minimum loads when they exceed all demands", () => {
    const problem = problemOf({
      fit: [[1], [1]],
      loads: [
        [1, 1],
        [1, 1],
      ],
    });
    expect(assignExperts(problem)).toEqual({
      status: "infeasible",
      blocking: { reason: "minimumLoads", submissions: ["s0"], wanted: 2, canGive: 1, experts: ["e0", "e1"] },
    });
  });

  it("names locked pairs that exceed a demand or a load", () => {
    expect(
      assignExperts(
        problemOf({
          fit: [[1], [1]],
          locked: [
            [0, 0],
            [1, 0],
          ],
        }),
      ),
    ).toMatchObject({
      blocking: { reason: "lockedPairs", submissions: ["s0"], wanted: 2, canGive: 1, experts: ["e0", "e1"] },
    });
    expect(
      assignExperts(
        problemOf({
          fit: [[1, 1]],
          loads: [[0, 1]],
          locked: [
            [0, 0],
            [0, 1],
          ],
        }),
      ),
    ).toMatchObject({
      blocking: { reason: "lockedPairs", submissions: ["s0", "s1"], wanted: 2, canGive: 1, experts: ["e0"] },
    });
  });

  it("always gets a blocking set whose shortage can be counted again from the problem", () => {
    let seen = 0;
    fc.assert(
      fc.property(tinyProblems(2), (problem) => {
        const result = assignExperts(problem);
        if (result.status === "assigned") return;
        seen++;
        const { reason, wanted, canGive } = result.blocking;
        expect(wanted).toBeGreaterThan(canGive);
        if (reason !== "lockedPairs") expect(countAgain(problem, result.blocking)).toEqual({ wanted, canGive });
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(20);
  });
});

describe("a problem that is not sound", () => {
  const sound = problemOf({
    fit: [
      [1, 2],
      [3, 4],
    ],
  });
  it.each([
    ["a matrix of the wrong size", { fit: new Int32Array(3) }, "one figure a pair"],
    ["an expert id twice", { experts: [sound.experts[0]!, sound.experts[0]!] }, "expert ids must be distinct"],
    ["a load that is not whole", { experts: [{ ...sound.experts[0]!, maximumLoad: 1.5 }, sound.experts[1]!] }, "e0"],
    ["a negative demand", { submissions: [{ id: "s0", demand: -1 }, sound.submissions[1]!] }, "s0"],
    ["a locked conflict", { forbidden: Uint8Array.of(1, 0, 0, 0), locked: [{ expert: 0, submission: 0 }] }, "e0 × s0"],
    ["crossed group bounds", { groups: [{ rule: "r", members: new Uint8Array(2), atLeast: 2, atMost: 1 }] }, "group r"],
  ])("is refused for %s", (_, change, message) => {
    expect(() => assignExperts({ ...sound, ...change })).toThrow(message);
  });
});

function inAnotherOrder(problem: AssignmentProblem, seed: string): AssignmentProblem {
  const numberBelow = seededNumbers([seed]);
  const shuffle = (length: number) => {
    const places = [...Array(length).keys()];
    for (let i = length - 1; i > 0; i--) {
      const j = numberBelow(i + 1);
      [places[i], places[j]] = [places[j]!, places[i]!];
    }
    return places;
  };
  const rows = shuffle(problem.experts.length);
  const columns = shuffle(problem.submissions.length);
  const width = columns.length;
  const moved = (matrix: ArrayLike<number>) => rows.flatMap((e) => columns.map((s) => matrix[e * width + s]!));
  return {
    experts: rows.map((e) => problem.experts[e]!),
    submissions: columns.map((s) => problem.submissions[s]!),
    fit: Int32Array.from(moved(problem.fit)),
    forbidden: Uint8Array.from(moved(problem.forbidden)),
    locked: problem.locked.map((lock) => ({
      expert: rows.indexOf(lock.expert),
      submission: columns.indexOf(lock.submission),
    })),
    groups: problem.groups.map((group) => ({ ...group, members: Uint8Array.from(moved(group.members)) })),
  };
}

/** The two sides of a blocking set, by the words of its definition. */
function countAgain(
  problem: AssignmentProblem,
  blocking: { reason: string; submissions: readonly string[]; experts: readonly string[] },
) {
  const { experts, submissions, locked } = problem;
  const width = submissions.length;
  const named = { experts: new Set(blocking.experts), submissions: new Set(blocking.submissions) };
  const allowed = (isCounted: (expert: number, submission: number) => boolean) =>
    experts.flatMap((_, e) => submissions.filter((__, s) => problem.forbidden[e * width + s] !== 1 && isCounted(e, s)))
      .length;
  const isNamedExpert = (expert: number) => named.experts.has(experts[expert]!.id);
  const isNamedSubmission = (submission: number) => named.submissions.has(submissions[submission]!.id);
  const demands = submissions.reduce((sum, item, s) => sum + (isNamedSubmission(s) ? item.demand : 0), 0);
  if (blocking.reason === "tooFewExperts") {
    const elsewhere = locked.filter((lock) => isNamedExpert(lock.expert) && !isNamedSubmission(lock.submission)).length;
    const full = experts.reduce((sum, item, e) => sum + (isNamedExpert(e) ? Math.min(item.maximumLoad, width) : 0), 0);
    return {
      wanted: demands,
      canGive: full - elsewhere + allowed((e, s) => !isNamedExpert(e) && isNamedSubmission(s)),
    };
  }
  const elsewhere = locked.filter((lock) => !isNamedExpert(lock.expert) && isNamedSubmission(lock.submission)).length;
  const surplus = experts.reduce((sum, item, e) => {
    const load = locked.filter((lock) => lock.expert === e).length;
    return sum + (isNamedExpert(e) ? Math.max(0, load - item.minimumLoad) : 0);
  }, 0);
  return {
    wanted: experts.reduce((sum, item, e) => sum + (isNamedExpert(e) ? item.minimumLoad : 0), 0),
    canGive: demands - elsewhere - surplus + allowed((e, s) => isNamedExpert(e) && !isNamedSubmission(s)),
  };
}

function awardOfForty() {
  const numberBelow = seededNumbers(["award of forty"]);
  const experts = Array.from({ length: 40 }, (_, index) => ({
    id: `E${String(index).padStart(2, "0")}`,
    minimumLoad: 9,
    maximumLoad: 18,
    kind: index < 20 ? ("authority" as const) : index < 30 ? ("entrepreneur" as const) : ("investor" as const),
    isForeign: index % 5 === 0,
    organization: null,
    region: `CN/${numberBelow(14)}`,
  }));
  const submissions = Array.from({ length: 102 }, (_, index) => ({
    id: `S${String(index).padStart(3, "0")}`,
    demand: 5,
    region: `CN/${numberBelow(7)}`,
  }));
  const pairs = experts.length * submissions.length;
  const fieldOf = submissions.map(() => numberBelow(8));
  const fieldsOf = experts.map(() => [numberBelow(8), numberBelow(8), numberBelow(8)]);
  const overPairs = (value: (expert: number, submission: number) => number) =>
    experts.flatMap((_, e) => submissions.map((__, s) => value(e, s)));
  const problem: AssignmentProblem = {
    experts,
    submissions,
    fit: Int32Array.from(overPairs((e, s) => [20, 100, 85, 70][fieldsOf[e]!.indexOf(fieldOf[s]!) + 1]!)),
    forbidden: Uint8Array.from({ length: pairs }, () => (numberBelow(33) === 0 ? 1 : 0)),
    locked: [],
    groups: [
      {
        rule: "authority",
        members: Uint8Array.from(experts, (item) => (item.kind === "authority" ? 1 : 0)),
        atLeast: 2,
        atMost: null,
      },
      {
        rule: "others",
        members: Uint8Array.from(experts, (item) => (item.kind !== "authority" ? 1 : 0)),
        atLeast: 1,
        atMost: null,
      },
      {
        rule: "outsideRegion",
        members: Uint8Array.from(overPairs((e, s) => (experts[e]!.region !== submissions[s]!.region ? 1 : 0))),
        atLeast: 1,
        atMost: null,
      },
    ],
  };
  const withNewExperts = (read: readonly { expert: string; submission: string }[]): AssignmentProblem => {
    const before = new Set(read.map((pair) => `${pair.expert} ${pair.submission}`));
    const isNew = overPairs((e, s) => (before.has(`${experts[e]!.id} ${submissions[s]!.id}`) ? 0 : 1));
    return {
      ...problem,
      groups: [...problem.groups, { rule: "new", members: Uint8Array.from(isNew), atLeast: 2, atMost: null }],
    };
  };
  return { problem, withNewExperts };
}
