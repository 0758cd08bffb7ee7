import { expect, it } from "vitest";
import { assignStage } from "#app/workflow/assignments.server.ts";
import { addConflict, listConflicts } from "#app/workflow/conflicts.server.ts";
import { scanConflicts } from "#app/workflow/conflict-scan.server.ts";
import { confirmVerdict, proposeVerdict } from "#app/workflow/conflict-verdicts.server.ts";
import { addFact, changeFact, type FactEntry, removeFact } from "#app/workflow/expert-facts.server.ts";
import { findExpert } from "#app/workflow/experts.server.ts";
import { registerRoster } from "#app/workflow/intake.server.ts";
import { findSubmission, listSubmissions } from "#app/workflow/submissions.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict, rosterOf } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { openWorld, sheet, smallWorld, threeStageDocument, type World } from "../support/world.ts";
import { submitScoreSheet } from "#app/workflow/score-sheets.server.ts";

const NOTHING = { added: { blockAbsolute: 0, block: 0, disclose: 0, note: 0 }, lost: 0, expired: 0 };

/** A job at the applicant of S-001 that ended inside the look-back. */
function job(more: Partial<FactEntry> = {}): FactEntry {
  const nobody = { personName: "", birthYear: "", relation: "", serial: "", documentNo: "" };
  return {
    kind: "employment",
    organization: "杭州A1仪器有限公司",
    ...nobody,
    startedOn: "2015-03-01",
    endedOn: "2021-05-31",
    ...more,
  };
}

/** A student of whom only the name is known: likely at most, so people decide. */
const STUDENT = job({ kind: "thesis", organization: "", personName: "成果所有人", startedOn: "", endedOn: "" });

async function worldWithOneStudent(world: World): Promise<string> {
  await world.db
    .updateTable("submissionPeople")
    .set({ name: "另一人" })
    .where("submissionId", "<>", world.submissionId("S-001"))
    .execute();
  await addFact(world.office, world.expertId("E-01"), STUDENT);
  return (await listConflicts(world.chair))[0]!.id;
}

async function clear(world: World, id: string, clearedUntil?: string | null): Promise<void> {
  const expiry = clearedUntil === undefined ? {} : { clearedUntil };
  await proposeVerdict(world.chair, id, { verdict: "cleared", reason: "同名不同人", ...expiry });
  await confirmVerdict(world.supervisor, id);
}

