/** `candela draw`: a panel and its reserves from a pool, by lot, so that anybody can draw again and get the same. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { stringify } from "csv-stringify/sync";
import { TooEntangled } from "#scoring/assignment/draw-completion.ts";
import {
  drawPanel,
  PANEL_DRAW_ALGORITHM,
  type PanelDraw,
  type PanelDrawResult,
  poolDigest,
  termsDigest,
} from "#scoring/assignment/draw-panel.ts";
import { type DrawTerms, type PoolExpert, readDrawTerms, type StratumBound } from "#scoring/assignment/draw-rules.ts";
import { type Options, readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { InputProblems, readTable } from "./csv.ts";
import { NotPossible } from "./not-possible.ts";
import { readJson } from "./json-file.ts";
import { writeOutput } from "./write-output.ts";

export const DRAW_HELP = `candela draw --pool pool.csv (--take N | --strata rules.json) [--reserves N|Nx]
  [--seed PART,PART[,PART...] [--commitments SHA256,SHA256[,...]]] [--out draw.csv]

Draws a panel from a pool by lot and gives result,place,lot,expert: panel and reserves
in the order in which they were drawn, then those not drawn; lot is the place in the
shuffled pool. Prints the algorithm, the digests of pool and terms, and the SHA-256 of
each part of the seed; to standard error where the table goes to standard output.

  pool.csv     expert and any further columns; each of them is a stratum. Several
               values in one cell are separated by semicolons. Only experts who may
               serve: those with a conflict are left out before.
  rules.json   { "take": 9, "rules": [
                 { "where": { "kind": "authority" }, "exactly": 4 },
                 { "where": { "kind": ["entrepreneur", "investor"] }, "atLeast": 3 },
                 { "each": ["field"], "atLeast": 1 },
                 { "where": { "origin": "domestic" }, "each": ["province"],
                   "atMost": 2 } ] }
               where: who has one of the values in every column named. each: once for
               every combination of these columns' values in the pool. Bounds:
               exactly, or atLeast, atMost or both. Strata may cross.
  --reserves   so many, or so many times the panel: 1.5x is one and a half as many,
               rounded up. They keep the lower bounds in proportion, as far as those
               left can. Without it there are none.

From the top of the shuffled pool everybody is taken unless no panel with them could
keep every rule. A reserve is asked in order, the first with whom the panel keeps
its rules.

So that nobody can choose the outcome: 1. run without --seed and publish pool, terms
and their digests; 2. each party (at least two: chair and supervisor) publishes the
SHA-256 of a long text that it keeps; 3. all publish their texts, and the draw is run
with them in the agreed order (--seed may also be given once for each);
--commitments holds them against step 2.

Exit 2: bad input, named with file, line and column. Exit 3: the pool cannot give what
is asked, with the rules that stand against each other; or a part of the seed is not
the one that was committed to. Nothing is written.`;

/** @throws BadInput, NotPossible */
export async function drawCommand(args: readonly string[]): Promise<void> {
  const { file, table, proof } = drawOutput(args);
  if (table !== null) writeOutput(file, table);
  if (table !== null && file === undefined) process.stderr.write(proof);
  else process.stdout.write(proof);
}

export interface DrawOutput {
  /** undefined: standard output. */
  readonly file: string | undefined;
  /** null: no seed was given, so nothing was drawn. */
  readonly table: string | null;
  readonly proof: string;
}

/** What is written where; nothing is written yet. @throws BadInput, NotPossible */
export function drawOutput(args: readonly string[]): DrawOutput {
  const options = readOptions(args, ["pool", "take", "strata", "reserves", "commitments", "out"], ["seed"]);
  const { pool, columns } = readPool(options);
  const { terms, nameOf } = readTerms(options, columns);
  const reserves = readReserves(options, terms.take);
  const seedParts = readSeed(options);
  const published = [
    `algorithm  ${PANEL_DRAW_ALGORITHM}`,
    `pool       sha256 ${poolDigest(pool)}  (${pool.length} experts)`,
    `terms      sha256 ${termsDigest(terms, reserves)}  (panel of ${terms.take}, ${reserves} reserves, ${terms.rules.length} rules)`,
  ];
  // Without a seed too, so that terms that cannot be kept are not published.
  const drawn = draw({ pool, terms, reserves, seedParts: seedParts ?? ["no seed"] }, nameOf);
  const file = options.one("out");
  if (seedParts === null) return { file, table: null, proof: text([...published, "no seed: nothing was drawn"]) };
  requireCommitments(options, seedParts);
  const seeds = seedParts.map((part, index) => `seed ${index + 1}     sha256 ${sha256Of(part)}`);
  const left = drawn.notReserved.map((bound) => `reserves: ${sentenceOf(bound)} could not be kept`);
  return { file, table: tableOf(drawn), proof: text([...published, ...seeds, ...left]) };
}

type Drawn = Extract<PanelDrawResult, { status: "drawn" }>;

function draw(facts: PanelDraw, nameOf: (bound: StratumBound) => string): Drawn {
  const result = drawOrRefuse(facts);
  if (result.status === "tooFew")
    throw new NotPossible(`${result.wanted} are to be drawn, and the pool has ${result.inPool}`);
  if (result.status === "drawn") return result;
  const sentences = result.bounds.map((bound) => `${nameOf(bound)}: ${sentenceOf(bound)}`);
  const { take } = facts.terms;
  throw new NotPossible(
    sentences.length === 1
      ? `no panel of ${take} keeps this rule\n${sentences[0]!}`
      : `no panel of ${take} keeps these rules together; it could without any one of them\n${sentences.join("\n")}`,
  );
}

