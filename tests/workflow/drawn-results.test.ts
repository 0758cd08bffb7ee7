import { expect, it } from "vitest";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { drawUp } from "#app/workflow/drawn-results.server.ts";
import { drawVersion } from "#app/workflow/drawn-versions.server.ts";
import { withdrawSubmission } from "#app/workflow/intake.server.ts";
import { confirmVersion, proposeVersion } from "#app/workflow/result-versions.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import { digestOfText } from "#scoring/record/digest.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { INITIAL, resultsWorld, type ResultsWorld, scoredWorld } from "../support/results-world.ts";

async function storedResults({ db }: ResultsWorld) {
  return await db.selectFrom("stageResults").select(["state", "document", "resultDigest"]).orderBy("version").execute();
}

describeOnEachDatabase("a result that is drawn up beforehand", (open) => {
  it("is stored as it was drawn, and confirmed with its rows", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const drawn = await drawUp(world.chair, "initial");
    await proposeShortlist(world.chair, "initial", "", drawn);
    expect(await storedResults(world)).toMatchObject([{ state: "proposed", document: drawn.document }]);
    const again = await drawUp(world.supervisor, "initial");
    expect(again).toEqual({ ...drawn, basis: again.basis });
    const form = { confirmation: drawn.resultDigest.slice(0, 8) };
    await confirmShortlist(world.supervisor, "initial", form, again);
    const rows = await db.selectFrom("stageResultRows").selectAll().execute();
    expect(rows).toHaveLength(6);
    expect(rows.filter(({ passes }) => passes === 1)).toHaveLength(drawn.passing);
  });

  it("nothing is counted again in the act as long as the record ends where it did", async () => {
    const { db, leaveBroken } = await open();
    const world = await scoredWorld(db);
    const drawn = await drawUp(world.chair, "initial");
    // What only this one says shows which was stored.
    leaveBroken();
    await proposeShortlist(world.chair, "initial", "", { ...drawn, document: "drawn beforehand" });
    expect(await storedResults(world)).toMatchObject([{ document: "drawn beforehand" }]);
    const { rows, ...rest } = await drawUp(world.supervisor, "initial");
    const marked = { ...rest, rows: rows.map((row) => ({ ...row, reason: "in_quota" })) };
    await confirmShortlist(world.supervisor, "initial", { confirmation: rest.resultDigest.slice(0, 8) }, marked);
    const stored = await db.selectFrom("stageResultRows").select("reason").distinct().execute();
    expect(stored).toEqual([{ reason: "in_quota" }]);
  });

  it("is the same whether it was drawn beforehand or in the act", async () => {
    const [one, other] = [await scoredWorld((await open()).db), await scoredWorld((await open()).db)];
    await proposeShortlist(one.chair, "initial", "", await drawUp(one.chair, "initial"));
    await proposeShortlist(other.chair, "initial", "");
    expect(await storedResults(one)).toEqual(await storedResults(other));
  });

  it("is drawn up again when something was put on record meanwhile", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const old = await drawUp(world.chair, "initial");
    await world.conflict({ expert: "E-05" }, "S-001");
    await proposeShortlist(world.chair, "initial", "", old);
    const [proposed] = await storedResults(world);
    expect(proposed?.resultDigest).not.toBe(old.resultDigest);
    expect(proposed?.resultDigest).toBe((await drawUp(world.chair, "initial")).resultDigest);
    // And so is the one that is compared with what was proposed.
    const form = { confirmation: proposed!.resultDigest.slice(0, 8) };
    const drawn = await drawUp(world.supervisor, "initial");
    await world.conflict({ expert: "E-04" }, "S-002");
    expect(await codeOf(confirmShortlist(world.supervisor, "initial", form, drawn))).toBe("changed_meanwhile");
  });

  it("what changes nothing does no harm: it is drawn up again and comes out the same", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const old = await drawUp(world.chair, "initial");
    await recordAudit(db, world.office, "role.granted", { type: "account", id: "somebody" });
    await proposeShortlist(world.chair, "initial", "", old);
    expect((await findShortlist(world.chair, "initial")).resultDigest).toBe(old.resultDigest);
  });

  it("is for those who may propose or confirm the whole list of a closed stage", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    expect(await codeOf(drawUp(world.chair, "initial"))).toBe("stage_not_closed");
    await world.score("initial", INITIAL);
    for (const ctx of [world.office, world.outsider, world.as("E-01")])
      expect(await codeOf(drawUp(ctx, "initial"))).toBe("not_found");
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-002");
    expect(await codeOf(drawUp(walled, "initial"))).toBe("not_found");
    await world.freeze("initial");
    expect(await codeOf(drawUp(world.chair, "initial"))).toBe("stage_frozen");
  });

  it("its document has the digest that it says", async () => {
    const { db } = await open();
    const { resultDigest, document } = await drawUp((await scoredWorld(db)).chair, "initial");
    const { resultDigest: _own, ...rest } = JSON.parse(document) as Record<string, unknown>;
    const text = document.replace(`,"resultDigest":"${resultDigest}"`, "");
    expect(JSON.parse(text)).toEqual(rest);
    expect(digestOfText(text)).toBe(resultDigest);
  });
});

