import { expect, it } from "vitest";
import { type ImportedSheet, importSheets } from "#app/workflow/sheet-import.server.ts";
import {
  compareWithSaved,
  openSheet,
  reopenOwnSheet,
  saveDraft,
  skipSheet,
  submitScoreSheet,
} from "#app/workflow/score-sheets.server.ts";
import { endAssignment } from "#app/workflow/assignments.server.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { openWorld, sheet, type World } from "../support/world.ts";

const of = (criterion: string, source: string, page: number | null = null) => ({ criterion, source, page });
const NAMED = [of("adv", "innovation"), of("cre", "ipRights")];

/** An expert who reads S-001, has pledged and declared. */
async function deskOf(db: Database) {
  const world = await openWorld(db);
  const [code] = await world.readersOf("S-001");
  await world.ready(code!, "initial");
  return { world, own: world.as(code!), id: await world.assignmentId(code!, "S-001") };
}

/** The same submission in the stage that shows the applicant. */
async function openDeskOf(world: World) {
  await world.scoreAll("initial");
  await world.freeze("initial");
  await world.open("secondary");
  const [code] = await world.readersOf("S-001", "secondary");
  await world.ready(code!, "secondary");
  return { own: world.as(code!), id: await world.assignmentId(code!, "S-001", "secondary") };
}

async function fileOf(world: World, serial: string, section: "award" | "innovation"): Promise<string> {
  const { id } = await world.db
    .selectFrom("submissionFiles")
    .select("id")
    .where("submissionId", "=", world.submissionId(serial))
    .where("section", "=", section)
    .executeTakeFirstOrThrow();
  return id;
}

async function addPicture(world: World, serial: string): Promise<string> {
  const picture = { position: 0, name: "杭州.png", mediaType: "image/png", bytes: 64, sha256: "0".repeat(64) };
  await world.db
    .insertInto("submissionFiles")
    .values({ ...picture, id: world.system.newId(), submissionId: world.submissionId(serial), section: "innovation" })
    .execute();
  return await fileOf(world, serial, "innovation");
}

async function stored(db: Database): Promise<unknown> {
  const tables = [];
  for (const table of ["scoreSheets", "marks", "markEvidence", "auditEntries"] as const)
    tables.push(await db.selectFrom(table).selectAll().execute());
  return tables;
}