function drawOrRefuse(facts: PanelDraw): PanelDrawResult {
  try {
    return drawPanel(facts);
  } catch (error) {
    if (!(error instanceof TooEntangled)) throw error;
    throw new NotPossible("the rules cross in too many ways to be decided; name fewer strata");
  }
}

function sentenceOf({ stratum, atLeast, atMost, members }: StratumBound): string {
  const bounds = atLeast === atMost ? [`exactly ${atLeast}`] : [];
  if (atLeast !== atMost && atLeast > 0) bounds.push(`at least ${atLeast}`);
  if (atLeast !== atMost && atMost !== null) bounds.push(`at most ${atMost}`);
  return `${bounds.join(" and ")} of ${stratum}; the pool has ${members.size}`;
}

function tableOf({ panel, reserves, lots }: Drawn): string {
  const lotOf = new Map(lots.map((id, index) => [id, index + 1]));
  const isDrawn = new Set([...panel, ...reserves]);
  const rows = (result: string, ids: readonly string[]) =>
    ids.map((id, index) => [result, result === "" ? "" : index + 1, lotOf.get(id)!, id]);
  const others = lots.filter((id) => !isDrawn.has(id));
  return stringify([...rows("panel", panel), ...rows("reserve", reserves), ...rows("", others)], {
    header: true,
    columns: ["result", "place", "lot", "expert"],
  });
}

function readPool(options: Options): { readonly pool: readonly PoolExpert[]; readonly columns: readonly string[] } {
  const file = options.one("pool");
  if (file === undefined) throw new BadInput("--pool: missing; a CSV file");
  const table = readTable(file, ["expert"]);
  const columns = table.columns.filter((column) => column !== "expert" && column !== "");
  const problems = new InputProblems();
  const lineOf = new Map<string, number>();
  const pool = table.rows.map((row): PoolExpert => {
    const id = row.cell("expert").trim();
    const earlier = lineOf.get(id);
    if (id === "") problems.add(table, row.line, "expert", "empty");
    else if (earlier !== undefined) problems.add(table, row.line, "expert", `"${id}" is on line ${earlier} already`);
    lineOf.set(id, row.line);
    return { id, strata: Object.fromEntries(columns.map((column) => [column, valuesOf(row.cell(column))])) };
  });
  problems.throwIfAny();
  return { pool, columns };
}

/** The values of a cell; a full-width semicolon separates as well. */
function valuesOf(cell: string): string[] {
  return cell
    .split(/[;；]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function readTerms(options: Options, columns: readonly string[]) {
  const [take, strata] = [options.one("take"), options.one("strata")];
  if ((take === undefined) === (strata === undefined))
    throw new BadInput("--take or --strata: one of the two is given");
  if (strata === undefined) {
    const terms: DrawTerms = { take: wholeNumber("take", take!, 1), rules: [] };
    return { terms, nameOf: () => "" };
  }
  const json = readJson(strata);
  const read = readDrawTerms(json.document, columns);
  if ("problems" in read)
    throw new BadInput(read.problems.map(({ path, message }) => json.complaint(path, message)).join("\n"));
  return { terms: read.terms, nameOf: (bound: StratumBound) => json.place(["rules", bound.rule]) };
}

function readReserves(options: Options, take: number): number {
  const given = options.one("reserves") ?? "0";
  const times = /^(\d{1,3})(?:\.(\d{1,3}))?x$/.exec(given);
  if (times === null) return wholeNumber("reserves", given, 0);
  const thousandths = Number(times[1]) * 1000 + Number((times[2] ?? "").padEnd(3, "0"));
  return Math.ceil((take * thousandths) / 1000);
}

function wholeNumber(name: string, given: string, least: number): number {
  const value = /^\d{1,6}$/.test(given) ? Number(given) : -1;
  if (value < least) throw new BadInput(`--${name}: "${given}" is not a whole number from ${least}`);
  return value;
}

/** null: none is given. A seed of one party is refused: that party could try seeds until it likes the panel. */
function readSeed(options: Options): readonly string[] | null {
  const given = options.all("seed");
  if (given.length === 0) {
    if (options.one("commitments") !== undefined) throw new BadInput("--commitments: given without --seed");
    return null;
  }
  const parts = given.flatMap((list) => list.split(","));
  if (parts.length < 2) throw new BadInput("--seed: parts of at least two parties are needed, separated by commas");
  parts.forEach((part, index) => {
    if (part === "" || part !== part.trim())
      throw new BadInput(`--seed: part ${index + 1} is empty, or begins or ends with a space`);
  });
  return parts;
}

function requireCommitments(options: Options, seedParts: readonly string[]): void {
  const given = options.one("commitments");
  if (given === undefined) return;
  const commitments = given.split(",");
  if (commitments.length !== seedParts.length || commitments.some((item) => !/^[0-9a-f]{64}$/i.test(item)))
    throw new BadInput("--commitments: one SHA-256 in hexadecimal for each part of the seed, separated by commas");
  const wrong = seedParts.findIndex((part, index) => sha256Of(part) !== commitments[index]!.toLowerCase());
  if (wrong >= 0) throw new NotPossible(`part ${wrong + 1} of the seed is not the one that was committed to`);
}

function sha256Of(part: string): string {
  return bytesToHex(sha256(utf8ToBytes(part)));
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
