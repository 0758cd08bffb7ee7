import { expect, it } from "vitest";
import { explainAssignment } from "#app/workflow/assignment-explanations.server.ts";
import { findRunProof } from "#app/workflow/assignment-proof.server.ts";
import { carryOutRepair, previewRepair, repairKey } from "#app/workflow/assignment-repairs.server.ts";
import { assignStage, endAssignment, findAssignmentRun, listAssignments } from "#app/workflow/assignments.server.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import { updateExpert } from "#app/workflow/experts.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { EXPERTS, smallWorld, type World } from "../support/world.ts";

const SEED = { seed: "a seed" };

type Repaired = Extract<NonNullable<Awaited<ReturnType<typeof previewRepair>>>, { status: "repaired" }>;

async function proposed(world: World, assignmentId: string, expertId: string | null = null): Promise<Repaired> {
  const repair = await previewRepair(world.office, "initial", assignmentId, expertId);
  if (repair?.status !== "repaired") throw new Error("nothing is proposed");
  return repair;
}

async function activePairs(world: World): Promise<string[]> {
  const lines = await listAssignments(world.office, "initial", { state: "active" });
  return lines.map((line) => `${line.serial} ${line.expertCode}`);
}

/** Everybody may read no more than is read now, but for one who reads nothing of S-001 and may not. */
async function withoutRoom(world: World): Promise<void> {
  const lines = await listAssignments(world.office, "initial", { state: "active" });
  for (const code of EXPERTS) {
    const load = lines.filter((line) => line.expertCode === code).length;
    await updateExpert(world.office, world.expertId(code), { capacity: load + (code === "E-08" ? 1 : 0) });
  }
}

