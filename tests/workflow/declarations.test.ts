import { expect, it } from "vitest";
import { declareConflict, declareNone, listDeclarationsDue, signPledge } from "#app/workflow/declarations.server.ts";
import { listMySheets, openSheet, saveDraft, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { decline, recuse } from "#app/workflow/recusals.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { assignStage } from "#app/workflow/assignments.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { EXPERTS, openWorld, sheet, smallWorld, threeStageDocument, type World } from "../support/world.ts";

async function readerOf(world: World, serial = "S-001") {
  const code = (await world.readersOf(serial))[0]!;
  return { code, own: world.as(code), id: await world.assignmentId(code, serial) };
}

async function conflictsOf(world: World) {
  return await world.db
    .selectFrom("conflicts")
    .select(["ruleCode", "severity", "source", "isBlocking", "evidenceZh"])
    .orderBy("id")
    .execute();
}

async function stateOf(world: World, assignmentId: string) {
  const row = await world.db
    .selectFrom("assignments")
    .select("state")
    .where("id", "=", assignmentId)
    .executeTakeFirstOrThrow();
  return row.state;
}

describeOnEachDatabase("declarations", (open) => {
  it("the pledge is signed once for an assigned stage, by experts, until the stage closes", async () => {
    const world = await smallWorld((await open()).db);
    const own = world.as("E-01");
    expect(await codeOf(signPledge(own, "initial"))).toBe("stage_not_assigned");
    expect(await codeOf(signPledge(world.office, "initial"))).toBe("not_found");
    await assignStage(world.office, "initial", { seed: "seed" });
    await signPledge(own, "initial");
    const at = world.runtime.now();
    world.runtime.moveForward({ days: 1 });
    await signPledge(own, "initial");
    expect((await listDeclarationsDue(own, "initial")).pledgedAt).toBe(at);
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    await world.db
      .updateTable("stages")
      .set({ state: "open", openedAt: world.runtime.now() })
      .where("kind", "=", "initial")
      .execute();
    await closeStage(world.office, "initial");
    expect(await codeOf(signPledge(world.as("E-02"), "initial"))).toBe("stage_already_closed");
  });

  it("what is due shows what a conflict is recognised by, and no applicant where the stage hides it", async () => {
    const world = await openWorld((await open()).db);
    const { own } = await readerOf(world, "S-006");
    const desk = await listDeclarationsDue(own, "initial");
    expect(desk).toMatchObject({ isApplicantHidden: true, pledgedAt: null, declared: 0 });
    expect(desk.due.map((item) => item.order)).toEqual(desk.due.map((_, index) => index + 1));
    const item = desk.due.find((due) => due.serial === "S-006");
    expect(item).toMatchObject({ titleZh: "成果6", fieldCode: "F2", country: "MY", applicant: null });
    expect(JSON.stringify(desk)).not.toContain("杭州");
    expect(JSON.stringify(desk)).not.toContain("创新");
    expect(desk.rules.map((rule) => rule.code)).toContain("PERCEIVED");
    await world.scoreAll("initial");
    await world.freeze("initial");
    await world.open("secondary");
    const [reader] = await world.readersOf("S-001", "secondary");
    const { due } = await listDeclarationsDue(world.as(reader!), "secondary");
    expect(due.find((one) => one.serial === "S-001")?.applicant).toMatchObject({
      nameZh: "杭州A1仪器有限公司",
      recommenderNameZh: "省中心",
    });
  });

  it("nothing is due before the stage opens, and nobody but experts has a desk of declarations", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", { seed: "seed" });
    expect((await listDeclarationsDue(world.as("E-01"), "initial")).due).toEqual([]);
    expect(await codeOf(listDeclarationsDue(world.office, "initial"))).toBe("not_found");
  });

  it("no conflict is declared on own submissions, after the pledge, all of them or none", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    const other = (await world.readersOf("S-001")).find((item) => item !== code)!;
    const foreign = await world.assignmentId(other, "S-001");
    expect(await codeOf(declareNone(own, [id]))).toBe("pledge_required");
    await signPledge(own, "initial");
    expect(await codeOf(declareNone(own, [id, foreign]))).toBe("not_found");
    expect((await listDeclarationsDue(own, "initial")).declared).toBe(0);
    await declareNone(own, [id, id]);
    await declareNone(own, [id]);
    expect((await listDeclarationsDue(own, "initial")).declared).toBe(1);
    expect(await codeOf(declareConflict(own, id, { ruleCode: "KIN", statement: "" }))).toBe("already_decided");
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    expect(await codeOf(declareNone(own, [id]))).toBe("stage_already_closed");
  });

  it("a declared conflict closes the submission at once and somebody else reads it", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    await signPledge(own, "initial");
    expect(await problemsOf(declareConflict(own, id, { ruleCode: "NONE", statement: "" }))).toEqual([
      "ruleCode: unknown_rule",
    ]);
    expect(await declareConflict(own, id, { ruleCode: "ADVISEE", statement: "我的学生" })).toEqual({ isClosed: true });
    expect(await stateOf(world, id)).toBe("recused");
    expect(await conflictsOf(world)).toEqual([
      { ruleCode: "ADVISEE", severity: "disclose", source: "declaration", isBlocking: 1, evidenceZh: "我的学生" },
    ]);
    const readers = await world.readersOf("S-001");
    expect(readers).toHaveLength(3);
    expect(readers).not.toContain(code);
    expect(await codeOf(openSheet(own, id))).toBe("not_found");
    expect((await listMySheets(own, "initial")).map((item) => item.serial)).not.toContain("S-001");
    expect(await codeOf(declareConflict(own, id, { ruleCode: "KIN", statement: "" }))).toBe("assignment_ended");
    expect(await codeOf(declareNone(own, [id]))).toBe("assignment_ended");
  });

  it("a relation that is only noted is on record and the submission opens", async () => {
    const world = await openWorld((await open()).db);
    const { own, id } = await readerOf(world);
    await signPledge(own, "initial");
    expect(await declareConflict(own, id, { ruleCode: "LOCAL", statement: "同省" })).toEqual({ isClosed: false });
    expect(await conflictsOf(world)).toMatchObject([{ ruleCode: "LOCAL", severity: "note", isBlocking: 0 }]);
    expect((await openSheet(own, id)).state).toBe("none");
  });
});

