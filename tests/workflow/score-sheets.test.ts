import { expect, it } from "vitest";
import {
  compareWithSaved,
  listMySheets,
  myMarksTable,
  openSheet,
  reopenOwnSheet,
  saveDraft,
  skipSheet,
  submitScoreSheet,
} from "#app/workflow/score-sheets.server.ts";
import { declareNone, signPledge } from "#app/workflow/declarations.server.ts";
import { endAssignment } from "#app/workflow/assignments.server.ts";
import { type ImportedSheet, importSheets } from "#app/workflow/sheet-import.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf, refusalOf } from "../support/refusals.ts";
import { EXPERTS, openWorld, sheet, smallWorld, type World } from "../support/world.ts";

interface Desk {
  readonly world: World;
  readonly own: Context;
  readonly code: string;
  /** The sheet of S-001. */
  readonly id: string;
}

/** An expert who reads S-001, has pledged and declared. */
async function deskOf(db: Database): Promise<Desk> {
  const world = await openWorld(db);
  const [code] = await world.readersOf("S-001");
  await world.ready(code!, "initial");
  return { world, own: world.as(code!), code: code!, id: await world.assignmentId(code!, "S-001") };
}

const BYTES_OF_SHEETS = ["scoreSheets", "marks", "reasonsWithoutMark", "auditEntries"] as const;

async function stored(db: Database): Promise<unknown> {
  const tables = [];
  for (const table of BYTES_OF_SHEETS) tables.push(await db.selectFrom(table).selectAll().execute());
  return tables;
}

