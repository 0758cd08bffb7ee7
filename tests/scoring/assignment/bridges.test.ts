import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignedPair, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type Bridges, buildBridges } from "#scoring/assignment/bridges.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { syntheticProblem } from "../../support/synthetic-assignment.ts";
import { problemOf } from "./tiny-problems.ts";

/** Experts who read this field and another one, counted by hand. */
function sharedByHand(problem: AssignmentProblem, fields: readonly string[], pairs: readonly AssignedPair[]) {
  const fieldOf = new Map(problem.submissions.map((item, index) => [item.id, fields[index]!]));
  const codes = [...new Set(fields)].sort();
  return codes.map((field) => ({
    field,
    experts: problem.experts.filter(({ id }) => {
      const own = new Set(pairs.filter((pair) => pair.expert === id).map((pair) => fieldOf.get(pair.submission)!));
      return own.size > 1 && own.has(field);
    }).length,
  }));
}

/** Parts of the graph of experts and submissions, where the submissions of one field count as one. */
function partsByGraph(problem: AssignmentProblem, fields: readonly string[], pairs: readonly AssignedPair[]): number {
  const codes = [...new Set(fields)];
  const fieldOf = new Map(problem.submissions.map((item, index) => [item.id, codes.indexOf(fields[index]!)]));
  const experts = problem.experts.map((expert) => expert.id);
  const graph = ratingGraph({
    submissions: codes,
    experts,
    submissionOf: Int32Array.from(pairs, (pair) => fieldOf.get(pair.submission)!),
    expertOf: Int32Array.from(pairs, (pair) => experts.indexOf(pair.expert)),
  });
  return new Set(graph.componentOfSubmission).size;
}

function bridged(problem: AssignmentProblem, fields: readonly string[], atLeast: number): Bridges {
  const result = assignExperts(problem);
  if (result.status !== "assigned") throw new Error("nothing can be assigned");
  const { prices } = result.certificate;
  return buildBridges(problem, result.pairs, { fields, atLeast, prices: prices.experts });
}

/** Three fields whose experts fit their own field far better than any other. */
function apart(submissions: number, experts: number): { problem: AssignmentProblem; fields: readonly string[] } {
  const fields = Array.from({ length: submissions }, (_, submission) => `F${submission % 3}`);
  const base = syntheticProblem({ experts, submissions, demand: 2, minimumLoad: 1, maximumLoad: 6 });
  const fit = base.fit.map((value, pair) => {
    const [expert, submission] = [Math.floor(pair / submissions), pair % submissions];
    return Math.floor(value / 10) + (expert % 3 === submission % 3 ? 500 : 0);
  });
  return { problem: { ...base, fit, forbidden: new Uint8Array(fit.length) }, fields };
}

describe("bridges", () => {
  it("give every field its shared experts and let all fields hang together, within demands and loads", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 4 }), (size, atLeast) => {
        const { problem, fields } = apart(3 * size, 12);
        const before = bridged(problem, fields, 0);
        expect(before.parts).toBe(3);
        expect(before.chains).toEqual([]);
        const after = bridged(problem, fields, atLeast);
        for (const { experts } of after.shared) expect(experts).toBeGreaterThanOrEqual(atLeast);
        expect(after.parts).toBe(1);
        expect(checkAssignment(problem, after.pairs)).toEqual([]);
        expect(after.shared).toEqual(sharedByHand(problem, fields, after.pairs));
        expect(partsByGraph(problem, fields, after.pairs)).toBe(1);
      }),
      { numRuns: 24 },
    );
  });

  it("cost exactly what their chains cost, and their chains are exactly what changed", () => {
    const { problem, fields } = apart(24, 12);
    const { pairs: before } = bridged(problem, fields, 0);
    const { pairs, chains, sumBefore, sumAfter } = bridged(problem, fields, 2);
    const sum = (list: readonly AssignedPair[]) => list.reduce((total, pair) => total + pair.fit, 0);
    expect([sumBefore, sumAfter]).toEqual([sum(before), sum(pairs)]);
    expect(sumBefore - sumAfter).toBe(chains.reduce((total, chain) => total + chain.cost, 0));
    const key = ({ expert, submission }: AssignedPair) => `${expert} ${submission}`;
    const now = new Set(before.map(key));
    for (const { leaves, comes, cost } of chains) {
      expect(cost).toBe(sum(leaves) - sum(comes));
      for (const pair of leaves) expect(now.delete(key(pair))).toBe(true);
      for (const pair of comes) now.add(key(pair));
    }
    expect([...now].sort()).toEqual(pairs.map(key).sort());
  });

  it("take the cheapest exchange that there is", () => {
    // Two fields of two submissions. e0 and e1 could swap s1 and s2 for 7, e0 and e1 s0 and s3 for 12.
    const problem = problemOf({
      fit: [
        [10, 8, 4, 2],
        [4, 5, 8, 10],
      ],
      loads: [
        [2, 2],
        [2, 2],
      ],
    });
    const { chains, pairs } = bridged(problem, ["A", "A", "B", "B"], 1);
    expect(chains).toEqual([
      {
        expert: "e1",
        submission: "s1",
        leaves: [
          { expert: "e0", submission: "s1", fit: 8 },
          { expert: "e1", submission: "s2", fit: 8 },
        ],
        comes: [
          { expert: "e1", submission: "s1", fit: 5 },
          { expert: "e0", submission: "s2", fit: 4 },
        ],
        cost: 7,
      },
    ]);
    expect(pairs).toHaveLength(4);
  });

  it("do not depend on the order in which experts and submissions are listed", () => {
    const { problem, fields } = apart(15, 12);
    const width = problem.submissions.length;
    const turned: AssignmentProblem = {
      ...problem,
      experts: [...problem.experts].reverse(),
      submissions: [...problem.submissions].reverse(),
      fit: problem.fit.slice().reverse(),
      forbidden: problem.forbidden.slice().reverse(),
    };
    expect(turned.fit[0]).toBe(problem.fit[problem.experts.length * width - 1]);
    const one = bridged(problem, fields, 2);
    const other = bridged(turned, [...fields].reverse(), 2);
    const keys = ({ pairs }: Bridges) => pairs.map((pair) => `${pair.expert} ${pair.submission}`).sort();
    expect(keys(other)).toEqual(keys(one));
    expect(other.chains).toEqual(one.chains);
  });

  it("stop where nobody can be shared, and say what is lacking", () => {
    const problem = problemOf({
      fit: [
        [9, 0],
        [0, 9],
      ],
      forbidden: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(bridged(problem, ["A", "B"], 1)).toMatchObject({
      chains: [],
      shared: [
        { field: "A", experts: 0 },
        { field: "B", experts: 0 },
      ],
      parts: 2,
    });
  });
});
