import { expect, it } from "vitest";
import { findRanking } from "#app/workflow/results.server.ts";
import { askWhatIf, type WhatIfQuestion } from "#app/workflow/what-if.server.ts";
import { gateSentence } from "#scoring/aggregation/gate-sentence.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import type { SideContext } from "#app/workflow/context.ts";
import type { Database } from "#db/connection.ts";
import type { Schema } from "#db/schema.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/refusals.ts";
import { INITIAL, resultsWorld, scoredWorld } from "../support/results-world.ts";

const NOTHING: WhatIfQuestion = { withoutCodes: [], method: null, places: null, minimumScore: null };

/** The answer, computed. */
async function answerFor(ctx: SideContext, question: WhatIfQuestion) {
  const { answer, experts } = await askWhatIf(ctx, "initial", question);
  const computed = await answer.done;
  if (computed.state === "failed") throw new Error("answerFor: the calculation failed");
  return { answer: computed.value, experts };
}

const TABLES = [
  "settings",
  "stages",
  "assignments",
  "scoreSheets",
  "marks",
  "stageResults",
  "stageResultRows",
  "auditEntries",
  "outbox",
] as const satisfies readonly (keyof Schema)[];

/** Every row of every table a result, a sheet or the record could be in. */
async function contentOf(db: Database): Promise<string> {
  const content: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    content[table] = rows.map((row) => canonicalJson(row)).sort();
  }
  return canonicalJson(content);
}

describeOnEachDatabase("what if", (open) => {
  it("is asked by chair and supervisor, after the stage is closed", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    await world.score("initial", INITIAL, "open");
    expect(await codeOf(askWhatIf(world.chair, "initial", NOTHING))).toBe("stage_not_closed");
    for (const person of [world.office, world.outsider, world.as("E-01")])
      expect(await codeOf(askWhatIf(person, "initial", NOTHING))).toBe("not_found");
  });

  it("dropping nobody gives the official list, closed and frozen", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    for (const freeze of [false, true]) {
      if (freeze) await world.freeze("initial");
      const { rows } = await findRanking(world.supervisor, "initial");
      const { answer } = await answerFor(world.supervisor, NOTHING);
      expect(answer.rows.map(({ serial, after }) => [serial, after.hundredths, after.rank, after.passes])).toEqual(
        rows.map(({ serial, ranking, inField, passes }) => [serial, ranking?.hundredths, inField?.rank, passes]),
      );
      expect([answer.enters, answer.leaves]).toEqual([[], []]);
    }
  });

  it("leaves experts out by their codes; a code of nobody changes nothing", async () => {
    const { db } = await open();
    const world = await scoredWorld(db, { ...INITIAL, "S-002": [85, 84, 83, 86, 20], "S-003": [79, 79, 79, 79, 79] });
    const question = { ...NOTHING, method: "mean" as const };
    const all = await answerFor(world.chair, question);
    expect([all.answer.enters, all.answer.leaves]).toEqual([["S-003"], ["S-002"]]);
    const without = await answerFor(world.chair, { ...question, withoutCodes: ["E-05", "E-77"] });
    expect([without.answer.enters, without.answer.leaves]).toEqual([[], []]);
    expect(without.experts).toEqual(
      ["E-01", "E-02", "E-03", "E-04", "E-05"].map((code) => ({ code, sheets: 6, isLeftOut: code === "E-05" })),
    );
  });

  it("where parts of the panel share no expert, the answer says what would help, with the experts' codes", async () => {
    const { db } = await open();
    const [first, second] = [
      [90, 88, null, null],
      [null, null, 75, 76],
    ];
    const world = await scoredWorld(db, { "S-001": first, "S-002": first, "S-003": second, "S-004": second });
    const { answer } = await answerFor(world.chair, { ...NOTHING, method: "adjusted" });
    expect(answer.gate?.verdict).toBe("refused");
    const [reason] = answer.gate!.reasons;
    const { en } = gateSentence(reason!);
    expect(en).toMatch(/\d more readings across the panel of E-0[13], E-0[24] and the panel of E-0[13], E-0[24] would/);
  });

  it("stores nothing: not a row is another after any question", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await world.freeze("initial");
    const before = await contentOf(db);
    for (const question of [
      NOTHING,
      { ...NOTHING, withoutCodes: ["E-01", "E-02"] },
      { ...NOTHING, method: "adjusted" as const, places: 100 },
      { ...NOTHING, method: "median" as const, minimumScore: 80 },
    ])
      await answerFor(world.chair, question);
    expect(await contentOf(db)).toBe(before);
  });

  it("a submission the reader has a conflict with stands nowhere in the answer, and moves nobody", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walled = await world.person("walled", "chair");
    await world.conflict({ account: walled }, "S-001");
    const ask = () => answerFor(walled, { ...NOTHING, withoutCodes: ["E-05"], method: "adjusted" });
    const seen = await ask();
    expect(seen.answer.rows.map(({ serial }) => serial)).not.toContain("S-001");
    expect(seen.experts[0]).toMatchObject({ code: "E-01", sheets: 5 });
    const hidden = db.selectFrom("scoreSheets").select("id").where("submissionId", "=", world.idOf("S-001"));
    await db.updateTable("marks").set({ mark: 3 }).where("sheetId", "in", hidden).execute();
    expect(await ask()).toEqual(seen);
  });
});
