import { expect, it } from "vitest";
import {
  confirmShortlist,
  declineShortlist,
  exportResult,
  findShortlist,
  proposeShortlist,
} from "#app/workflow/shortlists.server.ts";
import { withdrawSubmission } from "#app/workflow/intake.server.ts";
import type { Database } from "#db/connection.ts";
import { isRecomputable } from "#scoring/record/stage-result.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { INITIAL, resultsWorld, scoredWorld } from "../support/results-world.ts";

const verbsOf = async (db: Database) =>
  (await db.selectFrom("auditEntries").select(["verb"]).orderBy("seq").execute())
    .map((row) => row.verb)
    .filter((verb) => verb.startsWith("shortlist."));

describeOnEachDatabase("the shortlist of a stage", (open) => {
  it("what the chair proposes and a second person confirms is frozen with every row", async () => {
    const { db } = await open();
    const { chair, supervisor, runtime, idOf } = await scoredWorld(db);
    expect(await findShortlist(chair, "initial")).toMatchObject({ state: "none", mayPropose: true, mayConfirm: false });
    await proposeShortlist(chair, "initial", "两个领域均按名额。");
    const proposed = await findShortlist(supervisor, "initial");
    expect(proposed).toMatchObject({
      state: "proposed",
      version: 1,
      note: "两个领域均按名额。",
      proposedBy: { nameEn: "chair" },
      decidedBy: null,
      isStale: false,
      mayPropose: false,
      mayConfirm: true,
    });
    expect(proposed.rows.map((row) => [row.field, row.serial, row.reason])).toEqual([
      ["F1", "S-001", "in_quota"],
      ["F1", "S-002", "in_quota"],
      ["F2", "S-005", "in_quota"],
    ]);
    runtime.moveForward({ hours: 1 });
    const confirmation = ` ${proposed.resultDigest!.slice(0, 8).toUpperCase()} `;
    await confirmShortlist(supervisor, "initial", { confirmation });

    const frozen = await findShortlist(chair, "initial");
    expect(frozen).toMatchObject({ state: "frozen", decidedBy: { nameEn: "supervisor" }, decidedAt: runtime.now() });
    expect(frozen.rows).toEqual(proposed.rows);
    const stage = await db.selectFrom("stages").selectAll().where("kind", "=", "initial").executeTakeFirstOrThrow();
    expect(stage).toMatchObject({ state: "frozen", frozenAt: runtime.now() });
    const rows = await db.selectFrom("stageResultRows").selectAll().orderBy("overallRank").execute();
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({
      submissionId: idOf("S-001"),
      fieldCode: "F1",
      overallRank: 1,
      fieldRank: 1,
      officialScore: "88/1",
      officialHundredths: 8800,
      rankingScore: "88/1",
      passes: 1,
      reason: "in_quota",
    });
    expect(await verbsOf(db)).toEqual(["shortlist.proposed", "shortlist.confirmed"]);
  });

  it("the second signature is a supervisor's: the secretariat, which assigned and closed, reads the list only", async () => {
    const { db } = await open();
    const { chair, office } = await scoredWorld(db);
    await proposeShortlist(chair, "initial", "");
    const view = await findShortlist(office, "initial");
    expect(view).toMatchObject({ state: "proposed", mayConfirm: false });
    const confirmation = view.resultDigest!.slice(0, 8);
    expect(await codeOf(confirmShortlist(office, "initial", { confirmation }))).toBe("not_found");
    expect(await codeOf(declineShortlist(office, "initial", "理由"))).toBe("not_found");
    expect((await findShortlist(chair, "initial")).state).toBe("proposed");
  });

  it("whoever proposed cannot confirm, whatever other role is held", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const both = await world.person("both", "chair", "supervisor");
    await proposeShortlist(both, "initial", "");
    const view = await findShortlist(both, "initial");
    expect(view.mayConfirm).toBe(false);
    const confirmation = view.resultDigest!.slice(0, 8);
    expect(await codeOf(confirmShortlist(both, "initial", { confirmation }))).toBe("second_person_required");
    expect(await codeOf(declineShortlist(both, "initial", "理由"))).toBe("second_person_required");
  });

  it("the confirmation must be the first eight characters of the digest", async () => {
    const { db } = await open();
    const { chair, supervisor } = await scoredWorld(db);
    await proposeShortlist(chair, "initial", "");
    const { resultDigest } = await findShortlist(supervisor, "initial");
    for (const confirmation of ["", "0000000", resultDigest!, resultDigest!.slice(1, 9)])
      expect(await problemsOf(confirmShortlist(supervisor, "initial", { confirmation }))).toEqual([
        "confirmation: confirmation_mismatch",
      ]);
    expect((await findShortlist(chair, "initial")).state).toBe("proposed");
  });

  it("a result that changed after the proposal is not confirmed and has to be proposed again", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await proposeShortlist(world.chair, "initial", "");
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    await world.conflict({ expert: "E-05" }, "S-001");
    const confirmation = resultDigest!.slice(0, 8);
    expect(await codeOf(confirmShortlist(world.supervisor, "initial", { confirmation }))).toBe("changed_meanwhile");
    expect((await findShortlist(world.supervisor, "initial")).isStale).toBe(true);
    await world.freeze("initial");
    const versions = await db.selectFrom("stageResults").select(["version", "state"]).orderBy("version").execute();
    expect(versions).toEqual([
      { version: 1, state: "superseded" },
      { version: 2, state: "frozen" },
    ]);
  });

  it("a declined list says why and may be proposed again", async () => {
    const { db } = await open();
    const { chair, supervisor } = await scoredWorld(db);
    await proposeShortlist(chair, "initial", "");
    expect(await problemsOf(declineShortlist(supervisor, "initial", "  "))).toEqual(["reason: required"]);
    await declineShortlist(supervisor, "initial", "S-001 分歧未讨论。");
    expect(await findShortlist(chair, "initial")).toMatchObject({
      state: "declined",
      note: "S-001 分歧未讨论。",
      decidedBy: { nameEn: "supervisor" },
      mayPropose: true,
    });
    expect(await codeOf(declineShortlist(supervisor, "initial", "再次"))).toBe("nothing_proposed");
    await proposeShortlist(chair, "initial", "已讨论。");
    expect(await findShortlist(chair, "initial")).toMatchObject({ state: "proposed", version: 2, note: "已讨论。" });
  });

  it("the export of a frozen result can be recomputed by anybody, byte for byte", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    expect(await codeOf(exportResult(world.chair, "initial"))).toBe("stage_not_closed");
    await world.freeze("initial");
    const document = await exportResult(world.office, "initial");
    expect(isRecomputable(document)).toBe(true);
    expect(document.resultDigest).toBe((await findShortlist(world.chair, "initial")).resultDigest);
    expect(document.inputs.submissions.flatMap((item) => item.sheets)).toHaveLength(30);
    expect(await codeOf(exportResult(world.as("E-01"), "initial"))).toBe("not_found");
  });

  it("each verb is refused to the wrong role and in the wrong state", async () => {
    const { db } = await open();
    const world = await resultsWorld(db);
    const { chair, supervisor, office, outsider } = world;
    expect(await codeOf(proposeShortlist(chair, "initial", ""))).toBe("stage_not_closed");
    expect(await codeOf(findShortlist(chair, "initial"))).toBe("stage_not_closed");
    await world.score("initial", INITIAL);
    for (const ctx of [supervisor, office, outsider, world.as("E-01")])
      expect(await codeOf(proposeShortlist(ctx, "initial", ""))).toBe("not_found");
    expect(await codeOf(confirmShortlist(supervisor, "initial", { confirmation: "00000000" }))).toBe(
      "nothing_proposed",
    );
    for (const ctx of [chair, office, outsider]) {
      expect(await codeOf(confirmShortlist(ctx, "initial", { confirmation: "00000000" }))).toBe("not_found");
      expect(await codeOf(declineShortlist(ctx, "initial", "理由"))).toBe("not_found");
    }
    expect(await codeOf(proposeShortlist(chair, "secondary", ""))).toBe("not_found");
    await world.freeze("initial");
    expect(await codeOf(proposeShortlist(chair, "initial", ""))).toBe("stage_frozen");
    expect(await codeOf(confirmShortlist(supervisor, "initial", { confirmation: "00000000" }))).toBe("stage_frozen");
    expect(await codeOf(findShortlist(outsider, "initial"))).toBe("not_found");
  });

  it("a person with a conflict reads the rest and acts on nothing, without learning which row it is", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walledChair = await world.person("walled-chair", "chair");
    const walledSupervisor = await world.person("walled-supervisor", "supervisor");
    for (const account of [walledChair, walledSupervisor]) await world.conflict({ account }, "S-001");
    expect(await codeOf(proposeShortlist(walledChair, "initial", ""))).toBe("not_found");
    await proposeShortlist(world.chair, "initial", "");
    const view = await findShortlist(walledSupervisor, "initial");
    expect(view.rows.map((row) => row.serial)).toEqual(["S-002", "S-003", "S-005"]);
    expect(view).toMatchObject({ state: "proposed", resultDigest: null, mayConfirm: false, isStale: false });
    const { resultDigest } = await findShortlist(world.supervisor, "initial");
    const confirmation = resultDigest!.slice(0, 8);
    expect(await codeOf(confirmShortlist(walledSupervisor, "initial", { confirmation }))).toBe("not_found");
    await confirmShortlist(world.supervisor, "initial", { confirmation });
    expect((await findShortlist(walledChair, "initial")).rows.map((row) => row.serial)).toEqual(["S-002", "S-005"]);
    expect(await codeOf(exportResult(walledChair, "initial"))).toBe("not_found");
  });

  it("a proposal that became stale says what moved since, and why", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    await proposeShortlist(world.chair, "initial", "");
    expect((await findShortlist(world.supervisor, "initial")).moved).toBeNull();
    await world.conflict({ expert: "E-05" }, "S-001");
    const { isStale, moved } = await findShortlist(world.supervisor, "initial");
    expect(isStale).toBe(true);
    expect(moved?.changes.find(({ serial }) => serial === "S-001")).toMatchObject({
      causes: [{ kind: "sheetVoid", expertCode: "E-05" }],
    });
  });

  it("what stood on a stale proposal and was withdrawn is told to nobody from whom it is hidden", async () => {
    const { db } = await open();
    const world = await scoredWorld(db);
    const walled = await world.person("walled", "supervisor");
    await world.conflict({ account: walled }, "S-002");
    await proposeShortlist(world.chair, "initial", "");
    await withdrawSubmission(world.office, world.idOf("S-002"), "申报主体来函撤回");
    expect((await findShortlist(world.supervisor, "initial")).moved?.changes).toContainEqual(
      expect.objectContaining({ serial: "S-002", after: null }),
    );
    const told = await findShortlist(walled, "initial");
    expect(told.moved).toBeNull();
    expect(JSON.stringify(told)).not.toContain("S-002");
  });
});
