/** `candela check-assignment`: reads an assignment and its report against the inputs, without the engine that made it. */
import { readFileSync } from "node:fs";
import type { AssignedPair, AssignmentMode, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { cappedDraw } from "#scoring/assignment/capped-draw.ts";
import { type AssignmentViolation, checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { type ChanceViolation, checkChances } from "#scoring/assignment/check-chances.ts";
import { checkCertificate, type CheckedCertificate, isProvenBy } from "#scoring/assignment/check-certificate.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";
import { readOptions } from "./arguments.ts";
import { type AssignInputs, INPUT_FLAGS, INPUT_OPTIONS, readAssignInputs } from "./assign-inputs.ts";
import { ASSIGN_VERSION, certificateOf, chancesOf, reportSchema } from "./assign-report.ts";
import { BadInput } from "./bad-input.ts";
import { InputProblems, readTable } from "./csv.ts";
import { NotPossible } from "./not-possible.ts";

export const CHECK_ASSIGNMENT_HELP = `candela check-assignment --assignment assignment.csv --report report.json
  and the inputs and options of candela assign

Adds up, in time that grows with the number of pairs, whether the assignment keeps
conflicts, loads, demands, locks and groups, whether the report's figures are right, and
how far the sum can be from the best, from the prices in the report, which need not be
trusted. Of an assignment by lot (capped) it adds up the chances in the report, how far
their expected sum can be from the best, and draws again from them with the seed.

Prints each violation. Exit 0: none; 2: bad input; 3: there are violations.`;

/** @throws BadInput, NotPossible with one line a violation */
export async function checkAssignmentCommand(args: readonly string[]): Promise<void> {
  const names = [...INPUT_OPTIONS, "assignment", "report"];
  const options = readOptions(args, names, ["seed"], INPUT_FLAGS);
  const [file, reportFile] = ["assignment", "report"].map((name) => {
    const value = options.one(name);
    if (value === undefined) throw new BadInput(`--${name}: missing`);
    return value;
  }) as [string, string];
  const inputs = readAssignInputs(options, options.has("allow-short"));
  const pairs = readPairs(file);
  const report = readReport(reportFile);
  const { violations, notes } = checkFiles(inputs, pairs, report);
  if (violations.length > 0) throw new NotPossible(violations.join("\n"));
  console.log(notes.join("\n"));
}

type Report = ReturnType<typeof readReport>;

function readReport(file: string) {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file}: not JSON (${(error as Error).message})`);
  }
  const read = reportSchema.safeParse(document);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BadInput(`${file}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a report"}`);
}

/** Scores are read as written; whether they are the right ones is part of the check. */
function readPairs(file: string): AssignedPair[] {
  const table = readTable(file, ["submission", "expert", "score"]);
  const problems = new InputProblems();
  const pairs = table.rows.map((row) => {
    const text = row.cell("score").trim();
    if (!/^-?\d+$/.test(text)) problems.add(table, row.line, "score", `"${text}" is not a whole number`);
    return { submission: row.cell("submission"), expert: row.cell("expert"), fit: Number(text) };
  });
  problems.throwIfAny();
  return pairs;
}

/** What is wrong, and what could be shown. */
export function checkFiles(
  inputs: AssignInputs,
  pairs: readonly AssignedPair[],
  report: Report,
): { readonly violations: readonly string[]; readonly notes: readonly string[] } {
  const { problem, digest, mode, allowsShort } = inputs;
  const violations: string[] = [];
  if (report.version !== ASSIGN_VERSION) violations.push(`report: version ${report.version}, not ${ASSIGN_VERSION}`);
  if (report.mode !== mode) violations.push(`report: mode ${report.mode}, not ${mode}`);
  if (report.inputDigest !== digest) violations.push("report: made from other inputs or options (inputDigest)");
  const found = checkAssignment(problem, pairs);
  const missed = found.filter((item) => isMissed(item, allowsShort));
  violations.push(...found.filter((item) => !missed.includes(item)).map(violationText));
  if (missed.length < found.length) return { violations: [...violations, ...missed.map(violationText)], notes: [] };
  const shown = mode === "capped" ? checkLot(inputs, pairs, report) : checkPrices(problem, pairs, report);
  violations.push(...shown.violations);
  // A missed group bound or an empty place is no fault where it is shown that no assignment has fewer.
  if (!shown.missesFewest) violations.push(...missed.map(violationText));
  return {
    violations,
    notes: [...shown.notes, ...missed.map((item) => `missed, as few as can be: ${violationText(item)}`)],
  };
}

/** What an assignment may lack where nothing better is possible. */
function isMissed(item: AssignmentViolation, allowsShort: boolean): boolean {
  if (item.kind === "demand") return allowsShort && item.got < item.wanted;
  return item.kind === "groupBelow" || item.kind === "groupAbove";
}

interface Shown {
  readonly violations: readonly string[];
  readonly notes: readonly string[];
  /** It is shown that no assignment misses fewer group bounds, or leaves fewer places empty. */
  readonly missesFewest: boolean;
}

function checkPrices(problem: AssignmentProblem, pairs: readonly AssignedPair[], report: Report): Shown {
  const certificate = certificateOf(problem, report);
  if (certificate === null) return { violations: ["report: no prices"], notes: [], missesFewest: false };
  const checked = checkCertificate(problem, pairs, certificate);
  const { sum, dualSum, gap, isFloorShown, areAimsShown } = checked;
  const violations: string[] = [];
  const compare = (name: string, said: number | null, counted: number) => {
    if (said !== counted) violations.push(`report: ${name} ${said ?? "none"}, counted ${counted}`);
  };
  compare("objective.sum", report.objective.sum, sum);
  compare("certificate.dualSum", report.certificate.dualSum, dualSum);
  compare("certificate.gap", report.certificate.gap, gap);
  const mode = report.mode === "fair" ? "fair" : "max-sum";
  if (report["optimal"] === true && !isProvenBy(checked, mode))
    violations.push(`report: optimal, but ${whyNotProven(checked, mode)}`);
  const notes = [
    `sum ${sum}, at most ${dualSum} is possible under the aims above it (gap ${gap})`,
    ...(mode === "fair" && isFloorShown ? ["no assignment as good in the aims above has a better worst pair"] : []),
  ];
  return { violations, notes, missesFewest: areAimsShown };
}

function whyNotProven({ gap, isFloorShown, areAimsShown }: CheckedCertificate, mode: AssignmentMode): string {
  if (!areAimsShown) return "it is not shown that no assignment misses less, or leaves fewer places empty";
  if (mode === "fair" && !isFloorShown) return "it is not shown that no assignment has a better worst pair";
  return `the prices leave a gap of ${gap}${mode === "fair" ? ", more than raised totals may cost" : ""}`;
}

function checkLot({ problem, cap, seedParts }: AssignInputs, pairs: readonly AssignedPair[], report: Report): Shown {
  const violations: string[] = [];
  const isSeed = report.seed?.length === seedParts.length && seedParts.every((part, at) => part === report.seed?.[at]);
  if (!isSeed) violations.push("report: another seed");
  const certificate = certificateOf(problem, report);
  if (certificate === null) return { violations: [...violations, "report: no prices"], notes: [], missesFewest: false };
  const chances = chancesOf(problem, report);
  const checked = checkChances(problem, cap, chances, certificate.prices);
  violations.push(...checked.violations.map((violation) => chanceText(problem, violation)));
  const [expected, highest] = [checked.expectedSum / PARTS, checked.highestSum / PARTS];
  if (report.objective.expectedSum !== expected)
    violations.push(`report: objective.expectedSum ${report.objective.expectedSum ?? "none"}, counted ${expected}`);
  if (report["optimal"] === true && checked.gap !== 0)
    violations.push(`report: optimal, but the prices leave a gap of ${highest - expected}`);
  // Chances that do not add up cannot be drawn from.
  const isSame = checked.violations.length === 0 && isDrawn(problem, pairs, cappedDraw(problem, chances)(seedParts));
  if (!isSame) violations.push("the lot, drawn again from the chances and the seed, gives other pairs");
  return {
    violations,
    notes: [
      `expected sum ${expected}, at most ${highest} is possible under the cap (gap ${highest - expected})`,
      "the lot, drawn again from the chances and the seed, gives the same pairs",
    ],
    missesFewest: isSame && checked.gap === 0,
  };
}

function isDrawn({ experts, submissions }: AssignmentProblem, pairs: readonly AssignedPair[], drawn: Int32Array) {
  const again = [...drawn].map(
    (pair) => `${experts[Math.floor(pair / submissions.length)]!.id}\n${submissions[pair % submissions.length]!.id}`,
  );
  const given = pairs.map(({ expert, submission }) => `${expert}\n${submission}`);
  return again.length === given.length && new Set([...again, ...given]).size === given.length;
}

function chanceText({ experts, submissions }: AssignmentProblem, violation: ChanceViolation): string {
  if ("pair" in violation) {
    const expert = experts[Math.floor(violation.pair / submissions.length)]!.id;
    const submission = submissions[violation.pair % submissions.length]!.id;
    return `chance of ${expert} and ${submission}: ${violation.parts}/${PARTS}, but the pair is ${PAIR_FAULTS[violation.kind]}`;
  }
  const { got, wanted } = violation;
  const name = violation.kind === "demand" ? violation.submission : violation.expert;
  const bound = { demand: "", loadBelow: "at least ", loadAbove: "at most " }[violation.kind];
  return `the chances of ${name} add up to ${got}/${PARTS}, due are ${bound}${wanted}/${PARTS}`;
}

const PAIR_FAULTS = {
  unknownPair: "unknown",
  forbidden: "in conflict",
  outsideCap: "outside the cap",
  lockedUncertain: "locked",
} as const;

function violationText(violation: AssignmentViolation): string {
  switch (violation.kind) {
    case "unknownExpert":
      return `there is no expert ${violation.id}`;
    case "unknownSubmission":
      return `there is no submission ${violation.id}`;
    case "duplicate":
      return `${violation.expert} and ${violation.submission} come twice`;
    case "forbidden":
      return `${violation.expert} is in conflict with ${violation.submission}`;
    case "lockedMissing":
      return `the locked pair ${violation.expert} and ${violation.submission} is missing`;
    case "wrongFit":
      return `${violation.expert} and ${violation.submission}: score ${violation.got}, not ${violation.wanted}`;
    case "demand":
      return `${violation.submission} has ${violation.got} experts, wanted are ${violation.wanted}`;
    case "loadBelow":
      return `${violation.expert} reads ${violation.got}, at least ${violation.wanted} are due`;
    case "loadAbove":
      return `${violation.expert} reads ${violation.got}, at most ${violation.wanted} are allowed`;
    case "groupBelow":
      return `${violation.submission}: ${violation.got} of ${violation.rule}, at least ${violation.wanted} are due`;
    case "groupAbove":
      return `${violation.submission}: ${violation.got} of ${violation.rule}, at most ${violation.wanted} are allowed`;
  }
}
