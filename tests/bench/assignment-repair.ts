/** Repair of one pair against the solution of the same problem from nothing, both in this run, after one of each to warm up. */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { repairAssignment, repairByFlow } from "#scoring/assignment/repair-assignment.ts";
import { changedProblem, type StandingPair } from "#scoring/assignment/repair-problem.ts";
import { aimWeights, solveNested } from "#scoring/assignment/solve-nested.ts";
import { syntheticProblem } from "../support/synthetic-assignment.ts";
import { assignmentData, readInstance } from "./assignment-instance.ts";

const REPAIRS = 20;
const TARGET = 0.1;
const SYNTHETIC = { experts: 500, submissions: 2000, demand: 3, minimumLoad: 0, maximumLoad: 14 };

export function benchAssignmentRepair(): readonly string[] {
  const data = assignmentData();
  return [
    ...repairLines("synthetic 500 × 2000", syntheticProblem(SYNTHETIC)),
    ...(data === undefined ? [] : repairLines("aamas2021", readInstance(data, "aamas2021"))),
  ];
}

function repairLines(name: string, problem: AssignmentProblem): string[] {
  const standing = [...solveFromNothing(problem)].map((pair): StandingPair => ({ pair, progress: "untouched" }));
  const gone = Array.from(
    { length: REPAIRS },
    (_, index) => standing[Math.floor((index * standing.length) / REPAIRS)]!,
  );
  const repairAll = (): void => {
    for (const { pair } of gone) repairAssignment(problem, standing, { forbid: [pair] });
  };
  repairAll();
  const cold = cpuMs(() => void solveFromNothing(problem));
  const repair = cpuMs(repairAll) / REPAIRS;
  const differing = gone.filter(({ pair }) => {
    const repaired = repairAssignment(problem, standing, { forbid: [pair] });
    const flow = repairByFlow(changedProblem(problem, standing, { forbid: [pair] }), standing);
    return repaired.status === "impossible" || flow.status === "impossible" || repaired.sumAfter !== flow.sumAfter;
  });
  const ratio = repair / cold;
  return [
    `${`${name}: repair of one pair, share of a cold solve`.padEnd(58)} ${ratio.toFixed(3).padStart(9)}  target ${TARGET}  ${ratio < TARGET ? "reached" : "MISSED"}  (${repair.toFixed(2)} and ${cold.toFixed(0)} CPU ms)`,
    `${`${name}: repairs that differ from the whole flow's sum`.padEnd(58)} ${String(differing.length).padStart(9)}  target 0  ${differing.length === 0 ? "reached" : "MISSED"}  (of ${REPAIRS})`,
  ];
}

function solveFromNothing(problem: AssignmentProblem): Int32Array {
  const weights = aimWeights(problem, { allowsEmpty: false, hasFloor: false, evensLoads: false });
  const noSets = problem.submissions.map(() => []);
  return solveNested(problem, noSets, weights, -Infinity).pairs;
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
