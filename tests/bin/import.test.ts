import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import { findInvitation } from "#app/workflow/invitations.server.ts";
import type { Database } from "#db/connection.ts";
import { BadInput } from "../../bin/bad-input.ts";
import { readImport, runImport } from "../../bin/import.ts";
import { programmeDocument } from "../scoring/support/programme.ts";
import { testRuntime } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { freezeAsInvited } from "../support/invited-people.ts";
import { codeOf } from "../support/refusals.ts";

const NOW = "2023-05-01T08:00:00.000Z";
const MARKS =
  "submission,expert,criterion,mark\nS1,R1,k1,3\nS1,R1,k2,1\nS2,R1,k1,2\nS2,R1,k2,2\nS2,R2,k1,0\nS2,R2,k2,3\n";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candela-import-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Writes files into the folder and gives the arguments with their paths. */
async function argumentsWith(files: Record<string, string | Buffer>, ...more: string[]): Promise<string[]> {
  const args = ["--call", "round", ...more];
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await writeFile(file, content);
    args.push(`--${name.split(".")[0] ?? ""}`, file);
  }
  return args;
}

/** What a person reads when the input does not fit, with the folder left out. */
function sentences(args: readonly string[]): string[] {
  try {
    readImport(args, NOW);
  } catch (error) {
    if (error instanceof BadInput) return error.message.split("\n").map((line) => line.replaceAll(`${folder}/`, ""));
    throw error;
  }
  return [];
}

const sentencesFor = async (files: Record<string, string | Buffer>, ...more: string[]) =>
  sentences(await argumentsWith(files, ...more));

const count = async (
  db: Database,
  table: "submissions" | "experts" | "scoreSheets" | "marks" | "assignments" | "conflicts",
) =>
  (
    await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow()
  ).rows;

