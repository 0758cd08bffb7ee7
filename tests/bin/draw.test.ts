import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../../bin/bad-input.ts";
import { drawOutput } from "../../bin/draw.ts";
import { NotPossible } from "../../bin/not-possible.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/candela.ts");
/** By its address, because the program runs in a folder of its own. */
const TSX = createRequire(import.meta.url).resolve("tsx");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candela-draw-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function writeAll(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** The verb's output on files of its own. */
async function output(files: Record<string, string>, ...args: string[]) {
  await writeAll(files);
  return drawOutput(args.map((arg) => (/\.(json|csv)$/.test(arg) ? join(folder, arg) : arg)));
}

/** What a person reads when the input does not fit or asks too much; the folder is left out. */
async function complaint(files: Record<string, string>, ...args: string[]): Promise<string> {
  try {
    await output(files, ...args);
  } catch (error) {
    if (error instanceof BadInput || error instanceof NotPossible)
      return `${error.name}: ${error.message.replaceAll(`${folder}/`, "")}`;
    throw error;
  }
  return "";
}

/** The program itself, run in the folder. */
async function run(files: Record<string, string>, ...args: string[]) {
  await writeAll(files);
  const command = ["--import", TSX, PROGRAM, "draw", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

const POOL = `expert,kind,field,origin
E01,authority,F01;F02,domestic
E02,authority,F01,domestic
E03,authority,F02；F03,abroad
E04,authority,F03,domestic
E05,entrepreneur,F01,domestic
E06,entrepreneur,F02,abroad
E07,investor,F03,domestic
E08,investor,F01,domestic
`;
const RULES = JSON.stringify(
  {
    take: 4,
    rules: [
      { where: { kind: "authority" }, exactly: 2 },
      { where: { origin: "abroad" }, atLeast: 1 },
      { each: ["field"], atLeast: 1 },
    ],
  },
  null,
  2,
);
const SMALL = { "pool.csv": POOL, "rules.json": RULES };
const ARGS = ["--pool", "pool.csv", "--strata", "rules.json", "--reserves", "0.5x"];
const SEED = ["--seed", "lantern at dusk,晨光 4711"];
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("candela draw", () => {
  it("gives panel, reserves and the rest with their lots, and prints what makes the draw", async () => {
    const { table, proof } = await output(SMALL, ...ARGS, ...SEED);
    expect(table).toMatchInlineSnapshot(`
      "result,place,lot,expert
      panel,1,1,E07
      panel,2,2,E08
      panel,3,3,E01
      panel,4,7,E03
      reserve,1,4,E06
      reserve,2,5,E04
      ,,6,E05
      ,,8,E02
      "
    `);
    expect(proof).toMatchInlineSnapshot(`
      "algorithm  candela-panel-draw-1
      pool       sha256 f180dc415e62f1a6586b9adc376dc32e140511f7b8bb15c9cc6357decab9a49f  (8 experts)
      terms      sha256 08983263c5f3eccc46148257db41b2c964d22f6eb947c65ace75800e24ffe98a  (panel of 4, 2 reserves, 3 rules)
      seed 1     sha256 a5015e24add33de21d2480899a9e45f24e9e1a989304faf53740fa989a507927
      seed 2     sha256 9a0434c9273db57ebc62ecfe0d3a5ee4b251e99e565a69ae03492f4f6a6d5fae
      "
    `);
  });

  it("draws nothing without a seed, and prints what is to be published first", async () => {
    const { table, proof } = await output(SMALL, ...ARGS);
    expect(table).toBeNull();
    const drawn = await output(SMALL, ...ARGS, ...SEED);
    expect(drawn.proof.split("\n").slice(0, 3)).toEqual(proof.split("\n").slice(0, 3));
  });

  it("gives the same whatever the order of rows, columns and values, with a byte-order mark and CRLF", async () => {
    const [header, ...rows] = POOL.trim().split("\n");
    const columns = header!
      .split(",")
      .map((_, index) => index)
      .reverse();
    const turned = [header!, ...rows.reverse()].map((line) =>
      columns.map((index) => line.split(",")[index]!).join(","),
    );
    const other = `\uFEFF${turned.join("\r\n").replace("F01;F02", " F02 ;F01")}\r\n`;
    expect(await output({ ...SMALL, "pool.csv": other }, ...ARGS, ...SEED)).toEqual(
      await output(SMALL, ...ARGS, ...SEED),
    );
  });

  it("changes with pool, terms, and every part of the seed", async () => {
    const drawn = await output(SMALL, ...ARGS, ...SEED);
    const digests = (proof: string) =>
      proof
        .split("\n")
        .slice(1, 3)
        .map((line) => line.slice(0, 84));
    const otherPool = await output({ ...SMALL, "pool.csv": POOL.replace("E08", "E09") }, ...ARGS, ...SEED);
    expect(digests(otherPool.proof)[0]).not.toBe(digests(drawn.proof)[0]);
    expect(digests(otherPool.proof)[1]).toBe(digests(drawn.proof)[1]);
    const otherTerms = await output(SMALL, "--pool", "pool.csv", "--take", "4", ...SEED);
    expect(digests(otherTerms.proof)[1]).not.toBe(digests(drawn.proof)[1]);
    const apart = await output(SMALL, ...ARGS, "--seed", "lantern at dusk", "--seed", "晨光 4711");
    expect(apart).toEqual(drawn);
    const tables = new Set<string | null>();
    for (const seed of ["a,b", "b,a", "a,c", "a,b,c"]) tables.add((await output(SMALL, ...ARGS, "--seed", seed)).table);
    expect(tables.size).toBe(4);
  });

  it("takes so many reserves, or so many times the panel, rounded up", async () => {
    const count = async (reserves: string) =>
      (await output(SMALL, "--pool", "pool.csv", "--take", "3", "--reserves", reserves, ...SEED)).table
        ?.split("\n")
        .filter((line) => line.startsWith("reserve")).length;
    const counts: (number | undefined)[] = [];
    for (const reserves of ["0", "2", "1x", "1.5x", "0.001x"]) counts.push(await count(reserves));
    expect(counts).toEqual([0, 2, 3, 5, 1]);
  });

  it("holds the parts of the seed against what the parties committed to", async () => {
    const commitments = [sha256("lantern at dusk"), sha256("晨光 4711")];
    const held = await output(SMALL, ...ARGS, ...SEED, "--commitments", commitments.join(","));
    expect(held).toEqual(await output(SMALL, ...ARGS, ...SEED));
    expect(await complaint(SMALL, ...ARGS, ...SEED, "--commitments", [...commitments].reverse().join(","))).toBe(
      "NotPossible: part 1 of the seed is not the one that was committed to",
    );
    expect(await complaint(SMALL, ...ARGS, ...SEED, "--commitments", commitments[0]!)).toContain("BadInput");
  });

  it("names rules that cannot be kept, alone or together", async () => {
    const impossible = (rules: unknown[], take = 4) =>
      complaint(
        { ...SMALL, "rules.json": JSON.stringify({ take, rules }, null, 2) },
        ...["--pool", "pool.csv", "--strata", "rules.json"],
      );
    expect(await impossible([{ where: { kind: "investor" }, atLeast: 3 }])).toBe(
      "NotPossible: no panel of 4 keeps this rule\n" +
        "rules.json:4:5: rules.0: at least 3 of kind = investor; the pool has 2",
    );
    expect(
      await impossible([
        { where: { kind: "authority" }, exactly: 3 },
        { each: ["field"], atMost: 2 },
        { where: { kind: ["investor", "entrepreneur"] }, atLeast: 2 },
      ]),
    ).toBe(
      "NotPossible: no panel of 4 keeps these rules together; it could without any one of them\n" +
        "rules.json:4:5: rules.0: exactly 3 of kind = authority; the pool has 4\n" +
        "rules.json:16:5: rules.2: at least 2 of kind = investor or entrepreneur; the pool has 4",
    );
    expect(await complaint(SMALL, "--pool", "pool.csv", "--take", "6", "--reserves", "1.5x", ...SEED)).toBe(
      "NotPossible: 15 are to be drawn, and the pool has 8",
    );
  });

  it("names what is wrong in the files with line and column", async () => {
    expect(
      await complaint({ ...SMALL, "pool.csv": `${POOL}E02,investor,F01,abroad\n,investor,F01,abroad\n` }, ...ARGS),
    ).toBe('BadInput: pool.csv:10: expert: "E02" is on line 3 already\npool.csv:11: expert: empty');
    expect(await complaint({ ...SMALL, "pool.csv": "name,kind\nA,authority\n" }, ...ARGS)).toBe(
      "BadInput: pool.csv:1: expert: the column is missing",
    );
    const rules = JSON.stringify({ take: 4, rules: [{ where: { sort: "authority" }, exactly: 2 }] }, null, 2);
    expect(await complaint({ ...SMALL, "rules.json": rules }, ...ARGS)).toBe(
      'BadInput: rules.json:6:17: rules.0.where.sort: the pool has no column "sort"',
    );
    expect(await complaint({ ...SMALL, "rules.json": "{ take: 4 }" }, ...ARGS)).toMatch(/^BadInput: rules.json:1:3: /);
  });

  it("refuses options that do not fit", async () => {
    const pool = ["--pool", "pool.csv"];
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], "--pool: missing; a CSV file"],
      [pool, "--take or --strata: one of the two is given"],
      [[...ARGS, "--take", "3"], "--take or --strata: one of the two is given"],
      [[...pool, "--take", "0"], '--take: "0" is not a whole number from 1'],
      [[...pool, "--take", "3", "--reserves", "some"], '--reserves: "some" is not a whole number from 0'],
      [[...ARGS, "--seed", "alone"], "--seed: parts of at least two parties are needed, separated by commas"],
      [[...ARGS, "--seed", "a, b"], "--seed: part 2 is empty, or begins or ends with a space"],
      [[...ARGS, "--commitments", "a,b"], "--commitments: given without --seed"],
    ];
    for (const [args, sentence] of wrong) expect(await complaint(SMALL, ...args)).toBe(`BadInput: ${sentence}`);
  });

  it("ends with 0, 2 or 3, writes whole or nothing, and explains itself", async () => {
    const drawn = await run(SMALL, ...ARGS, ...SEED, "--out", "draw.csv");
    const here = await run(SMALL, ...ARGS, ...SEED);
    expect(drawn).toEqual({ status: 0, stdout: here.stderr, stderr: "" });
    expect(readFileSync(join(folder, "draw.csv"), "utf8")).toBe(here.stdout);

    const bad = await run({ ...SMALL, "pool.csv": "expert\nA\nA\n" }, ...ARGS, ...SEED, "--out", "bad.csv");
    expect(bad).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining("pool.csv:3: expert") as string });
    const rules = JSON.stringify({ take: 4, rules: [{ where: { kind: "investor" }, atLeast: 3 }] });
    const refused = await run({ ...SMALL, "rules.json": rules }, ...ARGS, ...SEED, "--out", "bad.csv");
    expect(refused).toEqual({ status: 3, stdout: "", stderr: expect.stringContaining("kind = investor") as string });
    expect(existsSync(join(folder, "bad.csv"))).toBe(false);
    expect((await run(SMALL, "--help")).stdout).toContain("--commitments");
  });
});
