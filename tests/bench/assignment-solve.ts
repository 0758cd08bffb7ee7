/**
 * One assignment in a process of its own, for cold times and memory: prints a line of JSON.
 *
 *   assignment-solve.ts EXPERTS SUBMISSIONS DEMAND MINIMUM MAXIMUM MODE
 */
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignmentMode } from "#scoring/assignment/assignment-problem.ts";
import { syntheticProblem } from "../support/synthetic-assignment.ts";

const [experts = 0, submissions = 0, demand = 0, minimumLoad = 0, maximumLoad = 0] = process.argv.slice(2).map(Number);
const mode = (process.argv[7] ?? "max-sum") as AssignmentMode;
const problem = syntheticProblem({ experts, submissions, demand, minimumLoad, maximumLoad });

function solve() {
  const before = process.cpuUsage();
  const result = assignExperts(problem, { mode, allowsShort: false, evensLoads: false });
  const { user, system } = process.cpuUsage(before);
  if (result.status === "infeasible") throw new Error("assignment-solve: there is no assignment");
  return { seconds: (user + system) / 1e6, sum: result.objective.sum };
}

const cold = solve();
// A process that is no longer new has compiled the engine; what else it holds is the same problem.
const peakMb = process.resourceUsage().maxRSS / 1024;
solve();
const warm = solve();
console.log(JSON.stringify({ cold: cold.seconds, warm: warm.seconds, sum: warm.sum, peakMb }));