describeOnEachDatabase("the evidence of marks", (open) => {
  it("is kept with the draft, also before its mark is given, and goes when it is taken back", async () => {
    const { own, id } = await deskOf((await open()).db);
    const draft = { ...sheet(80), marks: [{ criterion: "adv", mark: 80 }] };
    await saveDraft(own, id, { ...draft, evidence: [...NAMED].reverse() });
    expect((await openSheet(own, id)).evidence).toEqual(NAMED);
    await saveDraft(own, id, { ...draft, revision: 1, evidence: NAMED.slice(0, 1) });
    expect((await compareWithSaved(own, id)).evidence).toEqual(NAMED.slice(0, 1));
    await saveDraft(own, id, { ...draft, revision: 2 });
    expect((await compareWithSaved(own, id)).evidence).toEqual([]);
  });

  it("is asked for by nobody: a sheet without it is submitted, and its total is the same with it", async () => {
    const { own, id } = await deskOf((await open()).db);
    await submitScoreSheet(own, id, sheet(80));
    const without = await openSheet(own, id);
    await reopenOwnSheet(own, id);
    await submitScoreSheet(own, id, { ...sheet(80, 2), evidence: NAMED });
    const opened = await openSheet(own, id);
    expect(opened).toMatchObject({ state: "submitted", evidence: NAMED });
    expect(opened.total).toEqual(without.total);
  });

  it("the same again is no new revision, other evidence is", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    await saveDraft(own, id, { ...sheet(80), evidence: NAMED });
    const before = await stored(world.db);
    await saveDraft(own, id, { ...sheet(80), evidence: [...NAMED].reverse() });
    expect(await stored(world.db)).toEqual(before);
    const other = { ...sheet(80, 1), evidence: [of("adv", "summary")] };
    expect(await saveDraft(own, id, other)).toMatchObject({ revision: 2 });
    expect(await codeOf(saveDraft(own, id, { ...sheet(80, 1), evidence: NAMED }))).toBe("changed_meanwhile");
  });

  it("survives skipping and taking back, and stays on record when the sheet is void", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    await saveDraft(own, id, { ...sheet(80), evidence: NAMED });
    await skipSheet(own, id);
    await submitScoreSheet(own, id, { ...sheet(80, 1), evidence: NAMED });
    await reopenOwnSheet(own, id);
    expect((await openSheet(own, id)).evidence).toEqual(NAMED);
    await endAssignment(world.office, id, "illness");
    const kept = await world.db.selectFrom("markEvidence").select("source").orderBy("source").execute();
    expect(kept.map(({ source }) => source)).toEqual(["innovation", "ipRights"]);
  });

  it("must be something the submission has, and nothing is stored of a sheet that names anything else", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const foreign = await addPicture(world, "S-002");
    const before = await stored(world.db);
    for (const source of [`file:${foreign}`, "file:unheard", "files", "unheard", ""]) {
      const bad = { ...sheet(80), evidence: [of("cre", source)] };
      expect(await problemsOf(saveDraft(own, id, bad))).toEqual(["cre: unknown_source"]);
      expect(await problemsOf(submitScoreSheet(own, id, bad))).toEqual(["cre: unknown_source"]);
    }
    const wrong = { ...sheet(80), evidence: [of("adv", "innovation", 3), of("beauty", "innovation")] };
    expect(await problemsOf(saveDraft(own, id, wrong))).toEqual([
      "adv: page_without_file",
      "beauty: unknown_criterion",
    ]);
    expect(await stored(world.db)).toEqual(before);
  });

  it("a stage that hides the applicant takes nothing for a source that could name one", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const award = await fileOf(world, "S-001", "award");
    for (const source of ["profile", `file:${award}`])
      expect(await problemsOf(saveDraft(own, id, { ...sheet(80), evidence: [of("adv", source)] }))).toEqual([
        "adv: unknown_source",
      ]);
    const picture = await addPicture(world, "S-001");
    const evidence = [of("adv", `file:${picture}`, 2)];
    await saveDraft(own, id, { ...sheet(80), evidence });
    const opened = await openSheet(own, id);
    expect(opened.evidence).toEqual(evidence);
    expect(JSON.stringify(opened)).not.toContain("杭州");
  });

  it("a stage that shows the applicant takes the profile and every file, with a page", async () => {
    const world = await openWorld((await open()).db);
    const { own, id } = await openDeskOf(world);
    const named = [of("adv", "profile"), of("cre", `file:${await fileOf(world, "S-001", "award")}`, 9999)];
    await saveDraft(own, id, { ...sheet(80), evidence: named });
    expect((await openSheet(own, id)).evidence).toEqual(named);
  });

  it("comes in with the sheets of a round held elsewhere, under the same rule", async () => {
    const world = await openWorld((await open()).db);
    const sheets: ImportedSheet[] = [];
    for (const code of await world.readersOf("S-001"))
      sheets.push({ submissionId: world.submissionId("S-001"), expertId: world.expertId(code), ...sheet(80) });
    const [first, second, ...others] = sheets as [ImportedSheet, ImportedSheet];
    const bad = [{ ...first, evidence: [of("adv", "profile"), of("cre", "summary")] }, second];
    const before = await stored(world.db);
    expect(await problemsOf(importSheets(world.system, "initial", bad))).toEqual(["sheets.0.adv: unknown_source"]);
    expect(await stored(world.db)).toEqual(before);
    await importSheets(world.system, "initial", [{ ...first, evidence: NAMED }, second, ...others]);
    const rows = await world.db.selectFrom("markEvidence").selectAll().orderBy("criterionCode").execute();
    expect(rows.map(({ criterionCode, source, fileId, page }) => [criterionCode, source, fileId, page])).toEqual([
      ["adv", "innovation", null, null],
      ["cre", "ipRights", null, null],
    ]);
  });

  it("is no part of a result: its document and digests are the same with it and without", async () => {
    const frozen = async (isNamed: boolean) => {
      const world = await openWorld((await open()).db);
      await world.scoreAll("initial");
      const sheets = await world.db.selectFrom("scoreSheets").select("id").execute();
      const rows = sheets.map(({ id: sheetId }) => ({ sheetId, criterionCode: "adv", fileId: null, page: null }));
      if (isNamed)
        await world.db
          .insertInto("markEvidence")
          .values(rows.map((row) => ({ ...row, source: "summary" as const })))
          .execute();
      await world.freeze("initial");
      return await world.db.selectFrom("stageResults").selectAll().execute();
    };
    expect(await frozen(true)).toEqual(await frozen(false));
  });
});