describeOnEachDatabase("a scan for conflicts", (open) => {
  it("stores each new finding with its rule's version, its evidence and a sentence in both languages", async () => {
    const world = await smallWorld((await open()).db);
    const outcome = await addFact(world.office, world.expertId("E-01"), job());
    expect(outcome).toEqual({ ...NOTHING, added: { ...NOTHING.added, block: 1 } });
    const [found, ...others] = await listConflicts(world.chair);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      expertCode: "E-01",
      serial: "S-001",
      ruleCode: "FORMER_ORG",
      severity: "block",
      source: "register",
      certainty: "certain",
      endedOn: "2021-05-31",
      isBlocking: 1,
      awaits: null,
    });
    expect(found?.ruleVersion).toMatch(/^1\.[0-9a-f]{12}$/);
    expect(JSON.parse(found?.evidence ?? "")).toMatchObject({ relation: "formerEmployer", startedOn: "2015-03-01" });
    expect(found?.evidenceZh).toContain("杭州A1仪器有限公司");
    expect(found?.evidenceEn).toContain("Hangzhou A1 Instruments");
  });

  it("records nothing twice, however often it runs", async () => {
    const world = await smallWorld((await open()).db);
    await addFact(world.office, world.expertId("E-01"), job());
    const before = await listConflicts(world.chair);
    for (let time = 0; time < 2; time += 1) expect(await scanConflicts(world.office)).toEqual(NOTHING);
    expect(await listConflicts(world.chair)).toEqual(before);
  });

  it("leaves alone what ended 37 months before the call closed, and finds what ended 35 months before", async () => {
    const world = await smallWorld((await open()).db);
    const expertId = world.expertId("E-01");
    expect(await addFact(world.office, expertId, job({ endedOn: "2019-11-20" }))).toEqual(NOTHING);
    const [fact] = (await findExpert(world.office, expertId)).facts;
    await changeFact(world.office, fact!.id, job({ endedOn: "2020-01-20" }));
    expect(await listConflicts(world.chair)).toMatchObject([{ ruleCode: "FORMER_ORG", endedOn: "2020-01-20" }]);
  });

  it("asks nothing that people have recorded already, and keeps the evidence beside their words", async () => {
    const world = await smallWorld((await open()).db, {
      conflicts: [conflict("S-001", "FORMER_ORG", { evidenceZh: "曾任总工程师", endedOn: "2021-05-31" })],
    });
    expect(await addFact(world.office, world.expertId("E-01"), job())).toEqual(NOTHING);
    const lines = await listConflicts(world.chair);
    expect(lines).toMatchObject([{ source: "import", evidenceZh: "曾任总工程师", severity: "block" }]);
    expect(lines[0]?.ruleVersion).toMatch(/^1\./);
  });

  it("does not ask again what two people have cleared, until the verdict expires", async () => {
    const world = await smallWorld((await open()).db);
    const id = await worldWithOneStudent(world);
    expect(await listConflicts(world.chair)).toMatchObject([{ severity: "disclose", certainty: "uncertain" }]);
    await clear(world, id, "2023-01-20");
    expect(await scanConflicts(world.office)).toEqual(NOTHING);
    expect(await listConflicts(world.chair)).toMatchObject([
      { id, isBlocking: 0, verdict: "cleared", clearedUntil: "2023-01-20", verdictByNameZh: "chair", awaits: null },
    ]);
    world.runtime.moveTo("2023-01-20T15:00:00Z");
    expect(await scanConflicts(world.office)).toEqual(NOTHING);
    world.runtime.moveTo("2023-01-20T16:30:00Z");
    expect(await scanConflicts(world.office)).toEqual({ ...NOTHING, expired: 1 });
    expect(await listConflicts(world.chair)).toMatchObject([{ id, isBlocking: 1, verdict: null, awaits: "chair" }]);
  });

  it("a verdict holds as long as it says, else as long as the programme says, else to the end of the call", async () => {
    const handling = { applicantWindow: null, maximumExcluded: 3, clearedMonths: 6, rereadingWorkingDays: 5 };
    const document = { ...threeStageDocument(), conflictHandling: handling };
    for (const [parts, expected] of [
      [{}, null],
      [{ document }, "2023-07-10"],
    ] as const) {
      const world = await smallWorld((await open()).db, parts);
      const id = await worldWithOneStudent(world);
      const propose = (clearedUntil: string | null) =>
        proposeVerdict(world.chair, id, { verdict: "cleared", reason: "r", clearedUntil });
      expect(await problemsOf(propose("2023-02-30"))).toEqual(["clearedUntil: not_a_date"]);
      expect(await problemsOf(propose("2023-01-09"))).toEqual(["clearedUntil: past_date"]);
      await clear(world, id);
      expect((await listConflicts(world.chair))[0]?.clearedUntil).toBe(expected);
    }
  });

  it("a fact that is taken away lifts nothing before two people have said that it was wrong", async () => {
    const world = await smallWorld((await open()).db);
    const expertId = world.expertId("E-01");
    await addFact(world.office, expertId, job());
    const { id } = (await listConflicts(world.chair))[0]!;
    const form = { verdict: "cleared", reason: "登记有误" } as const;
    expect(await problemsOf(proposeVerdict(world.chair, id, form))).toEqual(["verdict: cannot_be_cleared"]);
    const [fact] = (await findExpert(world.office, expertId)).facts;
    expect(await removeFact(world.office, fact!.id)).toEqual({ ...NOTHING, lost: 1 });
    expect(await listConflicts(world.chair)).toMatchObject([{ isBlocking: 1, awaits: "chair" }]);
    await proposeVerdict(world.chair, id, form);
    expect(await listConflicts(world.chair)).toMatchObject([{ isBlocking: 1, awaits: "supervisor" }]);
    await confirmVerdict(world.supervisor, id);
    expect(await listConflicts(world.chair)).toMatchObject([{ isBlocking: 0, awaits: null }]);
    await world.open("initial");
    await addFact(world.office, expertId, job());
    expect(await listConflicts(world.chair)).toMatchObject([{ id, isBlocking: 1, verdict: null, lostAt: null }]);
    expect(await world.readersOf("S-001")).not.toContain("E-01");
  });

  it("runs before a stage is assigned, so that nobody is given what the record speaks against", async () => {
    const world = await smallWorld((await open()).db);
    for (const code of ["E-01", "E-02", "E-03"])
      await world.db
        .insertInto("expertFacts")
        .values({
          id: `fact of ${code}`,
          expertId: world.expertId(code),
          kind: "employment",
          organizationName: "Hangzhou A2 Instruments Co., Ltd.",
          endedOn: "2021-01-01",
        })
        .execute();
    await assignStage(world.office, "initial", { seed: "seed" });
    expect((await world.readersOf("S-002")).filter((code) => /0[123]$/.test(code))).toEqual([]);
    expect(await listConflicts(world.chair)).toHaveLength(3);
  });

  it("one found while a stage is read ends the reading at once, and somebody else reads", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    await world.ready(code!, "initial");
    await submitScoreSheet(world.as(code!), await world.assignmentId(code!, "S-001"), sheet(80));
    await addFact(world.office, world.expertId(code!), job());
    const readers = await world.readersOf("S-001");
    expect(readers).toHaveLength(3);
    expect(readers).not.toContain(code);
  });

  it("binds staff: what is found about a member of the secretariat hides the submission at once", async () => {
    const world = await smallWorld((await open()).db);
    await registerRoster(world.system, {
      ...rosterOf([]),
      organizations: [],
      staffFacts: [
        {
          accountEmail: "other-office@office.example",
          kind: "employment",
          organizationKey: null,
          organizationName: "杭州A3仪器有限公司",
          personName: null,
          startedOn: "2019-01-01",
          endedOn: "2022-03-31",
        },
      ],
    });
    expect((await scanConflicts(world.office)).added).toMatchObject({ block: 1 });
    expect(await codeOf(findSubmission(world.otherOffice, world.submissionId("S-003")))).toBe("not_found");
    expect((await listSubmissions(world.otherOffice)).total).toBe(5);
    expect(await listConflicts(world.otherOffice)).toEqual([]);
    expect(await listConflicts(world.chair)).toMatchObject([{ serial: "S-003", expertCode: null, isBlocking: 1 }]);
  });

  it("tells nobody more than that person may know, and is run by the secretariat alone", async () => {
    const world = await smallWorld((await open()).db);
    const hidden = world.submissionId("S-001");
    const blocked = { expertId: null, accountId: world.otherOffice.actor.id, submissionId: hidden };
    const words = { evidenceZh: "", evidenceEn: "", endedOn: null };
    await addConflict(world.office, { ...blocked, ...words, ruleCode: "KIN", source: "register" });
    expect(await addFact(world.otherOffice, world.expertId("E-01"), job())).toEqual(NOTHING);
    expect((await findExpert(world.otherOffice, world.expertId("E-01"))).facts).toEqual([]);
    expect((await findExpert(world.office, world.expertId("E-01"))).facts).toHaveLength(1);
    for (const ctx of [world.chair, world.supervisor, world.as("E-01"), world.outsider]) {
      expect(await codeOf(scanConflicts(ctx))).toBe("not_found");
      expect(await codeOf(addFact(ctx, world.expertId("E-01"), job()))).toBe("not_found");
    }
    expect(await codeOf(addFact(world.office, "x", job()))).toBe("not_found");
    expect(await codeOf(removeFact(world.office, "x"))).toBe("not_found");
  });

  it("a fact has a known kind, names something, and has days that exist in their order", async () => {
    const world = await smallWorld((await open()).db);
    const problems = (more: Partial<FactEntry>) =>
      problemsOf(addFact(world.office, world.expertId("E-01"), job({ ...more })));
    expect(await problems({ kind: "hearsay" })).toEqual(["kind: unknown_value"]);
    expect(await problems({ organization: " " })).toEqual(["organization: required"]);
    expect(await problems({ startedOn: "2021-02-30" })).toEqual(["startedOn: not_a_date"]);
    expect(await problems({ startedOn: "2021-06-01" })).toEqual(["endedOn: ends_before_start"]);
    expect(await problems({ birthYear: "68" })).toEqual(["birthYear: not_a_year"]);
    expect(await problems({ organization: "\0" })).toEqual(["organization: unreadable_character"]);
  });
});

