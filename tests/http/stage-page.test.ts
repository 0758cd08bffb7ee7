import { expect, it } from "vitest";
import { asideFor } from "#app/http/aside.server.ts";
import { rankingFile, stagePage } from "#app/http/stage-page.server.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import type { SideContext } from "#app/workflow/context.ts";
import type { SideDesk } from "#app/workflow/side-desk.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import {
  adjustedDocument,
  INITIAL,
  LEANING,
  resultsWorld,
  type ResultsWorld,
  scoredWorld,
} from "../support/results-world.ts";
import { serverRuntime } from "../support/server-runtime.ts";

/** Takes longer than any page may wait. */
const SLOW: Pick<SideDesk, "askShortly"> = { askShortly: async () => null };

async function argsFor({ runtime }: ResultsWorld, ctx: SideContext, parts: Partial<SideDesk>, search: string) {
  const call = (await findCallBySlug(runtime, "test-call"))!;
  const server = serverRuntime(runtime);
  const aside = asideFor({ ...server, sideDesk: { ...server.sideDesk, ...parts } }, ctx);
  const url = new URL(`http://127.0.0.1/test-call/chair/stages/initial${search}`);
  return { call, ctx, aside, url, params: { stage: "initial" } };
}

async function pageFor(world: ResultsWorld, ctx: SideContext, parts: Partial<SideDesk> = {}, search = "") {
  return await stagePage(await argsFor(world, ctx, parts, search));
}

async function fileFor(world: ResultsWorld, ctx: SideContext, search: string) {
  return await rankingFile(await argsFor(world, ctx, {}, search));
}

describeOnEachDatabase("the page of a stage", (open) => {
  it("shows ranking, analysis and list of a closed stage, and of the chosen row why it has its rank", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const page = await pageFor(world, world.chair, {}, `?why=${world.idOf("S-003")}`);
    expect(page).toMatchObject({ isBeingCounted: false, progress: null, shortlist: { state: "none" } });
    expect(page.ranking?.rows).toHaveLength(6);
    expect(page.ranking?.chosen?.row.serial).toBe("S-003");
    expect(page.explanation?.state).toBe("ready");
  });

  it("a row of the table has the mean of the criterion that holds it and no other, the chosen one has all", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const { ranking } = await pageFor(world, world.chair, {}, `?why=${world.idOf("S-003")}`);
    for (const row of ranking?.rows ?? [])
      expect(row.criterionMeans.map(({ criterion }) => criterion)).toEqual(
        row.criterion === null ? [] : [row.criterion],
      );
    expect(ranking?.chosen?.row.criterionMeans.length).toBeGreaterThan(1);
  });

  it("says that the result is being counted where that takes longer than a page may wait, and nothing else of it", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const page = await pageFor(world, world.chair, SLOW);
    expect(page).toMatchObject({ isBeingCounted: true, stage: { state: "closed" } });
    expect([page.progress, page.ranking, page.analysis, page.explanation, page.shortlist]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it("the address chooses the method of the adjusted scores; list, line and passes stay, and an unknown name chooses none", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, LEANING, adjustedDocument());
    const byRule = await pageFor(world, world.chair);
    const other = await pageFor(world, world.chair, {}, "?method=twoWay");
    expect(other.analysis).toMatchObject({ state: "ready", value: { method: "twoWay" } });
    expect({ ...other, analysis: null }).toEqual({ ...byRule, analysis: null });
    expect(byRule.shortlist?.count).toBe(4);
    expect(await pageFor(world, world.chair, {}, "?method=nonsense")).toEqual(byRule);
    const file = await fileFor(world, world.chair, "?method=twoWay");
    expect(file.analysis).toEqual(other.analysis);
    expect(file.ranking.lines).toEqual(byRule.ranking?.lines);
  });

  it("shows progress while the stage runs, and asks nothing aside", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    await world.score("initial", INITIAL, "open");
    const page = await pageFor(world, world.chair, SLOW);
    expect(page).toMatchObject({ isBeingCounted: false, ranking: null, stage: { state: "open" } });
    expect(page.progress?.byExpert.length).toBeGreaterThan(0);
  });

  it("is refused to whoever may not read expert codes, and tells the person with a conflict of the others alone", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect(await codeOf(pageFor(world, world.office))).toBe("not_found");
    await world.conflict({ account: world.chair }, "S-002");
    const page = await pageFor(world, world.chair, {}, `?why=${world.idOf("S-002")}`);
    expect(JSON.stringify(page)).not.toContain("S-002");
    expect([page.ranking?.chosen, page.explanation]).toEqual([null, null]);
  });
});
