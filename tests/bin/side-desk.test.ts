import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import type { SideContext } from "#app/workflow/context.ts";
import { answerAside, type Asking, type SideQuestion } from "#app/workflow/side-desk.server.ts";
import type { FolderPlace } from "#db/data-folder.ts";
import { ThreadedSideDesk } from "../../bin/side-desk.ts";
import { describeOnEachDatabase, type TestDatabase } from "../support/databases.ts";
import { type ResultsWorld, scoredWorld } from "../support/results-world.ts";

const CHOSEN_NOBODY = { kind: "initial", chosen: null, method: null } as const;

function placeOf({ target }: TestDatabase): FolderPlace {
  return target.kind === "sqlite" ? { directory: dirname(target.file) } : { directory: ".", databaseUrl: target.url };
}

/** What every page asks, by somebody of a world. */
function ranking({ actor, now }: SideContext): Asking<"ranking"> {
  return { name: "ranking", asked: CHOSEN_NOBODY, actor, now: now() };
}

async function analysed(desk: ThreadedSideDesk, ctx: SideContext) {
  for (;;) {
    const reply = await desk.ask(ranking(ctx));
    if ("refused" in reply || reply.answer.analysis.state === "ready") return reply;
    await setTimeout(50);
  }
}

describeOnEachDatabase("the side desk in its thread", (open) => {
  const errors: string[] = [];
  const desks: ThreadedSideDesk[] = [];
  const deskFor = (database: TestDatabase): ThreadedSideDesk => {
    const desk = new ThreadedSideDesk(placeOf(database), (error) => errors.push(error));
    desks.push(desk);
    return desk;
  };
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
    expect(errors.splice(0)).toEqual([]);
  });
  const aside = async <Name extends SideQuestion>({ runtime }: ResultsWorld, asking: Asking<Name>) =>
    await answerAside(runtime, asking);

  it("answers every question as the desk does that is asked here", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const desk = deskFor(database);
    const { actor, now } = world.chair;
    const kind = "initial";
    expect(await analysed(desk, world.chair)).toEqual(await aside(world, ranking(world.chair)));
    const question = { withoutCodes: ["E-01"], method: null, places: null, minimumScore: null };
    for (const asking of [
      { name: "wholeRanking", asked: { kind, method: "twoWay" }, actor, now: now() },
      { name: "shortlist", asked: { kind }, actor, now: now() },
      { name: "votes", asked: { kind }, actor, now: now() },
      { name: "drawn", asked: { kind }, actor, now: now() },
      { name: "reports", asked: { kind }, actor, now: now() },
      { name: "wholeReports", asked: { kind }, actor, now: now() },
      { name: "whatIf", asked: { kind, ...question }, actor, now: now() },
      { name: "wholeWhatIf", asked: { kind, ...question }, actor, now: now() },
    ] satisfies Asking<SideQuestion>[])
      expect(await desk.ask<SideQuestion>(asking), asking.name).toEqual(await aside<SideQuestion>(world, asking));
    await world.freeze(kind);
    for (const name of ["document", "versions"] as const) {
      const asking = { name, asked: { kind }, actor, now: now() } as const;
      expect(await desk.ask<SideQuestion>(asking), name).toEqual(await aside<SideQuestion>(world, asking));
    }
  }, 60_000);

  it("knows what was put on record a moment ago, and refuses as the desks do", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const desk = deskFor(database);
    const rows = async (ctx: SideContext) => {
      const reply = await desk.ask(ranking(ctx));
      return "refused" in reply ? reply.refused.code : reply.answer.ranking.rows.map(({ serial }) => serial);
    };
    expect(await rows(world.chair)).toContain("S-002");
    await world.conflict({ account: world.chair }, "S-002");
    expect(await rows(world.chair)).not.toContain("S-002");
    expect(await rows(world.supervisor)).toContain("S-002");
    expect(await rows(world.outsider)).toBe("not_found");
    expect(await rows(world.office)).toBe("not_found");
  }, 60_000);

  it("whoever is put off is answered when asking again, each time after a longer wait", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const desk = deskFor(database);
    // Starting the thread takes longer than a page may wait.
    expect(await desk.askShortly(ranking(world.chair))).toBeNull();
    let times = 1;
    while ((await desk.askShortly(ranking(world.chair))) === null) times += 1;
    expect(times).toBeLessThan(6);
  }, 60_000);

  it("what goes wrong is told to whoever asked, and the next is answered", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const desk = deskFor(database);
    await expect(desk.ask({ ...ranking(world.chair), name: "nonsense" as "ranking" })).rejects.toThrow("function");
    expect(await desk.ask(ranking(world.chair))).toHaveProperty("answer");
  }, 60_000);

  it("a folder that does not open is told to whoever asked, and the next question tries again", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const place = placeOf(database);
    const wrong: { -readonly [Key in keyof FolderPlace]: FolderPlace[Key] } =
      database.kind === "sqlite"
        ? { directory: `${place.directory}/missing` }
        : { ...place, databaseUrl: place.databaseUrl!.replace(/[^/]+$/, "missing") };
    const desk = new ThreadedSideDesk(wrong, (error) => errors.push(error));
    desks.push(desk);
    await expect(desk.ask(ranking(world.chair))).rejects.toThrow();
    while (errors.length < 2) await setTimeout(20);
    errors.splice(0);
    Object.assign(wrong, place);
    expect(await desk.ask(ranking(world.chair))).toHaveProperty("answer");
  }, 60_000);

  it("ending it fails what still waits; a question after that starts it again", async () => {
    const database = await open();
    const world = await scoredWorld(database.db);
    const desk = deskFor(database);
    const waiting = expect(desk.ask(ranking(world.chair))).rejects.toThrow("the thread ended");
    await desk.close();
    await waiting;
    expect(await desk.ask(ranking(world.chair))).toHaveProperty("answer");
  }, 60_000);
});
