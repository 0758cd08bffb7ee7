import { expect, it } from "vitest";
import { addExpert, findExpert, listExperts, type NewExpert, updateExpert } from "#app/workflow/experts.server.ts";
import { assignStage, listAssignments } from "#app/workflow/assignments.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { openWorld, smallWorld } from "../support/world.ts";

const NEW: NewExpert = {
  code: "E-09",
  nameZh: "专家九",
  nameEn: "Expert Nine",
  kind: "investor",
  country: "CN",
  province: "北京",
  email: "e-09@pool.example",
  languages: ["zh"],
  fields: ["F2"],
  capacity: 4,
};

describeOnEachDatabase("experts", (open) => {
  it("shows what each expert has in each stage and is blocked from, without what the actor may not know of", async () => {
    const conflicts = [conflict("S-001", "KIN"), conflict("S-002", "KIN"), conflict("S-002", "LOCAL")];
    const world = await openWorld((await open()).db, { conflicts });
    const lines = await listExperts(world.office);
    expect(lines.map((line) => line.code)).toEqual(["E-01", "E-02", "E-03", "E-04", "E-05", "E-06", "E-07", "E-08"]);
    expect(lines[0]).toMatchObject({ blocked: 2, hasAccount: true, fields: ["F1", "F2"], kind: "authority" });
    const own = await listAssignments(world.office, "initial", { expertId: world.expertId("E-01") });
    expect(lines[0]!.loads).toEqual([{ stageKind: "initial", assigned: own.length, submitted: 0 }]);
    await world.db
      .insertInto("conflicts")
      .values({
        id: world.runtime.newId(),
        callId: world.callId,
        accountId: world.chair.actor.id,
        submissionId: world.submissionId("S-002"),
        ruleCode: "KIN",
        severity: "block",
        source: "register",
        foundAt: world.runtime.now(),
        isBlocking: 1,
      })
      .execute();
    expect((await listExperts(world.chair))[0]).toMatchObject({ blocked: 1 });
    const details = await findExpert(world.chair, world.expertId("E-01"));
    expect(details.conflicts.map((line) => line.serial)).toEqual(["S-001"]);
    expect((await listExperts(world.chair)).reduce((sum, line) => sum + (line.loads[0]?.assigned ?? 0), 0)).toBe(15);
  });

  it("is staff's to read and the secretariat's to change", async () => {
    const world = await smallWorld((await open()).db);
    for (const ctx of [world.as("E-01"), world.outsider]) {
      expect(await codeOf(listExperts(ctx))).toBe("not_found");
      expect(await codeOf(findExpert(ctx, world.expertId("E-01")))).toBe("not_found");
    }
    expect(await codeOf(findExpert(world.office, "nobody"))).toBe("not_found");
    for (const ctx of [world.as("E-01"), world.chair, world.supervisor]) {
      expect(await codeOf(addExpert(ctx, NEW))).toBe("not_found");
      expect(await codeOf(updateExpert(ctx, world.expertId("E-01"), { capacity: 1 }))).toBe("not_found");
    }
    expect(await codeOf(updateExpert(world.office, "nobody", { capacity: 1 }))).toBe("not_found");
  });

  it("adds an expert once, with everything in order", async () => {
    const world = await smallWorld((await open()).db);
    const add = (more: Partial<NewExpert>) => problemsOf(addExpert(world.office, { ...NEW, ...more }));
    expect(await add({ code: "E-01" })).toEqual(["code: code_taken"]);
    expect(await add({ nameZh: " ", email: "" })).toEqual(["nameZh: required", "email: required"]);
    expect(await add({ country: "China" })).toEqual(["country: unknown_country"]);
    expect(await add({ fields: ["F2", "F2", "F9"] })).toEqual(["fields: unknown_field", "fields: repeated_field"]);
    for (const capacity of [-1, 1.5, 1001, Number.NaN])
      expect(await add({ capacity })).toEqual(["capacity: capacity_out_of_range"]);
    const id = await addExpert(world.office, NEW);
    expect(await findExpert(world.office, id)).toMatchObject({
      code: "E-09",
      fields: ["F2"],
      languages: ["zh"],
      hasAccount: false,
    });
  });

  it("an expert who is not active, or has no capacity left, is not assigned", async () => {
    const world = await smallWorld((await open()).db);
    await updateExpert(world.office, world.expertId("E-01"), { isActive: false });
    await updateExpert(world.office, world.expertId("E-02"), { capacity: 0, fields: ["F2"] });
    expect(await problemsOf(updateExpert(world.office, world.expertId("E-03"), { fields: ["F9"] }))).toEqual([
      "fields: unknown_field",
    ]);
    await assignStage(world.office, "initial", { seed: "seed" });
    const codes = (await listAssignments(world.office, "initial")).map((line) => line.expertCode);
    expect(codes).not.toContain("E-01");
    expect(codes).not.toContain("E-02");
    expect((await findExpert(world.office, world.expertId("E-02"))).fields).toEqual(["F2"]);
  });
});
