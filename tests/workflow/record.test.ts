import { expect, it } from "vitest";
import { listRecord } from "#app/workflow/record.server.ts";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { INITIAL, scoredWorld, type ResultsWorld, type Totals } from "../support/results-world.ts";

async function sheetOf({ db, idOf }: ResultsWorld, serial: string): Promise<string> {
  const row = await db
    .selectFrom("scoreSheets")
    .select("id")
    .where("submissionId", "=", idOf(serial))
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

describeOnEachDatabase("the record of a call", (open) => {
  it("staff reads every entry, newest first, page by page", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await proposeShortlist(world.chair, "initial", "附言");
    const record = await listRecord(world.supervisor, 1);
    expect(record.entries[0]).toMatchObject({
      verb: "shortlist.proposed",
      actor: { nameZh: "chair", nameEn: "chair" },
      actorRole: "chair",
      subjectType: "stageResult",
      details: { stage: "initial", note: "附言", passes: 3 },
      at: world.runtime.now(),
    });
    expect(record.entries.at(-1)?.seq).toBe(1);
    expect(record.total).toBe(record.entries.length);
    expect(record.entries.map((entry) => entry.seq)).toEqual(record.entries.map((_, index) => record.total - index));
    for (let more = 0; more < 50; more += 1)
      await recordAudit(db, world.office, "test.noted", { type: "call", id: world.callId });
    const second = await listRecord(world.supervisor, 2);
    expect(second).toMatchObject({ total: record.total + 50, page: 2, pageSize: 50 });
    expect(second.entries).toEqual(record.entries.slice(0, 50));
    expect((await listRecord(world.supervisor, 99)).entries).toEqual([]);
    expect((await listRecord(world.supervisor, -1)).page).toBe(1);
  });

  it("nobody else reads it", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    for (const ctx of [world.outsider, world.as("E-01")]) expect(await codeOf(listRecord(ctx, 1))).toBe("not_found");
  });

  it("somebody with a conflict reads the same bytes whatever happened to the hidden submission", async () => {
    const read = async (hidden: Totals, isBusy: boolean) => {
      const { db } = await open();
      const world = await scoredWorld(db, { ...INITIAL, "S-001": hidden });
      const walled = await world.person("walled", "secretariat");
      await world.conflict({ account: walled }, "S-001");
      const sheetId = await sheetOf(world, "S-001");
      const note = (type: string, id: string, details = {}) =>
        recordAudit(db, world.office, "test.noted", { type, id }, details);
      if (isBusy) {
        await note("submission", world.idOf("S-001"));
        await note("sheet", sheetId);
        await note("vote", "some-vote", { submissionId: world.idOf("S-001") });
        await note("defenseSession", "some-session", { order: ["S-005", "S-001"] });
      }
      await note("sheet", await sheetOf(world, "S-002"), { revision: 2 });
      await proposeShortlist(world.chair, "initial", "");
      return await listRecord(walled, 1);
    };
    const quiet = await read([70, 70, 70, 70, 70], false);
    const busy = await read([95, 95, 95, 95, 95], true);
    // Ids are drawn in order, so the one of the proposal is the same in both worlds.
    expect(JSON.stringify(busy)).toBe(JSON.stringify(quiet));
    expect(quiet.entries.slice(0, 2).map((entry) => [entry.verb, entry.subjectType, entry.details])).toEqual([
      ["shortlist.proposed", "stageResult", {}],
      ["test.noted", "sheet", {}],
    ]);
    expect(quiet.entries.every((entry) => entry.seq === null && entry.hash === null)).toBe(true);
  });
});
