/** `candela assign`: who reads what, from files of scores, loads and conflicts. */
import { stringify } from "csv-stringify/sync";
import type { AssignedPair } from "#scoring/assignment/assignment-problem.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import { solveCapped } from "#scoring/assignment/capped-assignment.ts";
import { readOptions } from "./arguments.ts";
import { type AssignInputs, INPUT_FLAGS, INPUT_OPTIONS, readAssignInputs } from "./assign-inputs.ts";
import { assignReport, cappedReport } from "./assign-report.ts";
import { blockingSentence } from "./blocking-sentence.ts";
import { NotPossible } from "./not-possible.ts";
import { writeOutputs } from "./write-output.ts";

export const ASSIGN_HELP = `candela assign --scores scores.csv --experts experts.csv --submissions submissions.csv
  [--conflicts conflicts.csv] [--locked locked.csv] [--apart apart.csv]
  [--per-submission N] [--min-load N] [--max-load N]
  [--at-most-per-organization N] [--at-least-of-kind authority=2,investor=1]
  [--mode fair|max-sum|capped] [--allow-short] [--cap 0.5 --seed TEXT [--seed TEXT]]
  [--out assignment.csv] [--report report.json]

  scores.csv       expert,submission,score: whole numbers, a pair left out counts 0
  experts.csv      expert[,min_load,max_load,organization,kind]
  submissions.csv  submission[,demand]
  conflicts.csv    expert,submission[,rule]: pairs that are never assigned
  locked.csv       expert,submission: pairs that are part of every answer
  apart.csv        expert,other: two experts who never read the same submission

Modes, each aim above the next, after as few missed group bounds as possible:
  fair     (default) raises the worst pair, maximises the sum, then raises the worst
           submission totals at the price of at most 3 in 1,000 of the sum
  max-sum  maximises the sum
  capped   draws by lot: no pair is more likely than --cap, and the expected sum is the
           highest possible; parts of the seed may come from several parties
With --allow-short places may stay empty where there are too few, as evenly as can be;
without it short supply is exit 3 with the submissions and experts that block.

assignment.csv is submission,expert,score by submission, then expert, in input order.
The report holds prices that prove the optimum; candela check-assignment reads them.

Exit 2: bad input, named with file, line and column. Exit 3: not possible, and why.
Nothing is written then.`;

/** @throws BadInput, NotPossible */
export async function assignCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, [...INPUT_OPTIONS, "out", "report"], ["seed"], INPUT_FLAGS);
  const inputs = readAssignInputs(options, options.has("allow-short"));
  const { pairs, report } = assignFiles(inputs);
  const file = options.one("report");
  writeOutputs([
    { file: options.one("out"), text: pairsTable(pairs) },
    ...(file === undefined ? [] : [{ file, text: `${JSON.stringify(report, null, 2)}\n` }]),
  ]);
}

export interface Assigned {
  readonly pairs: readonly AssignedPair[];
  readonly report: object;
}

/** @throws NotPossible with the blocking set in a sentence */
export function assignFiles(inputs: AssignInputs): Assigned {
  const { problem, mode, allowsShort } = inputs;
  if (mode === "capped") return drawFiles(inputs);
  const started = process.cpuUsage();
  const result = assignExperts(problem, { mode, allowsShort, evensLoads: false });
  if (result.status === "infeasible")
    throw new NotPossible(blockingSentence(result.blocking, problem.submissions.length));
  return { pairs: result.pairs, report: assignReport(inputs, result, effortSince(started)) };
}

function drawFiles(inputs: AssignInputs): Assigned {
  const { problem, cap, seedParts } = inputs;
  const started = process.cpuUsage();
  const result = solveCapped(problem, cap, seedParts);
  if (result.status === "infeasible")
    throw new NotPossible(
      `under the cap of ${cap}/1024, ${blockingSentence(result.blocking, problem.submissions.length)}`,
    );
  const pairs = bySubmission(inputs, result.pairs);
  return { pairs, report: cappedReport(inputs, { ...result, pairs }, effortSince(started)) };
}

/** By submission, then by expert, in the order of the problem. */
function bySubmission({ problem }: AssignInputs, pairs: Int32Array): AssignedPair[] {
  const width = problem.submissions.length;
  return [...pairs]
    .sort((one, other) => (one % width) - (other % width) || one - other)
    .map((pair) => ({
      expert: problem.experts[Math.floor(pair / width)]!.id,
      submission: problem.submissions[pair % width]!.id,
      fit: problem.fit[pair]!,
    }));
}

function effortSince(started: NodeJS.CpuUsage): { readonly cpuMs: number; readonly peakMb: number } {
  const { user, system } = process.cpuUsage(started);
  return { cpuMs: Math.round((user + system) / 1000), peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

function pairsTable(pairs: readonly AssignedPair[]): string {
  return stringify(
    pairs.map(({ submission, expert, fit }) => [submission, expert, fit]),
    { header: true, columns: ["submission", "expert", "score"] },
  );
}
