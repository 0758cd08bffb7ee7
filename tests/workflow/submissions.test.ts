import { expect, it } from "vitest";
import type { Context } from "#app/workflow/context.ts";
import { readFile } from "#app/workflow/files.server.ts";
import { openSheet, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { findSubmission, listSubmissions, type SubmissionQuery } from "#app/workflow/submissions.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { recuse } from "#app/workflow/recusals.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf } from "../support/refusals.ts";
import { EXPERTS, openWorld, sheet, smallWorld, type World } from "../support/world.ts";

async function serials(ctx: Context, query: SubmissionQuery): Promise<string[]> {
  return (await listSubmissions(ctx, query)).rows.map((row) => row.serial);
}

async function filesOf(world: World, serial: string): Promise<Record<string, string>> {
  const files = await world.db
    .selectFrom("submissionFiles")
    .select(["id", "section"])
    .where("submissionId", "=", world.submissionId(serial))
    .execute();
  return Object.fromEntries(files.map((file) => [file.section, file.id]));
}

/** A recommending body's account; every submission of the small world is recommended by one centre. */
async function recommender(world: World): Promise<Context> {
  const { recommenderId } = await world.db.selectFrom("submissions").select("recommenderId").executeTakeFirstOrThrow();
  const actor = { ...world.outsider.actor, roles: ["recommender"] as const, organizationId: recommenderId };
  return { ...world.outsider, actor };
}

describeOnEachDatabase("submissions", (open) => {
  it("filters by what a submission is, and by part of a serial, a title or an applicant", async () => {
    const { db, office } = await smallWorld((await open()).db);
    await db.updateTable("submissions").set({ titleZh: "100%_回收" }).where("serial", "=", "S-003").execute();
    await db.updateTable("submissions").set({ status: "withdrawn" }).where("serial", "=", "S-004").execute();
    await db
      .updateTable("submissions")
      .set({ channel: "self", kind: "process" })
      .where("serial", "=", "S-005")
      .execute();
    expect(await serials(office, { fields: ["F2"] })).toEqual(["S-005", "S-006"]);
    expect(await serials(office, { statuses: ["withdrawn"] })).toEqual(["S-004"]);
    expect(await serials(office, { channels: ["self"], kinds: ["process"] })).toEqual(["S-005"]);
    expect(await serials(office, { countries: ["MY", "SG"] })).toEqual(["S-006"]);
    expect(await serials(office, { fields: ["F1"], countries: ["MY"] })).toEqual([]);
    expect(await serials(office, { text: " s-002 " })).toEqual(["S-002"]);
    expect(await serials(office, { text: "RESULT 5" })).toEqual(["S-005"]);
    expect(await serials(office, { text: "杭州A6" })).toEqual(["S-006"]);
    expect(await serials(office, { text: "%_" })).toEqual(["S-003"]);
    expect(await serials(office, { text: "\\" })).toEqual([]);
    expect((await listSubmissions(office, { fields: ["F1"] })).countries).toEqual(["CN", "MY"]);
  });

  it("sorts by each column, both ways, and by the serial where rows are equal", async () => {
    const { db, office } = await smallWorld((await open()).db);
    await db.updateTable("submissions").set({ titleZh: null, titleEn: "A" }).where("serial", "=", "S-006").execute();
    await db
      .updateTable("submissions")
      .set({ receivedAt: "2022-12-01T00:00:00.000Z" })
      .where("serial", "=", "S-004")
      .execute();
    await db.updateTable("submissions").set({ status: "correction" }).where("serial", "=", "S-002").execute();
    const all = ["S-001", "S-002", "S-003", "S-004", "S-005", "S-006"];
    expect(await serials(office, {})).toEqual(all);
    expect(await serials(office, { direction: "desc" })).toEqual([...all].reverse());
    expect((await serials(office, { sort: "title" }))[0]).toBe("S-006");
    expect((await serials(office, { sort: "title", language: "en" }))[0]).toBe("S-006");
    expect((await serials(office, { sort: "receivedAt" }))[0]).toBe("S-004");
    expect((await serials(office, { sort: "status", direction: "desc" }))[0]).toBe("S-002");
    expect(await serials(office, { sort: "field", direction: "desc" })).toEqual(["S-005", "S-006", ...all.slice(0, 4)]);
    expect(await serials(office, { sort: "applicant" })).toEqual(all);
  });

  it("counts the sheets of the running stage for each row and sorts by them", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-004");
    await world.ready(code!, "initial");
    await submitScoreSheet(world.as(code!), await world.assignmentId(code!, "S-004"), sheet(80));
    const table = await listSubmissions(world.office, { sort: "sheets", direction: "desc" });
    expect(table).toMatchObject({ stageKind: "initial", total: 6 });
    expect(table.rows[0]).toMatchObject({ serial: "S-004", expected: 3, submitted: 1, ipRights: 1 });
    expect(table.rows[1]).toMatchObject({ serial: "S-001", expected: 3, submitted: 0 });
  });

  it("shows fifty rows a page, the last page for one beyond it", async () => {
    const world = await smallWorld((await open()).db);
    const first = await world.db
      .selectFrom("submissions")
      .selectAll()
      .where("serial", "=", "S-001")
      .executeTakeFirstOrThrow();
    const more = Array.from({ length: 100 }, (_, index) => {
      const number = 101 + index;
      return { ...first, id: world.runtime.newId(), intakeNo: number, serial: `T-${number}` };
    });
    await world.db.insertInto("submissions").values(more).execute();
    const page = async (number: number) => await listSubmissions(world.office, { page: number });
    expect(await page(1)).toMatchObject({ total: 106, pageCount: 3, page: 1 });
    expect((await page(2)).rows[0]?.serial).toBe("T-145");
    expect((await page(3)).rows.map((row) => row.serial)).toEqual([
      "T-195",
      "T-196",
      "T-197",
      "T-198",
      "T-199",
      "T-200",
    ]);
    expect(await page(9)).toMatchObject({ page: 3 });
    for (const number of [0, -1, Number.NaN, 1.7]) expect((await page(number)).page).toBe(1);
  });

  it("one submission shows everything but marks, before and after a stage closed", async () => {
    const world = await openWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    const seen = [];
    for (const mark of [93, 61]) {
      const twin = await openWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
      await twin.scoreAll("initial", () => mark);
      await closeStage(twin.office, "initial");
      seen.push(await findSubmission(twin.office, twin.submissionId("S-001")));
    }
    expect(seen[0]).toEqual(seen[1]);
    const details = await findSubmission(world.office, world.submissionId("S-001"));
    expect(details).toMatchObject({ serial: "S-001", isApplicantHidden: false, country: "CN" });
    expect(details.applicant?.nameZh).toBe("杭州A1仪器有限公司");
    expect(details.files).toHaveLength(2);
    expect(details.conflicts).toMatchObject([{ expertCode: "E-01", ruleCode: "KIN" }]);
    expect(details.assignments).toMatchObject([{ stageKind: "initial", lines: [{}, {}, {}] }]);
  });

  it("is no expert's table, and a recommending body's own without experts and conflicts", async () => {
    const world = await openWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    expect((await listSubmissions(world.as("E-01"))).rows).toEqual([]);
    expect(await codeOf(findSubmission(world.as("E-01"), world.submissionId("S-001")))).toBe("not_found");
    const body = await recommender(world);
    await world.db.updateTable("submissions").set({ recommenderId: null }).where("serial", "=", "S-002").execute();
    expect(await listSubmissions(body)).toMatchObject({ total: 5, stageKind: null });
    expect(await codeOf(findSubmission(body, world.submissionId("S-002")))).toBe("not_found");
    expect(await findSubmission(body, world.submissionId("S-001"))).toMatchObject({ assignments: [], conflicts: [] });
  });

  it("who reads a submission blind does not learn its applicant as a member of staff", async () => {
    const world = await smallWorld((await open()).db);
    const vice = await world.promote("E-01", "chair");
    await world.open("initial");
    const own = (await listSubmissions(vice)).rows.filter((row) => row.applicantZh === null).map((row) => row.serial);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(6);
    for (const serial of own) {
      expect(await serials(vice, { text: `杭州A${serial.slice(-1)}` })).toEqual([]);
      const details = await findSubmission(vice, world.submissionId(serial));
      expect(details.isApplicantHidden).toBe(true);
      const text = JSON.stringify(details);
      for (const name of ["杭州A", "联系人", "成果所有人", "ZL2021", "省中心", "licence.pdf"])
        expect(text).not.toContain(name);
      expect(await codeOf(readFile(vice, (await filesOf(world, serial))["qualification"]!))).toBe("not_found");
    }
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    await closeStage(world.office, "initial");
    expect((await listSubmissions(vice)).rows.every((row) => row.applicantZh !== null)).toBe(true);
  });
});