describeOnEachDatabase("candela import", (open) => {
  it("marks alone become a closed stage with what the data say and nothing else", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const request = readImport(await argumentsWith({ "marks.csv": MARKS }), NOW);
    expect(await runImport(runtime, request, "https://award.example")).toEqual([
      "call round: 2 submissions, 2 experts, 3 sheets; stage initial is closed",
    ]);
    const call = await findCallBySlug(runtime, "round");
    const [stage] = call!.programme.stages;
    expect(call?.mode).toBe("live");
    expect(call?.programme.fields.map((field) => field.code)).toEqual(["ALL"]);
    expect(stage).toMatchObject({
      kind: "initial",
      aggregation: { method: "mean" },
      cut: { method: "sharePerField", share: { numerator: 1, denominator: 2 } },
      panel: { size: 2, minimumValidSheets: 1 },
      rubric: { scale: { minimum: 0, maximum: 3 } },
    });
    expect(stage?.rubric.criteria.map(({ code, weight }) => [code, weight])).toEqual([
      ["k1", 1],
      ["k2", 1],
    ]);
    const stored = await db.selectFrom("stages").select(["state", "kind"]).execute();
    expect(stored).toEqual([{ state: "closed", kind: "initial" }]);
    expect(await count(db, "scoreSheets")).toBe(3);
    expect(await count(db, "marks")).toBe(6);
    const statuses = await db
      .selectFrom("submissions")
      .select(["serial", "status", "statusNote"])
      .orderBy("intakeNo")
      .execute();
    expect(statuses).toEqual([
      { serial: "S1", status: "admitted", statusNote: "imported" },
      { serial: "S2", status: "admitted", statusNote: "imported" },
    ]);
    const declarations = await db.selectFrom("declarations").select(["answer", "statement"]).distinct().execute();
    expect(declarations).toEqual([{ answer: "none", statement: "imported" }]);
  });

  it("all four files, a byte-order mark, CRLF and gzip are read", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const files = {
      "marks.csv.gz": gzipSync("\uFEFFexpert,mark,ignored,submission\r\nR1,5,x,S1\r\nR2,4,,S1\r\nR2,3,,S2\r\n"),
      "submissions.csv":
        "submission,title_zh,title_en,field,applicant,country,province,kind,channel\nS1,成果,Result,新材料,甲公司,CN,浙江,technology,association\nS2,,,energy,甲公司,,,,\n",
      "experts.csv":
        'expert,name_zh,kind,country,organization,fields\nR1,"王, 一",investor,SG,甲公司,energy;新材料\nR2,,,,,\n',
      "conflicts.csv": "expert,submission,rule\nR1,S2,SAME_ORG\n",
    };
    await runImport(runtime, readImport(await argumentsWith(files, "--stage", "secondary"), NOW), "");
    const programme = (await findCallBySlug(runtime, "round"))!.programme;
    expect(programme.fields.map(({ code, name }) => [code, name.zh])).toEqual([
      ["F1", "新材料"],
      ["energy", "energy"],
    ]);
    expect(programme.stages.map((stage) => stage.kind)).toEqual(["secondary"]);
    expect(programme.conflictRules.map((rule) => rule.code)).toEqual(["LISTED", "SAME_ORG"]);
    const submissions = await db
      .selectFrom("submissions")
      .innerJoin("organizations", "organizations.id", "submissions.applicantId")
      .select(["serial", "titleZh", "titleEn", "fieldCode", "submissions.kind", "channel", "nameZh", "country"])
      .orderBy("intakeNo")
      .execute();
    expect(submissions).toEqual([
      {
        serial: "S1",
        titleZh: "成果",
        titleEn: "Result",
        fieldCode: "F1",
        kind: "technology",
        channel: "association",
        nameZh: "甲公司",
        country: "CN",
      },
      {
        serial: "S2",
        titleZh: null,
        titleEn: "S2",
        fieldCode: "energy",
        kind: "product",
        channel: "self",
        nameZh: "甲公司",
        country: "CN",
      },
    ]);
    const experts = await db
      .selectFrom("experts")
      .select(["code", "nameZh", "nameEn", "kind", "country"])
      .orderBy("code")
      .execute();
    expect(experts).toEqual([
      { code: "R1", nameZh: "王, 一", nameEn: "王, 一", kind: "investor", country: "SG" },
      { code: "R2", nameZh: "R2", nameEn: "R2", kind: "authority", country: "ZZ" },
    ]);
    expect(await count(db, "conflicts")).toBe(1);
    expect(await count(db, "assignments")).toBe(3);
  });

  it("submissions without marks are admitted and the stage stays planned", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const request = readImport(await argumentsWith({ "submissions.csv": "submission\nS1\n" }), NOW);
    expect(await runImport(runtime, request, "")).toEqual([
      "call round: 1 submissions, 0 experts, 0 sheets; stage initial is planned",
    ]);
    expect(await count(db, "scoreSheets")).toBe(0);
  });

  it("a given programme rules the marks", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const programme = JSON.stringify(programmeDocument());
    const sheet = (expert: string) =>
      `S1,${expert},adv,80,,well founded by three reports\nS1,${expert},cre,50,thin evidence,\n`;
    const files = {
      "programme.json": programme,
      "submissions.csv": "submission,field\nS1,F2\n",
      "marks.csv": `submission,expert,criterion,mark,reason,comment\n${["R1", "R2", "R3"].map(sheet).join("")}`,
    };
    await runImport(runtime, readImport(await argumentsWith(files), NOW), "");
    const reasons = await db
      .selectFrom("marks")
      .select("reason")
      .where("criterionCode", "=", "cre")
      .distinct()
      .execute();
    expect(reasons).toEqual([{ reason: "thin evidence" }]);
    expect((await findCallBySlug(runtime, "round"))?.programme.fields).toHaveLength(2);
  });

  it("a slug is used once, and a stage after an unfinished one is refused", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const args = await argumentsWith({ "marks.csv": MARKS });
    await runImport(runtime, readImport(args, NOW), "");
    await expect(runImport(runtime, readImport(args, NOW), "")).rejects.toThrow(
      '--call: there is a call "round" already',
    );
    const document = programmeDocument();
    const second = {
      ...document.stages[0]!,
      kind: "secondary",
      opensAt: "2023-02-06T09:00:00+08:00",
      closesAt: "2023-02-16T18:00:00+08:00",
    };
    const files = {
      "programme.json": JSON.stringify({ ...document, stages: [...document.stages, second] }),
      "submissions.csv": "submission,field\nS1,F2\n",
      "marks.csv":
        "submission,expert,criterion,mark,comment\nS1,R1,adv,80,well founded by three reports\nS1,R1,cre,80,\n",
    };
    const later = ["--call", "later", ...(await argumentsWith(files, "--stage", "secondary")).slice(2)];
    expect(await codeOf(runImport(runtime, readImport(later, NOW), ""))).toBe("earlier_stage_unfinished");
    expect(await findCallBySlug(runtime, "later")).toBeUndefined();
  });

  it("people are invited by a link each", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const args = await argumentsWith(
      { "marks.csv": MARKS },
      "--invite",
      "chair=wang@office.example",
      "--invite",
      "supervisor=li@office.example",
    );
    const lines = await runImport(runtime, readImport(args, NOW), "https://award.example");
    expect(lines.slice(1).map((line) => line.replace(/[0-9a-f]{64}$/, "…"))).toEqual([
      "chair wang@office.example https://award.example/invite/…",
      "supervisor li@office.example https://award.example/invite/…",
    ]);
    expect((await findInvitation(runtime, lines[1]!.slice(-64)))?.role).toBe("chair");
  });
});