describeOnEachDatabase("what an applicant says of the experts", (open) => {
  const window = { opensAt: "2022-12-21T00:00:00+08:00", closesAt: "2023-01-06T18:00:00+08:00" };
  const document = {
    ...threeStageDocument(),
    conflictHandling: { applicantWindow: window, maximumExcluded: 3, clearedMonths: null, rereadingWorkingDays: 5 },
  };
  const word = (world: World, code: string, ruleCode: string, source: "applicant" | "supervisor" = "applicant") =>
    addConflict(world.office, {
      expertId: world.expertId(code),
      accountId: null,
      submissionId: world.submissionId("S-001"),
      ruleCode,
      source,
      evidenceZh: "申报主体来函",
      evidenceEn: "a letter of the applicant",
      endedOn: null,
    });

  it("is taken while the window is open, and not a moment longer", async () => {
    const world = await smallWorld((await open()).db, { document, startsAt: "2023-01-06T09:59:59Z" });
    await word(world, "E-01", "ADVISEE");
    world.runtime.moveTo("2023-01-06T10:00:00Z");
    expect(await codeOf(word(world, "E-02", "ADVISEE"))).toBe("applicant_window_closed");
    await word(world, "E-02", "ADVISEE", "supervisor");
    world.runtime.moveTo("2022-12-20T15:59:59Z");
    expect(await codeOf(word(world, "E-03", "ADVISEE"))).toBe("applicant_window_closed");
  });

  it("names three experts as unsuitable at most, which is noted and weighed, and keeps nobody away", async () => {
    const world = await smallWorld((await open()).db, { document, startsAt: "2022-12-28T02:00:00Z" });
    for (const code of ["E-01", "E-02", "E-03"]) await word(world, code, "EXCLUDED");
    expect(await problemsOf(word(world, "E-04", "EXCLUDED"))).toEqual(["ruleCode: too_many_excluded"]);
    expect(await listConflicts(world.chair)).toMatchObject([1, 2, 3].map(() => ({ severity: "note", isBlocking: 0 })));
  });
});
