import { expect, it } from "vitest";
import { addConflict, type ConflictEntry, listConflicts } from "#app/workflow/conflicts.server.ts";
import { confirmVerdict, declineVerdict, proposeVerdict } from "#app/workflow/conflict-verdicts.server.ts";
import { listAssignments } from "#app/workflow/assignments.server.ts";
import { findConflictMatrix } from "#app/workflow/conflict-matrix.server.ts";
import { openSheet, submitScoreSheet } from "#app/workflow/score-sheets.server.ts";
import { findSubmission, listSubmissions } from "#app/workflow/submissions.server.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";
import { EXPERTS, openWorld, sheet, smallWorld, type World } from "../support/world.ts";

function entry(world: World, more: Partial<ConflictEntry> = {}): ConflictEntry {
  return {
    expertId: world.expertId("E-01"),
    accountId: null,
    submissionId: world.submissionId("S-001"),
    ruleCode: "KIN",
    source: "applicant",
    evidenceZh: "配偶",
    evidenceEn: "spouse",
    endedOn: null,
    ...more,
  };
}

const CLEAR = { verdict: "cleared", reason: "long ago" } as const;

describeOnEachDatabase("conflicts", (open) => {
  it("a blocking conflict found during a stage voids the sheet, ends the reading and finds somebody else", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    await world.ready(code!, "initial");
    const id = await world.assignmentId(code!, "S-001");
    await submitScoreSheet(world.as(code!), id, sheet(80));
    await addConflict(world.office, entry(world, { expertId: world.expertId(code!) }));
    const readers = await world.readersOf("S-001");
    expect(readers).toHaveLength(3);
    expect(readers).not.toContain(code);
    const lines = await listAssignments(world.office, "initial", { state: "void" });
    expect(lines).toMatchObject([{ expertCode: code, serial: "S-001", sheetState: "void", endReason: "KIN" }]);
    expect(await codeOf(openSheet(world.as(code!), id))).toBe("not_found");
  });

  it("one that is only noted, or ended before the look-back, changes nothing", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    const expertId = world.expertId(code!);
    await addConflict(world.office, entry(world, { expertId, ruleCode: "LOCAL" }));
    // The call closed on 2022-12-21: 36 months before is 2019-12-21.
    await addConflict(world.office, entry(world, { expertId, ruleCode: "FORMER_ORG", endedOn: "2019-12-20" }));
    expect(await world.readersOf("S-001")).toContain(code);
    await addConflict(world.office, entry(world, { expertId, ruleCode: "FORMER_ORG", endedOn: "2019-12-21" }));
    expect(await world.readersOf("S-001")).not.toContain(code);
  });

  it("one found for an account counts for the expert behind it", async () => {
    const world = await openWorld((await open()).db);
    const [code] = await world.readersOf("S-001");
    const accountId = world.as(code!).actor.id;
    await addConflict(world.supervisor, entry(world, { expertId: null, accountId }));
    expect(await world.readersOf("S-001")).not.toContain(code);
  });

  it("is recorded by staff about a person and a submission of the call, under a rule of the programme", async () => {
    const world = await smallWorld((await open()).db);
    expect(await codeOf(addConflict(world.as("E-01"), entry(world)))).toBe("not_found");
    expect(await codeOf(addConflict(world.office, entry(world, { submissionId: "x" })))).toBe("not_found");
    expect(await codeOf(addConflict(world.office, entry(world, { expertId: "x" })))).toBe("not_found");
    expect(await codeOf(addConflict(world.office, entry(world, { expertId: null, accountId: "x" })))).toBe("not_found");
    const add = (more: Partial<ConflictEntry>) => problemsOf(addConflict(world.office, entry(world, more)));
    expect(await add({ expertId: null })).toEqual(["expertId: person_required"]);
    expect(await add({ accountId: world.office.actor.id })).toEqual(["expertId: person_required"]);
    expect(await add({ ruleCode: "X" })).toEqual(["ruleCode: unknown_rule"]);
    expect(await add({ endedOn: "2021-02-30" })).toEqual(["endedOn: not_a_date"]);
    expect(await add({ evidenceEn: "\0" })).toEqual(["evidenceEn: unreadable_character"]);
    expect(await listConflicts(world.office)).toEqual([]);
  });

  it("a disclosed relation blocks until chair and supervisor, two people, have cleared it", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "ADVISEE")] });
    const [queued] = await listConflicts(world.chair);
    expect(queued).toMatchObject({ awaits: "chair", isBlocking: 1, expertCode: "E-01", serial: "S-001" });
    const { id } = queued!;
    const both = await world.person("both", ["chair", "supervisor"]);
    expect(await codeOf(confirmVerdict(world.supervisor, id))).toBe("nothing_proposed");
    expect(await codeOf(declineVerdict(world.supervisor, id, "why"))).toBe("nothing_proposed");
    for (const ctx of [world.office, world.supervisor, world.as("E-01")])
      expect(await codeOf(proposeVerdict(ctx, id, CLEAR))).toBe("not_found");
    expect(await problemsOf(proposeVerdict(world.chair, id, { ...CLEAR, reason: "" }))).toEqual(["reason: required"]);
    await proposeVerdict(both, id, CLEAR);
    expect(await codeOf(confirmVerdict(both, id))).toBe("second_person_required");
    expect(await codeOf(confirmVerdict(world.chair, id))).toBe("not_found");
    expect((await listConflicts(world.chair))[0]).toMatchObject({ awaits: "supervisor", isBlocking: 1 });
    await confirmVerdict(world.supervisor, id);
    expect((await listConflicts(world.chair))[0]).toMatchObject({ awaits: null, isBlocking: 0, verdict: "cleared" });
    expect(await codeOf(proposeVerdict(world.chair, id, CLEAR))).toBe("already_decided");
    expect(await codeOf(confirmVerdict(world.supervisor, id))).toBe("already_decided");
  });

  it("stays undecided when the supervisor does not agree, and blocks when both see a conflict", async () => {
    const world = await smallWorld((await open()).db, { conflicts: [conflict("S-001", "ADVISEE")] });
    const { id } = (await listConflicts(world.chair))[0]!;
    await proposeVerdict(world.chair, id, CLEAR);
    await declineVerdict(world.supervisor, id, "not so long ago");
    expect((await listConflicts(world.chair))[0]).toMatchObject({ awaits: "chair", isBlocking: 1, verdict: null });
    await proposeVerdict(world.chair, id, { verdict: "conflict", reason: "his teacher" });
    await confirmVerdict(world.supervisor, id);
    expect((await listConflicts(world.chair))[0]).toMatchObject({ awaits: null, isBlocking: 1, verdict: "conflict" });
  });

  it("a block rule is nobody's to lift", async () => {
    const world = await smallWorld((await open()).db, {
      conflicts: [conflict("S-001", "KIN"), conflict("S-002", "FORMER_ORG"), conflict("S-003", "LOCAL")],
    });
    for (const { id } of await listConflicts(world.chair))
      expect(await problemsOf(proposeVerdict(world.chair, id, CLEAR))).toEqual(["verdict: cannot_be_cleared"]);
  });

  it("a person with a conflict sees nothing of that submission in any list, and of the rest everything", async () => {
    const world = await openWorld((await open()).db, {
      conflicts: [conflict("S-001", "ADVISEE", { expertCode: "E-02" })],
    });
    const before = await listConflicts(world.chair);
    await addConflict(world.office, entry(world, { expertId: null, accountId: world.chair.actor.id }));
    expect(await listConflicts(world.chair)).toEqual([]);
    expect(await codeOf(proposeVerdict(world.chair, before[0]!.id, CLEAR))).toBe("not_found");
    expect(await codeOf(findSubmission(world.chair, world.submissionId("S-001")))).toBe("not_found");
    const table = await listSubmissions(world.chair);
    expect(table).toMatchObject({ total: 5, pageCount: 1 });
    expect(table.rows.map((row) => row.serial)).not.toContain("S-001");
    expect((await listSubmissions(world.chair, { text: "S-001" })).total).toBe(0);
    expect((await listConflicts(world.office)).length).toBe(2);
    expect(await codeOf(listConflicts(world.as("E-03")))).toBe("not_found");
  });

  it("the matrix of a field shows the strictest sign of each pair, over what its reader may know", async () => {
    const world = await openWorld((await open()).db, {
      conflicts: [
        conflict("S-001", "KIN"),
        conflict("S-001", "LOCAL"),
        conflict("S-002", "ADVISEE", { expertCode: "E-02" }),
        conflict("S-003", "LOCAL", { expertCode: "E-03" }),
      ],
    });
    const { submissions, persons, blockedPairs } = await findConflictMatrix(world.chair, "F1");
    expect(submissions.map(({ serial }) => serial)).toEqual(["S-001", "S-002", "S-003", "S-004"]);
    expect(persons.map(({ code }) => code)).toEqual([...EXPERTS]);
    const cellOf = (code: string, serial: string) => {
      const submission = submissions.find((item) => item.serial === serial);
      return persons.find((item) => item.code === code)?.cells.find((cell) => cell.submissionId === submission?.id);
    };
    expect(cellOf("E-01", "S-001")).toMatchObject({ sign: "blockAbsolute", ruleCodes: ["KIN", "LOCAL"] });
    expect(cellOf("E-02", "S-002")).toMatchObject({ sign: "open", ruleCodes: ["ADVISEE"] });
    expect(cellOf("E-03", "S-003")).toMatchObject({ sign: "note", ruleCodes: ["LOCAL"] });
    const [reader] = await world.readersOf("S-004");
    expect(cellOf(reader!, "S-004")).toMatchObject({ sign: "reads", ruleCodes: [] });
    expect(blockedPairs).toBe(2);
    await addConflict(world.office, entry(world, { expertId: null, accountId: world.chair.actor.id }));
    const seen = await findConflictMatrix(world.chair, "F1");
    expect(seen.submissions.map(({ serial }) => serial)).toEqual(["S-002", "S-003", "S-004"]);
    expect(seen.blockedPairs).toBe(1);
    const office = await findConflictMatrix(world.office, "F1");
    expect(office.persons.at(-1)).toMatchObject({ code: null, nameZh: "chair", cells: [{ sign: "blockAbsolute" }] });
    expect(await codeOf(findConflictMatrix(world.as("E-01"), "F1"))).toBe("not_found");
    expect(await codeOf(findConflictMatrix(world.chair, "F7"))).toBe("not_found");
  });
});
