import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCall, findCallBySlug, listCalls } from "#app/workflow/calls.server.ts";
import { listInvitations } from "#app/workflow/invitations.server.ts";
import { readCreate, runCreate } from "../../bin/create.ts";
import { programmeDocument } from "../scoring/support/programme.ts";
import { testRuntime } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { acceptPrinted } from "../support/invited-people.ts";

const ORIGIN = "https://award.example";
const SECRETARY = ["--invite", "secretariat=wang@office.example"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "candela-create-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Writes a programme file. @returns its path */
async function programmeFile(document: unknown = programmeDocument()): Promise<string> {
  const file = join(folder, "programme.json");
  await writeFile(file, typeof document === "string" ? document : JSON.stringify(document));
  return file;
}

describeOnEachDatabase("candela call create", (open) => {
  it("a programme file becomes a real call at its own address, with its stages planned", async () => {
    const { db } = await open();
    const runtime = testRuntime(db);
    const request = readCreate(["--programme", await programmeFile(), ...SECRETARY]);
    const [done] = await runCreate(runtime, request, ORIGIN);
    expect(done).toBe("call test-call: 2 fields; stages initial; https://award.example/test-call");
    const call = await findCallBySlug(runtime, "test-call");
    expect(call).toMatchObject({ mode: "live", programme: request.programme, programmeVersion: 1 });
    expect(await db.selectFrom("stages").select(["kind", "state"]).execute()).toEqual([
      { kind: "initial", state: "planned" },
    ]);
  });

  it("each person gets a link, with which the secretariat comes in and reads who was invited", async () => {
    const { db } = await open();
    const runtime = testRuntime(db);
    const args = ["--slug", "second", ...SECRETARY, "--invite", "chair=li@office.example"];
    const lines = await runCreate(runtime, readCreate(["--programme", await programmeFile(), ...args]), ORIGIN);
    expect(lines.slice(1).map((line) => line.replace(/[0-9a-f]{64}$/, "…"))).toEqual([
      "secretariat wang@office.example https://award.example/invite/…",
      "chair li@office.example https://award.example/invite/…",
    ]);
    const mails = await db.selectFrom("outbox").select("body").execute();
    expect(mails.every((mail) => mail.body.includes("https://award.example/invite/"))).toBe(true);
    const secretary = await acceptPrinted(runtime, lines[1]!);
    expect(secretary.actor.roles).toEqual(["secretariat"]);
    const invited = await listInvitations(secretary);
    expect(invited.map((item) => item.role).sort()).toEqual(["chair", "secretariat"]);
  });

  it("an address is taken once, and nothing of a second call is stored", async () => {
    const { db } = await open();
    const runtime = testRuntime(db);
    const request = readCreate(["--programme", await programmeFile(), ...SECRETARY]);
    await runCreate(runtime, request, ORIGIN);
    await expect(runCreate(runtime, request, ORIGIN)).rejects.toThrow('--slug: there is a call "test-call" already');
    expect(await listCalls(runtime)).toHaveLength(1);
  });

  it("a demonstration never holds a real call", async () => {
    const { db } = await open();
    const runtime = testRuntime(db);
    await createCall(runtime, { slug: "shown", mode: "demo", programmeDocument: programmeDocument() });
    const request = readCreate(["--programme", await programmeFile(), ...SECRETARY]);
    await expect(runCreate(runtime, request, ORIGIN)).rejects.toThrow("the data folder holds a demonstration");
    expect(await listCalls(runtime)).toHaveLength(1);
  });
});

describe("bad input of candela call create", () => {
  const complaint = (args: readonly string[]) => {
    try {
      readCreate(args);
    } catch (error) {
      return (error as Error).message.replaceAll(`${folder}/`, "");
    }
    return undefined;
  };

  it("a programme that is none is named by file, path and reason", async () => {
    expect(complaint(["--programme", await programmeFile("{"), ...SECRETARY])).toMatch(/^programme\.json: not JSON: /);
    expect(complaint(["--programme", join(folder, "none.json"), ...SECRETARY])).toBe(
      "none.json: there is no such file",
    );
    const [stage] = programmeDocument().stages;
    const wrong = { ...programmeDocument(), slug: 7, stages: [{ ...stage, opensAt: "soon" }] };
    expect(complaint(["--programme", await programmeFile(wrong), ...SECRETARY])?.split("\n")).toEqual([
      expect.stringMatching(/^programme\.json: slug: ./),
      expect.stringMatching(/^programme\.json: stages\.0\.opensAt: ./),
    ]);
  });

  it("what is missing or malformed is said", async () => {
    const programme = ["--programme", await programmeFile()];
    expect(complaint(SECRETARY)).toBe("--programme: missing; a programme file");
    expect(complaint([...programme, "--invite", "chair=li@office.example"])).toBe(
      "--invite: secretariat=EMAIL is needed; nobody else could invite the others",
    );
    expect(complaint([...programme, ...SECRETARY, "--slug", "A call"])).toBe(
      '--slug: "A call" is not small letters, digits and - (2 to 40, a letter first)',
    );
    expect(complaint([...programme, ...SECRETARY, "--slag", "x"])).toBe("Unknown option '--slag'");
  });

  it("the program ends with 2 and writes nothing", async () => {
    const file = await programmeFile({ ...programmeDocument(), slug: 7 });
    const args = ["--import", "tsx", "bin/candela.ts", "call", "create", "--programme", file, ...SECRETARY];
    const data = join(folder, "data");
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      env: { ...process.env, CANDELA_DATA_DIR: data, DATABASE_URL: undefined },
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${file}: slug: `);
    expect(existsSync(data)).toBe(false);
  });
});
