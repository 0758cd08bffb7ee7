import { expect, it } from "vitest";
import { gatherReportInput } from "#app/workflow/stage-report-input.server.ts";
import { findStageReports } from "#app/workflow/stage-reports.server.ts";
import { readableResult } from "#app/workflow/results.server.ts";
import type { SideContext } from "#app/workflow/context.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { INITIAL, resultsWorld, scoredWorld } from "../support/results-world.ts";

const reportsFor = async (ctx: SideContext) => {
  const computed = await (await findStageReports(ctx, "initial")).done;
  if (computed.state === "failed") throw new Error("reportsFor: the calculation failed");
  return computed.value.reports;
};
const inputFor = async (ctx: SideContext) => gatherReportInput(ctx.db, await readableResult(ctx, "initial"));

const SUMMARY = { source: "summary" as const, fileId: null, page: null };

/** The expert names the summary for these criteria on every sheet of the initial stage. */
async function nameEvidence(db: Database, expertId: string, criteria: readonly string[]): Promise<void> {
  const sheets = await db.selectFrom("scoreSheets").select("id").where("expertId", "=", expertId).execute();
  const rows = sheets.flatMap(({ id: sheetId }) =>
    criteria.map((criterionCode) => ({ ...SUMMARY, sheetId, criterionCode })),
  );
  await db.insertInto("markEvidence").values(rows).execute();
}