describeOnEachDatabase("an imported round", (open) => {
  it("is ranked, cut and frozen by the people it invited", async () => {
    const { db } = await open();
    const runtime = testRuntime(db, { startsAt: NOW });
    const marks = `${MARKS}S3,R2,k1,0\nS3,R2,k2,0\n`;
    const people = ["--invite", "chair=wang@office.example", "--invite", "supervisor=li@office.example"];
    const lines = await runImport(runtime, readImport(await argumentsWith({ "marks.csv": marks }, ...people), NOW), "");
    await freezeAsInvited(runtime, "initial", { chair: lines[1]!, supervisor: lines[2]! });
    const rows = await db
      .selectFrom("stageResultRows")
      .innerJoin("submissions", "submissions.id", "stageResultRows.submissionId")
      .select(["serial", "overallRank", "officialScore", "passes", "reason"])
      .orderBy("serial")
      .execute();
    // S1 has (3 + 1) / 2 = 2; S2 has the mean of 2 and 3/2; half of three, rounded up, pass.
    expect(rows).toEqual([
      { serial: "S1", overallRank: 1, officialScore: "2/1", passes: 1, reason: "in_quota" },
      { serial: "S2", overallRank: 2, officialScore: "7/4", passes: 1, reason: "in_quota" },
      { serial: "S3", overallRank: 3, officialScore: "0/1", passes: 0, reason: "below_line" },
    ]);
  });
});

