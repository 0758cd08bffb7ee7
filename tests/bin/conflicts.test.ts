import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationRoster } from "#db/seed/demonstration/roster.ts";
import { scanForConflicts } from "#scoring/conflicts/scan-for-conflicts.ts";
import { BadInput } from "../../bin/bad-input.ts";
import { conflictsTable } from "../../bin/conflicts.ts";
import { conflictScanInput } from "../support/conflict-scan-input.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/candela.ts");
/** By its address, because the program runs in a folder of its own. */
const TSX = createRequire(import.meta.url).resolve("tsx");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candela-conflicts-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The verb's table on files of its own, or what a person reads when they do not fit; the folder is left out. */
async function table(files: Record<string, string>, ...args: string[]): Promise<string> {
  await writeAll(files);
  try {
    return conflictsTable(args.map((arg) => (/\.(json|csv)$/.test(arg) ? join(folder, arg) : arg))).table;
  } catch (error) {
    if (error instanceof BadInput) return error.message.replaceAll(`${folder}/`, "");
    throw error;
  }
}

/** The program itself, run in the folder. */
async function run(files: Record<string, string>, ...args: string[]) {
  await writeAll(files);
  const command = ["--import", TSX, PROGRAM, "conflicts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

async function writeAll(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

const THREE = [
  "--experts",
  "experts.json",
  "--submissions",
  "submissions.json",
  "--organizations",
  "organizations.json",
];
const ORGANIZATIONS = JSON.stringify([{ id: "firm", nameZh: "武汉澜拓精密机械有限公司", country: "CN" }], null, 2);
const SUBMISSIONS = JSON.stringify([{ id: "S1", applicantId: "firm" }], null, 2);
const EXPERTS = JSON.stringify(
  [
    {
      id: "E1",
      person: { names: ["曾砚衡"] },
      facts: [{ kind: "employment", organizationName: "武漢瀾拓精密機械有限公司", endedOn: "2021-06-30" }],
    },
  ],
  null,
  2,
);
const SMALL = { "experts.json": EXPERTS, "submissions.json": SUBMISSIONS, "organizations.json": ORGANIZATIONS };

describe("candela conflicts on files", () => {
  it("gives a row for every finding, with its evidence in both languages", async () => {
    expect(await table(SMALL, ...THREE)).toBe(
      "expert,submission,rule,severity,evidence\n" +
        "E1,S1,FORMER_ORG,block,专家曾任职于武汉澜拓精密机械有限公司（2021-06-30）；名称“武漢瀾拓精密機械有限公司”相同。 | " +
        "The expert worked for 武汉澜拓精密机械有限公司 (2021-06-30); the name “武漢瀾拓精密機械有限公司” is the same.\n",
    );
  });

  it("counts look-backs from the reference date", async () => {
    expect(await table(SMALL, ...THREE, "--reference-date", "2024-07-01")).toBe(
      "expert,submission,rule,severity,evidence\n",
    );
  });

  it("finds in files what the scan finds in the same facts", async () => {
    const input = conflictScanInput(demonstrationRoster());
    const files = {
      "experts.json": JSON.stringify(input.experts),
      "submissions.json": JSON.stringify(input.submissions),
      "organizations.json": JSON.stringify({ organizations: input.organizations, holdings: input.holdings }),
    };
    const rows = (await table(files, ...THREE, "--language", "en")).trim().split("\n").slice(1);
    const findings = scanForConflicts(input);
    expect(rows.map((row) => row.split(",").slice(0, 4).join())).toEqual(
      findings.map(({ expertId, submissionId, ruleCode, severity }) =>
        [expertId, submissionId, ruleCode, severity].join(),
      ),
    );
  });

  it("names what is wrong with file, line and column", async () => {
    const files = {
      ...SMALL,
      "experts.json": EXPERTS.replace("employment", "employed"),
      "submissions.json": SUBMISSIONS.replace('"firm"', '"nowhere"'),
    };
    expect(await table(files, ...THREE)).toMatch(/^experts\.json:11:17: 0\.facts\.0\.kind: Invalid option/);
    expect(await table({ ...files, "experts.json": EXPERTS }, ...THREE)).toBe(
      'submissions.json:4:20: 0.applicantId: there is no organization "nowhere"',
    );
    expect(await table({ ...SMALL, "experts.json": '[\n  { "id": }\n]' }, ...THREE)).toBe(
      "experts.json:2:11: not JSON (ValueExpected)",
    );
  });

  it("end with status 2 and without a file when the input does not fit, with 0 and the whole file when it does", async () => {
    const wrong = { ...SMALL, "experts.json": '[{ "id": "E1" }]' };
    const bad = await run(wrong, ...THREE, "--out", "found.csv");
    expect([bad.status, bad.stdout, existsSync(join(folder, "found.csv"))]).toEqual([2, "", false]);
    expect(bad.stderr).toMatch(/^experts\.json:1:2: 0\.person: [^\n]+\n$/);
    const good = await run(SMALL, ...THREE, "--out", "found.csv");
    expect([good.status, good.stderr]).toEqual([0, ""]);
    expect(readFileSync(join(folder, "found.csv"), "utf8")).toBe(await table(SMALL, ...THREE));
  });

  it("names an id that is given twice", async () => {
    const twice = JSON.stringify([{ id: "firm" }, { id: "firm" }]);
    expect(await table({ ...SMALL, "organizations.json": twice }, ...THREE)).toBe(
      'organizations.json:1:22: 1.id: "firm" is given twice',
    );
  });

  it("asks for all three files, for one form at a time, and for days that exist", async () => {
    expect(await table(SMALL, ...THREE.slice(0, 4))).toBe("--organizations: missing; a JSON file");
    expect(await table(SMALL, "--pairs", "pairs.csv", "--stage", "initial")).toBe(
      "--pairs: given together with --stage",
    );
    expect(await table(SMALL, ...THREE, "--reference-date", "2023-02-30")).toBe(
      '--reference-date: "2023-02-30" is not a day YYYY-MM-DD',
    );
  });
});

describe("candela conflicts on pairs", () => {
  /** The fourth of five columns; the Chinese sentence in the last holds no comma of the file. */
  const verdicts = async (...pairs: string[]) => {
    const files = { "pairs.csv": `kind,a,b\n${pairs.join("\n")}\n` };
    const rows = (await table(files, "--pairs", "pairs.csv", "--language", "zh-CN")).trim().split("\n");
    return rows.slice(1).map((row) => row.split(",").at(-2));
  };

  it("judges organizations by codes first, then by names", async () => {
    expect(
      await verdicts(
        "organization,武汉澜拓精密机械有限公司,武漢瀾拓精密機械有限責任公司",
        "organization,澜拓精密机械,武汉澜拓精密机械有限公司",
        "organization,上海澜拓精密机械有限公司,武汉澜拓精密机械有限公司",
        "organization,武汉澜拓有限公司 91420000MA001234XY,武汉砚恒有限公司 91420000MA001234XY",
      ),
    ).toEqual(["same", "maybe", "different", "same"]);
  });

  it("judges people by what stands behind the name, and bare names as names", async () => {
    expect(
      await verdicts(
        "person,曾砚衡,曾硯衡",
        "person,曾砚衡,Yanheng Zeng",
        "person,曾砚衡,Yanheng Ceng",
        "person,曾砚衡（1966）,曾砚衡（1977）",
        "person,曾砚衡 1966,曾硯衡 1966",
        "person,曾砚衡；衡朔大学,曾砚衡；衡朔大学机械工程学院",
        "person,曾砚衡；衡朔大学,曾砚衡；云陵大学",
      ),
    ).toEqual(["same", "maybe", "different", "different", "same", "same", "maybe"]);
  });

  it("names a row that fits no kind or is empty", async () => {
    expect(await table({ "pairs.csv": "kind,a,b\nfirm,x,y\nperson,,y\n" }, "--pairs", "pairs.csv")).toBe(
      'pairs.csv:2: kind: "firm" is none of organization, person\npairs.csv:3: a: empty',
    );
  });
});
