import { expect, it } from "vitest";
import { answerCorrection, lapseCorrection, type CorrectionAnswer } from "#app/workflow/corrections.server.ts";
import { findFormalCheck, listFormalChecks } from "#app/workflow/formal-check-queue.server.ts";
import {
  confirmProposed,
  confirmVerdict,
  decideFinding,
  proposeCleanAdmissions,
  proposeVerdict,
  runAllFormalChecks,
  runFormalCheck,
} from "#app/workflow/formal-checks.server.ts";
import { mapField, registerRoster, withdrawSubmission } from "#app/workflow/intake.server.ts";
import type { Context } from "#app/workflow/context.ts";
import type { Database } from "#db/connection.ts";
import type { Roster, RosterSubmission } from "#db/roster.ts";
import { testContext } from "../support/context.ts";
import { describeOnEachDatabase } from "../support/databases.ts";
import { conflict, intakeWorld, rosterOf, submission, type IntakeWorld } from "../support/intake-world.ts";
import { codeOf, problemsOf } from "../support/refusals.ts";

interface Desk extends IntakeWorld {
  readonly first: Context;
  readonly second: Context;
  /** Ids by serial. */
  readonly ids: ReadonlyMap<string, string>;
  status(serial: string): Promise<string>;
}

async function deskWith(
  db: Database,
  submissions: readonly RosterSubmission[],
  more: Partial<Roster> = {},
): Promise<Desk> {
  const world = await intakeWorld(db);
  const first = await world.person("li", "secretariat");
  const second = await world.person("wu", "secretariat");
  const { submissions: ids } = await registerRoster(world.system, rosterOf(submissions, more));
  const status = async (serial: string) =>
    (await db.selectFrom("submissions").select("status").where("id", "=", ids.get(serial)!).executeTakeFirstOrThrow())
      .status;
  return { ...world, first, second, ids, status };
}

const oneOf = (desk: Desk) => desk.ids.get("S-001")!;

/** A scan the rules refuse and the applicant can replace. */
const smallScan = (intakeNo: number) => {
  const whole = submission(intakeNo);
  return {
    ...whole,
    files: whole.files.map((file) =>
      file.section === "qualification" ? { ...file, content: new Uint8Array(96 * 1024) } : file,
    ),
  };
};

const newScan: CorrectionAnswer = {
  note: "new scan",
  files: [
    {
      section: "qualification",
      position: 1,
      name: "licence-2.pdf",
      mediaType: "application/pdf",
      content: new Uint8Array(200 * 1024),
    },
  ],
};

/** The questions the rules leave to a person, by rule code. */
async function questions(desk: Desk, checkId: string): Promise<Map<string, number>> {
  const { checks } = await findFormalCheck(desk.first, oneOf(desk));
  const check = checks.find((item) => item.id === checkId)!;
  return new Map(
    check.findings
      .filter((item) => item.found === "flag" || item.found === "human")
      .map((item) => [item.code, item.position]),
  );
}

async function sentBack(db: Database): Promise<Desk> {
  const desk = await deskWith(db, [smallScan(1)]);
  const checkId = await runFormalCheck(desk.first, oneOf(desk));
  await proposeVerdict(desk.first, checkId, "correct", "scan is too small");
  await confirmVerdict(desk.second, checkId);
  return desk;
}