describeOnEachDatabase("a repair", (open) => {
  it("is shown before it is made, changes nothing until then, and is made as it was shown", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    const before = await activePairs(world);
    const [line] = await listAssignments(world.office, "initial");
    const repair = await proposed(world, line!.id);
    expect(await activePairs(world)).toEqual(before);
    expect(repair.leaves).toMatchObject([{ assignmentId: line!.id, isAsked: true, progress: "untouched" }]);
    const expected = repairKey(repair.comes);
    const choice = { expertId: null, expected, reason: "no time" };
    expect(await problemsOf(carryOutRepair(world.office, line!.id, { ...choice, reason: " " }))).toEqual([
      "reason: required",
    ]);
    expect(await codeOf(carryOutRepair(world.office, line!.id, { ...choice, expected: "others" }))).toBe(
      "already_decided",
    );
    await carryOutRepair(world.office, line!.id, choice);
    const gone = repair.leaves.map((pair) => `${pair.serial} ${pair.expertCode}`);
    const came = repair.comes.map((pair) => `${pair.serial} ${pair.expertCode}`);
    expect(await activePairs(world)).toEqual([...before.filter((pair) => !gone.includes(pair)), ...came].sort());
    expect(await previewRepair(world.office, "initial", line!.id)).toBeNull();
  });

  it("hands a submission on where nobody who may come has room", async () => {
    const world = await smallWorld((await open()).db, {
      conflicts: [conflict("S-001", "KIN", { expertCode: "E-08" })],
    });
    await assignStage(world.office, "initial", SEED);
    await withoutRoom(world);
    const [line] = await listAssignments(world.office, "initial", { submissionId: world.submissionId("S-001") });
    await endAssignment(world.office, line!.id, "no time");
    const repair = await proposed(world, line!.id);
    expect(repair.comes).toHaveLength(2);
    expect(repair.leaves).toMatchObject([{ isAsked: false, progress: "untouched" }]);
    // Whoever comes to S-001 hands another one on, to somebody with room.
    const newcomer = repair.comes.find((pair) => pair.serial === "S-001")!;
    expect(repair.leaves[0]!.expertCode).toBe(newcomer.expertCode);
    const expected = repairKey(repair.comes);
    await carryOutRepair(world.office, line!.id, { expertId: null, expected, reason: "made room" });
    expect(await world.readersOf("S-001")).toHaveLength(3);
    expect(await activePairs(world)).toHaveLength(18);
  });

  it("never moves a submitted sheet, and says so when nothing else would work", async () => {
    const world = await smallWorld((await open()).db, {
      conflicts: [conflict("S-001", "KIN", { expertCode: "E-08" })],
    });
    await world.open("initial");
    await withoutRoom(world);
    await world.scoreAll("initial");
    const [line] = await listAssignments(world.office, "initial", { submissionId: world.submissionId("S-001") });
    await endAssignment(world.office, line!.id, "no time");
    expect(await previewRepair(world.office, "initial", line!.id)).toMatchObject({
      status: "impossible",
      blocking: { reason: "tooFewExperts", serials: ["S-001"] },
    });
    const choice = { expertId: null, expected: "", reason: "" };
    expect(await codeOf(carryOutRepair(world.office, line!.id, choice))).toBe("assignment_infeasible");
    await closeStage(world.office, "initial");
    expect(await previewRepair(world.office, "initial", line!.id)).toBeNull();
  });

  it("brings the expert the office asks for, if that one may come", async () => {
    const world = await smallWorld((await open()).db, {
      conflicts: [conflict("S-001", "KIN", { expertCode: "E-08" })],
    });
    await assignStage(world.office, "initial", SEED);
    const [line] = await listAssignments(world.office, "initial", { submissionId: world.submissionId("S-001") });
    const readers = await world.readersOf("S-001");
    const other = EXPERTS.find((code) => code !== "E-08" && !readers.includes(code))!;
    const repair = await proposed(world, line!.id, world.expertId(other));
    expect(repair.comes.map((pair) => `${pair.serial} ${pair.expertCode}`)).toContain(`S-001 ${other}`);
    const asked = (code: string) => previewRepair(world.office, "initial", line!.id, world.expertId(code));
    expect(await problemsOf(asked("E-08"))).toEqual(["expertId: conflicted"]);
    expect(await problemsOf(asked(readers[0]!))).toEqual(["expertId: already_assigned"]);
  });

  it("is computed over what the actor may know of", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    await addConflict(world.chair, {
      ...{ expertId: null, accountId: world.otherOffice.actor.id, submissionId: world.submissionId("S-002") },
      ...{ ruleCode: "KIN", source: "register", evidenceZh: "亲属", evidenceEn: "kin", endedOn: null },
    });
    const lines = await listAssignments(world.office, "initial");
    const seen = async () => {
      const own = lines.filter((item) => item.serial === "S-001");
      return JSON.stringify({
        repairs: await Promise.all(own.map((line) => previewRepair(world.otherOffice, "initial", line.id))),
        whys: await Promise.all(own.map((line) => explainAssignment(world.otherOffice, "initial", line.id))),
        proof: await findRunProof(world.otherOffice, "initial"),
      });
    };
    const before = await seen();
    expect(before).not.toContain("S-002");
    // Whoever reads the hidden submission, and how far: nothing that is shown changes.
    const readers = await world.readersOf("S-002");
    const other = EXPERTS.find((code) => !readers.includes(code))!;
    await world.db
      .updateTable("assignments")
      .set({ expertId: world.expertId(other), fit: 1 })
      .where("id", "=", await world.assignmentId(readers[0]!, "S-002"))
      .execute();
    expect(await seen()).toBe(before);
    const hidden = lines.find((line) => line.serial === "S-002")!;
    expect(await codeOf(previewRepair(world.otherOffice, "initial", hidden.id))).toBe("not_found");
    expect(await codeOf(previewRepair(world.supervisor, "initial", hidden.id))).toBe("not_found");
  });
});

describeOnEachDatabase("the price of an assignment", (open) => {
  it("is the sum that the stage would lose, and names who is kept away", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    await assignStage(world.office, "initial", { ...SEED, mode: "max-sum" });
    expect(await findAssignmentRun(world.office, "initial")).toBeDefined();
    const lines = await listAssignments(world.office, "initial");
    const sum = lines.reduce((total, line) => total + line.fit, 0);
    for (const line of lines.slice(0, 4)) {
      const { price } = await explainAssignment(world.office, "initial", line.id);
      expect(price!.best).toBe(sum);
      expect(price!.breaksRule || price!.without! <= sum).toBe(true);
      expect(price!.isProven).toBe(true);
      for (const { code, gain } of price!.keptAway) expect([code, gain > 0]).toEqual(["E-01", true]);
    }
  });
});
