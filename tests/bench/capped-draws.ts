/**
 * Assignment under a cap on chances: the published curve of quality against the cap, and draws counted for violations.
 *
 * References: the curve of csconf3 in the data folder's expected.json (cap, share of the best sum; conflicts score 0);
 * expected sums at a cap of one half that another implementation of the same flow gave.
 */
import { join } from "node:path";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { cappedChances } from "#scoring/assignment/capped-chances.ts";
import { cappedDraw } from "#scoring/assignment/capped-draw.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";
import { readJson } from "../../bin/json-file.ts";
import { assignmentData, readInstance } from "./assignment-instance.ts";

const CURVE = "capped probability (csconf3, conflicts counted as score 0)";
const HALF = PARTS / 2;
const DRAWN = [
  { name: "csconf3", draws: 2000, expectedSum: 1550 },
  { name: "aamas2021", draws: 50, expectedSum: 5792.5 },
] as const;

export async function benchCappedDraws(): Promise<readonly string[]> {
  const data = assignmentData();
  if (data === undefined) return [];
  return [...curveLines(data), ...DRAWN.flatMap((drawn) => drawLines(data, drawn))];
}

function curveLines(data: string): string[] {
  const expected = readJson(join(data, "expected.json")).document as {
    readonly published: Readonly<Record<typeof CURVE, readonly (readonly [number, number])[]>>;
  };
  const instance = readInstance(data, "csconf3");
  const problem: AssignmentProblem = {
    ...instance,
    fit: instance.fit.map((fit, pair) => (instance.forbidden[pair] === 1 ? 0 : fit)),
    forbidden: new Uint8Array(instance.forbidden.length),
  };
  const best = expectedSum(problem, PARTS);
  return expected.published[CURVE].map(([cap, share]) => {
    // The published caps are whole parts of 1024, printed to four digits.
    const figure = expectedSum(problem, Math.round(cap * PARTS)) / best;
    const verdict = Math.abs(figure - share) < 0.00001 ? "reproduced" : "DIFFERS";
    return lineOf(
      `csconf3: share of the best sum at a cap of ${cap}`,
      figure.toFixed(5),
      share,
      figure / share,
      verdict,
    );
  });
}

function expectedSum(problem: AssignmentProblem, cap: number): number {
  const found = cappedChances(problem, cap);
  if (found.status === "infeasible") throw new Error("benchCappedDraws: an instance has no assignment");
  return found.expectedSum / PARTS;
}

function drawLines(data: string, { name, draws, expectedSum: reference }: (typeof DRAWN)[number]): string[] {
  const problem = readInstance(data, name);
  const started = process.cpuUsage();
  const found = cappedChances(problem, HALF);
  const flowSeconds = secondsSince(started);
  if (found.status === "infeasible") throw new Error("benchCappedDraws: an instance has no assignment");
  const draw = cappedDraw(problem, found.chances);
  const before = process.cpuUsage();
  const drawn = Array.from({ length: draws }, (_, run) => draw([`run ${run}`]));
  const drawSeconds = secondsSince(before) / draws;

  const { experts, submissions, fit } = problem;
  const pairsOf = (pairs: Int32Array) =>
    [...pairs].map((pair) => ({
      expert: experts[Math.floor(pair / submissions.length)]!.id,
      submission: submissions[pair % submissions.length]!.id,
      fit: fit[pair]!,
    }));
  const violations = drawn.reduce((sum, pairs) => sum + checkAssignment(problem, pairsOf(pairs)).length, 0);
  const mean = drawn.reduce((sum, pairs) => sum + pairs.reduce((total, pair) => total + fit[pair]!, 0), 0) / draws;
  const expected = found.expectedSum / PARTS;
  const title = `${name}, cap .5:`;
  return [
    lineOf(
      `${title} expected sum (${found.chances.size} pairs, ${flowSeconds.toFixed(2)} CPU s)`,
      String(expected),
      reference,
      expected / reference,
      expected === reference ? "reproduced" : "DIFFERS",
    ),
    lineOf(`${title} mean sum of ${draws} draws`, mean.toFixed(1), expected, mean / expected, ""),
    `${`${title} violations in ${draws} draws`.padEnd(58)} ${String(violations).padStart(9)}  target 0  ${violations === 0 ? "reached" : "MISSED"}  (${drawSeconds.toFixed(5)} CPU s a draw)`,
  ];
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function lineOf(name: string, figure: string, reference: number, ratio: number, verdict: string): string {
  return `${name.padEnd(58)} ${figure.padStart(9)}  reference ${reference}  ratio ${ratio.toFixed(5)}  ${verdict}`.trimEnd();
}