describeOnEachDatabase("the formal check", (open) => {
  it("a clean submission is admitted by one person's proposal and another's confirmation", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const before = await findFormalCheck(desk.first, oneOf(desk));
    expect(before.checks[0]).toMatchObject({ round: 1, state: "open", suggested: "admit", verdict: null });
    await proposeVerdict(desk.first, checkId, "admit", "");
    expect(await desk.status("S-001")).toBe("received");
    expect(await codeOf(confirmVerdict(desk.first, checkId))).toBe("second_person_required");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("admitted");
    const after = await findFormalCheck(desk.first, oneOf(desk));
    expect(after.checks[0]).toMatchObject({
      state: "decided",
      verdict: "admit",
      proposedBy: { nameEn: "li" },
      confirmedBy: { nameEn: "wu" },
      openQuestions: 0,
    });
  });

  it("what the rules leave to a person is answered, with a note where the answer is no", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1, { employees: null })]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const asked = await questions(desk, checkId);
    expect([...asked.keys()]).toEqual(["E03", "E10", "E11", "E18"]);
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "admit", ""))).toEqual(["verdict: flag_open"]);
    expect(await problemsOf(decideFinding(desk.first, checkId, asked.get("E03")!, "failed", " "))).toEqual([
      "note: required",
    ]);
    await decideFinding(desk.first, checkId, asked.get("E03")!, "failed", "part of a group of 4,000");
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "admit", ""))).toEqual(["verdict: rule_failed"]);
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "correct", ""))).toEqual([
      "verdict: rule_not_correctable",
    ]);
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "reject", ""))).toEqual(["note: required"]);
    await decideFinding(desk.first, checkId, asked.get("E03")!, "met", "80 employees by the register");
    await proposeVerdict(desk.first, checkId, "admit", "");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("admitted");
  });

  it("what a rule decided is not overruled by a person", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1, { receivedAt: "2022-12-21T00:03:00+08:00" })]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const { checks } = await findFormalCheck(desk.first, oneOf(desk));
    expect(checks[0]?.findings[0]).toMatchObject({ code: "E01", outcome: "failed", detail: "received_late" });
    expect(await problemsOf(decideFinding(desk.first, checkId, 0, "met", "only three minutes"))).toEqual([
      "decision: finding_not_open",
    ]);
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "admit", ""))).toEqual(["verdict: rule_failed"]);
    await proposeVerdict(desk.first, checkId, "reject", "received three minutes late");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("rejected");
  });

  it("nothing is rejected or sent back without a failed rule", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "reject", "no"))).toEqual(["verdict: nothing_failed"]);
    expect(await problemsOf(proposeVerdict(desk.first, checkId, "correct", "no"))).toEqual(["verdict: nothing_failed"]);
  });

  it("running again while the check is open keeps a person's answers to the same findings", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1, { employees: null })]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const position = (await questions(desk, checkId)).get("E03")!;
    await decideFinding(desk.first, checkId, position, "met", "80 by the register");
    expect(await runFormalCheck(desk.second, oneOf(desk))).toBe(checkId);
    const { checks } = await findFormalCheck(desk.first, oneOf(desk));
    expect(checks).toHaveLength(1);
    expect(checks[0]?.findings.find((item) => item.code === "E03")).toMatchObject({
      decision: "met",
      note: "80 by the register",
    });
  });

  it("a proposed or decided check is not run, answered or proposed again", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    expect(await codeOf(confirmVerdict(desk.second, checkId))).toBe("nothing_proposed");
    await proposeVerdict(desk.first, checkId, "admit", "");
    expect(await codeOf(runFormalCheck(desk.first, oneOf(desk)))).toBe("already_decided");
    const position = (await questions(desk, checkId)).get("E11")!;
    expect(await codeOf(decideFinding(desk.first, checkId, position, "met", ""))).toBe("already_decided");
    await confirmVerdict(desk.second, checkId);
    expect(await codeOf(confirmVerdict(desk.second, checkId))).toBe("already_decided");
    expect(await codeOf(proposeVerdict(desk.first, checkId, "admit", ""))).toBe("already_decided");
    expect(await codeOf(runFormalCheck(desk.first, oneOf(desk)))).toBe("already_decided");
  });

  it("a proposal may be replaced, and then its maker is the first person", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    await proposeVerdict(desk.first, checkId, "admit", "");
    await proposeVerdict(desk.second, checkId, "admit", "looked at it too");
    expect(await codeOf(confirmVerdict(desk.second, checkId))).toBe("second_person_required");
    await confirmVerdict(desk.first, checkId);
    expect(await desk.status("S-001")).toBe("admitted");
  });

  it("what came as other is admitted only once it is mapped to a field", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1, { declaredFieldCode: "other" })]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    await decideFinding(desk.first, checkId, (await questions(desk, checkId)).get("E08")!, "met", "");
    await proposeVerdict(desk.first, checkId, "admit", "");
    expect(await codeOf(confirmVerdict(desk.second, checkId))).toBe("field_unmapped");
    await mapField(desk.first, oneOf(desk), "F2");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("admitted");
  });

  it("a withdrawn submission is out of the check", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    await proposeVerdict(desk.first, checkId, "admit", "");
    await withdrawSubmission(desk.first, oneOf(desk), "letter");
    expect(await codeOf(confirmVerdict(desk.second, checkId))).toBe("already_decided");
    expect((await listFormalChecks(desk.first)).total).toBe(0);
  });

  it("the same result through two channels, and the same certificate twice, are flags on both", async () => {
    const { db } = await open();
    const certificate = submission(1).ipRights;
    const desk = await deskWith(db, [
      submission(1),
      submission(2, {
        applicantKey: "A1",
        titleZh: "成果 1",
        titleEn: null,
        channel: "association",
        ipRights: submission(2).ipRights.map((right) => ({ ...right, holder: certificate[0]!.holder })),
      }),
      submission(3, { ipRights: certificate }),
    ]);
    await runAllFormalChecks(desk.first);
    const found = async (serial: string) =>
      (await findFormalCheck(desk.first, desk.ids.get(serial)!)).checks[0]?.findings
        .filter((item) => item.code === "E16")
        .map((item) => `${item.outcome} ${item.detail} ${String(item.params["serial"])}`);
    expect(await found("S-001")).toEqual([
      "flag duplicate_two_channels S-002",
      "flag duplicate_same_certificate S-003",
    ]);
    expect(await found("S-002")).toEqual(["flag duplicate_two_channels S-001"]);
    expect(await found("S-003")).toEqual(["flag duplicate_same_certificate S-001"]);
  });
});