describeOnEachDatabase("the reports on a stage", (open) => {
  it("are for chair and supervisor, after the stage is closed", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    await world.score("initial", INITIAL, "open");
    expect(await codeOf(findStageReports(world.chair, "initial"))).toBe("stage_not_closed");
    const closed = { state: "closed" as const, closedAt: world.runtime.now() };
    await db.updateTable("stages").set(closed).where("kind", "=", "initial").execute();
    for (const person of [world.office, world.outsider, world.as("E-01")])
      expect(await codeOf(findStageReports(person, "initial"))).toBe("not_found");
    const reports = await reportsFor(world.chair);
    expect(await reportsFor(world.supervisor)).toEqual(reports);
    expect(reports.fairness.experts.map(({ code, asked, counted }) => [code, asked, counted])).toEqual(
      ["E-01", "E-02", "E-03", "E-04", "E-05"].map((code) => [code, 6, 6]),
    );
    expect(reports.objectivity.sheets).toBe(30);
  });

  it("know when a sheet was begun, how long it took, where both sides are from and what was written twice", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const own = await db
      .selectFrom("scoreSheets")
      .select(["id", "submissionId"])
      .where("expertId", "=", world.expertId("E-01"))
      .execute();
    const sheetOf = (serial: string) => own.find((sheet) => sheet.submissionId === world.idOf(serial))!.id;
    const change = async (serial: string, startedAt: string, submittedAt: string, comment: string) => {
      const times = { startedAt, submittedAt };
      await db
        .updateTable("scoreSheets")
        .set({ ...times, comment })
        .where("id", "=", sheetOf(serial))
        .execute();
    };
    await change("S-003", "2023-01-11T02:00:00.000Z", "2023-01-11T02:10:00.000Z", "同一句评语。");
    await change("S-001", "2023-01-12T02:00:00.000Z", "2023-01-12T02:00:20.000Z", " 同一句评语。 ");
    await change("S-002", "2023-01-13T02:00:00.000Z", "2023-01-13T02:00:00.000Z", "另一句。");
    const { applicantId } = await db
      .selectFrom("submissions")
      .select("applicantId")
      .where("id", "=", world.idOf("S-001"))
      .executeTakeFirstOrThrow();
    const place = { country: "CN", province: "440000" };
    await db.updateTable("organizations").set(place).where("id", "=", applicantId).execute();
    await db.updateTable("experts").set(place).where("code", "=", "E-01").execute();
    const { sheets } = await inputFor(world.chair);
    const seen = (serial: string) =>
      sheets.find((sheet) => sheet.expert === world.expertId("E-01") && sheet.submission === world.idOf(serial))!;
    expect(seen("S-003")).toMatchObject({ order: 1, seconds: 600, isCommentRepeated: true, commentCharacters: 5 });
    expect(seen("S-001")).toMatchObject({ order: 2, seconds: 20, isCommentRepeated: true, isSameProvince: true });
    expect(seen("S-002")).toMatchObject({ order: 3, seconds: null, isCommentRepeated: false });
    await db.updateTable("experts").set({ province: "110000" }).where("code", "=", "E-01").execute();
    const moved = (await inputFor(world.chair)).sheets.find(
      (sheet) => sheet.expert === world.expertId("E-01") && sheet.submission === world.idOf("S-001"),
    );
    expect(moved).toMatchObject({ isSameProvince: false, isSameCountry: true });
  });

  it("know for which criteria a sheet names evidence, of the sheets that count alone", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await nameEvidence(db, world.expertId("E-01"), ["adv", "cre"]);
    await nameEvidence(db, world.expertId("E-02"), ["cre"]);
    await nameEvidence(db, world.expertId("E-03"), ["adv"]);
    await world.conflict({ expert: "E-03" }, "S-001");
    const { sheets } = await inputFor(world.chair);
    const namedBy = (code: string) =>
      new Set(sheets.filter(({ expert }) => expert === world.expertId(code)).map((sheet) => sheet.evidenceFor.join()));
    expect(["E-01", "E-02", "E-03", "E-04"].map((code) => [...namedBy(code)])).toEqual([
      ["adv,cre"],
      ["cre"],
      ["adv"],
      [""],
    ]);
    const { experts, evidence } = (await reportsFor(world.chair)).objectivity;
    expect(experts.map(({ evidenceShare }) => evidenceShare)).toEqual([1, 0.5, 0.5, 0, 0]);
    // Six sheets of each of five, but for the one whose conflict ended it.
    expect(evidence).toEqual({
      marks: 58,
      share: 23 / 58,
      criteria: [
        { code: "adv", share: 11 / 29 },
        { code: "cre", share: 12 / 29 },
      ],
    });
  });

  it("a recusal is counted as asked and ended, and its sheet as none", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await world.conflict({ expert: "E-05" }, "S-001");
    const { fairness } = await reportsFor(world.chair);
    const expert = fairness.experts.find(({ code }) => code === "E-05");
    expect(expert).toMatchObject({ asked: 6, counted: 5, unanswered: 0, ended: 1 });
    expect(fairness.missing.submissions).toBe(1);
  });

  it("say nothing that depends on a submission the reader has a conflict with", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    const whole = await reportsFor(world.chair);
    const seen = await reportsFor(walled);
    expect(seen.objectivity.submissions).toBe(5);
    expect(JSON.stringify(seen)).not.toContain("S-001");
    expect(seen).not.toEqual(whole);
    // Another mark, order, comment, reader and evidence of the hidden one changes nothing.
    const hidden = db.selectFrom("scoreSheets").select("id").where("submissionId", "=", world.idOf("S-001"));
    await db.updateTable("marks").set({ mark: 3 }).where("sheetId", "in", hidden).execute();
    for (const { id: sheetId } of await hidden.execute())
      await db
        .insertInto("markEvidence")
        .values({ ...SUMMARY, sheetId, criterionCode: "adv" })
        .execute();
    await db
      .updateTable("scoreSheets")
      .set({ comment: "另一句。", startedAt: "2023-01-01T00:00:00.000Z" })
      .where("submissionId", "=", world.idOf("S-001"))
      .execute();
    await world.conflict({ expert: "E-02" }, "S-001");
    const ofHidden = db.updateTable("assignments").where("submissionId", "=", world.idOf("S-001"));
    await ofHidden.set((eb) => ({ readingOrder: eb("readingOrder", "+", 40) })).execute();
    expect(await reportsFor(walled)).toEqual(seen);
  });

  it("stay the same when the stage is frozen", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const before = await reportsFor(world.chair);
    await world.freeze("initial");
    expect(await reportsFor(world.supervisor)).toEqual(before);
  });
});
