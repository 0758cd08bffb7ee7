import { expect, it } from "vitest";
import { asideFor } from "#app/http/aside.server.ts";
import { whatIfPage } from "#app/http/what-if-page.server.ts";
import { findCallBySlug } from "#app/workflow/calls.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { DEFENSE, defenseWorld, type ResultsWorld, scoredWorld } from "../support/results-world.ts";
import { serverRuntime } from "../support/server-runtime.ts";

async function pageFor({ runtime, chair }: ResultsWorld, query: string, stage = "initial") {
  const call = (await findCallBySlug(runtime, "test-call"))!;
  const url = new URL(`http://127.0.0.1/test-call/chair/stages/${stage}/what-if${query}`);
  const aside = asideFor(serverRuntime(runtime), chair);
  return await whatIfPage({ call, ctx: chair, aside, url, params: { stage } });
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
