import { expect, it } from "vitest";
import {
  createCall,
  findCallBySlug,
  listCalls,
  previewProgramme,
  replaceProgramme,
} from "#app/workflow/calls.server.ts";
import type { Database } from "#db/connection.ts";
import { listProgrammeVersions, listStagesWithRubric } from "#db/programmes.ts";
import { digest } from "#scoring/record/digest.ts";
import { testContext, testRuntime } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { documentWithRules, intakeWorld, rosterOf, submission } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";

type Document = ReturnType<typeof documentWithRules>;

function changedStage(change: (stage: Document["stages"][number]) => object): Document {
  const document = documentWithRules();
  return { ...document, stages: document.stages.map((stage) => ({ ...stage, ...change(stage) })) };
}

const heavier = () =>
  changedStage((stage) => ({
    rubric: { ...stage.rubric, criteria: stage.rubric.criteria.map((item) => ({ ...item, weight: item.weight + 1 })) },
  }));

async function freezeRubrics(db: Database): Promise<void> {
  await db.updateTable("rubricVersions").set({ frozenAt: "2023-01-11T00:00:00.000Z" }).execute();
}

describeOnEachDatabase("the desk of calls", (open) => {
  it("sets a call up with version 1 of its programme and its stages planned", async () => {
    const { db } = await open();
    const { runtime, callId } = await intakeWorld(db);
    const call = await findCallBySlug(runtime, "test-call");
    expect(call).toMatchObject({ id: callId, slug: "test-call", mode: "live", programmeVersion: 1 });
    expect(call?.programmeHash).toBe(digest(call?.programme));
    const stages = await listStagesWithRubric(db, callId);
    expect(stages.map(({ kind, state, opensAt, closesAt }) => ({ kind, state, opensAt, closesAt }))).toEqual([
      { kind: "initial", state: "planned", opensAt: "2023-01-10T01:00:00.000Z", closesAt: "2023-01-24T10:00:00.000Z" },
    ]);
    expect(stages[0]?.rubricHash).toBe(digest(call?.programme.stages[0]?.rubric));
    expect(await listCalls(runtime)).toEqual([{ id: callId, slug: "test-call", mode: "live" }]);
  });

  it("knows no call by a slug nobody set up", async () => {
    const { db } = await open();
    expect(await findCallBySlug(testRuntime(db), "nothing")).toBeUndefined();
  });

  it("an invalid programme names the path and stores nothing", async () => {
    const { db } = await open();
    const runtime = testRuntime(db);
    const document = changedStage(() => ({ closesAt: "2022-01-01T00:00:00+08:00" }));
    const act = () => createCall(runtime, { slug: "test-call", mode: "live", programmeDocument: document });
    expect(await problemsOf(act())).toEqual(["stages.0.closesAt: programme"]);
    expect(await problemsOf(createCall(runtime, { slug: "x", mode: "live", programmeDocument: 7 }))).toEqual([
      ": programme",
    ]);
    expect(await listCalls(runtime)).toEqual([]);
  });

  it("a slug is well formed and taken once", async () => {
    const { db } = await open();
    const { runtime } = await intakeWorld(db);
    const make = (slug: string) => createCall(runtime, { slug, mode: "live", programmeDocument: documentWithRules() });
    expect(await problemsOf(make("Test Call"))).toEqual(["slug: slug_malformed"]);
    expect(await problemsOf(make("sign-in"))).toEqual(["slug: slug_reserved"]);
    expect(await problemsOf(make("test-call"))).toEqual(["slug: slug_taken"]);
  });

  it("a replaced programme is a new version, with a new rubric version where the rubric changed", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    const before = (await listStagesWithRubric(db, world.callId))[0];
    await replaceProgramme(world.system, heavier());
    const after = (await listStagesWithRubric(db, world.callId))[0];
    expect(after?.rubricHash).not.toBe(before?.rubricHash);
    expect(after?.id).toBe(before?.id);
    expect((await listProgrammeVersions(db, world.callId)).map((item) => item.version)).toEqual([2, 1]);
    expect((await findCallBySlug(world.runtime, "test-call"))?.programmeVersion).toBe(2);
  });

  it("the same programme again changes nothing", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    await replaceProgramme(world.system, documentWithRules());
    expect(await listProgrammeVersions(db, world.callId)).toHaveLength(1);
  });

  it("a frozen rubric cannot be changed, but the stage's dates can", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    await freezeRubrics(db);
    expect(await codeOf(replaceProgramme(world.system, heavier()))).toBe("programme_frozen");
    await replaceProgramme(
      world.system,
      changedStage(() => ({ closesAt: "2023-01-31T18:00:00+08:00" })),
    );
    expect((await listStagesWithRubric(db, world.callId))[0]?.closesAt).toBe("2023-01-31T10:00:00.000Z");
  });

  it("the rule by which a frozen stage is decided cannot be changed either", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    await freezeRubrics(db);
    expect(
      await problemsOf(
        replaceProgramme(
          world.system,
          changedStage(() => ({ tieChain: [] })),
        ),
      ),
    ).toEqual(["stages.0: stage_rules_frozen"]);
  });

  it("a stage may be added before it is held, and taken out before it has begun", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    const document = documentWithRules();
    const second = {
      ...document.stages[0]!,
      kind: "secondary",
      opensAt: "2023-02-06T09:00:00+08:00",
      closesAt: "2023-02-16T18:00:00+08:00",
    };
    const kinds = async () => (await listStagesWithRubric(db, world.callId)).map((stage) => stage.kind);
    await replaceProgramme(world.system, { ...document, stages: [...document.stages, second] });
    expect(await kinds()).toEqual(["initial", "secondary"]);
    await replaceProgramme(world.system, document);
    expect(await kinds()).toEqual(["initial"]);
    await freezeRubrics(db);
    expect(await problemsOf(replaceProgramme(world.system, { ...document, stages: [second] }))).toEqual([
      "stages: stage_has_begun",
    ]);
  });

  it("a field that submissions are in stays", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    await registerRoster(world.system, rosterOf([submission(1)]));
    const document = documentWithRules();
    const act = replaceProgramme(world.system, {
      ...document,
      fields: document.fields.filter((field) => field.code !== "F1"),
    });
    expect(await problemsOf(act)).toEqual(["fields: field_in_use"]);
  });

  it("the preview says what would change by place, and changes nothing", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    const preview = await previewProgramme(world.system, heavier());
    expect(preview).toEqual({
      changes: [
        { path: "stages.initial.rubric.criteria.adv.weight", before: "3", after: "4" },
        { path: "stages.initial.rubric.criteria.cre.weight", before: "1", after: "2" },
      ],
    });
    expect(await listProgrammeVersions(db, world.callId)).toHaveLength(1);
    expect(await previewProgramme(world.system, {})).toHaveProperty("problems");
    await freezeRubrics(db);
    expect(await previewProgramme(world.system, heavier())).toEqual({
      problems: [{ field: "stages.0", code: "stage_rules_frozen", params: { stage: "initial" } }],
    });
  });

  it("only the secretariat prepares a call", async () => {
    const { db } = await open();
    const { runtime, callId } = await intakeWorld(db);
    const chair = testContext(runtime, { callId, roles: ["chair"] });
    expect(await codeOf(replaceProgramme(chair, heavier()))).toBe("not_found");
    expect(await codeOf(previewProgramme(chair, heavier()))).toBe("not_found");
    expect(await codeOf(createCall(chair, { slug: "other", mode: "live", programmeDocument: heavier() }))).toBe(
      "not_found",
    );
  });
});