describeOnEachDatabase("a new version that is drawn up beforehand", (open) => {
  async function reopenedWorld(): Promise<ResultsWorld> {
    const world = await scoredWorld((await open()).db);
    await world.freeze("initial");
    await withdrawSubmission(world.office, world.idOf("S-001"), "申报主体来函撤回");
    return world;
  }

  it("is proposed and confirmed as one is that is drawn in the act", async () => {
    const [one, other] = [await reopenedWorld(), await reopenedWorld()];
    for (const [world, isBefore] of [
      [one, true],
      [other, false],
    ] as const) {
      const drawn = async () => (isBefore ? await drawVersion(world.chair, "initial") : undefined);
      await proposeVersion(world.chair, "initial", "撤回", await drawn());
      const [, proposed] = await storedResults(world);
      const confirmation = proposed!.resultDigest.slice(0, 8);
      await confirmVersion(world.supervisor, "initial", { confirmation }, await drawn());
    }
    expect(await storedResults(one)).toEqual(await storedResults(other));
    expect(await storedResults(one)).toMatchObject([{ state: "superseded" }, { state: "frozen" }]);
    const entriesOf = async ({ db }: ResultsWorld) =>
      await db.selectFrom("auditEntries").select(["verb", "details"]).where("verb", "like", "version.%").execute();
    expect(await entriesOf(one)).toEqual(await entriesOf(other));
  });

  it("is drawn up again when something was put on record meanwhile", async () => {
    const world = await reopenedWorld();
    const old = await drawVersion(world.chair, "initial");
    await withdrawSubmission(world.office, world.idOf("S-005"), "申报主体来函撤回");
    await proposeVersion(world.chair, "initial", "", old);
    const [, proposed] = await storedResults(world);
    expect(proposed?.resultDigest).not.toBe(old.resultDigest);
    expect(proposed?.resultDigest).toBe((await drawVersion(world.supervisor, "initial")).resultDigest);
  });

  it("is for those who may propose or confirm, and know all that stood in any version", async () => {
    const world = await scoredWorld((await open()).db);
    expect(await codeOf(drawVersion(world.chair, "initial"))).toBe("stage_not_closed");
    await world.freeze("initial");
    expect(await codeOf(drawVersion(world.chair, "initial"))).toBe("nothing_changed");
    await withdrawSubmission(world.office, world.idOf("S-001"), "申报主体来函撤回");
    for (const ctx of [world.office, world.outsider, world.as("E-01")])
      expect(await codeOf(drawVersion(ctx, "initial"))).toBe("not_found");
    const walled = await world.person("walled", "supervisor");
    await world.conflict({ account: walled }, "S-001");
    expect(await codeOf(drawVersion(walled, "initial"))).toBe("not_found");
  });
});
