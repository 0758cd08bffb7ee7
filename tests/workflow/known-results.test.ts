import { describe, expect, it } from "vitest";
import { recordAudit } from "#app/workflow/audit.server.ts";
import type { SideContext } from "#app/workflow/context.ts";
import { knownResults } from "#app/workflow/known-results.ts";
import { findRanking } from "#app/workflow/results.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { findAnalysedRanking } from "#app/workflow/stage-analysis.server.ts";
import { findVersionHistory } from "#app/workflow/version-history.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { scoredWorld } from "../support/results-world.ts";

describe("known results", () => {
  const counting = () => {
    let counted = 0;
    return { times: () => counted, count: async () => ({ number: (counted += 1) }) };
  };

  it("what is known is not counted again", async () => {
    const results = knownResults();
    const { times, count } = counting();
    expect(await results.read("a", count)).toBe(await results.read("a", count));
    await results.read("b", count);
    expect(times()).toBe(2);
  });

  it("what is being counted is not counted a second time meanwhile", async () => {
    const results = knownResults();
    const { times, count } = counting();
    const [one, other] = await Promise.all([results.read("a", count), results.read("a", count)]);
    expect(one).toBe(other);
    expect(times()).toBe(1);
  });

  it("the last few that were asked for are kept", async () => {
    const results = knownResults(2);
    const { times, count } = counting();
    for (const key of ["a", "b", "a", "c", "a"]) await results.read(key, count);
    expect(times()).toBe(3);
    await results.read("b", count);
    expect(times()).toBe(4);
  });

  it("a count that fails leaves nothing behind", async () => {
    const results = knownResults();
    const failing = async (): Promise<object> => {
      throw new Error("no");
    };
    await expect(results.read("a", failing)).rejects.toThrow("no");
    expect(await results.read("a", async () => ({ number: 1 }))).toEqual({ number: 1 });
  });
});

describeOnEachDatabase("a ranking that is known", (open) => {
  const remembering = (ctx: SideContext, results = knownResults()): SideContext => ({ ...ctx, results });

  it("shows a recusal and a freeze at once", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const chair = remembering(world.chair);
    const first = await findRanking(chair, "initial");
    await world.conflict({ expert: "E-05" }, "S-001");
    const second = await findRanking(chair, "initial");
    expect(second).not.toEqual(first);
    expect(second).toEqual(await findRanking(world.chair, "initial"));
    await world.freeze("initial");
    expect((await findRanking(chair, "initial")).state).toBe("frozen");
  });

  it("of a frozen stage is put together once, also for somebody with a conflict, and again after a new version", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walled = await world.person("walled", "supervisor");
    await world.freeze("initial");
    await world.conflict({ account: walled }, "S-002");
    const known = knownResults();
    let counted = 0;
    const reader = remembering(walled, {
      read: async (key, count) => await known.read(key, async () => ((counted += 1), await count())),
    });
    const first = await findShortlist(reader, "initial");
    const times = counted;
    expect(times).toBeGreaterThan(0);
    expect(await findShortlist(reader, "initial")).toEqual(first);
    expect(await findVersionHistory(reader, "initial")).toEqual(await findVersionHistory(walled, "initial"));
    expect(counted).toBe(times);
    await world.conflict({ expert: "E-05" }, "S-001");
    expect(await findShortlist(reader, "initial")).toEqual(await findShortlist(walled, "initial"));
    expect(counted).toBeGreaterThan(times);
  });

  it("is nobody else's who may know less", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const results = knownResults();
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    const whole = await findAnalysedRanking(remembering(world.chair, results), "initial");
    const seen = await findAnalysedRanking(remembering(walled, results), "initial");
    expect(whole.ranking.rows).toHaveLength(6);
    expect(JSON.stringify(seen.ranking)).not.toContain("S-001");
    expect(seen.ranking).toEqual(await findRanking(walled, "initial"));
    // A submission that is hidden from now on is hidden in what is known.
    await world.conflict({ account: world.chair }, "S-002");
    const later = await findRanking(remembering(world.chair, results), "initial");
    expect(later.rows.map(({ serial }) => serial)).not.toContain("S-002");
  });

  it("stays known when a list is proposed or a sheet is saved, and no longer when a stage is frozen", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const chair = remembering(world.chair);
    const resultOf = async () => (await findAnalysedRanking(chair, "initial")).readable.result;
    const first = await resultOf();
    await proposeShortlist(world.chair, "initial", "");
    await recordAudit(db, world.as("E-01"), "sheet.saved", { type: "scoreSheet", id: "sheet" });
    expect(await resultOf()).toBe(first);
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    await confirmShortlist(world.supervisor, "initial", { confirmation: resultDigest!.slice(0, 8) });
    expect(await resultOf()).not.toBe(first);
  });

  it("is read again as it was while nothing is on record", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const chair = remembering(world.chair);
    const first = (await findAnalysedRanking(chair, "initial")).readable.result;
    expect((await findAnalysedRanking(chair, "initial")).readable.result).toBe(first);
    await recordAudit(db, world.office, "stage.extended", { type: "stage", id: "stage" });
    const second = (await findAnalysedRanking(chair, "initial")).readable.result;
    expect(second).not.toBe(first);
    expect(second).toEqual(first);
  });
});