describeOnEachDatabase("the formal check in bulk", (open) => {
  it("clean submissions are proposed at once and confirmed at once, by two persons", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [
      submission(1),
      submission(2, { employees: null }),
      submission(3, { receivedAt: "2022-12-21T00:03:00+08:00" }),
      submission(4),
      submission(5, { declaredFieldCode: "other" }),
    ]);
    expect(await runAllFormalChecks(desk.first)).toBe(5);
    expect(await runAllFormalChecks(desk.first)).toBe(0);
    const proposed = await proposeCleanAdmissions(desk.first);
    expect(proposed).toHaveLength(2);
    expect(await codeOf(confirmProposed(desk.first, proposed))).toBe("second_person_required");
    await confirmProposed(desk.second, proposed);
    const statuses = await Promise.all(
      ["S-001", "S-002", "S-003", "S-004", "S-005"].map((serial) => desk.status(serial)),
    );
    expect(statuses).toEqual(["admitted", "received", "received", "admitted", "received"]);
    expect((await listFormalChecks(desk.first)).counts).toEqual({
      unchecked: 0,
      open: 3,
      proposed: 0,
      correction: 0,
      decided: 2,
    });
  });

  it("all are confirmed or none", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1), submission(2)]);
    await runAllFormalChecks(desk.first);
    const [one] = await proposeCleanAdmissions(desk.first);
    expect(await codeOf(confirmProposed(desk.second, [one!, "unknown"]))).toBe("not_found");
    expect(await desk.status("S-001")).toBe("received");
  });

  it("the queue can be narrowed to a state, a verdict and a rule", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1), smallScan(2), submission(3, { employees: null })]);
    await runFormalCheck(desk.first, desk.ids.get("S-002")!);
    await runFormalCheck(desk.first, desk.ids.get("S-003")!);
    const serials = async (filter: Parameters<typeof listFormalChecks>[1]) =>
      (await listFormalChecks(desk.first, filter)).rows.map((row) => row.serial);
    expect(await serials({})).toEqual(["S-001", "S-002", "S-003"]);
    expect(await serials({ state: "unchecked" })).toEqual(["S-001"]);
    expect(await serials({ state: "open" })).toEqual(["S-002", "S-003"]);
    expect(await serials({ ruleCode: "E15" })).toEqual(["S-002"]);
    expect(await serials({ ruleCode: "E03" })).toEqual(["S-003"]);
    expect(await serials({ verdict: "admit" })).toEqual([]);
    expect(await serials({ page: 2 })).toEqual([]);
    const [row] = (await listFormalChecks(desk.first, { ruleCode: "E15" })).rows;
    expect(row).toMatchObject({
      failed: ["E15"],
      flags: [],
      suggested: "correct",
      queueState: "open",
      mayConfirm: false,
    });
  });

  it("a secretary with a conflict sees the queue without the submission, and findings without its serial", async () => {
    const { db } = await open();
    const { certificateNo } = submission(1).ipRights[0]!;
    const sameNumber = submission(2).ipRights.map((right) => ({ ...right, certificateNo }));
    const desk = await deskWith(db, [submission(1), submission(2, { ipRights: sameNumber })]);
    await registerRoster(desk.system, {
      organizations: [],
      experts: [],
      submissions: [],
      conflicts: [conflict("S-002", "KIN", { expertCode: null, accountEmail: "li@office.example" })],
    });
    await runAllFormalChecks(desk.second);
    const queue = await listFormalChecks(desk.first);
    expect(queue.rows.map((row) => [row.serial, row.flags])).toEqual([["S-001", []]]);
    expect(queue.counts).toEqual({ unchecked: 0, open: 1, proposed: 0, correction: 0, decided: 0 });
    expect(JSON.stringify(await findFormalCheck(desk.first, oneOf(desk)))).not.toContain("S-002");
    expect((await listFormalChecks(desk.second)).rows.map((row) => [row.serial, row.flags])).toEqual([
      ["S-001", ["E16"]],
      ["S-002", ["E16"]],
    ]);
    const hidden = desk.ids.get("S-002")!;
    const check = await db
      .selectFrom("formalChecks")
      .select("id")
      .where("submissionId", "=", hidden)
      .executeTakeFirstOrThrow();
    expect(await codeOf(findFormalCheck(desk.first, hidden))).toBe("not_found");
    expect(await codeOf(runFormalCheck(desk.first, hidden))).toBe("not_found");
    expect(await codeOf(decideFinding(desk.first, check.id, 0, "met", ""))).toBe("not_found");
    expect(await codeOf(proposeVerdict(desk.first, check.id, "admit", ""))).toBe("not_found");
    expect(await codeOf(confirmVerdict(desk.first, check.id))).toBe("not_found");
  });

  it("nobody but the secretariat checks, and nobody but staff reads", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const chair = testContext(desk.runtime, { callId: desk.callId, roles: ["chair"] });
    expect((await listFormalChecks(chair)).total).toBe(1);
    const acts = [
      () => runFormalCheck(chair, oneOf(desk)),
      () => runAllFormalChecks(chair),
      () => proposeCleanAdmissions(chair),
      () => decideFinding(chair, checkId, 0, "met", ""),
      () => proposeVerdict(chair, checkId, "admit", ""),
      () => confirmVerdict(chair, checkId),
    ];
    for (const act of acts) expect(await codeOf(act())).toBe("not_found");
    const stranger = testContext(desk.runtime, { callId: desk.callId, roles: ["recommender"] });
    expect(await codeOf(listFormalChecks(stranger))).toBe("not_found");
    expect(await codeOf(findFormalCheck(stranger, oneOf(desk)))).toBe("not_found");
  });
});