describe("bad input of candela import", () => {
  it("every bad row of the marks is named with its line and column", async () => {
    const marks = [
      "submission,expert,criterion,mark",
      "S1,R1,k1,3",
      "S1,R1,k1,4",
      "S1,R1,k2,85.5",
      ",R1,k1,2",
      "S2,,k1,",
      "S2,R2,k1,1001",
    ];
    expect(await sentencesFor({ "marks.csv": marks.join("\n") })).toEqual([
      'marks.csv:4: mark: "85.5" is not a whole number from 0',
      "marks.csv:5: submission: empty",
      "marks.csv:6: mark: empty",
      "marks.csv:6: expert: empty",
      "marks.csv:7: mark: 1001 is above 1000",
    ]);
  });

  it("a criterion marked twice, and one that a sheet lacks, are never guessed", async () => {
    const marks = "submission,expert,criterion,mark\nS1,R1,k1,3\nS1,R1,k1,4\nS1,R1,k2,1\n\nS2,R1,k1,2\n";
    expect(await sentencesFor({ "marks.csv": marks })).toEqual([
      'marks.csv:3: criterion: the expert already marked "k1" on line 2',
      'marks.csv:6: criterion: the sheet has no mark for "k2"',
    ]);
  });

  it("lines are counted as an editor counts them, through quoted line breaks", async () => {
    const marks = 'submission,expert,mark,comment\nS1,R1,3,"two\nlines"\nS2,R1,x,\n';
    expect(await sentencesFor({ "marks.csv": marks })).toEqual(['marks.csv:4: mark: "x" is not a whole number from 0']);
  });

  it("rows that refer to nothing, and repeated ids, are named", async () => {
    const files = {
      "submissions.csv": "submission,country,kind,channel\nS1,CN,product,self\nS1,China,gadget,friend\n",
      "experts.csv": "expert,kind\nR1,reviewer\nR1,authority\n",
      "conflicts.csv": "expert,submission\nR9,S1\n",
      "marks.csv": "submission,expert,mark\nS1,R9,3\nS9,R1,3\n",
    };
    expect(await sentencesFor(files)).toEqual([
      'submissions.csv:3: submission: "S1" is already on line 2',
      'submissions.csv:3: country: "China" is not a two-letter country code',
      'submissions.csv:3: kind: "gadget" is none of product, technology, process, equipment',
      'submissions.csv:3: channel: "friend" is none of provincial, coHost, association, self',
      'experts.csv:3: expert: "R1" is already on line 2',
      'experts.csv:2: kind: "reviewer" is none of authority, entrepreneur, investor',
      'conflicts.csv:2: expert: there is no expert "R9"',
      'marks.csv:2: expert: there is no expert "R9"',
      'marks.csv:3: submission: there is no submission "S9"',
    ]);
  });

  it("what breaks a given programme's rules is named by its row", async () => {
    const files = {
      "programme.json": JSON.stringify(programmeDocument()),
      "submissions.csv": "submission,field\nS1,F9\nS2,\n",
      "experts.csv": "expert,fields\nR1,F1 F7\n",
      "conflicts.csv": "expert,submission,rule\nR1,S1,KIN\n",
      "marks.csv": "submission,expert,criterion,mark,comment\nS1,R1,adv,101,good\nS1,R1,cre,40,\nS1,R1,xyz,40,\n",
    };
    expect(await sentencesFor(files)).toEqual([
      'conflicts.csv:2: rule: there is no conflict rule "KIN"',
      'experts.csv:2: fields: there is no field "F7"',
      'submissions.csv:2: field: there is no field "F9"',
      "submissions.csv:3: field: empty, and the programme has several fields",
      'marks.csv:4: criterion: the rubric has no criterion "xyz"',
      "marks.csv:2: mark: 101 is not between 0 and 100",
      'marks.csv:3: reason: a mark so low or high in "cre" needs a reason',
      "marks.csv:2: comment: the comment has 1 of the 5 characters it needs",
    ]);
  });

  it("nobody's marks come in against a listed conflict", async () => {
    const files = { "marks.csv": MARKS, "conflicts.csv": "expert,submission\nR2,S2\n" };
    expect(await sentencesFor(files)).toEqual([
      "marks.csv:6: expert: in conflict with the submission (conflicts.csv:2)",
    ]);
  });

  it("a file that cannot be read as CSV is named with the line", async () => {
    expect(await sentencesFor({ "marks.csv": "" })).toEqual(["marks.csv:1: submission: the file has no header"]);
    expect(await sentencesFor({ "marks.csv": "submission,expert,expert\n" })).toEqual([
      "marks.csv:1: expert: the column is given twice",
      "marks.csv:1: mark: the column is missing",
    ]);
    expect(await sentencesFor({ "marks.csv": "submission,expert,mark\nS1,R1,3\nS2,R1\n" })).toEqual([
      "marks.csv:3: row: 2 values, but the header has 3",
    ]);
    expect(
      await sentencesFor({ "marks.csv": Buffer.from("submission,expert,mark\nS1,R1,3\nS\xe4,R1,3\n", "latin1") }),
    ).toEqual(["marks.csv:3: row: not in UTF-8"]);
    expect(await sentencesFor({ "marks.csv": 'submission,expert,mark\nS1,R1,"3\n' })).toEqual([
      expect.stringMatching(/^marks\.csv:\d: row: not CSV/),
    ]);
    expect(sentences(["--call", "round", "--marks", join(folder, "none.csv")])).toEqual([
      "none.csv: there is no such file",
    ]);
    expect(await sentencesFor({ "marks.csv.gz": "not packed" })).toEqual([
      expect.stringMatching(/^marks\.csv\.gz: cannot be read/),
    ]);
  });

  it("a programme that is none names the path", async () => {
    const files = { "marks.csv": MARKS };
    expect(await sentencesFor({ ...files, "programme.json": "{" })).toEqual([
      expect.stringMatching(/^programme\.json: not JSON/),
    ]);
    const [first] = await sentencesFor({
      ...files,
      "programme.json": JSON.stringify({ ...programmeDocument(), slug: 7 }),
    });
    expect(first).toMatch(/^programme\.json: slug: /);
  });

  it("options are read strictly", async () => {
    const args = await argumentsWith({ "marks.csv": MARKS });
    expect(sentences(args.slice(2))).toEqual(["--call: missing; a name for the call"]);
    expect(sentences(["--call", "Round 1"])).toEqual([
      '--call: "Round 1" is not small letters, digits and - (2 to 40, a letter first)',
    ]);
    expect(sentences(["--call", "round"])).toEqual(["--submissions, --marks: one of them is needed"]);
    expect(sentences([...args, "--stage", "final"])).toEqual([
      '--stage: "final" is none of initial, secondary, defense',
    ]);
    expect(sentences([...args, "--call", "again"])).toEqual(["--call is given more than once"]);
    expect(sentences([...args, "--invite", "expert=a@b.example"])).toEqual([
      '--invite: "expert=a@b.example" is not ROLE=EMAIL with secretariat, chair or supervisor',
    ]);
    expect(sentences([...args, "--invite", "chair=nobody"])).toEqual(['--invite: "nobody" is not an e-mail address']);
    expect(sentences([...args, "--mark", "x"])).toEqual(["Unknown option '--mark'"]);
    expect(sentences([...args, "stray"])[0]).toMatch(/stray/);
  });
});

describe("the candela program", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "bin/candela.ts", ...args], {
      encoding: "utf8",
      env: { ...process.env, CANDELA_DATA_DIR: join(folder, "data"), DATABASE_URL: undefined },
    });

  it("ends with 2 on bad input, says why in lines, and writes nothing", async () => {
    const args = await argumentsWith({ "marks.csv": "submission,expert,mark\nS1,R1,x\n" });
    const { status, stdout, stderr } = run("import", ...args);
    expect({ status, stdout, stderr: stderr.replaceAll(`${folder}/`, "") }).toEqual({
      status: 2,
      stdout: "",
      stderr: 'marks.csv:2: mark: "x" is not a whole number from 0\n',
    });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  it("explains every verb", () => {
    expect(run("import", "--help").stdout).toMatch(/^candela import --call NAME/);
    expect(run("call", "doctor", "--help").stdout).toMatch(/^candela call doctor/);
    expect(run("nothing").status).toBe(2);
  });
});
