import { expect, it } from "vitest";
import { reportFiles } from "#app/components/reports/report-files.ts";
import { asideFor } from "#app/http/aside.server.ts";
import { allTablesReply, chosenTableReply } from "#app/http/table-files.server.ts";
import { reportsFile, reportsPage } from "#app/http/reports-page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import type { SideContext } from "#app/workflow/context.ts";
import type { SideDesk } from "#app/workflow/side-desk.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { INITIAL, resultsWorld, type ResultsWorld, scoredWorld } from "../support/results-world.ts";
import { serverRuntime } from "../support/server-runtime.ts";

async function argsFor({ runtime }: ResultsWorld, ctx: SideContext, parts: Partial<SideDesk> = {}) {
  const call = (await findCallBySlug(runtime, "test-call"))!;
  const server = serverRuntime(runtime);
  const aside = asideFor({ ...server, sideDesk: { ...server.sideDesk, ...parts } }, ctx);
  return { call, ctx, aside, params: { stage: "initial" } };
}

async function tablesFor(world: ResultsWorld, ctx: SideContext) {
  const { t } = await createI18n("zh-CN");
  return reportFiles(t as Translate, "zh-CN", await reportsFile(await argsFor(world, ctx)));
}

describeOnEachDatabase("the files of the reports on a stage", (open) => {
  it("are computed from the reports that the page shows the same person", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await world.conflict({ account: world.chair }, "S-002");
    for (const ctx of [world.chair, world.supervisor]) {
      const { computed } = await reportsPage(await argsFor(world, ctx));
      const { reports } = await reportsFile(await argsFor(world, ctx));
      expect(computed).toMatchObject({ state: "ready", value: { reports } });
    }
  });

  it("are refused where the page is, with its code", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    const codes = async (ctx: SideContext) => [
      await codeOf(reportsPage(await argsFor(world, ctx))),
      await codeOf(reportsFile(await argsFor(world, ctx))),
    ];
    await world.score("initial", INITIAL, "open");
    expect(await codes(world.chair)).toEqual(["stage_not_closed", "stage_not_closed"]);
    const closed = { state: "closed" as const, closedAt: world.runtime.now() };
    await db.updateTable("stages").set(closed).where("kind", "=", "initial").execute();
    for (const ctx of [world.office, world.outsider, world.as("E-01")])
      expect(await codes(ctx)).toEqual(["not_found", "not_found"]);
  });

  it("have no row and no figure of a submission with which the person has a conflict", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect(JSON.stringify(await tablesFor(world, world.chair))).toContain("S-002");
    await world.conflict({ account: world.chair }, "S-002");
    const before = await tablesFor(world, world.chair);
    expect(JSON.stringify(before)).not.toContain("S-002");
    // Whatever its marks are, the files stay the same byte for byte.
    await db
      .updateTable("marks")
      .set({ mark: 1 })
      .where("sheetId", "in", (from) =>
        from.selectFrom("scoreSheets").select("id").where("submissionId", "=", world.idOf("S-002")),
      )
      .execute();
    expect(await tablesFor(world, world.chair)).toEqual(before);
  });

  it("are of one table as CSV, under a name of the page, and of all tables the same workbook each time", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const tables = await tablesFor(world, world.chair);
    const reply = chosenTableReply("test-call-initial", tables, new URLSearchParams("table=experts"));
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="test-call-initial-experts.csv"');
    expect((await reply.text()).split("\r\n")).toHaveLength(1 + 5 + 1);
    for (const search of ["", "table=", "table=nobody", "table=toString"])
      expect(() => chosenTableReply("test-call-initial", tables, new URLSearchParams(search))).toThrow("not_found");
    const bytes = async () => Buffer.from(await (await allTablesReply("reports", tables)).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
    expect(await codeOf(allTablesReply("reports", []))).toBe("not_found");
  });

  it("say that the figures could not be computed, where the page says so", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const failed = { ask: async () => ({ answer: { state: "failed" } }) } as unknown as Partial<SideDesk>;
    expect(await codeOf(reportsFile(await argsFor(world, world.chair, failed)))).toBe("calculation_failed");
  });
});
