import { expect, it } from "vitest";
import { assignStage } from "#app/workflow/assignments.server.ts";
import { declareNone } from "#app/workflow/declarations.server.ts";
import { listMySheets, saveDraft, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { closeStage, extendStage, findStage, listStages, openStage } from "#app/workflow/stages.server.ts";
import { conflict } from "../support/intake-world.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { openWorld, sheet, smallWorld } from "../support/world.ts";

const CLOSES_AT = "2023-01-24T10:00:00.000Z";

describeOnEachDatabase("stages", (open) => {
  it("lists the stages in their order with what each expects and has", async () => {
    const world = await openWorld((await open()).db);
    const stages = await listStages(world.office);
    expect(
      stages.map(({ kind, state, submissions, expected, submitted }) => [
        kind,
        state,
        submissions,
        expected,
        submitted,
      ]),
    ).toEqual([
      ["initial", "open", 6, 18, 0],
      ["secondary", "planned", 0, 0, 0],
      ["defense", "planned", 0, 0, 0],
    ]);
    expect(stages[0]).toMatchObject({ closesAt: CLOSES_AT, isTakingSheets: true, blindness: "applicantHidden" });
  });

  it("shows progress by field and by expert", async () => {
    const world = await openWorld((await open()).db);
    const [reader] = await world.readersOf("S-001");
    await world.ready(reader!, "initial");
    const [first] = await listMySheets(world.as(reader!), "initial");
    await submitScoreSheet(world.as(reader!), first!.sheetId, sheet(93));
    const stage = await findStage(world.office, "initial");
    expect(stage.byField.map((field) => [field.fieldCode, field.submissions, field.expected])).toEqual([
      ["F1", 4, 12],
      ["F2", 2, 6],
    ]);
    expect(stage.submitted).toBe(1);
    const line = stage.byExpert.find((expert) => expert.code === reader);
    expect(line).toMatchObject({ submitted: 1, started: 0, hasPledged: true });
    expect(line!.declared).toBe(line!.expected);
  });

  it("shows the same progress whatever the marks are", async () => {
    const seen = [];
    for (const mark of [93, 61]) {
      const world = await openWorld((await open()).db);
      await world.scoreAll("initial", () => mark);
      seen.push([await findStage(world.office, "initial"), await listStages(world.chair)]);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it("leaves the submissions a member of staff has a conflict with out of every count", async () => {
    const world = await openWorld((await open()).db);
    await world.db
      .insertInto("conflicts")
      .values({
        id: world.runtime.newId(),
        callId: world.callId,
        expertId: null,
        accountId: world.otherOffice.actor.id,
        submissionId: world.submissionId("S-005"),
        ruleCode: "KIN",
        severity: "block",
        source: "register",
        endedOn: null,
        foundAt: world.runtime.now(),
        isBlocking: 1,
        verdict: null,
        verdictBy: null,
        verdictSecondBy: null,
        verdictAt: null,
      })
      .execute();
    const stage = await findStage(world.otherOffice, "initial");
    expect([stage.submissions, stage.expected]).toEqual([5, 15]);
    expect(stage.byField.find((field) => field.fieldCode === "F2")).toMatchObject({ submissions: 1, expected: 3 });
    expect(stage.byExpert.reduce((sum, expert) => sum + expert.expected, 0)).toBe(15);
  });

  it("tells an expert the own figures only", async () => {
    const world = await openWorld((await open()).db);
    const [reader] = await world.readersOf("S-001");
    const stage = await findStage(world.as(reader!), "initial");
    const own = await listMySheets(world.as(reader!), "initial");
    expect(stage).toMatchObject({ expected: own.length, submissions: own.length, byExpert: [], byField: [] });
    expect((await findStage(world.outsider, "initial")).expected).toBe(0);
  });

  it("opens once, and only when it is assigned and the stage before is frozen", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(openStage(world.office, "initial"))).toBe("stage_not_assigned");
    expect(await codeOf(openStage(world.office, "secondary"))).toBe("earlier_stage_unfinished");
    await assignStage(world.office, "initial", { seed: "seed" });
    expect(await codeOf(openStage(world.chair, "initial"))).toBe("not_found");
    await openStage(world.office, "initial");
    expect(await codeOf(openStage(world.office, "initial"))).toBe("stage_already_open");
    await world.scoreAll("initial");
    await closeStage(world.office, "initial");
    expect(await codeOf(openStage(world.office, "initial"))).toBe("stage_already_closed");
  });

  it("closes before its time only when every sheet is in", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(closeStage(world.office, "initial"))).toBe("stage_not_open");
    await world.open("initial");
    expect(await codeOf(closeStage(world.office, "initial"))).toBe("stage_incomplete");
    expect(await codeOf(closeStage(world.chair, "initial"))).toBe("not_found");
    await world.scoreAll("initial");
    await closeStage(world.office, "initial");
    expect(await codeOf(closeStage(world.office, "initial"))).toBe("stage_already_closed");
  });

  it("closes after its time with what is there", async () => {
    const world = await openWorld((await open()).db);
    world.runtime.moveTo(CLOSES_AT);
    await closeStage(world.office, "initial");
    expect(await findStage(world.office, "initial")).toMatchObject({ state: "closed", closedAt: CLOSES_AT });
  });

  it("takes sheets until the closing instant and not from it on, until more time is given", async () => {
    const world = await openWorld((await open()).db);
    const [reader] = await world.readersOf("S-001");
    await world.ready(reader!, "initial");
    const own = world.as(reader!);
    const [first] = await listMySheets(own, "initial");
    world.runtime.moveTo("2023-01-24T09:59:59.999Z");
    await saveDraft(own, first!.sheetId, sheet(80));
    world.runtime.moveTo(CLOSES_AT);
    expect(await codeOf(saveDraft(own, first!.sheetId, sheet(81, 1)))).toBe("stage_already_closed");
    await extendStage(world.office, "initial", "2023-01-26T18:00:00+08:00");
    await saveDraft(own, first!.sheetId, sheet(81, 1));
    expect((await findStage(world.office, "initial")).closesAt).toBe("2023-01-26T10:00:00.000Z");
  });

  it("is given only more time, at an instant that exists, and not after it closed", async () => {
    const world = await openWorld((await open()).db);
    const extend = (closesAt: string) => extendStage(world.office, "initial", closesAt);
    expect(await problemsOf(extend("tomorrow"))).toEqual(["closesAt: not_an_instant"]);
    expect(await problemsOf(extend("2023-02-30T18:00:00+08:00"))).toEqual(["closesAt: not_an_instant"]);
    expect(await problemsOf(extend("2023-01-24T18:00:00+08:00"))).toEqual(["closesAt: not_later"]);
    expect(await codeOf(extendStage(world.supervisor, "initial", "2023-01-26T18:00:00+08:00"))).toBe("not_found");
    world.runtime.moveTo("2023-01-25T00:00:00Z");
    expect(await problemsOf(extend("2023-01-24T23:00:00Z"))).toEqual(["closesAt: not_later"]);
    await closeStage(world.office, "initial");
    expect(await codeOf(extend("2023-01-26T18:00:00+08:00"))).toBe("stage_already_closed");
  });

  it("frozen, it neither opens, closes nor extends, and passes on what its frozen result says", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    await world.freeze("initial");
    expect(await codeOf(openStage(world.office, "initial"))).toBe("stage_frozen");
    expect(await codeOf(closeStage(world.office, "initial"))).toBe("stage_frozen");
    expect(await codeOf(extendStage(world.office, "initial", "2023-03-26T18:00:00+08:00"))).toBe("stage_frozen");
    const passed = await world.db
      .selectFrom("stageResultRows")
      .select("submissionId")
      .where("passes", "=", 1)
      .execute();
    expect((await findStage(world.office, "secondary")).submissions).toBe(passed.length);
    expect(passed.length).toBeLessThan(6);
  });

  it("a relation that blocks from this stage on blocks when the stage opens, although it was cleared before", async () => {
    const channel = conflict("S-001", "CHANNEL");
    const world = await openWorld((await open()).db, { conflicts: [channel] });
    await world.db
      .updateTable("conflicts")
      .set({
        isBlocking: 0,
        verdict: "cleared",
        verdictBy: world.chair.actor.id,
        verdictSecondBy: world.supervisor.actor.id,
        verdictAt: world.runtime.now(),
      })
      .execute();
    await world.scoreAll("initial");
    await world.freeze("initial");
    await world.open("secondary");
    const isBlocking = async () =>
      (await world.db.selectFrom("conflicts").select("isBlocking").executeTakeFirstOrThrow()).isBlocking;
    expect(await isBlocking()).toBe(0);
    await world.scoreAll("secondary");
    await world.freeze("secondary");
    await world.open("defense");
    expect(await isBlocking()).toBe(1);
    expect(await world.readersOf("S-001", "defense")).not.toContain("E-01");
  });

  it("an unknown stage is not found", async () => {
    const world = await openWorld((await open()).db);
    const elsewhere = { ...world.office, actor: { ...world.office.actor, callId: "0".repeat(32) } };
    expect(await codeOf(findStage(elsewhere, "initial"))).toBe("not_found");
    expect(await codeOf(declareNone(world.as("E-01"), ["0".repeat(32)]))).toBe("not_found");
  });
});