describeOnEachDatabase("files", (open) => {
  it("staff and the recommending body read every file of what they may know", async () => {
    const world = await openWorld((await open()).db);
    const { qualification, award } = await filesOf(world, "S-001");
    for (const ctx of [world.office, world.chair, world.supervisor, await recommender(world)]) {
      const file = await readFile(ctx, qualification!);
      expect(file).toMatchObject({ name: "licence.pdf", mediaType: "application/pdf" });
      expect(file.content).toHaveLength(150 * 1024);
      expect((await readFile(ctx, award!)).content).toHaveLength(64);
    }
    expect(await codeOf(readFile(world.office, "0".repeat(32)))).toBe("not_found");
    expect(await codeOf(readFile(world.outsider, award!))).toBe("not_found");
  });

  it("an expert reads after pledge and declaration, blind only what shows the result, under a neutral name", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    const own = world.as(code!);
    const { qualification, award } = await filesOf(world, "S-001");
    const picture = world.runtime.newId();
    await world.db
      .insertInto("submissionFiles")
      .values({
        id: picture,
        submissionId: world.submissionId("S-001"),
        section: "innovation",
        position: 0,
        name: "杭州A1.png",
        mediaType: "image/png",
        bytes: 3,
        sha256: "0".repeat(64),
      })
      .execute();
    await world.runtime.files.write(picture, Uint8Array.of(1, 2, 3));
    expect(await codeOf(readFile(own, picture))).toBe("not_found");
    await world.ready(code!, "initial");
    expect(await readFile(own, picture)).toMatchObject({ name: "S-001 innovation 1.png" });
    const opened = await openSheet(own, await world.assignmentId(code!, "S-001"));
    expect(opened.submission.files.map((file) => file.name)).toEqual(["S-001 innovation 1.png"]);
    for (const id of [qualification, award]) expect(await codeOf(readFile(own, id!))).toBe("not_found");
    const readers = await world.readersOf("S-001");
    for (const other of EXPERTS)
      if (!readers.includes(other)) expect(await codeOf(readFile(world.as(other), picture))).toBe("not_found");
    await recuse(own, await world.assignmentId(code!, "S-001"), { ruleCode: "KIN", statement: "" });
    expect(await codeOf(readFile(own, picture))).toBe("not_found");
  });

  it("in an open stage the expert reads them all, under their own names", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    await world.freeze("initial");
    await world.open("secondary");
    const [code] = await world.readersOf("S-001", "secondary");
    await world.ready(code!, "secondary");
    const { qualification } = await filesOf(world, "S-001");
    expect(await readFile(world.as(code!), qualification!)).toMatchObject({ name: "licence.pdf" });
  });

  it("a member of staff with a conflict reads none", async () => {
    const world = await openWorld((await open()).db);
    await world.db
      .insertInto("conflicts")
      .values({
        id: world.runtime.newId(),
        callId: world.callId,
        accountId: world.office.actor.id,
        submissionId: world.submissionId("S-001"),
        ruleCode: "KIN",
        severity: "block",
        source: "register",
        foundAt: world.runtime.now(),
        isBlocking: 1,
      })
      .execute();
    const { award } = await filesOf(world, "S-001");
    expect(await codeOf(readFile(world.office, award!))).toBe("not_found");
    expect(await codeOf(readFile(world.otherOffice, award!))).toBeUndefined();
  });
});
