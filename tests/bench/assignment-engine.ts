/**
 * The assignment engine: known optima, the published figures of other methods, and its own times on problems of the size
 * of a large conference.
 *
 * References: optima in the data folder's expected.json (two independent solvers); MIDL 2018 as printed by Kobren, Saha,
 * McCallum (KDD 2019); HotCRP 3.4 on the same synthetic work. Times are CPU seconds of a process of its own.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { AssignmentChoice, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { checkCertificate } from "#scoring/assignment/check-certificate.ts";
import { readJson } from "../../bin/json-file.ts";
import { assignmentData, readInstance } from "./assignment-instance.ts";
import { reportLine } from "./measure.ts";

const PLAIN: AssignmentChoice = { mode: "max-sum", allowsShort: false, evensLoads: false };

export async function benchAssignmentEngine(): Promise<readonly string[]> {
  const data = assignmentData();
  return [...(data === undefined ? [] : [...optima(data), ...fairMidl(data), ...heldAgainstHotcrp(data)]), ...times()];
}

/** Loads of everybody; a submission's demand stays as it is. */
function withLoads(problem: AssignmentProblem, minimumLoad: number, maximumLoad: number): AssignmentProblem {
  return { ...problem, experts: problem.experts.map(({ id }) => ({ id, minimumLoad, maximumLoad })) };
}

/** The assignment, with a certificate that was checked. */
function solved(problem: AssignmentProblem, choice: AssignmentChoice) {
  const result = assignExperts(problem, choice);
  if (result.status === "infeasible") throw new Error("benchAssignmentEngine: an instance has no assignment");
  const violations = checkAssignment(problem, result.pairs).filter(
    ({ kind }) => !(choice.allowsShort && kind === "demand"),
  );
  return {
    ...result,
    violations: violations.length,
    checked: checkCertificate(problem, result.pairs, result.certificate),
  };
}

function optima(data: string): string[] {
  const { optimum } = readJson(join(data, "expected.json")).document as {
    readonly optimum: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  return Object.entries(optimum).flatMap(([name, cases]) => {
    const instance = readInstance(data, name);
    return Object.entries(cases).map(([code, reference]) => {
      const [, demand, most, least] = /^k(\d+)u(\d+)l(\d+)$/.exec(code)!.map(Number) as [
        number,
        number,
        number,
        number,
      ];
      const submissions = instance.submissions.map(({ id }) => ({ id, demand }));
      const { objective, checked, violations } = solved(withLoads({ ...instance, submissions }, least, most), PLAIN);
      const isRight = objective.sum === reference && checked.gap === 0 && violations === 0;
      return lineOf(`${name} ${code}: highest sum`, objective.sum, reference, isRight ? "exact, proven" : "DIFFERS");
    });
  });
}

function fairMidl(data: string): string[] {
  const problem = withLoads(readInstance(data, "midl"), 0, 4);
  const { objective, checked, violations } = solved(problem, { ...PLAIN, mode: "fair" });
  const [worst, sum, pair] = [objective.worstSubmission!, objective.sum, objective.worstPair!].map(
    (units) => units / 1e6,
  );
  const isSound = violations === 0 && checked.isFloorShown ? "" : "  NOT SOUND";
  return [
    `${lineOf("midl fair: worst submission total (FairIR .93, FairFlow .94)", worst!, 0.93, worst! >= 0.93 ? "reached" : "MISSED")}${isSound}`,
    lineOf("midl fair: sum (FairIR 201.83, FairFlow 197.67)", sum!, 201, sum! >= 201 ? "reached" : "MISSED"),
    lineOf("midl fair: worst pair, proven", pair!, 0.163, pair! >= 0.163 ? "reached" : "MISSED"),
  ];
}

function heldAgainstHotcrp(data: string): string[] {
  const instance = readInstance(data, "p500u150");
  const ten = solved(withLoads(instance, 10, 10), PLAIN);
  const nine = solved(withLoads(instance, 0, 9), { ...PLAIN, mode: "fair", allowsShort: true });
  const counts = [0, 0, 0, 0];
  for (const { got } of nine.short) counts[got]! += 1;
  const full = instance.submissions.length - nine.short.length;
  const isEven = counts[0] === 0 && counts[1] === 0;
  return [
    lineOf(
      "p500u150, load 10: highest sum (HotCRP 3.4: 35199)",
      ten.objective.sum,
      36052,
      ten.objective.sum === 36052 && ten.checked.gap === 0 ? "exact, proven" : "DIFFERS",
    ),
    `${"p500u150, at most 9: submissions with 3/2/1/0 experts".padEnd(58)} ${full}/${counts[2]}/${counts[1]}/${counts[0]}  HotCRP 3.4: 402/59/26/13  ${isEven ? "nobody under 2" : "MISSED"}`,
  ];
}

interface Timed {
  readonly cold: number;
  readonly warm: number;
  readonly peakMb: number;
}

function times(): string[] {
  const run = (...args: (string | number)[]): Timed => {
    const script = join(import.meta.dirname, "assignment-solve.ts");
    const output = execFileSync(process.execPath, ["--import", "tsx", script, ...args.map(String)], {
      encoding: "utf8",
    });
    return JSON.parse(output) as Timed;
  };
  return [
    ["500 × 2000", run(500, 2000, 3, 0, 14, "max-sum"), 1, 0.5, 200] as const,
    ["500 × 2000, fair", run(500, 2000, 3, 0, 14, "fair"), 1, 0.5, 200] as const,
    ["2840 × 5062, loads 2..9", run(2840, 5062, 3, 2, 9, "max-sum"), 6, 6, 600] as const,
    ["2840 × 5062, loads 2..9, fair", run(2840, 5062, 3, 2, 9, "fair"), 6, 6, 600] as const,
  ].flatMap(([name, timed, cold, warm, memory]) => [
    reportLine(`assign ${name}: cold`, timed.cold, cold, "CPU s"),
    reportLine(`assign ${name}: warm`, timed.warm, warm, "CPU s"),
    reportLine(`assign ${name}: peak memory`, timed.peakMb, memory, "MB"),
  ]);
}

function lineOf(name: string, figure: number, reference: number, verdict: string): string {
  const ratio = (figure / reference).toFixed(5);
  return `${name.padEnd(58)} ${String(figure).padStart(9)}  reference ${reference}  ratio ${ratio}  ${verdict}`;
}
