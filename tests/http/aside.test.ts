import { expect, it } from "vitest";
import { asideFor } from "#app/http/aside.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import type { SideDesk } from "#app/workflow/side-desk.server.ts";
import { describeOnSqlite } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { scoredWorld } from "../support/results-world.ts";
import { serverRuntime } from "../support/server-runtime.ts";

const OUT_OF_ORDER: SideDesk = {
  ask: async () => await Promise.reject(new Error("the thread ended")),
  askShortly: async () => await Promise.reject(new Error("the thread ended")),
};

describeOnSqlite("what is drawn up aside for an act", (open) => {
  it("while the side desk is out of order a list is proposed and confirmed without it, and the log says so", async () => {
    const world = await scoredWorld((await open()).db);
    const lines: unknown[] = [];
    const server = serverRuntime(world.runtime, { log: (line) => lines.push(line) });
    const drawnFor = (ctx: typeof world.chair) =>
      asideFor({ ...server, sideDesk: OUT_OF_ORDER }, ctx).askForAct("drawn", { kind: "initial" });
    await proposeShortlist(world.chair, "initial", "", await drawnFor(world.chair));
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    const confirmation = resultDigest!.slice(0, 8);
    await confirmShortlist(world.supervisor, "initial", { confirmation }, await drawnFor(world.supervisor));
    expect((await findShortlist(world.chair, "initial")).state).toBe("frozen");
    expect(lines).toMatchObject([{ level: "error" }, { level: "error" }]);
    await expect(
      asideFor({ ...server, sideDesk: OUT_OF_ORDER }, world.chair).ask("drawn", { kind: "initial" }),
    ).rejects.toThrow("the thread ended");
  });

  it("a refusal stays one", async () => {
    const world = await scoredWorld((await open()).db);
    const server = serverRuntime(world.runtime);
    expect(await codeOf(asideFor(server, world.office).askForAct("drawn", { kind: "initial" }))).toBe("not_found");
    expect(await asideFor(server, world.chair).askForAct("drawn", { kind: "initial" })).toHaveProperty("basis");
  });
});
