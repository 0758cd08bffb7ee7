import { expect, it } from "vitest";
import { drawRunningOrder, findDefenseDay, markSlot, planDefense } from "#app/workflow/defense.server.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { DEFENSE, defenseWorld, scoredWorld, type ResultsWorld } from "../support/results-world.ts";

const PARTS = [
  { by: "chair", text: "17 24 08" },
  { by: "supervisor", text: "海棠" },
];

const session = (world: ResultsWorld) => ({
  panelId: world.panelId,
  startsAt: "2023-03-14T09:00:00+08:00",
  placeZh: "三号会议室",
  placeEn: "Room 3",
});

async function planned(world: ResultsWorld): Promise<string> {
  await planDefense(world.office, { sessions: [session(world)] });
  return (await findDefenseDay(world.office)).sessions[0]!.sessionId!;
}

async function drawn(world: ResultsWorld): Promise<string> {
  const sessionId = await planned(world);
  await drawRunningOrder(world.office, sessionId, PARTS);
  return sessionId;
}

describeOnEachDatabase("defense day", (open) => {
  it("a session has its place and time, and every submission of the panel waits for the lot", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    expect((await findDefenseDay(world.chair)).sessions[0]).toMatchObject({
      sessionId: null,
      startsAt: null,
      slots: [],
    });
    await planned(world);
    const day = await findDefenseDay(world.chair);
    expect(day).toMatchObject({ timeZone: "Asia/Shanghai", hearing: { presentationMinutes: 10, slotsPerPanel: 2 } });
    expect(day.sessions).toHaveLength(1);
    expect(day.sessions[0]).toMatchObject({
      panelCode: "P1",
      panelName: { zh: "第一组", en: "Panel 1" },
      startsAt: "2023-03-14T01:00:00.000Z",
      placeEn: "Room 3",
      drawnAt: null,
      slots: [],
      waiting: ["S-001", "S-002", "S-005"],
    });
  });

  it("the order can be drawn again by anybody from the recorded seed, and slots follow each other day by day", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    await drawn(world);
    const [panel] = (await findDefenseDay(world.chair)).sessions;
    expect(panel?.seedParts).toEqual(PARTS);
    expect(panel?.slots.map((slot) => slot.serial)).toEqual(
      drawOrder(
        PARTS.map((part) => part.text),
        ["S-005", "S-001", "S-002"],
      ),
    );
    // Twenty-five minutes a slot, two a day.
    expect(panel?.slots.map(({ position, startsAt, endsAt, state }) => [position, startsAt, endsAt, state])).toEqual([
      [1, "2023-03-14T01:00:00.000Z", "2023-03-14T01:25:00.000Z", "planned"],
      [2, "2023-03-14T01:25:00.000Z", "2023-03-14T01:50:00.000Z", "planned"],
      [3, "2023-03-15T01:00:00.000Z", "2023-03-15T01:25:00.000Z", "planned"],
    ]);
    expect(panel?.waiting).toEqual([]);
    expect(panel?.drawnAt).toBe(world.runtime.now());
    const { details } = await db
      .selectFrom("auditEntries")
      .select("details")
      .where("verb", "=", "defense.order_drawn")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details)).toEqual({
      algorithm: "candela-draw-1",
      parts: PARTS,
      order: panel?.slots.map((slot) => slot.serial),
    });
  });

  it("a seed needs parts of two parties, and a drawn order is not drawn or planned again", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    const sessionId = await planned(world);
    for (const parts of [
      [],
      PARTS.slice(1),
      [PARTS[0]!, { by: " chair ", text: "again" }],
      [PARTS[0]!, { by: "x", text: " " }],
    ])
      expect(await problemsOf(drawRunningOrder(world.office, sessionId, parts))).toEqual([
        "seedParts: two_parties_needed",
      ]);
    await drawRunningOrder(world.office, sessionId, PARTS);
    expect(await codeOf(drawRunningOrder(world.office, sessionId, PARTS))).toBe("order_already_drawn");
    expect(await codeOf(planDefense(world.office, { sessions: [session(world)] }))).toBe("order_already_drawn");
  });

  it("a plan names every wrong value, and may be set again before the lot", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    const wrong = { panelId: "no-panel", startsAt: "tomorrow", placeZh: "", placeEn: " " };
    expect(await problemsOf(planDefense(world.office, { sessions: [session(world), wrong] }))).toEqual([
      "sessions.1.panelId: unknown_value",
      "sessions.1.startsAt: not_a_date",
      "sessions.1.placeZh: required",
      "sessions.1.placeEn: required",
    ]);
    const sessionId = await planned(world);
    await planDefense(world.office, { sessions: [{ ...session(world), placeEn: "Room 4" }] });
    const [panel] = (await findDefenseDay(world.office)).sessions;
    expect(panel).toMatchObject({ sessionId, placeEn: "Room 4" });
  });

  it("who was heard and who was absent is noted while the stage is open", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    const sessionId = await planned(world);
    const { office, idOf } = world;
    expect(await codeOf(markSlot(office, sessionId, idOf("S-001"), "heard"))).toBe("order_missing");
    await drawRunningOrder(office, sessionId, PARTS);
    expect(await codeOf(markSlot(office, sessionId, idOf("S-001"), "heard"))).toBe("stage_not_open");
    await world.score("defense", DEFENSE, "open");
    await markSlot(office, sessionId, idOf("S-001"), "heard");
    await markSlot(office, sessionId, idOf("S-002"), "absent");
    const states = (await findDefenseDay(office)).sessions[0]!.slots.map((slot) => [slot.serial, slot.state]);
    expect(Object.fromEntries(states)).toEqual({ "S-001": "heard", "S-002": "absent", "S-005": "planned" });
    expect(await codeOf(markSlot(office, sessionId, idOf("S-003"), "heard"))).toBe("not_found");
    expect(await problemsOf(markSlot(office, sessionId, idOf("S-001"), "late" as "heard"))).toEqual([
      "state: unknown_value",
    ]);
  });

  it("an expert sees the own panel without the row of a conflict, numbered without a gap", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    await drawn(world);
    await world.score("defense", DEFENSE, "open");
    const all = (await findDefenseDay(world.as("E-01"))).sessions[0]!.slots;
    expect(all).toHaveLength(3);
    expect(all[0]?.applicantEn).toContain("Instruments");
    const hidden = all[0]!;
    await world.conflict({ expert: "E-01" }, hidden.serial);
    const own = (await findDefenseDay(world.as("E-01"))).sessions[0]!;
    expect(own.slots.map((slot) => [slot.position, slot.serial])).toEqual([
      [1, all[1]!.serial],
      [2, all[2]!.serial],
    ]);
    expect(JSON.stringify(own)).not.toContain(hidden.serial);
    expect((await findDefenseDay(world.as("E-02"))).sessions[0]!.slots).toHaveLength(3);
    // E-10 would be of no panel; the outsider is no expert at all.
    expect(await codeOf(findDefenseDay(world.outsider))).toBe("not_found");
  });

  it("staff with a conflict plans and marks the others, and does not draw", async () => {
    const { db } = await open();
    const world = await defenseWorld(db);
    const walled = await world.person("walled", "secretariat");
    await world.conflict({ account: walled }, "S-001");
    await planDefense(walled, { sessions: [session(world)] });
    const [panel] = (await findDefenseDay(walled)).sessions;
    expect(panel?.waiting).toEqual(["S-002", "S-005"]);
    expect(await codeOf(drawRunningOrder(walled, panel!.sessionId!, PARTS))).toBe("not_found");
    await drawRunningOrder(world.office, panel!.sessionId!, PARTS);
    await world.score("defense", DEFENSE, "open");
    await markSlot(walled, panel!.sessionId!, world.idOf("S-002"), "heard");
    expect(await codeOf(markSlot(walled, panel!.sessionId!, world.idOf("S-001"), "heard"))).toBe("not_found");
  });

  it("each verb is refused to the wrong role and in the wrong state", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const plan = { sessions: [session(world)] };
    expect(await codeOf(planDefense(world.office, plan))).toBe("stage_not_assigned");
    await world.freeze("initial");
    await db.updateTable("stages").set({ assignedAt: world.runtime.now() }).where("kind", "=", "defense").execute();
    for (const ctx of [world.chair, world.supervisor, world.as("E-01")])
      expect(await codeOf(planDefense(ctx, plan))).toBe("not_found");
    const sessionId = await planned(world);
    expect(await codeOf(drawRunningOrder(world.chair, sessionId, PARTS))).toBe("not_found");
    expect(await codeOf(drawRunningOrder(world.office, "no-session", PARTS))).toBe("not_found");
    expect(await codeOf(markSlot(world.chair, sessionId, world.idOf("S-001"), "heard"))).toBe("not_found");
    await world.score("defense", DEFENSE);
    expect(await codeOf(planDefense(world.office, plan))).toBe("stage_already_closed");
    expect(await codeOf(drawRunningOrder(world.office, sessionId, PARTS))).toBe("stage_already_closed");
  });
});
