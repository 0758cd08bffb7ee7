/** The inputs of `candela assign` and `check-assignment`: files and options as one sound problem, or everything wrong. */
import { createHash } from "node:crypto";
import { capParts } from "#scoring/assignment/capped-chances.ts";
import type { AssignmentGroup, AssignmentProblem, Reader } from "#scoring/assignment/assignment-problem.ts";
import type { Options } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { InputProblems, readTable, type Table } from "./csv.ts";
import { type PairPlaces, readScores } from "./score-table.ts";

export const INPUT_OPTIONS = [
  ...["scores", "experts", "submissions", "conflicts", "locked", "apart"],
  ...["per-submission", "min-load", "max-load", "mode", "cap", "at-most-per-organization", "at-least-of-kind"],
];
export const INPUT_FLAGS = ["allow-short"];
export const MODES = ["fair", "max-sum", "capped"] as const;
export type Mode = (typeof MODES)[number];

export interface AssignInputs {
  readonly problem: AssignmentProblem;
  readonly mode: Mode;
  /** Parts of 1024; only in mode `capped`. */
  readonly cap: number;
  /** Parts of the seed; only in mode `capped`. */
  readonly seedParts: readonly string[];
  readonly allowsShort: boolean;
  /** SHA-256 of everything that decides the result. */
  readonly digest: string;
}

interface ExpertRow extends Reader {
  readonly organization: string;
  readonly kind: string;
}

/** @throws BadInput naming everything that is wrong with the tables, or the first thing in the scores */
export function readAssignInputs(options: Options, isShortAllowed: boolean): AssignInputs {
  const mode = MODES.find((item) => item === (options.one("mode") ?? "fair"));
  if (mode === undefined) throw new BadInput(`--mode: "${options.one("mode") ?? ""}" is none of ${MODES.join(", ")}`);
  const lottery = lotteryOf(options, mode);
  if (mode === "capped" && isShortAllowed) throw new BadInput("--allow-short: not with --mode capped");
  const problems = new InputProblems();
  const submissionTable = readTable(required(options, "submissions"), ["submission"]);
  const expertTable = readTable(required(options, "experts"), ["expert"]);
  const experts = readExperts(expertTable, options, submissionTable.rows.length, problems);
  const submissions = readSubmissions(submissionTable, options, experts.length, problems);
  const places = {
    experts: placesOf(experts, expertTable, "expert", problems),
    submissions: placesOf(submissions, submissionTable, "submission", problems),
  };
  const forbidden = readConflicts(options.one("conflicts"), places, problems);
  const locked = readLocked(options.one("locked"), places, forbidden, problems);
  const groups = [
    ...kindGroups(options.one("at-least-of-kind"), experts, expertTable),
    ...organizationGroups(count(options, "at-most-per-organization"), experts),
    ...apartGroups(options.one("apart"), places.experts, problems),
  ];
  problems.throwIfAny();
  const fit = readScores(required(options, "scores"), places);
  const readers = experts.map(({ id, minimumLoad, maximumLoad }) => ({ id, minimumLoad, maximumLoad }));
  const problem = { experts: readers, submissions, fit, forbidden, locked, groups };
  const rest = { mode, ...lottery, allowsShort: isShortAllowed };
  return { problem, ...rest, digest: digestOf(problem, rest) };
}

function required(options: Options, name: string): string {
  const value = options.one(name);
  if (value === undefined) throw new BadInput(`--${name}: missing`);
  return value;
}

function lotteryOf(options: Options, mode: Mode): { cap: number; seedParts: string[] } {
  const [cap, seeds] = [options.one("cap"), options.all("seed")];
  if (mode !== "capped") {
    if (cap !== undefined) throw new BadInput("--cap: only with --mode capped");
    if (seeds.length > 0) throw new BadInput("--seed: only with --mode capped");
    return { cap: 0, seedParts: [] };
  }
  const parts = cap === undefined ? null : capParts(cap);
  if (parts === null) throw new BadInput("--cap: missing, or not a decimal above 0 and up to 1, such as 0.5");
  if (seeds.length === 0 || seeds.includes("")) throw new BadInput("--seed: missing; mode capped draws by lot");
  return { cap: parts, seedParts: [...seeds] };
}

