/** Pairs drawn from capped chances, replayed in another language by code that shares nothing with the first. */
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssignmentProblem, isMember } from "#scoring/assignment/assignment-problem.ts";
import { cappedChances } from "#scoring/assignment/capped-chances.ts";
import { cappedDraw } from "#scoring/assignment/capped-draw.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";
import { problemOf, tinyProblems } from "../scoring/assignment/tiny-problems.ts";

const SCRIPT = new URL("capped_draw.py", import.meta.url).pathname;

interface Draw {
  readonly problem: AssignmentProblem;
  readonly cap: number;
  readonly seedParts: readonly string[];
}

const tinyDraws: fc.Arbitrary<Draw> = fc.record({
  problem: tinyProblems(3),
  cap: fc.integer({ min: 200, max: 1024 }),
  seedParts: fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 3 }),
});

/** Twelve submissions over twenty experts in groups within groups. */
function largerDraws(): Draw[] {
  const numberBelow = seededNumbers(["larger draws"]);
  const group = (rule: string, experts: number, atLeast: number, atMost: number) => ({
    rule,
    members: Uint8Array.from({ length: 20 }, (_, expert) => (expert < experts ? 1 : 0)),
    atLeast,
    atMost,
  });
  return Array.from({ length: 180 }, (_, run) => {
    const problem = problemOf({
      fit: Array.from({ length: 20 }, () => Array.from({ length: 12 }, () => numberBelow(101))),
      demand: Array.from({ length: 12 }, () => 3),
      loads: Array.from({ length: 20 }, (): [number, number] => [1, 3]),
      groups: [group("authority", 12, 1, 2), group("firm", 4, 0, 1), group("city", 8, 0, 2)],
    });
    return { problem, cap: 300 + 4 * run, seedParts: ["run", String(run)] };
  });
}

describe("a draw from chances replayed in another language", () => {
  it("gives the same pairs", () => {
    const draws = [...fc.sample(tinyDraws, { numRuns: 600, seed: 2022 }), ...largerDraws()].flatMap((draw) => {
      const found = cappedChances(draw.problem, draw.cap);
      return found.status === "infeasible" ? [] : [{ ...draw, chances: found.chances }];
    });
    const here = draws.map(({ problem, chances, seedParts }) =>
      [...cappedDraw(problem, chances)(seedParts)].map((pair) => placesOf(problem, pair)),
    );
    const input = draws.map(({ problem, chances, seedParts }) => {
      const pairs = [...problem.fit.keys()].map((pair) => placesOf(problem, pair));
      return JSON.stringify({
        experts: problem.experts.map(({ id }) => id),
        submissions: problem.submissions.map(({ id }) => id),
        demands: problem.submissions.map(({ demand }) => demand),
        forbidden: pairs.filter((_, pair) => problem.forbidden[pair] === 1),
        groups: problem.groups.map((group) => ({
          members: pairs.filter(([expert, submission]) => isMember(problem, group, expert, submission)),
          atLeast: group.atLeast,
          atMost: group.atMost,
        })),
        chances: [...chances].map(([pair, parts]) => [...placesOf(problem, pair), parts]),
        seedParts,
      });
    });
    const { stdout, stderr, status } = spawnSync("python3", [SCRIPT], { input: input.join("\n"), encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    const there = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(there).toEqual(here);
    const uncertain = draws.filter(({ chances }) => [...chances.values()].some((parts) => parts < 1024));
    expect(uncertain.length).toBeGreaterThanOrEqual(200);
  });
});

function placesOf({ submissions }: AssignmentProblem, pair: number): readonly [expert: number, submission: number] {
  return [Math.floor(pair / submissions.length), pair % submissions.length];
}
