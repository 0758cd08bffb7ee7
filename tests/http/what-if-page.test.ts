import { expect, it } from "vitest";
import { whatIfFileTable } from "#app/components/reports/what-if-tables.ts";
import { asideFor } from "#app/http/aside.server.ts";
import { whatIfFile, whatIfPage } from "#app/http/what-if-page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import type { SideContext } from "#app/workflow/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { DEFENSE, defenseWorld, type ResultsWorld, scoredWorld } from "../support/results-world.ts";
import { serverRuntime } from "../support/server-runtime.ts";

async function argsFor({ runtime }: ResultsWorld, ctx: SideContext, query: string, stage = "initial") {
  const call = (await findCallBySlug(runtime, "test-call"))!;
  const url = new URL(`http://127.0.0.1/test-call/chair/stages/${stage}/what-if${query}`);
  return { call, ctx, aside: asideFor(serverRuntime(runtime), ctx), url, params: { stage } };
}

async function pageFor(world: ResultsWorld, query: string, stage = "initial") {
  return await whatIfPage(await argsFor(world, world.chair, query, stage));
}

/** The table of the answer, as its files have it. */
async function fileFor(world: ResultsWorld, query: string, ctx = world.chair) {
  const { t } = await createI18n("en");
  return whatIfFileTable(t as Translate, "en", await whatIfFile(await argsFor(world, ctx, query)));
}

describeOnEachDatabase("the address of a what-if question", (open) => {
  it("holds rule, places, minimum and whom to leave out; without any of them nothing is asked", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect(await pageFor(world, "")).toMatchObject({
      isAsked: false,
      asked: { method: null, places: "", minimum: "" },
    });
    const page = await pageFor(world, "?rule=median&places=100&minimum=65&without=E-01&without=E-02");
    expect(page).toMatchObject({ isAsked: true, asked: { method: "median", places: "100", minimum: "65" } });
    expect(page.experts.filter(({ isLeftOut }) => isLeftOut).map(({ code }) => code)).toEqual(["E-01", "E-02"]);
    expect(page.answer.state === "ready" && page.answer.value.enters).toEqual(["S-003", "S-006"]);
  });

  it("a number that cannot be asked for is named and left blank, and a rule nobody knows is the one in force", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    for (const places of ["0", "101", "5.5", "-3", "all", "9999999"]) {
      const page = await pageFor(world, `?places=${places}&rule=guess`);
      expect(page.problems, places).toEqual({ places: true, minimum: false });
      expect(page, places).toMatchObject({ isAsked: false, asked: { method: null, places } });
    }
    expect((await pageFor(world, "?minimum=101")).problems).toEqual({ places: false, minimum: true });
    expect((await pageFor(world, "?minimum=0")).problems).toEqual({ places: false, minimum: false });
  });

  it("asking for the rule in force, or leaving out nobody, asks nothing", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect((await pageFor(world, "?rule=trimmedMean&without=E-77")).isAsked).toBe(false);
  });

  it("of votes is spoken where the stage has one", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    await world.score("defense", DEFENSE);
    expect((await pageFor(world, "", "initial")).hasVote).toBe(false);
    expect((await pageFor(world, "", "defense")).hasVote).toBe(true);
  });
});

describeOnEachDatabase("the files of an answer", (open) => {
  it("have the rows that the page shows, before and after side by side as numbers", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const { header, rows } = await fileFor(world, "?places=100&without=E-01");
    expect(header).toEqual([
      ...["Submission", "Field", "Score that ranks, before", "Score that ranks, after"],
      ...["Rank in the field, before", "Rank in the field, after", "Outcome, before", "Outcome, after"],
    ]);
    const entered = rows.find(([serial]) => serial === "S-003")!;
    const points = { decimal: expect.any(Number) as number, digits: 2 };
    expect(entered.slice(2)).toEqual([points, points, 3, 3, "below the line", "goes on"]);
  });

  it("have no row where nothing is asked, and none of a submission with which the person has a conflict", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect((await fileFor(world, "")).rows).toEqual([]);
    expect((await fileFor(world, "?places=100")).rows.map(([serial]) => serial)).toContain("S-003");
    await world.conflict({ account: world.chair }, "S-003");
    expect(JSON.stringify(await fileFor(world, "?places=100"))).not.toContain("S-003");
  });

  it("are refused where the page is", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    for (const ctx of [world.office, world.outsider]) {
      expect(await codeOf(whatIfPage(await argsFor(world, ctx, "?places=100")))).toBe("not_found");
      expect(await codeOf(fileFor(world, "?places=100", ctx))).toBe("not_found");
    }
  });
});