/** A count from an option. @returns undefined where it is not given */
function count(options: Options, name: string): number | undefined {
  const text = options.one(name);
  if (text === undefined) return undefined;
  const value = wholeNumber(text);
  if (value === null) throw new BadInput(`--${name}: "${text}" is not a whole number from 0`);
  return value;
}

function wholeNumber(text: string): number | null {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : -1;
  return Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31 ? value : null;
}

function readExperts(table: Table, options: Options, submissions: number, problems: InputProblems): ExpertRow[] {
  const least = count(options, "min-load") ?? 0;
  const most = count(options, "max-load") ?? submissions;
  if (least > most) throw new BadInput(`--min-load: ${least} is above --max-load ${most}`);
  return table.rows.map((row) => {
    const load = (column: string, instead: number): number => {
      const text = row.cell(column).trim();
      const value = text === "" ? instead : wholeNumber(text);
      if (value === null) problems.add(table, row.line, column, `"${text}" is not a whole number from 0`);
      return value ?? instead;
    };
    const [minimumLoad, maximumLoad] = [load("min_load", least), load("max_load", most)];
    if (minimumLoad > maximumLoad)
      problems.add(table, row.line, "min_load", `${minimumLoad} is above the maximum load ${maximumLoad}`);
    const [organization, kind] = [row.cell("organization").trim(), row.cell("kind").trim()];
    return { id: row.cell("expert"), minimumLoad, maximumLoad, organization, kind };
  });
}

function readSubmissions(table: Table, options: Options, experts: number, problems: InputProblems) {
  const usual = count(options, "per-submission");
  return table.rows.map((row) => {
    const text = row.cell("demand").trim();
    const demand = text === "" ? usual : wholeNumber(text);
    if (demand === undefined) problems.add(table, row.line, "demand", "missing; give the column or --per-submission");
    else if (demand === null) problems.add(table, row.line, "demand", `"${text}" is not a whole number from 0`);
    else if (demand > experts)
      problems.add(table, row.line, "demand", `${demand} experts are wanted, but there are ${experts}`);
    return { id: row.cell("submission"), demand: demand ?? 0 };
  });
}

function placesOf(
  items: readonly { readonly id: string }[],
  table: Table,
  column: string,
  problems: InputProblems,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  items.forEach(({ id }, index) => {
    const { line } = table.rows[index]!;
    if (id === "") problems.add(table, line, column, "empty");
    else if (places.has(id)) problems.add(table, line, column, `"${id}" is given twice`);
    else places.set(id, index);
  });
  return places;
}

/** The pair of a row; null, and a problem, when it names nobody. */
function pairOf(table: Table, row: Table["rows"][number], places: PairPlaces, problems: InputProblems): number | null {
  const [expert, submission] = [row.cell("expert"), row.cell("submission")];
  const [at, column] = [places.experts.get(expert), places.submissions.get(submission)];
  if (at === undefined) problems.add(table, row.line, "expert", `there is no expert "${expert}"`);
  if (column === undefined) problems.add(table, row.line, "submission", `there is no submission "${submission}"`);
  return at === undefined || column === undefined ? null : at * places.submissions.size + column;
}

/** The same pair may come several times, under several rules. */
function readConflicts(file: string | undefined, places: PairPlaces, problems: InputProblems): Uint8Array {
  const forbidden = new Uint8Array(places.experts.size * places.submissions.size);
  if (file === undefined) return forbidden;
  const table = readTable(file, ["expert", "submission"]);
  for (const row of table.rows) {
    const pair = pairOf(table, row, places, problems);
    if (pair !== null) forbidden[pair] = 1;
  }
  return forbidden;
}

