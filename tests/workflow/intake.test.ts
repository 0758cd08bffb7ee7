import { expect, it } from "vitest";
import { mapField, registerRoster, withdrawSubmission } from "#app/workflow/intake.server.ts";
import { sha256Hex } from "#app/workflow/hashing.ts";
import type { Database } from "#db/connection.ts";
import { testContext } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict, expert, intakeWorld, organization, rosterOf, submission } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";

const conflictsOf = (db: Database) =>
  db.selectFrom("conflicts").select(["ruleCode", "severity", "isBlocking", "source"]).orderBy("ruleCode").execute();

const statusOf = async (db: Database, id: string) =>
  (await db.selectFrom("submissions").select("status").where("id", "=", id).executeTakeFirst())?.status;

describeOnEachDatabase("the intake desk", (open) => {
  it("a roster is stored whole, each part with what it refers to", async () => {
    const { db } = await open();
    const { system, runtime, callId } = await intakeWorld(db);
    const ids = await registerRoster(
      system,
      rosterOf([submission(1), submission(2, { declaredFieldCode: "F2", recommendingExperts: [] })], {
        organizations: [
          organization("daughter", { parentKey: "mother" }),
          organization("mother"),
          organization("centre", { kind: "recommender" }),
          organization("A1"),
          organization("A2"),
        ],
        experts: [
          expert("E-01", {
            organizationKey: "daughter",
            fields: ["F2", "F1"],
            facts: [
              {
                kind: "job",
                organizationKey: "mother",
                organizationName: null,
                personName: null,
                startedOn: "2015-01-01",
                endedOn: null,
                detail: "{}",
              },
            ],
          }),
        ],
        conflicts: [conflict("S-002", "KIN")],
      }),
    );
    const daughter = await db
      .selectFrom("organizations")
      .selectAll()
      .where("id", "=", ids.organizations.get("daughter")!)
      .executeTakeFirst();
    expect(daughter?.parentId).toBe(ids.organizations.get("mother"));
    const stored = await db
      .selectFrom("submissions")
      .selectAll()
      .where("callId", "=", callId)
      .orderBy("intakeNo")
      .execute();
    expect(
      stored.map(({ id, serial, fieldCode, status, receivedAt }) => ({ id, serial, fieldCode, status, receivedAt })),
    ).toEqual([
      {
        id: ids.submissions.get("S-001"),
        serial: "S-001",
        fieldCode: "F1",
        status: "received",
        receivedAt: "2022-12-20T02:00:00.000Z",
      },
      {
        id: ids.submissions.get("S-002"),
        serial: "S-002",
        fieldCode: "F2",
        status: "received",
        receivedAt: "2022-12-20T02:00:00.000Z",
      },
    ]);
    const fields = await db.selectFrom("expertFields").select(["fieldCode", "position"]).orderBy("position").execute();
    expect(fields).toEqual([
      { fieldCode: "F2", position: 0 },
      { fieldCode: "F1", position: 1 },
    ]);
    const file = await db
      .selectFrom("submissionFiles")
      .selectAll()
      .where("section", "=", "award")
      .orderBy("id")
      .executeTakeFirstOrThrow();
    expect(file).toMatchObject({ bytes: 64, sha256: sha256Hex(new Uint8Array(64)) });
    expect(await runtime.files.read(file.id)).toEqual(new Uint8Array(64));
    expect(await conflictsOf(db)).toEqual([
      { ruleCode: "KIN", severity: "blockAbsolute", isBlocking: 1, source: "import" },
    ]);
  });

  it("a relation blocks while the rule looks back to it, and is a note afterwards", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    await registerRoster(
      system,
      rosterOf([submission(1), submission(2)], {
        experts: [expert("E-01")],
        conflicts: [
          conflict("S-001", "FORMER_ORG", { endedOn: "2019-12-21" }),
          conflict("S-002", "FORMER_ORG", { endedOn: "2019-12-20" }),
          conflict("S-002", "LOCAL"),
        ],
      }),
    );
    // The call closes at the first instant of 21 December, so relations are counted back 36 months from that day.
    expect(await conflictsOf(db)).toEqual([
      { ruleCode: "FORMER_ORG", severity: "block", isBlocking: 1, source: "import" },
      { ruleCode: "FORMER_ORG", severity: "note", isBlocking: 0, source: "import" },
      { ruleCode: "LOCAL", severity: "note", isBlocking: 0, source: "import" },
    ]);
  });

  it("everything that is wrong is named with its row, and nothing is stored", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const act = registerRoster(
      system,
      rosterOf(
        [
          submission(1, { fieldCode: "F9", receivedAt: "yesterday", releasedOn: "2022-02-30", employees: -1 }),
          submission(1, { applicantKey: "nobody", recommenderKey: "nowhere" }),
        ],
        {
          organizations: [
            organization("A1", { parentKey: "A1", country: "China" }),
            organization("A1", { parentKey: "above" }),
            organization("centre"),
          ],
          experts: [
            expert("E-01", { fields: ["F1", "F1", "F7"], capacity: 1001, organizationKey: "nowhere" }),
            expert("E-01"),
          ],
          conflicts: [
            conflict("S-009", "UNKNOWN", { expertCode: "E-77", endedOn: "2022" }),
            conflict("S-001", "KIN", { accountEmail: "nobody@office.example" }),
          ],
        },
      ),
    );
    expect((await problemsOf(act)).sort()).toEqual([
      "conflicts.0.endedOn: not_a_date",
      "conflicts.0.expertCode: unknown_expert",
      "conflicts.0.ruleCode: unknown_rule",
      "conflicts.0.serial: unknown_submission",
      "conflicts.1.accountEmail: unknown_account",
      "conflicts.1.expertCode: one_person_needed",
      "experts.0.capacity: not_in_range",
      "experts.0.fields: duplicate",
      "experts.0.fields: unknown_field",
      "experts.0.organizationKey: unknown_organization",
      "experts.1.code: duplicate",
      "organizations.0.country: not_a_country",
      "organizations.0.parentKey: own_parent",
      "organizations.1.key: duplicate",
      "organizations.1.parentKey: unknown_organization",
      "submissions.0.employees: not_in_range",
      "submissions.0.fieldCode: unknown_field",
      "submissions.0.receivedAt: not_an_instant",
      "submissions.0.releasedOn: not_a_date",
      "submissions.1.applicantKey: unknown_organization",
      "submissions.1.intakeNo: duplicate",
      "submissions.1.recommenderKey: unknown_organization",
      "submissions.1.serial: duplicate",
    ]);
    const { rows } = await db
      .selectFrom("organizations")
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    expect(rows).toBe(0);
  });

  it("an organization cannot be above itself, through others either", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const organizations = [
      organization("a", { parentKey: "b" }),
      organization("b", { parentKey: "a" }),
      organization("c", { parentKey: "a" }),
    ];
    expect(await problemsOf(registerRoster(system, rosterOf([], { organizations })))).toEqual([
      "organizations.0.parentKey: own_parent",
      "organizations.1.parentKey: own_parent",
    ]);
  });

  it("more may come later and refer to what is there, but nothing comes in twice", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const first = await registerRoster(system, rosterOf([submission(1)], { experts: [expert("E-01")] }));
    const second = await registerRoster(system, {
      organizations: [],
      experts: [],
      submissions: [],
      conflicts: [conflict("S-001", "KIN")],
    });
    expect(second.experts.get("E-01")).toBe(first.experts.get("E-01"));
    expect(await problemsOf(registerRoster(system, rosterOf([submission(1)], { experts: [expert("E-01")] })))).toEqual([
      "experts.0.code: already_registered",
      "submissions.0.serial: already_registered",
      "submissions.0.intakeNo: already_registered",
    ]);
  });

  it("a roster larger than one statement can hold is stored all the same", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const many = Array.from({ length: 1200 }, (_, index) =>
      submission(index + 1, {
        serial: `S-${index + 1}`,
        applicantKey: "A1",
        files: [],
        people: [],
        titleEn: index % 2 === 0 ? null : "Result",
      }),
    );
    await registerRoster(system, rosterOf(many));
    const { rows } = await db
      .selectFrom("submissionTexts")
      .select((eb) => eb.fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    expect(rows).toBe(1200 * 7);
  });

  it("any declared field is kept as it came; only a field of the programme is taken over as mapped", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    await registerRoster(
      system,
      rosterOf([submission(1, { declaredFieldCode: "other" }), submission(2, { declaredFieldCode: "F33" })]),
    );
    const rows = await db
      .selectFrom("submissions")
      .select(["declaredFieldCode", "fieldCode"])
      .orderBy("intakeNo")
      .execute();
    expect(rows).toEqual([
      { declaredFieldCode: "other", fieldCode: null },
      { declaredFieldCode: "F33", fieldCode: null },
    ]);
  });

  it("a submission that came as other is mapped to a field, until an expert has it", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const ids = await registerRoster(system, rosterOf([submission(1, { declaredFieldCode: "other" })]));
    const id = ids.submissions.get("S-001")!;
    expect(await problemsOf(mapField(system, id, "F9"))).toEqual(["field: unknown_field"]);
    await mapField(system, id, "F2");
    const row = await db.selectFrom("submissions").select("fieldCode").executeTakeFirst();
    expect(row?.fieldCode).toBe("F2");
    await withdrawSubmission(system, id, "applicant's letter");
    expect(await codeOf(mapField(system, id, "F1"))).toBe("already_decided");
    expect(await codeOf(mapField(system, "unknown", "F1"))).toBe("not_found");
  });

  it("a withdrawal needs a reason and happens once", async () => {
    const { db } = await open();
    const { system } = await intakeWorld(db);
    const ids = await registerRoster(system, rosterOf([submission(1)]));
    const id = ids.submissions.get("S-001")!;
    expect(await problemsOf(withdrawSubmission(system, id, "  "))).toEqual(["reason: required"]);
    await withdrawSubmission(system, id, "applicant's letter");
    expect(await statusOf(db, id)).toBe("withdrawn");
    expect(await codeOf(withdrawSubmission(system, id, "again"))).toBe("already_decided");
  });

  it("a secretary with a conflict is told there is no such submission", async () => {
    const { db } = await open();
    const world = await intakeWorld(db);
    const secretary = await world.person("li", "secretariat");
    const ids = await registerRoster(
      world.system,
      rosterOf([submission(1)], {
        conflicts: [conflict("S-001", "KIN", { expertCode: null, accountEmail: "li@office.example" })],
      }),
    );
    expect(await codeOf(withdrawSubmission(secretary, ids.submissions.get("S-001")!, "letter"))).toBe("not_found");
    expect(await statusOf(db, ids.submissions.get("S-001")!)).toBe("received");
  });

  it("nobody but the secretariat takes anything in", async () => {
    const { db } = await open();
    const { runtime, callId, system } = await intakeWorld(db);
    const ids = await registerRoster(system, rosterOf([submission(1)]));
    const chair = testContext(runtime, { callId, roles: ["chair", "supervisor"] });
    expect(await codeOf(registerRoster(chair, rosterOf([])))).toBe("not_found");
    expect(await codeOf(mapField(chair, ids.submissions.get("S-001")!, "F2"))).toBe("not_found");
    expect(await codeOf(withdrawSubmission(chair, ids.submissions.get("S-001")!, "letter"))).toBe("not_found");
  });
});