describeOnEachDatabase("score sheets", (open) => {
  it("a draft is kept as it was typed, and what is missing stays missing", async () => {
    const { own, id } = await deskOf((await open()).db);
    const half = { revision: 0, marks: [{ criterion: "adv", mark: 85 }], comment: "好", flags: ["falseData"] };
    expect(await saveDraft(own, id, half)).toMatchObject({ revision: 1 });
    const opened = await openSheet(own, id);
    expect(opened).toMatchObject({
      revision: 1,
      state: "draft",
      comment: "好",
      flags: ["falseData"],
      isEditable: true,
    });
    expect(opened.marks).toEqual([{ criterion: "adv", mark: 85, reason: "" }]);
    expect(opened.total).toEqual({ hundredths: 8500, scored: 1, of: 2 });
    await saveDraft(own, id, { ...half, revision: 1, marks: [] });
    expect((await openSheet(own, id)).marks).toEqual([]);
  });

  it("a reason waits for its mark: it stays when the mark is taken back, and goes when it is taken back itself", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const reason = { criterion: "adv", reason: "抄袭已有装置" };
    await saveDraft(own, id, { ...sheet(80), marks: [{ ...reason, mark: 50 }] });
    const without = { ...sheet(80, 1), marks: [], reasonsWithoutMark: [reason] };
    await saveDraft(own, id, without);
    expect(await openSheet(own, id)).toMatchObject({ marks: [], reasonsWithoutMark: [reason], total: { scored: 0 } });
    expect(await compareWithSaved(own, id)).toMatchObject({ marks: [], reasonsWithoutMark: [reason] });
    const before = await stored(world.db);
    expect(await saveDraft(own, id, { ...without, revision: 2 })).toMatchObject({ revision: 2 });
    expect(await stored(world.db)).toEqual(before);
    await saveDraft(own, id, { ...sheet(80, 2), marks: [{ ...reason, mark: 55 }], reasonsWithoutMark: [reason] });
    expect(await openSheet(own, id)).toMatchObject({ marks: [{ ...reason, mark: 55 }], reasonsWithoutMark: [] });
    await saveDraft(own, id, { ...without, revision: 3 });
    await saveDraft(own, id, { ...without, revision: 4, reasonsWithoutMark: [] });
    expect(await openSheet(own, id)).toMatchObject({ marks: [], reasonsWithoutMark: [] });
  });

  it("a submitted sheet is complete, counts, and changes no more", async () => {
    const { own, id } = await deskOf((await open()).db);
    await submitScoreSheet(own, id, sheet(80));
    const opened = await openSheet(own, id);
    expect(opened).toMatchObject({
      state: "submitted",
      isEditable: false,
      mayReopen: true,
      total: { hundredths: 8000 },
    });
    expect(await codeOf(saveDraft(own, id, sheet(81, 1)))).toBe("sheet_already_submitted");
    expect(await codeOf(submitScoreSheet(own, id, sheet(81, 1)))).toBe("sheet_already_submitted");
    expect(await codeOf(skipSheet(own, id))).toBe("sheet_already_submitted");
  });

  it("submitting the same twice stores it once", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const first = await submitScoreSheet(own, id, sheet(80));
    const before = await stored(world.db);
    expect(await submitScoreSheet(own, id, sheet(80))).toEqual(first);
    expect(await submitScoreSheet(own, id, sheet(80, first.revision))).toEqual(first);
    expect(await stored(world.db)).toEqual(before);
  });

  it("names every problem of a sheet at its place and stores nothing of it", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const before = await stored(world.db);
    const bad = {
      revision: 0,
      marks: [
        { criterion: "adv", mark: 101 },
        { criterion: "beauty", mark: 80 },
      ],
      comment: "好",
      flags: ["unheard"],
    };
    const problems = ["adv: out_of_range", "cre: missing_criterion", "beauty: unknown_criterion"];
    expect(await problemsOf(submitScoreSheet(own, id, bad))).toEqual([
      ...problems,
      "comment: comment_too_short",
      "flags: unknown_flag",
    ]);
    expect(await problemsOf(saveDraft(own, id, bad))).toEqual([problems[0], problems[2], "flags: unknown_flag"]);
    for (const mark of [85.5, Number.NaN, -1, 1e9])
      expect(await codeOf(saveDraft(own, id, { ...bad, marks: [{ criterion: "adv", mark }], flags: [] }))).toBe(
        "invalid",
      );
    const twice = { ...sheet(80), marks: [...sheet(80).marks, { criterion: "adv", mark: 70 }] };
    expect(await problemsOf(submitScoreSheet(own, id, twice))).toEqual(["adv: duplicate_criterion"]);
    const bare = { ...sheet(50), marks: sheet(50).marks.map(({ criterion, mark }) => ({ criterion, mark })) };
    expect(await problemsOf(submitScoreSheet(own, id, bare))).toEqual(["adv: reason_required", "cre: reason_required"]);
    expect(await problemsOf(saveDraft(own, id, { ...sheet(80), comment: "总体评价很好\0" }))).toEqual([
      "comment: unreadable_character",
    ]);
    expect(await problemsOf(saveDraft(own, id, { ...sheet(80), comment: "评".repeat(20_001) }))).toEqual([
      "comment: text_too_long",
    ]);
    const reasonOf = (criterion: string, reason: string) => ({
      ...{ ...sheet(80), marks: [] },
      reasonsWithoutMark: [{ criterion, reason }],
    });
    expect(await problemsOf(saveDraft(own, id, reasonOf("beauty", "好")))).toEqual(["beauty: unknown_criterion"]);
    expect(await problemsOf(saveDraft(own, id, reasonOf("cre", "评".repeat(20_001))))).toEqual(["cre: text_too_long"]);
    expect(await stored(world.db)).toEqual(before);
  });

  it("of two tabs the second is told, and overwrites nothing", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    await saveDraft(own, id, sheet(80));
    const refusal = await refusalOf(saveDraft(own, id, sheet(70)));
    expect(refusal).toMatchObject({ code: "changed_meanwhile", problems: [] });
    expect(await codeOf(submitScoreSheet(own, id, sheet(70)))).toBe("changed_meanwhile");
    expect(await codeOf(saveDraft(own, id, sheet(70, 2)))).toBe("changed_meanwhile");
    const saved = await compareWithSaved(own, id);
    expect(saved.marks.map((item) => item.mark)).toEqual([80, 80]);
    await saveDraft(own, id, sheet(70, saved.revision));
    // The same again, as after a lost answer, is no new revision.
    expect(await saveDraft(own, id, sheet(70, saved.revision))).toMatchObject({ revision: 2 });
    const entries = await world.db
      .selectFrom("auditEntries")
      .select("verb")
      .where("verb", "=", "sheet.saved")
      .execute();
    expect(entries).toHaveLength(2);
  });

  it("of two saves at once one is stored and the other told", async () => {
    const { own, id } = await deskOf((await open()).db);
    const results = await Promise.all([codeOf(saveDraft(own, id, sheet(80))), codeOf(saveDraft(own, id, sheet(70)))]);
    expect(results.filter((code) => code === undefined)).toHaveLength(1);
    expect(results).toContain("changed_meanwhile");
    expect((await compareWithSaved(own, id)).revision).toBe(1);
  });

  it("opens and is written after pledge and declaration only", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    const own = world.as(code!);
    const id = await world.assignmentId(code!, "S-001");
    for (const act of [() => openSheet(own, id), () => saveDraft(own, id, sheet(80)), () => compareWithSaved(own, id)])
      expect(await codeOf(act())).toBe("pledge_required");
    await signPledge(own, "initial");
    for (const act of [() => openSheet(own, id), () => submitScoreSheet(own, id, sheet(80)), () => skipSheet(own, id)])
      expect(await codeOf(act())).toBe("declaration_required");
    await declareNone(own, [id]);
    expect(await codeOf(openSheet(own, id))).toBeUndefined();
  });

  it("is nobody else's, of whatever role", async () => {
    const { world, code, id } = await deskOf((await open()).db);
    const other = EXPERTS.find((item) => item !== code)!;
    for (const ctx of [world.as(other), world.office, world.chair, world.supervisor, world.outsider])
      for (const act of [
        () => openSheet(ctx, id),
        () => compareWithSaved(ctx, id),
        () => saveDraft(ctx, id, sheet(80)),
        () => submitScoreSheet(ctx, id, sheet(80)),
        () => skipSheet(ctx, id),
        () => reopenOwnSheet(ctx, id),
      ])
        expect(await codeOf(act())).toBe("not_found");
    expect(await codeOf(openSheet(world.as(code), "0".repeat(32)))).toBe("not_found");
    expect(await codeOf(listMySheets(world.office, "initial"))).toBe("not_found");
    expect(await codeOf(myMarksTable(world.chair, "initial"))).toBe("not_found");
  });

  it("is not written before the stage opens, after it closed, or after the assignment ended", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    await saveDraft(own, id, sheet(80));
    await endAssignment(world.office, id, "illness");
    const before = await stored(world.db);
    expect(await codeOf(saveDraft(own, id, sheet(81, 1)))).toBe("assignment_ended");
    expect(await codeOf(submitScoreSheet(own, id, sheet(81, 1)))).toBe("assignment_ended");
    expect(await codeOf(openSheet(own, id))).toBe("not_found");
    expect(await codeOf(compareWithSaved(own, id))).toBe("not_found");
    const [next] = await listMySheets(own, "initial");
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    expect(await codeOf(saveDraft(own, next!.sheetId, sheet(80)))).toBe("stage_already_closed");
    expect(await codeOf(skipSheet(own, next!.sheetId))).toBe("stage_already_closed");
    expect(await stored(world.db)).toEqual(before);
    await closeStage(world.office, "initial");
    expect(await codeOf(submitScoreSheet(own, next!.sheetId, sheet(80)))).toBe("stage_already_closed");
    expect(await openSheet(own, next!.sheetId)).toMatchObject({ isEditable: false, mayReopen: false });
  });

  it("may be skipped and come back to", async () => {
    const { own, id } = await deskOf((await open()).db);
    const status = async () => (await listMySheets(own, "initial")).find((item) => item.sheetId === id)!.status;
    expect(await status()).toBe("notStarted");
    await skipSheet(own, id);
    expect(await status()).toBe("skipped");
    await saveDraft(own, id, sheet(80, 1));
    expect(await status()).toBe("draft");
    await skipSheet(own, id);
    expect(await openSheet(own, id)).toMatchObject({ isSkipped: true, revision: 2, comment: sheet(80).comment });
    await submitScoreSheet(own, id, sheet(80, 2));
    expect(await status()).toBe("submitted");
  });

  it("may be taken back while the stage takes sheets, and does not count until it is in again", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    await submitScoreSheet(own, id, sheet(80));
    await reopenOwnSheet(own, id);
    expect(await compareWithSaved(own, id)).toMatchObject({ state: "draft", revision: 2, submittedAt: null });
    await reopenOwnSheet(own, id);
    expect((await compareWithSaved(own, id)).revision).toBe(2);
    await submitScoreSheet(own, id, sheet(82, 2));
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    expect(await codeOf(reopenOwnSheet(own, id))).toBe("stage_already_closed");
  });

  it("the first saved sheet of a stage freezes its rubric", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const frozen = async () =>
      (
        await world.db
          .selectFrom("rubricVersions")
          .select("frozenAt")
          .where("stageKind", "=", "initial")
          .executeTakeFirstOrThrow()
      ).frozenAt;
    expect(await frozen()).toBeNull();
    await saveDraft(own, id, sheet(80));
    const at = await frozen();
    expect(at).toBe(world.runtime.now());
    world.runtime.moveForward({ hours: 1 });
    await saveDraft(own, id, sheet(81, 1));
    expect(await frozen()).toBe(at);
  });

  it("leads through the desk in reading order, and on to what is not finished", async () => {
    const { own } = await deskOf((await open()).db);
    const desk = await listMySheets(own, "initial");
    expect(desk.length).toBeGreaterThan(1);
    const ids = desk.map((item) => item.sheetId);
    for (const [index, id] of ids.entries())
      expect(await openSheet(own, id)).toMatchObject({
        order: index + 1,
        of: ids.length,
        previousId: ids[index - 1] ?? null,
        nextId: ids[index + 1] ?? null,
      });
    for (const id of ids.slice(1)) await submitScoreSheet(own, id, sheet(80));
    expect((await openSheet(own, ids[1]!)).nextUnfinishedId).toBe(ids[0]);
    await submitScoreSheet(own, ids[0]!, sheet(80));
    expect((await openSheet(own, ids[1]!)).nextUnfinishedId).toBeNull();
  });

  it("the own marks stand side by side, without anybody else's", async () => {
    const { world, own, code } = await deskOf((await open()).db);
    const desk = await listMySheets(own, "initial");
    await submitScoreSheet(own, desk[0]!.sheetId, sheet(92));
    await saveDraft(own, desk[1]!.sheetId, { ...sheet(70), marks: [{ criterion: "adv", mark: 71 }] });
    const other = (await world.readersOf("S-001")).find((item) => item !== code)!;
    await world.ready(other, "initial");
    await submitScoreSheet(world.as(other), await world.assignmentId(other, "S-001"), sheet(64));
    const table = await myMarksTable(own, "initial");
    expect(table.rows).toHaveLength(desk.length);
    expect(table.rows.slice(0, 2).map((row) => [row.marks, row.total.hundredths])).toEqual([
      [{ adv: 92, cre: 92 }, 9200],
      [{ adv: 71 }, 7100],
    ]);
    expect(table.criteria).toEqual([
      { code: "adv", count: 2, minimum: 71, maximum: 92, meanHundredths: 8150 },
      { code: "cre", count: 1, minimum: 92, maximum: 92, meanHundredths: 9200 },
    ]);
    expect(table.distribution).toEqual([
      { from: 60, to: 89, count: 0 },
      { from: 90, to: 100, count: 1 },
    ]);
  });

  it("the desk is empty before the stage opens", async () => {
    const world = await smallWorld((await open()).db);
    expect(await listMySheets(world.as("E-01"), "initial")).toEqual([]);
  });

  it("a stage that hides the applicant shows nothing that names one; an open stage does", async () => {
    const { world, own, id } = await deskOf((await open()).db);
    const names = [
      "杭州A1",
      "Hangzhou A1",
      "联系人",
      "成果所有人",
      "省中心",
      "licence.pdf",
      "award.pdf",
      "仪器制造企业",
      "ZL2021",
    ];
    const hidden = JSON.stringify(await openSheet(own, id));
    for (const name of names) expect(hidden).not.toContain(name);
    expect(hidden).toContain("成果1");
    await world.scoreAll("initial");
    await world.freeze("initial");
    await world.open("secondary");
    const [reader] = await world.readersOf("S-001", "secondary");
    await world.ready(reader!, "secondary");
    const shown = await openSheet(world.as(reader!), await world.assignmentId(reader!, "S-001", "secondary"));
    expect(shown.submission.applicant).toMatchObject({ nameZh: "杭州A1仪器有限公司", recommenderNameZh: "省中心" });
    expect(shown.submission.files.map((file) => file.name)).toEqual(["award.pdf", "licence.pdf"]);
    const text = JSON.stringify(shown);
    for (const secret of ["联系人", "19900000001", "contact@a1.example"]) expect(text).not.toContain(secret);
  });

  it("complete sheets of a round held elsewhere come in under the same rules, all or none", async () => {
    const world = await openWorld((await open()).db);
    const sheets: ImportedSheet[] = [];
    for (const code of await world.readersOf("S-001"))
      sheets.push({ submissionId: world.submissionId("S-001"), expertId: world.expertId(code), ...sheet(80) });
    const stranger = EXPERTS.find((code) => !sheets.some((item) => item.expertId === world.expertId(code)))!;
    const bad = [
      { ...sheets[0]!, marks: [{ criterion: "adv", mark: 101 }] },
      { ...sheets[1]!, expertId: world.expertId(stranger) },
      sheets[2]!,
      sheets[2]!,
    ];
    const before = await stored(world.db);
    expect(await problemsOf(importSheets(world.system, "initial", bad))).toEqual([
      "sheets.0.adv: out_of_range",
      "sheets.0.cre: missing_criterion",
      "sheets.1: not_assigned",
      "sheets.3: repeated_pair",
    ]);
    expect(await codeOf(importSheets(world.supervisor, "initial", sheets))).toBe("not_found");
    expect(await codeOf(importSheets(world.system, "secondary", []))).toBe("stage_not_open");
    expect(await stored(world.db)).toEqual(before);
    // A round of the past is over by its own dates.
    world.runtime.moveTo("2023-05-01T00:00:00Z");
    await importSheets(world.system, "initial", sheets);
    expect(await problemsOf(importSheets(world.system, "initial", sheets.slice(0, 1)))).toEqual([
      "sheets.0: sheet_exists",
    ]);
    const statements = await world.db.selectFrom("declarations").select("statement").distinct().execute();
    expect(statements).toEqual([{ statement: "imported" }]);
    await closeStage(world.office, "initial");
    expect(await codeOf(importSheets(world.system, "initial", []))).toBe("stage_already_closed");
  });
});
