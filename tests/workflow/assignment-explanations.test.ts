import { expect, it } from "vitest";
import { explainAssignment, listExpertLoads } from "#app/workflow/assignment-explanations.server.ts";
import { assignStage, endAssignment, listAssignments, reassign } from "#app/workflow/assignments.server.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf } from "../support/refusals.ts";
import { EXPERTS, smallWorld } from "../support/world.ts";

const SEED = { seed: "a seed" };

describeOnEachDatabase("the explanation of an assignment", (open) => {
  it("says who takes over: the expert a replacement brings is the first candidate with room", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    await assignStage(world.office, "initial", SEED);
    for (const line of await listAssignments(world.office, "initial", { submissionId: world.submissionId("S-001") })) {
      const { candidates, keptAway } = await explainAssignment(world.office, "initial", line.id);
      expect(keptAway).toBe(1);
      expect(candidates.map((candidate) => candidate.code)).not.toContain("E-01");
      const first = candidates.find((candidate) => !candidate.isFull);
      await endAssignment(world.office, line.id, "no time");
      const id = await reassign(world.office, line.id);
      expect((await explainAssignment(world.office, "initial", id)).expert?.code).toBe(first?.code);
    }
  });

  it("adds its parts up to the fit that was stored, and counts the make-up over those who read", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    for (const line of await listAssignments(world.office, "initial")) {
      const { expert, others, mix } = await explainAssignment(world.office, "initial", line.id);
      const { start, region, notes, score } = expert!.fit;
      expect(score).toBe(line.fit);
      expect(score).toBe(Math.max(0, start - region - notes));
      const authorities = [expert!, ...others].filter(({ kind }) => kind === "authority").length;
      expect(mix).toEqual([{ rule: "kinds:authority", got: authorities, wanted: 1 }]);
    }
  });

  it("does not exist for an expert, for another stage, or for somebody with a conflict", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    const [line] = await listAssignments(world.office, "initial", { submissionId: world.submissionId("S-002") });
    expect(await codeOf(explainAssignment(world.outsider, "initial", line!.id))).toBe("not_found");
    expect(await codeOf(explainAssignment(world.office, "secondary", line!.id))).toBe("not_found");
    await addConflict(world.chair, {
      expertId: null,
      accountId: world.office.actor.id,
      submissionId: world.submissionId("S-002"),
      ruleCode: "KIN",
      source: "register",
      evidenceZh: "亲属",
      evidenceEn: "kin",
      endedOn: null,
    });
    expect(await codeOf(explainAssignment(world.office, "initial", line!.id))).toBe("not_found");
  });
});

describeOnEachDatabase("the loads of a stage", (open) => {
  it("list every active expert and add up to the assignments", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    const loads = await listExpertLoads(world.office, "initial");
    expect(loads.map((expert) => expert.code)).toEqual(EXPERTS);
    expect(loads.reduce((sum, expert) => sum + expert.load, 0)).toBe(18);
    for (const { load, byField, readBefore, ownRegion } of loads) {
      expect(byField.reduce((sum, field) => sum + field.count, 0)).toBe(load);
      expect(readBefore).toBe(0);
      expect(ownRegion).toBeLessThanOrEqual(load);
    }
  });
});
