import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignCommand } from "../../bin/assign.ts";
import { BadInput } from "../../bin/bad-input.ts";
import { checkAssignmentCommand } from "../../bin/check-assignment.ts";
import { NotPossible } from "../../bin/not-possible.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/candela.ts");
/** By its address, because the program runs in a folder of its own. */
const TSX = createRequire(import.meta.url).resolve("tsx");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candela-assign-"));
});
beforeEach(() => {
  for (const name of ["assignment.csv", "report.json"]) rmSync(join(folder, name), { force: true });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const EXPERTS = "expert,organization,kind\ne1,A,authority\ne2,A,investor\ne3,B,authority\ne4,,investor\n";
const SUBMISSIONS = "submission\ns1\ns2\ns3\n";
const SCORES = "expert,submission,score\ne1,s1,9\ne1,s2,8\ne2,s1,7\ne2,s3,6\ne3,s2,5\ne3,s3,-4\ne4,s1,3\ne4,s3,2\n";
const CONFLICTS = "expert,submission,rule\ne1,s3,SAME_ORG\n";
const FILES = {
  "experts.csv": EXPERTS,
  "submissions.csv": SUBMISSIONS,
  "scores.csv": SCORES,
  "conflicts.csv": CONFLICTS,
};
const INPUTS = ["--scores", "scores.csv", "--experts", "experts.csv", "--submissions", "submissions.csv"];
const ALL = [...INPUTS, "--conflicts", "conflicts.csv", "--per-submission", "2"];
const OUT = ["--out", "assignment.csv", "--report", "report.json"];

const inFolder = (args: readonly string[]) =>
  args.map((arg) => (/\.(json|csv|gz)$/.test(arg) ? join(folder, arg) : arg));
const read = (name: string) => readFileSync(join(folder, name), "utf8");

async function writeAll(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries({ ...FILES, ...files })) await writeFile(join(folder, name), content);
}

/** What a person reads when it does not work, without the folder; "" when it works. */
async function attempt(command: (args: readonly string[]) => Promise<void>, args: readonly string[]): Promise<string> {
  try {
    await command(inFolder(args));
    return "";
  } catch (error) {
    if (error instanceof BadInput || error instanceof NotPossible) return error.message.replaceAll(`${folder}/`, "");
    throw error;
  }
}

async function assign(files: Record<string, string | Uint8Array>, ...args: string[]): Promise<string> {
  await writeAll(files);
  return await attempt(assignCommand, [...args, ...OUT]);
}

async function check(...args: string[]): Promise<string> {
  return await attempt(checkAssignmentCommand, [...args, "--assignment", "assignment.csv", "--report", "report.json"]);
}

interface Report {
  objective: { sum: number; worstPair: number; worstSubmission: number };
  optimal: boolean;
  certificate: { dualSum: number; gap: number };
  submissions: { full: number; short: { submission: string; got: number; wanted: number; because: string }[] };
  loads: { min: number; max: number; histogram: number[] };
  seed: string[] | null;
  cpuMs: number;
  peakMb: number;
}
const report = (): Report => JSON.parse(read("report.json")) as Report;

describe("candela assign", () => {
  it("writes pairs by submission, then expert, in input order, and proves the highest sum", async () => {
    expect(await assign({}, ...ALL, "--mode", "max-sum", "--max-load", "2")).toBe("");
    expect(read("assignment.csv")).toBe(
      "submission,expert,score\ns1,e1,9\ns1,e2,7\ns2,e1,8\ns2,e3,5\ns3,e2,6\ns3,e4,2\n",
    );
    expect(report()).toMatchObject({
      mode: "max-sum",
      objective: { sum: 37, worstPair: 2, worstSubmission: 8 },
      optimal: true,
      certificate: { dualSum: 37, gap: 0 },
      submissions: { full: 3, short: [] },
      loads: { min: 1, max: 2, histogram: [0, 2, 2] },
      seed: null,
    });
  });

  it("is fair where no mode is given: the worst pair comes before the sum", async () => {
    const scores = "expert,submission,score\ne1,s1,9\ne1,s2,4\ne2,s1,4\ne2,s2,0\n";
    const two = { "experts.csv": "expert\ne1\ne2\n", "submissions.csv": "submission\ns1\ns2\n", "scores.csv": scores };
    const options = ["--per-submission", "1", "--max-load", "1"];
    await assign(two, ...INPUTS, ...options, "--mode", "max-sum");
    expect(report().objective).toMatchObject({ sum: 9, worstPair: 0 });
    await assign(two, ...INPUTS, ...options);
    expect(report().objective).toMatchObject({ sum: 8, worstPair: 4 });
  });

  it("accepts a byte-order mark, carriage returns, gzip, quotes and columns in any order", async () => {
    await assign({}, ...ALL);
    const plain = read("assignment.csv");
    const rows = SCORES.trim().split("\n");
    const turned = rows.map((row) => row.split(",").reverse().join(","));
    for (const scores of [
      `\uFEFF${rows.join("\r\n")}\r\n`,
      gzipSync(SCORES),
      rows.map((row) => row.replace(/^e(\d)/, '"e$1"')).join("\n"),
      turned.join("\n"),
      rows.join("\n\n"),
    ]) {
      const name = typeof scores === "string" ? "scores.csv" : "scores.csv.gz";
      const inputs = ALL.map((arg) => (arg === "scores.csv" ? name : arg));
      expect(await assign({ [name]: scores }, ...inputs)).toBe("");
      expect(read("assignment.csv")).toBe(plain);
    }
  });

  it("keeps locked pairs, experts who must be apart, organizations and kinds", async () => {
    const files = { "locked.csv": "expert,submission\ne4,s2\n", "apart.csv": "expert,other\ne1,e3\n" };
    const options = ["--locked", "locked.csv", "--apart", "apart.csv", "--at-most-per-organization", "1"];
    expect(await assign(files, ...ALL, ...options, "--at-least-of-kind", "authority=1,investor=1")).toBe("");
    const panels = new Map<string, string[]>();
    for (const line of read("assignment.csv").trim().split("\n").slice(1)) {
      const [submission = "", expert = ""] = line.split(",");
      panels.set(submission, [...(panels.get(submission) ?? []), expert]);
    }
    expect(panels.get("s2")).toContain("e4");
    for (const panel of panels.values()) {
      expect(panel).not.toEqual(expect.arrayContaining(["e1", "e2"]));
      expect(panel).not.toEqual(expect.arrayContaining(["e1", "e3"]));
      expect(panel.some((expert) => expert === "e1" || expert === "e3")).toBe(true);
      expect(panel.some((expert) => expert === "e2" || expert === "e4")).toBe(true);
    }
    expect(await check(...ALL, ...options, "--at-least-of-kind", "authority=1,investor=1")).toBe("");
  });

  it("explains by the smallest cut why places are short, and fills evenly when allowed to", async () => {
    const short = [...ALL, "--max-load", "1"];
    expect(await assign({}, ...short)).toBe(
      "all 3 submissions want 6 readings; the experts without a conflict can give 4 (at their maximum load: experts e1, e2, e3, e4)",
    );
    expect(existsSync(join(folder, "assignment.csv"))).toBe(false);
    expect(await assign({}, ...short, "--allow-short")).toBe("");
    const { full, short: missing } = report().submissions;
    expect(full).toBe(1);
    expect(missing.map(({ got, wanted }) => [got, wanted])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(missing[0]!.because).toContain("want 6 readings");
    expect(await check(...short, "--allow-short")).toBe("");
  });

  it("draws by lot under a cap, the same pairs from the same seed", async () => {
    const lot = [...ALL, "--mode", "capped", "--cap", "0.75", "--seed", "chair", "--seed", "supervisor"];
    expect(await assign({}, ...lot)).toBe("");
    const drawn = read("assignment.csv");
    expect(report().seed).toEqual(["chair", "supervisor"]);
    expect(await check(...lot)).toBe("");
    await assign({}, ...lot);
    expect(read("assignment.csv")).toBe(drawn);
    expect(await assign({}, ...ALL, "--mode", "capped", "--cap", "0.25", "--seed", "x")).toContain(
      "under the cap of 256/1024",
    );
  });

  it("records the chances of a lot with prices that prove them, and a change of either is found", async () => {
    const lot = [...ALL, "--mode", "capped", "--cap", "0.75", "--seed", "chair", "--seed", "supervisor"];
    await assign({}, ...lot);
    const whole = read("report.json");
    const { chances, objective, certificate } = JSON.parse(whole) as {
      chances: { submission: string; expert: string; parts: number }[];
      objective: { expectedSum: number };
      certificate: { dualExpectedSum: number };
    };
    expect(certificate.dualExpectedSum).toBe(objective.expectedSum);
    expect(chances.reduce((sum, { parts }) => sum + parts, 0)).toBe(6 * 1024);
    expect(chances.every(({ parts }) => parts <= 768)).toBe(true);

    const found = async (change: (text: string) => string) => {
      await writeFile(join(folder, "report.json"), change(whole));
      return await check(...lot);
    };
    expect(await found((text) => text.replace('"parts": 768', '"parts": 767'))).toMatch(/add up to .*\/1024, due are/);
    expect(await found((text) => text.replace('"parts": 768', '"parts": 769'))).toContain("outside the cap");
    expect(await found((text) => text.replace(/"expectedSum": [\d.]+/, '"expectedSum": 99'))).toContain(
      "expectedSum 99",
    );
    expect(await found((text) => text.replace(/"s1": (-?\d+)/, '"s1": 1000'))).toContain("leave a gap");
    expect(await found((text) => text.replace('"chances"', '"odds"'))).toBe("report: chances: missing");
    await writeFile(join(folder, "report.json"), whole);
    const other = await check(...lot.slice(0, -1), "somebody");
    expect(other).toContain("report: another seed");
  });

  it("gives the same bytes again, effort aside", async () => {
    const once = async () => {
      await assign({}, ...ALL);
      return [read("assignment.csv"), read("report.json").replace(/"(cpuMs|peakMb)": \d+/g, "")];
    };
    expect(await once()).toEqual(await once());
  });
});

describe("bad input of candela assign", () => {
  const cases: [string, Record<string, string>, string[], string][] = [
    ["an unknown option", {}, [...ALL, "--maxload", "2"], "Unknown option '--maxload'"],
    ["an unknown mode", {}, [...ALL, "--mode", "best"], '--mode: "best" is none of fair, max-sum, capped'],
    ["no scores", {}, ALL.slice(2), "--scores: missing"],
    [
      "no seed where a lot is drawn",
      {},
      [...ALL, "--mode", "capped", "--cap", "0.5"],
      "--seed: missing; mode capped draws by lot",
    ],
    [
      "a cap that is no probability",
      {},
      [...ALL, "--mode", "capped", "--cap", "2", "--seed", "x"],
      "--cap: missing, or not a decimal above 0 and up to 1, such as 0.5",
    ],
    [
      "a duplicate expert",
      { "experts.csv": "expert\ne1\ne2\ne3\ne4\ne2\n" },
      ALL,
      'experts.csv:6: expert: "e2" is given twice',
    ],
    [
      "a duplicate submission",
      { "submissions.csv": "submission\ns1\ns2\ns3\ns1\n" },
      ALL,
      'submissions.csv:5: submission: "s1" is given twice',
    ],
    [
      "a negative load",
      { "experts.csv": "expert,min_load\ne1,\ne2,-1\ne3,\ne4,\n" },
      ALL,
      'experts.csv:3: min_load: "-1" is not a whole number from 0',
    ],
    [
      "a load that is not whole",
      { "experts.csv": "expert,max_load\ne1,1.5\ne2,\ne3,\ne4,\n" },
      ALL,
      'experts.csv:2: max_load: "1.5" is not a whole number from 0',
    ],
    [
      "a minimum above the maximum",
      { "experts.csv": "expert,min_load,max_load\ne1,3,2\ne2,,\ne3,,\ne4,,\n" },
      ALL,
      "experts.csv:2: min_load: 3 is above the maximum load 2",
    ],
    [
      "bounds that cross for everybody",
      {},
      [...ALL, "--min-load", "3", "--max-load", "2"],
      "--min-load: 3 is above --max-load 2",
    ],
    [
      "a demand above the number of experts",
      { "submissions.csv": "submission,demand\ns1,2\ns2,5\ns3,1\n" },
      ALL,
      "submissions.csv:3: demand: 5 experts are wanted, but there are 4",
    ],
    [
      "no demand",
      {},
      ALL.slice(0, -2),
      "submissions.csv:2: demand: missing; give the column or --per-submission\nsubmissions.csv:3: demand: missing; give the column or --per-submission\nsubmissions.csv:4: demand: missing; give the column or --per-submission",
    ],
    [
      "a conflict that names nobody",
      { "conflicts.csv": "expert,submission\ne9,s1\n" },
      ALL,
      'conflicts.csv:2: expert: there is no expert "e9"',
    ],
    [
      "a conflict on no submission",
      { "conflicts.csv": "expert,submission\ne1,s1\ne1,s9\n" },
      ALL,
      'conflicts.csv:3: submission: there is no submission "s9"',
    ],
    [
      "a score of nobody",
      { "scores.csv": `${SCORES}e9,s1,1\n` },
      ALL,
      'scores.csv:10: expert: there is no expert "e9"',
    ],
    [
      "a score that is not whole",
      { "scores.csv": `${SCORES}e2,s2,1.5\n` },
      ALL,
      "scores.csv:10: score: not a whole number from -2147483647 to 2147483647",
    ],
    [
      "an empty score",
      { "scores.csv": `${SCORES}e2,s2,\n` },
      ALL,
      "scores.csv:10: score: not a whole number from -2147483647 to 2147483647",
    ],
    [
      "a score that is too large",
      { "scores.csv": `${SCORES}e2,s2,2147483648\n` },
      ALL,
      "scores.csv:10: score: not a whole number from -2147483647 to 2147483647",
    ],
    [
      "a score that is given twice",
      { "scores.csv": `${SCORES}e1,s1,9\n` },
      ALL,
      "scores.csv:10: row: e1 and s1 are given twice",
    ],
    [
      "a row that is too short",
      { "scores.csv": `${SCORES}e2,s2\n` },
      ALL,
      "scores.csv:10: row: 2 values, but the header has 3",
    ],
    [
      "scores without a column",
      { "scores.csv": "expert,submission\n" },
      ALL,
      "scores.csv:1: score: the column is missing",
    ],
    [
      "a locked pair in conflict",
      { "locked.csv": "expert,submission\ne1,s3\n" },
      [...ALL, "--locked", "locked.csv"],
      "locked.csv:2: row: the pair is locked, and is in conflict",
    ],
    [
      "a kind of nobody",
      {},
      [...ALL, "--at-least-of-kind", "judge=1"],
      '--at-least-of-kind: no expert in experts.csv is of the kind "judge"',
    ],
  ];

  it.each(cases)("%s is named, and nothing is written", async (_, files, args, message) => {
    expect(await assign(files, ...args)).toBe(message);
    expect(existsSync(join(folder, "assignment.csv"))).toBe(false);
    expect(existsSync(join(folder, "report.json"))).toBe(false);
  });

  it("ends with 2 for bad input and 3 for what is not possible, the reason on standard error", async () => {
    await writeAll({});
    const run = (verb: string, ...args: string[]) => {
      const command = ["--import", TSX, PROGRAM, verb, ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
      return { status, stdout, stderr };
    };
    expect(run("assign", ...ALL, "--cap", "1")).toEqual({
      status: 2,
      stdout: "",
      stderr: "--cap: only with --mode capped\n",
    });
    expect(run("assign", ...ALL, "--max-load", "1")).toMatchObject({ status: 3, stdout: "" });
    expect(run("assign", ...ALL, ...OUT)).toEqual({ status: 0, stdout: "", stderr: "" });
    const checked = run("check-assignment", ...ALL, "--assignment", "assignment.csv", "--report", "report.json");
    expect(checked).toMatchObject({ status: 0, stderr: "" });
    expect(checked.stdout).toContain("at most");
  });
});

/** What the check says once the report's figures are those it counts. */
async function checkedAgain(args: readonly string[]): Promise<readonly string[]> {
  const report = JSON.parse(read("report.json")) as Report & Record<string, unknown>;
  for (const line of (await check(...args)).split("\n")) {
    const [, name, value] = /^report: ([\w.]+) \S+, counted (-?\d+)$/.exec(line) ?? [];
    if (name === "objective.sum") report.objective.sum = Number(value);
    if (name === "certificate.dualSum") report.certificate.dualSum = Number(value);
    if (name === "certificate.gap") report.certificate.gap = Number(value);
  }
  await writeFile(join(folder, "report.json"), JSON.stringify(report));
  return (await check(...args)).split("\n");
}

describe("candela check-assignment", () => {
  const broken: [string, (text: string) => string, string][] = [
    ["a pair in conflict", (text) => text.replace(/s3,e\d,-?\d+/, "s3,e1,0"), "e1 is in conflict with s3"],
    ["a wrong score", (text) => text.replace("s1,e1,9", "s1,e1,8"), "e1 and s1: score 8, not 9"],
    ["a missing pair", (text) => text.replace("s1,e1,9\n", ""), "s1 has 1 experts, wanted are 2"],
    ["a pair twice", (text) => `${text}s1,e1,9\n`, "e1 and s1 come twice"],
    ["nobody", (text) => text.replace("s1,e1,9", "s1,e9,9"), "there is no expert e9"],
  ];
  it.each(broken)("finds %s", async (_, breakIt, message) => {
    await assign({}, ...ALL);
    await writeFile(join(folder, "assignment.csv"), breakIt(read("assignment.csv")));
    expect((await check(...ALL)).split("\n")).toContain(message);
  });

  it("finds an assignment that is sound but not the best, and a report that claims what its prices do not show", async () => {
    await assign({}, ...ALL, "--mode", "max-sum");
    const table = read("assignment.csv");
    await writeFile(join(folder, "assignment.csv"), table.replace("s1,e2,7", "s1,e3,0"));
    const found = (await check(...ALL, "--mode", "max-sum")).split("\n");
    expect(found).toContain(`report: objective.sum ${report().objective.sum}, counted ${report().objective.sum - 7}`);
    await writeFile(join(folder, "assignment.csv"), table);
    await writeFile(join(folder, "report.json"), read("report.json").replace(/"s1": (-?\d+)/, '"s1": 1000'));
    expect(await check(...ALL, "--mode", "max-sum")).toContain("but the prices leave a gap of");
  });

  it.each(["fair", "max-sum"])(
    "finds a group that is missed for no reason, and places left empty for none, though the report's figures fit (%s)",
    async (mode) => {
      const kinds = [...ALL, "--mode", mode, "--at-least-of-kind", "investor=1"];
      await assign({}, ...kinds);
      await writeFile(
        join(folder, "assignment.csv"),
        "submission,expert,score\ns1,e1,9\ns1,e3,0\ns2,e1,8\ns2,e3,5\ns3,e2,6\ns3,e4,2\n",
      );
      const missed = await checkedAgain(kinds);
      expect(missed).toContain("s1: 0 of kind:investor, at least 1 are due");

      const short = [...ALL, "--mode", mode, "--allow-short"];
      await assign({}, ...short);
      await writeFile(join(folder, "assignment.csv"), "submission,expert,score\ns1,e1,9\ns1,e2,7\n");
      expect(await checkedAgain(short)).not.toEqual([""]);
    },
  );

  it("names what a report lacks", async () => {
    await assign({}, ...ALL);
    await writeFile(join(folder, "report.json"), read("report.json").replace(/"s1": -?\d+,/, ""));
    expect(await check(...ALL)).toBe("the report has no price of s1");
  });

  it("finds a report made from other inputs", async () => {
    await assign({}, ...ALL);
    await writeAll({ "scores.csv": SCORES.replace("e4,s3,2", "e4,s3,3") });
    expect(await check(...ALL)).toContain("report: made from other inputs or options (inputDigest)");
  });
});