describeOnEachDatabase("the correction round", (open) => {
  it("is due at the end of the fifth working day, and its answer is checked anew", async () => {
    const { db } = await open();
    const desk = await sentBack(db);
    expect(await desk.status("S-001")).toBe("correction");
    const { correction } = await findFormalCheck(desk.first, oneOf(desk));
    // Sent back on Wednesday 21 December: counted are 22, 23, 26, 27 and 28.
    expect(correction).toMatchObject({ state: "requested", dueAt: "2022-12-28T16:00:00.000Z" });
    expect(await codeOf(runFormalCheck(desk.first, oneOf(desk)))).toBe("correction_open");
    expect((await listFormalChecks(desk.first)).counts.correction).toBe(1);

    const checkId = await answerCorrection(desk.first, oneOf(desk), newScan);
    const after = await findFormalCheck(desk.first, oneOf(desk));
    expect(after.checks.map(({ round, suggested }) => [round, suggested])).toEqual([
      [1, "correct"],
      [2, "admit"],
    ]);
    expect(after.correction).toMatchObject({ state: "answered", answer: "new scan" });
    const files = await db
      .selectFrom("submissionFiles")
      .select("name")
      .where("section", "=", "qualification")
      .execute();
    expect(files).toEqual([{ name: "licence-2.pdf" }]);
    await proposeVerdict(desk.first, checkId, "admit", "");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("admitted");
  });

  it("there is one: what is still wrong afterwards is rejected", async () => {
    const { db } = await open();
    const desk = await sentBack(db);
    const checkId = await answerCorrection(desk.first, oneOf(desk), { note: "letter only" });
    expect(await codeOf(proposeVerdict(desk.first, checkId, "correct", "again"))).toBe("correction_round_used");
    expect(await codeOf(answerCorrection(desk.first, oneOf(desk), newScan))).toBe("correction_round_used");
    expect(await codeOf(lapseCorrection(desk.first, oneOf(desk)))).toBe("correction_round_used");
    await proposeVerdict(desk.first, checkId, "reject", "scan still too small");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("rejected");
  });

  it("every part of the forms can be corrected", async () => {
    const { db } = await open();
    const whole = submission(1);
    const desk = await deskWith(db, [
      submission(1, {
        declaredFieldCode: "F33",
        contactPhone: "",
        commitmentSignedOn: null,
        texts: whole.texts.filter((text) => text.language === "zh"),
        ipRights: whole.ipRights.map((right) => ({ ...right, hasScan: 0 as const })),
        channel: "self",
        recommenderKey: null,
        recommendingExperts: [
          { position: 1, name: "周", organization: "某所", reason: "好", signedOn: "2022-12-01", expertCode: null },
        ],
        files: [
          ...whole.files,
          ...[1, 2, 3].map((position) => ({
            section: "innovation" as const,
            position,
            name: `${position}.png`,
            mediaType: "image/png",
            content: new Uint8Array(8),
          })),
        ],
      }),
    ]);
    const checkId = await runFormalCheck(desk.first, oneOf(desk));
    const [row] = (await listFormalChecks(desk.first)).rows;
    expect(row?.failed).toEqual(["E08", "E09", "E12", "E13", "E15"]);
    await proposeVerdict(desk.first, checkId, "correct", "see the list");
    await confirmVerdict(desk.second, checkId);
    const expert = (position: number, organization: string) => ({
      position,
      name: `专家${position}`,
      organization,
      reason: "好",
      signedOn: "2022-12-01",
    });
    const second = await answerCorrection(desk.first, oneOf(desk), {
      note: "everything",
      fields: { declaredFieldCode: "F2", contactPhone: "19900000002", commitmentSignedOn: "2022-12-02" },
      texts: [{ section: "profile", language: "en", body: "A maker of instruments." }],
      ipRights: [{ position: 1, hasScan: 1 }],
      recommendingExperts: [expert(1, "甲"), expert(2, "乙"), expert(3, "乙")],
      removedFiles: [{ section: "innovation", position: 3 }],
    });
    const { checks, submission: now } = await findFormalCheck(desk.first, oneOf(desk));
    expect(checks.find((check) => check.id === second)?.suggested).toBe("admit");
    expect(now).toMatchObject({ declaredFieldCode: "F2", fieldCode: "F2" });
  });

  it("an answer that names a row that is not there changes nothing", async () => {
    const { db } = await open();
    const desk = await sentBack(db);
    const answers: [CorrectionAnswer, string][] = [
      [{ ...newScan, ipRights: [{ position: 7, hasScan: 1 }] }, "ipRights: unknown_row"],
      [{ ...newScan, removedFiles: [{ section: "video", position: 1 }] }, "removedFiles: unknown_row"],
      [{ ...newScan, note: " " }, "note: required"],
    ];
    for (const [answer, problem] of answers)
      expect(await problemsOf(answerCorrection(desk.first, oneOf(desk), answer))).toEqual([problem]);
    const files = await db
      .selectFrom("submissionFiles")
      .select("name")
      .where("section", "=", "qualification")
      .execute();
    expect(files).toEqual([{ name: "licence.pdf" }]);
    expect((await findFormalCheck(desk.first, oneOf(desk))).correction?.state).toBe("requested");
  });

  it("lapses when it is due, not before, and then an answer is too late", async () => {
    const { db } = await open();
    const desk = await sentBack(db);
    expect(await codeOf(lapseCorrection(desk.first, oneOf(desk)))).toBe("correction_not_due");
    desk.runtime.moveTo("2022-12-28T16:00:00.000Z");
    expect(await problemsOf(answerCorrection(desk.first, oneOf(desk), newScan))).toEqual(["answer: correction_late"]);
    const checkId = await lapseCorrection(desk.first, oneOf(desk));
    expect((await findFormalCheck(desk.first, oneOf(desk))).correction).toMatchObject({
      state: "lapsed",
      answeredAt: null,
    });
    await proposeVerdict(desk.first, checkId, "reject", "nothing came");
    await confirmVerdict(desk.second, checkId);
    expect(await desk.status("S-001")).toBe("rejected");
  });

  it("nothing was sent back, nothing is answered; and only the secretariat records answers", async () => {
    const { db } = await open();
    const desk = await deskWith(db, [submission(1)]);
    expect(await codeOf(answerCorrection(desk.first, oneOf(desk), newScan))).toBe("not_found");
    expect(await codeOf(lapseCorrection(desk.first, oneOf(desk)))).toBe("not_found");
    const chair = testContext(desk.runtime, { callId: desk.callId, roles: ["chair"] });
    expect(await codeOf(answerCorrection(chair, oneOf(desk), newScan))).toBe("not_found");
    expect(await codeOf(lapseCorrection(chair, oneOf(desk)))).toBe("not_found");
  });
});
