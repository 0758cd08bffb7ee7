import { expect, it } from "vitest";
import { recordAudit } from "#app/workflow/audit.server.ts";
import { listRecusalEffects, noteRecusalEffect } from "#app/workflow/recusal-effects.server.ts";
import { findShortlist, proposeShortlist } from "#app/workflow/shortlists.server.ts";
import type { Database } from "#db/connection.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { defenseWorld, holdVote, INITIAL, type ResultsWorld, scoredWorld } from "../support/results-world.ts";

/** E-06 and E-07 are ten points stricter than the others, and step back from S-005 alone. */
const SEVERE = {
  "S-001": [88, 88, 88, 88, 88, 78, 78],
  "S-002": [82, 82, 82, 82, 82, 72, 72],
  "S-005": [81, 81, 81, 81, 81, 71, 71],
} as const;

async function recusedWorld(db: Database): Promise<ResultsWorld> {
  const world = await defenseWorld(db);
  await world.score("defense", SEVERE);
  for (const expert of ["E-06", "E-07"]) await world.conflict({ expert }, "S-005");
  return world;
}

describeOnEachDatabase("the effect of recusals", (open) => {
  it("names whose rank hangs on the two severe experts who stepped back", async () => {
    const { db } = await open();
    const world = await recusedWorld(db);
    const [effect, ...others] = await listRecusalEffects(world.chair, "defense");
    expect(effect).toMatchObject({ serial: "S-005", experts: ["E-06", "E-07"], rank: 2, filledRank: 3, note: null });
    expect([effect?.hundredths, effect?.filledHundredths]).toEqual([8100, expect.closeTo(7900, -2)]);
    expect(others).toEqual([]);
  });

  it("the chair's decision is kept in the record with a name; a later one stands, both stay", async () => {
    const { db } = await open();
    const world = await recusedWorld(db);
    const id = world.idOf("S-005");
    await noteRecusalEffect(world.chair, "defense", id, " 差异在误差之内，维持名次。 ");
    await noteRecusalEffect(world.chair, "defense", id, "维持名次。");
    const [effect] = await listRecusalEffects(world.supervisor, "defense");
    expect(effect?.note).toEqual({
      text: "维持名次。",
      at: world.runtime.now(),
      by: { nameZh: "chair", nameEn: "chair" },
    });
    const entries = await db
      .selectFrom("auditEntries")
      .selectAll()
      .where("verb", "=", "recusal_effect.noted")
      .execute();
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([
      { stage: "defense", rank: 2, filledRank: 3, text: "差异在误差之内，维持名次。" },
      { text: "维持名次。" },
    ]);
  });

  it("where a panel votes, every effect is decided about before the list is proposed, and again when the ranks have changed", async () => {
    const { db } = await open();
    const world = await recusedWorld(db);
    await holdVote(world);
    const facts = async () => {
      const { mayPropose, recusalsUndecided } = await findShortlist(world.chair, "defense");
      return { mayPropose, recusalsUndecided };
    };
    const propose = () => proposeShortlist(world.chair, "defense", "");
    expect(await facts()).toEqual({ mayPropose: false, recusalsUndecided: 1 });
    expect(await codeOf(propose())).toBe("recusal_undecided");
    await noteRecusalEffect(world.chair, "defense", world.idOf("S-005"), "维持名次。");
    expect(await facts()).toEqual({ mayPropose: true, recusalsUndecided: 0 });
    await propose();
    // S-001 falls to the last place: S-005 is the first now, and would be the second.
    const ofFirst = db.selectFrom("scoreSheets").select("id").where("submissionId", "=", world.idOf("S-001"));
    const inDefense = ofFirst.where(
      "stageId",
      "in",
      db.selectFrom("stages").select("id").where("kind", "=", "defense"),
    );
    const marks = db.updateTable("marks").where("sheetId", "in", inDefense);
    await marks.set((eb) => ({ mark: eb("mark", "-", 12) })).execute();
    await recordAudit(db, world.office, "sheet.changed", { type: "submission", id: world.idOf("S-001") });
    const [effect] = await listRecusalEffects(world.chair, "defense");
    expect(effect).toMatchObject({ rank: 1, filledRank: 2, isDecided: false, note: { text: "维持名次。" } });
    expect(await facts()).toEqual({ mayPropose: false, recusalsUndecided: 1 });
    expect(await codeOf(propose())).toBe("recusal_undecided");
  });

  it("where no panel votes none is owed", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-003": [84, 84, 84, 84, 60], "S-002": [85, 84, 86, 82, 61] });
    await world.conflict({ expert: "E-05" }, "S-002");
    expect(await listRecusalEffects(world.chair, "initial")).not.toEqual([]);
    await proposeShortlist(world.chair, "initial", "");
  });

  it("is refused to others, without words, where nothing moves and before the close", async () => {
    const { db } = await open();
    const early = await defenseWorld(db);
    expect(await listRecusalEffects(early.chair, "defense")).toEqual([]);
    expect(await codeOf(noteRecusalEffect(early.chair, "defense", early.idOf("S-005"), "x"))).toBe("stage_not_closed");
    await early.score("defense", SEVERE);
    for (const expert of ["E-06", "E-07"]) await early.conflict({ expert }, "S-005");
    const [moved, other] = [early.idOf("S-005"), early.idOf("S-001")];
    expect(await problemsOf(noteRecusalEffect(early.chair, "defense", moved, "  "))).toEqual(["note: required"]);
    expect(await codeOf(noteRecusalEffect(early.chair, "defense", other, "x"))).toBe("not_found");
    for (const ctx of [early.supervisor, early.office, early.outsider, early.as("E-01")])
      expect(await codeOf(noteRecusalEffect(ctx, "defense", moved, "x"))).toBe("not_found");
    for (const ctx of [early.office, early.outsider])
      expect(await codeOf(listRecusalEffects(ctx, "defense"))).toBe("not_found");
    // The initial stage is frozen; nothing moves there, and nothing may be noted.
    expect(await codeOf(noteRecusalEffect(early.chair, "initial", moved, "x"))).toBe("not_found");
  });

  it("a chair with a conflict is told of no effect on what is hidden", async () => {
    const { db } = await open();
    const world = await recusedWorld(db);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-005");
    expect(await listRecusalEffects(walled, "defense")).toEqual([]);
    expect(await codeOf(noteRecusalEffect(walled, "defense", world.idOf("S-005"), "x"))).toBe("not_found");
  });
});