describeOnEachDatabase("recusals", (open) => {
  it("a recusal voids the own sheet, closes the submission at once and finds somebody else", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    await world.ready(code, "initial");
    await submitScoreSheet(own, id, sheet(80));
    expect(await problemsOf(recuse(own, id, { ruleCode: "NONE", statement: "" }))).toEqual(["ruleCode: unknown_rule"]);
    await recuse(own, id, { ruleCode: "PERCEIVED", statement: "" });
    expect(await stateOf(world, id)).toBe("recused");
    const stored = await world.db
      .selectFrom("scoreSheets")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(stored.state).toBe("void");
    expect(await conflictsOf(world)).toMatchObject([{ source: "recusal", isBlocking: 1, severity: "block" }]);
    const readers = await world.readersOf("S-001");
    expect(readers).toHaveLength(3);
    expect(readers).not.toContain(code);
    expect(await codeOf(openSheet(own, id))).toBe("not_found");
    expect(await codeOf(saveDraft(own, id, sheet(81, 1)))).toBe("assignment_ended");
    expect(await codeOf(recuse(own, id, { ruleCode: "PERCEIVED", statement: "" }))).toBe("assignment_ended");
    expect(await codeOf(decline(own, id, "late"))).toBe("assignment_ended");
  });

  it("needs no declaration before it, and keeps the expert out whatever the weight of the rule", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    await recuse(own, id, { ruleCode: "LOCAL", statement: "同乡" });
    expect(await conflictsOf(world)).toMatchObject([{ ruleCode: "LOCAL", severity: "block", isBlocking: 1 }]);
    expect(await world.readersOf("S-001")).not.toContain(code);
  });

  it("is possible after the stage closed, when nobody is found any more, and not once it is frozen", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    const { own, id } = await readerOf(world);
    await closeStage(world.office, "initial");
    await recuse(own, id, { ruleCode: "KIN", statement: "" });
    expect(await world.readersOf("S-001")).toHaveLength(2);
    await world.db.updateTable("stages").set({ state: "open", closedAt: null }).where("kind", "=", "initial").execute();
    await world.freeze("initial");
    const second = await readerOf(world);
    expect(await codeOf(recuse(second.own, second.id, { ruleCode: "KIN", statement: "" }))).toBe("stage_frozen");
    expect(await codeOf(decline(second.own, second.id, "late"))).toBe("stage_frozen");
  });

  it("keeps the expert away in later stages too", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    await recuse(own, id, { ruleCode: "KIN", statement: "" });
    await world.scoreAll("initial");
    await world.freeze("initial");
    await world.open("secondary");
    expect(await world.readersOf("S-001", "secondary")).toHaveLength(3);
    expect(await world.readersOf("S-001", "secondary")).not.toContain(code);
  });

  it("who declines gives a reason, leaves no conflict and is not asked again", async () => {
    const world = await openWorld((await open()).db);
    const { code, own, id } = await readerOf(world);
    expect(await problemsOf(decline(own, id, " "))).toEqual(["reason: required"]);
    await decline(own, id, "no time");
    expect(await stateOf(world, id)).toBe("declined");
    expect(await conflictsOf(world)).toEqual([]);
    const readers = await world.readersOf("S-001");
    expect(readers).toHaveLength(3);
    expect(readers).not.toContain(code);
    const second = await readerOf(world, "S-002");
    world.runtime.moveTo("2023-01-24T10:00:00Z");
    await closeStage(world.office, "initial");
    expect(await codeOf(decline(second.own, second.id, "late"))).toBe("stage_already_closed");
  });

  it("is nobody else's to do", async () => {
    const world = await openWorld((await open()).db);
    const { code, id } = await readerOf(world);
    const other = EXPERTS.find((item) => item !== code)!;
    for (const ctx of [world.as(other), world.office, world.chair]) {
      expect(await codeOf(recuse(ctx, id, { ruleCode: "KIN", statement: "" }))).toBe("not_found");
      expect(await codeOf(decline(ctx, id, "reason"))).toBe("not_found");
    }
  });

  it("in a panel a reserve steps in only where too few members are left", async () => {
    const document = { ...threeStageDocument(), stages: threeStageDocument().stages.slice(2) };
    const world = await smallWorld((await open()).db, { document });
    await world.open("defense");
    const members = await world.readersOf("S-001", "defense");
    const leave = async (code: string) =>
      await recuse(world.as(code), await world.assignmentId(code, "S-001", "defense"), {
        ruleCode: "KIN",
        statement: "",
      });
    await leave(members[0]!);
    expect(await world.readersOf("S-001", "defense")).toEqual(members.slice(1));
    await leave(members[1]!);
    const left = await world.readersOf("S-001", "defense");
    expect(left).toHaveLength(2);
    expect(left).toContain(members[2]);
    expect(members).not.toContain(left.find((code) => code !== members[2]));
    expect(await world.readersOf("S-002", "defense")).toEqual(members);
  });
});
