import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingGraph } from "#scoring/statistics/rating-graph.ts";
import { type RatingTable, ratingTable, ratingsWhere } from "#scoring/statistics/rating-table.ts";
import { anyRatings } from "./any-ratings.ts";
import { tableOf } from "./published-tables.ts";

describe("ratingGraph", () => {
  it("panels that share no expert are components of their own", () => {
    const graph = ratingGraph(
      ratingTable(
        tableOf([
          [1, 2, null, null],
          [3, 4, null, null],
          [null, null, 5, 6],
          [null, null, 7, 8],
        ]),
      ),
    );
    expect(graph.components).toBe(2);
    expect([...graph.componentOfSubmission]).toEqual([0, 0, 1, 1]);
    expect([...graph.componentOfExpert]).toEqual([0, 0, 1, 1]);
    expect(graph.bridges).toEqual([]);
  });

  it("the one expert who reads in two panels is a bridge", () => {
    const graph = ratingGraph(
      ratingTable(
        tableOf([
          [1, 2, null, null, 1],
          [3, 4, null, null, null],
          [null, null, 5, 6, null],
          [null, null, 7, 8, 9],
        ]),
      ),
    );
    expect(graph).toMatchObject({ components: 1, bridges: [4] });
  });

  it("an expert who alone read a submission is no bridge: nothing is compared across", () => {
    const graph = ratingGraph(ratingTable(tableOf([[1, 2], [3, 4], [5, null]]))); // prettier-ignore
    expect(graph).toMatchObject({ components: 1, bridges: [] });
  });

  it("components are those of plain spreading, and a bridge is an expert without whom there are more of them", () => {
    fc.assert(
      fc.property(anyRatings(), (ratings) => {
        const table = ratingTable(ratings);
        const graph = ratingGraph(table);
        expect(graph.components).toBe(spreadCount(table));
        table.experts.forEach((_, expert) => {
          const without = ratingsWhere(table, (row) => table.expertOf[row] !== expert);
          // An expert who is a component alone leaves one fewer, so only what is broken counts.
          const alone = isAlone(table, expert) ? 1 : 0;
          expect(graph.bridges.includes(expert)).toBe(spreadCount(without) > graph.components - alone);
        });
      }),
    );
  });
});

function isAlone({ submissionOf, expertOf }: RatingTable, expert: number): boolean {
  const read = new Set([...submissionOf].filter((_, row) => expertOf[row] === expert));
  return ![...submissionOf].some((submission, row) => read.has(submission) && expertOf[row] !== expert);
}

/** Components counted by spreading labels until nothing changes. */
function spreadCount({ experts, submissions, submissionOf, expertOf }: RatingTable): number {
  const label = experts.map((_, expert) => expert);
  const held = submissions.map(() => Number.MAX_SAFE_INTEGER);
  for (let round = 0; round <= experts.length + submissions.length; round += 1)
    submissionOf.forEach((submission, row) => {
      const least = Math.min(held[submission]!, label[expertOf[row]!]!);
      held[submission] = least;
      label[expertOf[row]!] = least;
    });
  return new Set(label).size;
}
