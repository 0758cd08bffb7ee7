import { expect, it } from "vitest";
import { findRunProof } from "#app/workflow/assignment-proof.server.ts";
import { assignStage, endAssignment, listAssignments, previewAssignment } from "#app/workflow/assignments.server.ts";
import { addConflict } from "#app/workflow/conflicts.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { smallWorld } from "../support/world.ts";

const SEED = { seed: "a seed" };
const kin = (accountId: string, submissionId: string) => ({
  ...{ expertId: null, accountId, submissionId, ruleCode: "KIN", source: "register" as const },
  ...{ evidenceZh: "亲属", evidenceEn: "kin", endedOn: null },
});

describeOnEachDatabase("the proof of a run", (open) => {
  it("holds for a run as it was made, in either mode, whatever changed afterwards", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    expect(await findRunProof(world.office, "initial")).toBeUndefined();
    for (const mode of ["max-sum", "fair"] as const) {
      world.runtime.moveForward({ minutes: 1 });
      await assignStage(world.office, "initial", { ...SEED, mode });
      const lines = await listAssignments(world.office, "initial");
      const proof = await findRunProof(world.office, "initial");
      expect(proof).toMatchObject({ mode, pairs: 18, check: { verdict: "proven", unmet: 0, onBridges: 0 } });
      expect(proof!.sum).toBe(lines.reduce((sum, line) => sum + line.fit, 0));
      expect(proof!.worstPair).toBe(Math.min(...lines.map((line) => line.fit)));
      expect(proof!.check!.sumBound - proof!.check!.onTotals).toBe(proof!.sum);
      if (mode === "max-sum") expect(proof!.check!.onTotals).toBe(0);
    }
    const before = await findRunProof(world.office, "initial");
    const [line] = await listAssignments(world.office, "initial");
    await endAssignment(world.office, line!.id, "no time");
    expect(await findRunProof(world.office, "initial")).toEqual(before);
  });

  it("is broken by a pair that was changed behind the desk's back, and by a figure", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    const [line] = await listAssignments(world.office, "initial");
    const stored = world.db.updateTable("assignments").where("id", "=", line!.id);
    await stored.set({ fit: line!.fit + 1 }).execute();
    expect((await findRunProof(world.office, "initial"))?.check?.verdict).toBe("broken");
  });

  it("draws a lot again: the same pairs from the same seed, others from another, and a changed pair breaks it", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "KIN")] });
    const choice = { mode: "capped", cap: "0.6" } as const;
    const drawn = async (seed: string) => {
      world.runtime.moveForward({ minutes: 1 });
      await assignStage(world.office, "initial", { seed, ...choice });
      const lines = await listAssignments(world.office, "initial");
      return lines.map((line) => `${line.serial} ${line.expertCode}`).sort();
    };
    const first = await drawn("one");
    expect(first).toHaveLength(18);
    expect(await findRunProof(world.office, "initial")).toMatchObject({
      ...{ mode: "capped", pairs: 18 },
      check: { verdict: "drawn", onTotals: 0, onBridges: 0 },
    });
    expect(await drawn("one")).toEqual(first);
    const others = [await drawn("two"), await drawn("three"), await drawn("four")];
    expect(others.some((pairs) => pairs.join() !== first.join())).toBe(true);
    const [line] = await listAssignments(world.office, "initial");
    const stored = world.db.updateTable("assignments").where("id", "=", line!.id);
    await stored.set({ fit: line!.fit + 1 }).execute();
    expect((await findRunProof(world.office, "initial"))?.check?.verdict).toBe("broken");
  });

  it("is asked for by lot only with a cap that is a chance, and without shared experts", async () => {
    const world = await smallWorld((await open()).db);
    const asked = (choice: { readonly cap?: string; readonly sharedExperts?: number }) =>
      problemsOf(assignStage(world.office, "initial", { ...SEED, mode: "capped", ...choice }));
    expect(await asked({})).toEqual(["cap: cap_out_of_range"]);
    expect(await asked({ cap: "1.5" })).toEqual(["cap: cap_out_of_range"]);
    expect(await asked({ cap: "0.5", sharedExperts: 2 })).toEqual(["sharedExperts: shared_by_lot"]);
    const { outcome } = await previewAssignment(world.office, "initial", {
      mode: "capped",
      cap: "0.1",
      sharedExperts: 0,
    });
    expect(outcome).toMatchObject({ status: "infeasible", blocking: { reason: "tooFewExperts" } });
  });

  it("is shown to those alone from whom nothing is hidden; the figures of the others leave hidden submissions out", async () => {
    const world = await smallWorld((await open()).db);
    await assignStage(world.office, "initial", SEED);
    await addConflict(world.chair, kin(world.otherOffice.actor.id, world.submissionId("S-002")));
    expect(await findRunProof(world.otherOffice, "initial")).toMatchObject({ pairs: 15, check: null });
    expect((await findRunProof(world.office, "initial"))?.pairs).toBe(18);
    expect(await codeOf(findRunProof(world.outsider, "initial"))).toBe("not_found");
  });
});

describeOnEachDatabase("shared experts", (open) => {
  it("are as many in each field as was asked for, at the price that is shown and proven", async () => {
    const world = await smallWorld((await open()).db);
    const preview = await previewAssignment(world.office, "initial", { mode: "fair", sharedExperts: 4 });
    const { outcome } = await assignStage(world.office, "initial", { ...SEED, sharedExperts: 4 });
    expect(outcome).toEqual(preview.outcome);
    if (outcome.status !== "assigned" || outcome.bridges === null) throw new Error("no bridges");
    const { sumBefore, sumAfter, chains, parts, shared } = outcome.bridges;
    expect(parts).toBe(1);
    for (const { experts } of shared) expect(experts).toBeGreaterThanOrEqual(4);
    expect(sumBefore - sumAfter).toBe(chains.reduce((sum, chain) => sum + chain.cost, 0));
    expect(await findRunProof(world.office, "initial")).toMatchObject({
      sum: sumAfter,
      check: { verdict: "proven", onBridges: sumBefore - sumAfter },
    });
    const lines = await listAssignments(world.office, "initial");
    const fieldsOf = (code: string) =>
      new Set(lines.filter((line) => line.expertCode === code).map((line) => line.fieldCode));
    const codes = [...new Set(lines.map((line) => line.expertCode))];
    expect(codes.filter((code) => fieldsOf(code).size > 1).length).toBeGreaterThanOrEqual(4);
  });

  it("are a whole number within reason", async () => {
    const world = await smallWorld((await open()).db);
    for (const sharedExperts of [-1, 0.5, 21, Number.NaN]) {
      const wrong = { ...SEED, sharedExperts };
      expect(await problemsOf(assignStage(world.office, "initial", wrong))).toEqual([
        "sharedExperts: shared_out_of_range",
      ]);
    }
  });
});