function readLocked(file: string | undefined, places: PairPlaces, forbidden: Uint8Array, problems: InputProblems) {
  if (file === undefined) return [];
  const table = readTable(file, ["expert", "submission"]);
  const seen = new Set<number>();
  return table.rows.flatMap((row) => {
    const pair = pairOf(table, row, places, problems);
    if (pair === null) return [];
    if (forbidden[pair] === 1) problems.add(table, row.line, "row", "the pair is locked, and is in conflict");
    if (seen.has(pair)) problems.add(table, row.line, "row", "the pair is given twice");
    seen.add(pair);
    return [{ expert: Math.floor(pair / places.submissions.size), submission: pair % places.submissions.size }];
  });
}

function kindGroups(text: string | undefined, experts: readonly ExpertRow[], table: Table): AssignmentGroup[] {
  if (text === undefined) return [];
  const seen = new Set<string>();
  return text.split(",").map((part) => {
    const [, kind = "", number = ""] = /^\s*([^=]+?)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
    const atLeast = wholeNumber(number);
    if (atLeast === null) throw new BadInput(`--at-least-of-kind: "${part}" is not of the form kind=number`);
    if (seen.has(kind)) throw new BadInput(`--at-least-of-kind: "${kind}" is given twice`);
    seen.add(kind);
    if (!experts.some((expert) => expert.kind === kind))
      throw new BadInput(`--at-least-of-kind: no expert in ${table.file} is of the kind "${kind}"`);
    const members = Uint8Array.from(experts, (expert) => (expert.kind === kind ? 1 : 0));
    return { rule: `kind:${kind}`, members, atLeast, atMost: null };
  });
}

/** Only organizations with more experts than that can be too many anywhere. */
function organizationGroups(most: number | undefined, experts: readonly ExpertRow[]): AssignmentGroup[] {
  if (most === undefined) return [];
  const names = new Set(experts.map((expert) => expert.organization));
  names.delete("");
  return [...names]
    .filter((name) => experts.filter((expert) => expert.organization === name).length > most)
    .map((name) => ({
      rule: `organization:${name}`,
      members: Uint8Array.from(experts, (expert) => (expert.organization === name ? 1 : 0)),
      atLeast: 0,
      atMost: most,
    }));
}

/** Two experts who never read the same submission. */
function apartGroups(
  file: string | undefined,
  experts: ReadonlyMap<string, number>,
  problems: InputProblems,
): AssignmentGroup[] {
  if (file === undefined) return [];
  const table = readTable(file, ["expert", "other"]);
  return table.rows.flatMap((row): AssignmentGroup[] => {
    const [one, other] = ["expert", "other"].map((column) => {
      const place = experts.get(row.cell(column));
      if (place === undefined) problems.add(table, row.line, column, `there is no expert "${row.cell(column)}"`);
      return place;
    });
    if (one === undefined || other === undefined) return [];
    if (one === other) problems.add(table, row.line, "other", "an expert cannot be kept apart from themselves");
    const members = new Uint8Array(experts.size);
    members[one] = members[other] = 1;
    return [{ rule: `apart:${row.cell("expert")}+${row.cell("other")}`, members, atLeast: 0, atMost: 1 }];
  });
}

/** Over everything that decides the result, in the order of the files: ids, bounds, scores, conflicts, locks, groups. */
function digestOf(problem: AssignmentProblem, rest: Omit<AssignInputs, "problem" | "digest">): string {
  const { experts, submissions, fit, forbidden, locked, groups } = problem;
  const hash = createHash("sha256");
  const bounds = groups.map(({ rule, atLeast, atMost, members }) => ({ rule, atLeast, atMost, members: [...members] }));
  hash.update(JSON.stringify({ format: 1, ...rest, experts, submissions, locked, groups: bounds }));
  const scores = Buffer.alloc(4 * fit.length);
  fit.forEach((score, pair) => scores.writeInt32LE(score, 4 * pair));
  hash.update(scores).update(forbidden);
  return hash.digest("hex");
}
