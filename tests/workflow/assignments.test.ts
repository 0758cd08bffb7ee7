import { expect, it } from "vitest";
import {
  addAssignment,
  assignStage,
  endAssignment,
  findAssignmentRun,
  importAssignments,
  listAssignments,
  listPanels,
  previewAssignment,
  reassign,
} from "#app/workflow/assignments.server.ts";
import { updateExpert } from "#app/workflow/experts.server.ts";
import { listMySheets, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { closeStage } from "#app/workflow/stages.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf, problemsOf, refusalOf } from "../support/refusals.ts";
import { EXPERTS, openWorld, sheet, smallWorld, threeStageDocument, type World } from "../support/world.ts";

const SEED = { seed: "a seed" };

async function pairsOf(world: World, kind: "initial" | "secondary" | "defense" = "initial"): Promise<string[]> {
  const lines = await listAssignments(world.office, kind, { state: "active" });
  return lines.map((line) => `${line.serial} ${line.expertCode}`);
}

describeOnEachDatabase("assignments", (open) => {
  it("gives every submission its experts, none with a conflict, within capacity and with the mix", async () => {
    const conflicts = [conflict("S-001", "KIN"), conflict("S-002", "ADVISEE"), conflict("S-003", "LOCAL")];
    const world = await smallWorld((await open()).db, { conflicts });
    const { outcome } = await assignStage(world.office, "initial", SEED);
    expect(outcome).toMatchObject({ status: "assigned", pairs: 18, unmet: [] });
    const lines = await listAssignments(world.office, "initial");
    expect(lines).toHaveLength(18);
    expect(await world.readersOf("S-001")).not.toContain("E-01");
    expect(await world.readersOf("S-002")).not.toContain("E-01");
    for (const serial of ["S-001", "S-006"])
      expect(lines.filter((line) => line.serial === serial && line.expertKind === "authority").length).toBeGreaterThan(
        0,
      );
    for (const code of EXPERTS) expect(lines.filter((line) => line.expertCode === code).length).toBeLessThanOrEqual(5);
  });

  it("gives each expert an order of reading that counts from one and follows from the seed", async () => {
    const orders = [];
    for (const seed of ["one", "one", "two"]) {
      const world = await smallWorld((await open()).db);
      await assignStage(world.office, "initial", { seed });
      const lines = await listAssignments(world.office, "initial");
      for (const code of EXPERTS) {
        const own = lines.filter((line) => line.expertCode === code).map((line) => line.readingOrder);
        expect([...own].sort((a, b) => a - b)).toEqual(own.map((_, index) => index + 1));
      }
      orders.push(lines.map((line) => `${line.expertCode} ${line.readingOrder} ${line.serial}`));
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).not.toEqual(orders[2]);
  });

  it("may be run again until the stage opens; the last run counts and is on record", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    const { runId } = await assignStage(world.office, "initial", { seed: "another" });
    expect(await pairsOf(world)).toHaveLength(18);
    expect(await findAssignmentRun(world.office, "initial")).toMatchObject({ id: runId, seed: "another" });
    await world.open("initial");
    expect(await codeOf(assignStage(world.office, "initial", SEED))).toBe("stage_already_open");
    await world.scoreAll("initial");
    await closeStage(world.office, "initial");
    expect(await codeOf(assignStage(world.office, "initial", SEED))).toBe("stage_already_closed");
  });

  it("waits for formal checks, fields, the stage before and a seed", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(assignStage(world.supervisor, "initial", SEED))).toBe("not_found");
    expect(await problemsOf(assignStage(world.office, "initial", { seed: " " }))).toEqual(["seed: required"]);
    expect(await codeOf(assignStage(world.office, "secondary", SEED))).toBe("earlier_stage_unfinished");
    expect(await codeOf(previewAssignment(world.office, "secondary"))).toBe("earlier_stage_unfinished");
    const s1 = world.db.updateTable("submissions").where("serial", "=", "S-001");
    await s1.set({ status: "correction" }).execute();
    expect(await codeOf(assignStage(world.office, "initial", SEED))).toBe("checks_unfinished");
    await s1.set({ status: "admitted", fieldCode: null }).execute();
    const refusal = await refusalOf(assignStage(world.office, "initial", SEED));
    expect(refusal).toMatchObject({ code: "field_unmapped", problems: [{ params: { serial: "S-001" } }] });
    expect((await previewAssignment(world.office, "initial")).unmapped).toEqual(["S-001"]);
    await world.db.updateTable("submissions").set({ status: "withdrawn" }).execute();
    expect(await problemsOf(assignStage(world.office, "initial", SEED))).toEqual([": no_submissions"]);
  });

  it("says why nothing fits and stores nothing", async () => {
    const world = await smallWorld((await open()).db);
    for (const code of EXPERTS) await updateExpert(world.office, world.expertId(code), { capacity: 2 });
    const refusal = await refusalOf(assignStage(world.office, "initial", SEED));
    expect(refusal?.code).toBe("assignment_infeasible");
    expect(refusal?.problems[0]).toMatchObject({ code: "too_few_experts", params: { wanted: 18, canGive: 16 } });
    expect(await pairsOf(world)).toEqual([]);
    const preview = await previewAssignment(world.office, "initial");
    expect(preview).toMatchObject({ demand: 18, capacity: 16, outcome: { status: "infeasible" } });
  });

  it("shows before a run what the run does", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    const preview = await previewAssignment(world.office, "initial");
    expect(preview.byField).toEqual([
      { fieldCode: "F1", submissions: 4, demand: 12, ableExperts: 8, capacity: 40, conflicts: 1 },
      { fieldCode: "F2", submissions: 2, demand: 6, ableExperts: 8, capacity: 40, conflicts: 0 },
    ]);
    expect(await pairsOf(world)).toEqual([]);
    const { outcome } = await assignStage(world.office, "initial", SEED);
    expect(outcome).toEqual(preview.outcome);
  });

  it("shows a conflicted member of staff the same lines whoever reads the hidden submission", async () => {
    const seen = [];
    for (const excluded of ["E-01", "E-03"]) {
      const conflicts = [conflict("S-001", "KIN", { expertCode: excluded })];
      const world = await smallWorld((await open()).db, { conflicts });
      await world.db
        .insertInto("conflicts")
        .values({
          id: world.runtime.newId(),
          callId: world.callId,
          accountId: world.otherOffice.actor.id,
          submissionId: world.submissionId("S-001"),
          ruleCode: "KIN",
          severity: "block",
          source: "register",
          foundAt: world.runtime.now(),
          isBlocking: 1,
        })
        .execute();
      const preview = await previewAssignment(world.otherOffice, "initial");
      expect(preview).toMatchObject({ submissions: 5, demand: 15, outcome: { pairs: 15 } });
      seen.push(preview);
      await assignStage(world.office, "initial", SEED);
      const hidden = await world.assignmentId((await world.readersOf("S-001"))[0]!, "S-001");
      expect(await listAssignments(world.otherOffice, "initial")).toHaveLength(15);
      expect(await codeOf(endAssignment(world.otherOffice, hidden, "reason"))).toBe("not_found");
      expect(await codeOf(reassign(world.otherOffice, hidden))).toBe("not_found");
      const add = { submissionId: world.submissionId("S-001"), expertId: world.expertId("E-02") };
      expect(await codeOf(addAssignment(world.otherOffice, "initial", add))).toBe("not_found");
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it("puts at least so many experts on a later stage as had not read the submission before", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    await world.freeze("initial");
    await assignStage(world.office, "secondary", SEED);
    const before = new Set(await pairsOf(world));
    const after = await pairsOf(world, "secondary");
    const serials = new Set(after.map((pair) => pair.slice(0, 5)));
    for (const serial of serials)
      expect(after.filter((pair) => pair.startsWith(serial) && !before.has(pair)).length).toBeGreaterThan(0);
  });

  it("seats a panel for each group of fields, each expert once, and lets a conflicted member leave out a submission", async () => {
    const document = { ...threeStageDocument(), stages: threeStageDocument().stages.slice(2) };
    const world = await smallWorld((await open()).db, { document, conflicts: [conflict("S-001", "KIN")] });
    await assignStage(world.office, "defense", SEED);
    const panels = await listPanels(world.office, "defense");
    expect(panels.map((panel) => [panel.code, panel.members.length, panel.reserves.length, panel.fieldCodes])).toEqual([
      ["P1", 3, 1, ["F1"]],
      ["P2", 3, 1, ["F2"]],
    ]);
    const seats = panels.flatMap((panel) => [...panel.members, ...panel.reserves]).map((seat) => seat.code);
    expect(new Set(seats).size).toBe(8);
    for (const panel of panels) expect(panel.members.some((seat) => seat.kind === "authority")).toBe(true);
    // Every expert sits somewhere, but the one with a conflict not on the panel that reads S-001.
    expect(panels[0]!.members.map((seat) => seat.code)).not.toContain("E-01");
    const lines = await listAssignments(world.office, "defense");
    for (const line of lines) expect(line.panelCode).toBe(line.fieldCode === "F1" ? "P1" : "P2");
    expect(lines).toHaveLength(6 * 3);
  });

  it("lets a reserve step in for a submission only where too few members are left", async () => {
    const document = { ...threeStageDocument(), stages: threeStageDocument().stages.slice(2) };
    // Six of the eight may not read S-005: no panel can be chosen around it.
    const conflicts = ["E-01", "E-02", "E-03", "E-04", "E-05", "E-06"].map((expertCode) =>
      conflict("S-005", "KIN", { expertCode }),
    );
    const world = await smallWorld((await open()).db, { document, conflicts });
    const { outcome } = await assignStage(world.office, "defense", SEED);
    expect(outcome).toMatchObject({ status: "assigned", unmet: [] });
    const readers = await world.readersOf("S-005", "defense");
    expect(readers).toEqual(["E-07", "E-08"]);
    expect(await world.readersOf("S-006", "defense")).toHaveLength(3);
  });

  it("replaces who has ended, by somebody without a conflict, and only then", async () => {
    const world = await openWorld((await open()).db, { conflicts: [conflict("S-001", "KIN", { expertCode: "E-08" })] });
    const [reader, ...others] = await world.readersOf("S-001");
    const id = await world.assignmentId(reader!, "S-001");
    expect(await codeOf(reassign(world.office, id))).toBe("already_decided");
    expect(await problemsOf(endAssignment(world.office, id, ""))).toEqual(["reason: required"]);
    await endAssignment(world.office, id, "illness");
    expect(await codeOf(endAssignment(world.office, id, "illness"))).toBe("assignment_ended");
    expect(await codeOf(reassign(world.supervisor, id))).toBe("not_found");
    await reassign(world.chair, id);
    const now = await world.readersOf("S-001");
    expect(now).toHaveLength(3);
    expect(now).toEqual(expect.arrayContaining(others));
    expect(now).not.toContain(reader);
    expect(now).not.toContain("E-08");
    expect(await codeOf(reassign(world.office, id))).toBe("already_decided");
  });

  it("says when nobody is left", async () => {
    const world = await openWorld((await open()).db);
    const readers = await world.readersOf("S-001");
    for (const code of EXPERTS)
      if (!readers.includes(code)) await updateExpert(world.office, world.expertId(code), { isActive: false });
    const id = await world.assignmentId(readers[0]!, "S-001");
    await endAssignment(world.office, id, "illness");
    expect(await problemsOf(reassign(world.office, id))).toEqual([": nobody_left"]);
  });

  it("an ended assignment makes its sheet void", async () => {
    const world = await openWorld((await open()).db);
    const [reader] = await world.readersOf("S-001");
    await world.ready(reader!, "initial");
    const id = await world.assignmentId(reader!, "S-001");
    await submitScoreSheet(world.as(reader!), id, sheet(80));
    await endAssignment(world.office, id, "illness");
    const lines = await listAssignments(world.office, "initial", {
      submissionId: world.submissionId("S-001"),
      state: "void",
    });
    expect(lines).toMatchObject([{ sheetState: "void", endReason: "illness" }]);
    expect((await listMySheets(world.as(reader!), "initial")).map((own) => own.serial)).not.toContain("S-001");
  });

  it("adds an expert by hand, but nobody with a conflict, twice, or beyond capacity", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    const add = (code: string, serial = "S-001") =>
      addAssignment(world.office, "initial", {
        submissionId: world.submissionId(serial),
        expertId: code === "nobody" ? "nobody" : world.expertId(code),
      });
    expect(await codeOf(add("E-02"))).toBe("stage_not_assigned");
    await world.open("initial");
    const readers = await world.readersOf("S-001");
    const free = EXPERTS.filter((code) => code !== "E-01" && !readers.includes(code));
    expect(await problemsOf(add("E-01"))).toEqual(["expertId: conflicted"]);
    expect(await problemsOf(add(readers[0]!))).toEqual(["expertId: already_assigned"]);
    expect(await problemsOf(add("nobody"))).toEqual(["expertId: unknown_expert"]);
    await updateExpert(world.office, world.expertId(free[0]!), { capacity: 0 });
    expect(await problemsOf(add(free[0]!))).toEqual(["expertId: over_capacity"]);
    await add(free[1]!);
    expect(await world.readersOf("S-001")).toHaveLength(4);
  });

  it("changes nothing in a frozen stage", async () => {
    const world = await openWorld((await open()).db);
    await world.scoreAll("initial");
    await world.freeze("initial");
    const [reader] = await world.readersOf("S-001");
    const id = await world.assignmentId(reader!, "S-001");
    expect(await codeOf(endAssignment(world.office, id, "late"))).toBe("stage_frozen");
    expect(await codeOf(reassign(world.office, id))).toBe("stage_frozen");
    expect(await codeOf(assignStage(world.office, "initial", SEED))).toBe("stage_frozen");
  });

  it("takes over the pairs of a round held elsewhere, all or none", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-002", "KIN")] });
    const pair = (serial: string, code: string) => ({
      submissionId: world.submissionId(serial),
      expertId: world.expertId(code),
    });
    const bad = [
      pair("S-001", "E-01"),
      pair("S-001", "E-01"),
      pair("S-002", "E-01"),
      { submissionId: "x", expertId: "y" },
    ];
    expect(await problemsOf(importAssignments(world.system, "initial", bad))).toEqual([
      "pairs.1: repeated_pair",
      "pairs.2: conflicted",
      "pairs.3: unknown_submission",
    ]);
    expect(await pairsOf(world)).toEqual([]);
    await importAssignments(world.system, "initial", [pair("S-001", "E-01"), pair("S-001", "E-02")]);
    expect(await pairsOf(world)).toEqual(["S-001 E-01", "S-001 E-02"]);
    expect(await codeOf(importAssignments(world.supervisor, "initial", []))).toBe("not_found");
  });

  it("is nobody's to read but staff's", async () => {
    const world = await openWorld((await open()).db);
    expect(await codeOf(listAssignments(world.as("E-01"), "initial"))).toBe("not_found");
    expect(await codeOf(listPanels(world.as("E-01"), "initial"))).toBe("not_found");
    expect(await codeOf(findAssignmentRun(world.outsider, "initial"))).toBe("not_found");
    expect(await codeOf(previewAssignment(world.as("E-01"), "initial"))).toBe("not_found");
  });
});
