/** The things a conflicted person must not learn: each is one difference between two worlds. */
import type { Database } from "#db/connection.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { recomputeStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { HIDDEN_SERIAL, type Moment, SECRET_WORD } from "./worlds.ts";

export interface Secret {
  readonly name: string;
  readonly moment: Moment;
  readonly change: (db: Database) => Promise<void>;
}

export const SECRETS: readonly Secret[] = [
  secret("a mark before the stage closes", "scoring", raiseMarks("initial")),
  secret("a mark after the stage closed", "initial-closed", raiseMarks("initial")),
  secret("that a sheet was submitted", "scoring", async (db, id) => {
    const sheet = await firstSheet(db, id, "initial");
    const state = sheet.state === "draft" ? ("submitted" as const) : ("draft" as const);
    const submittedAt = state === "draft" ? null : "2023-01-15T00:00:00.000Z";
    await db.updateTable("scoreSheets").set({ state, submittedAt }).where("id", "=", sheet.id).execute();
  }),
  secret("that a sheet exists", "scoring", async (db, id) => deleteSheet(db, (await firstSheet(db, id, "initial")).id)),
  secret("that a sheet exists after the stage closed", "initial-closed", async (db, id) =>
    deleteSheet(db, (await firstSheet(db, id, "initial")).id),
  ),
  secret("a comment", "initial-closed", async (db, id) => {
    await db.updateTable("scoreSheets").set({ comment: SECRET_WORD }).where("submissionId", "=", id).execute();
  }),
  secret("on what its marks rest", "initial-closed", async (db, id) => {
    const sheets = sheetsOf(db, id, "initial").select("scoreSheets.id");
    await db.deleteFrom("markEvidence").where("sheetId", "in", sheets).execute();
  }),
  secret("a reason that waits for its mark", "scoring", async (db, id) => {
    const { id: sheetId } = await firstSheet(db, id, "initial");
    await db.updateTable("scoreSheets").set({ state: "draft", submittedAt: null }).where("id", "=", sheetId).execute();
    await db.deleteFrom("marks").where("sheetId", "=", sheetId).where("criterionCode", "=", "adv").execute();
    await db.insertInto("reasonsWithoutMark").values({ sheetId, criterionCode: "adv", reason: SECRET_WORD }).execute();
  }),
  secret("who reads it", "scoring", moveAssignment),
  secret("how many read it", "scoring", async (db, id) => {
    const assignment = await lastAssignment(db, id);
    const sheet = await sheetOf(db, assignment.id);
    await deleteSheet(db, sheet.id);
    await db.deleteFrom("declarations").where("assignmentId", "=", assignment.id).execute();
    await db.deleteFrom("assignments").where("id", "=", assignment.id).execute();
    // What never was has left no trace; otherwise nothing would tell whose trace it is.
    await db.deleteFrom("auditEntries").where("subjectId", "in", [assignment.id, sheet.id]).execute();
  }),
  secret("a recusal", "scoring", async (db, id) => {
    const assignment = await lastAssignment(db, id);
    await db
      .updateTable("assignments")
      .set({ state: "recused", endedAt: "2023-01-15T00:00:00.000Z", endReason: "PERCEIVED" })
      .where("id", "=", assignment.id)
      .execute();
    await voidSheet(db, assignment.id);
    await addConflict(db, id, assignment.expertId, "PERCEIVED", "block");
  }),
  secret("a finding that waits for a verdict", "initial-closed", async (db, id) => {
    await addConflict(db, id, await anybodyElse(db, id), "ADVISEE", "disclose");
  }),
  secret("a finding that is only noted", "secondary-open", async (db, id) => {
    await addConflict(db, id, await anybodyElse(db, id), "LOCAL", "note");
  }),
  secret("a declaration", "scoring", async (db, id) => {
    await db.deleteFrom("declarations").where("submissionId", "=", id).execute();
  }),
  secret("its title", "initial-closed", async (db, id) => {
    await db
      .updateTable("submissions")
      .set({ titleZh: `${SECRET_WORD}成果`, titleEn: "A secret result" })
      .where("id", "=", id)
      .execute();
  }),
  secret("its applicant", "secondary-open", async (db, id) => {
    const { applicantId } = await db
      .selectFrom("submissions")
      .select("applicantId")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("organizations")
      .set({ nameZh: `${SECRET_WORD}公司`, country: "KZ" })
      .where("id", "=", applicantId)
      .execute();
  }),
  secret("its field", "scoring", async (db, id) => {
    await db.updateTable("submissions").set({ fieldCode: "F5" }).where("id", "=", id).execute();
  }),
  secret("its channel and kind", "scoring", async (db, id) => {
    await db.updateTable("submissions").set({ channel: "self", kind: "equipment" }).where("id", "=", id).execute();
  }),
  secret("that it was withdrawn", "scoring", async (db, id) => {
    await db.updateTable("submissions").set({ status: "withdrawn" }).where("id", "=", id).execute();
  }),
  secret("a finding of its formal check", "secondary-open", async (db, id) => {
    const check = await db
      .selectFrom("formalChecks")
      .select("id")
      .where("submissionId", "=", id)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("formalCheckFindings")
      .set({ outcome: "failed", decision: null, note: SECRET_WORD })
      .where("checkId", "=", check.id)
      .execute();
  }),
  secret("a correction that was asked for", "scoring", async (db, id) => {
    await db
      .updateTable("corrections")
      .set({ state: "requested", answeredAt: null, dueAt: "2023-02-05T00:00:00.000Z" })
      .where("submissionId", "=", id)
      .executeTakeFirstOrThrow();
  }),
  secret("one of its files", "scoring", async (db, id) => {
    const file = await db
      .selectFrom("submissionFiles")
      .select("id")
      .where("submissionId", "=", id)
      .orderBy("id")
      .executeTakeFirstOrThrow();
    await db.deleteFrom("markEvidence").where("fileId", "=", file.id).execute();
    await db.deleteFrom("submissionFiles").where("id", "=", file.id).execute();
  }),
  secret("an entry of the record", "scoring", async (db, id) => {
    const call = await db.selectFrom("calls").select("id").executeTakeFirstOrThrow();
    const last = await db
      .selectFrom("auditEntries")
      .select(["seq", "hash"])
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("auditEntries")
      .values({
        seq: last.seq + 1,
        callId: call.id,
        at: "2023-01-15T00:00:00.000Z",
        actorId: null,
        actorRole: "system",
        verb: "conflict.added",
        subjectType: "submission",
        subjectId: id,
        details: JSON.stringify({ submissionId: id, reason: SECRET_WORD }),
        previousHash: last.hash,
        hash: "0".repeat(64),
      })
      .execute();
  }),
  secret("a mail that is about it", "scoring", async (db, id) => {
    const call = await db.selectFrom("calls").select("id").executeTakeFirstOrThrow();
    await db
      .insertInto("outbox")
      .values({
        id: "twin-mail",
        callId: call.id,
        kind: "correction",
        recipient: "somebody@firm.example",
        subject: `${HIDDEN_SERIAL} ${SECRET_WORD}`,
        body: id,
        createdAt: "2023-01-15T00:00:00.000Z",
        sentAt: null,
      })
      .execute();
  }),
  secret("its frozen figures", "secondary-open", async (db, id) => {
    const results = await db.selectFrom("stageResults").select(["id", "document"]).execute();
    for (const { id: resultId, document } of results) {
      const changed = JSON.parse(document) as { ranking: { submissionId: string; overall: unknown }[] };
      const row = changed.ranking.find((item) => item.submissionId === id);
      if (row !== undefined) row.overall = { rank: 1, tiedWith: 0 };
      await db
        .updateTable("stageResults")
        .set({ document: JSON.stringify(changed), resultDigest: "f".repeat(64), inputDigest: "f".repeat(64) })
        .where("id", "=", resultId)
        .execute();
    }
    await db
      .updateTable("stageResultRows")
      .set({ overallRank: 1, fieldRank: 1, officialScore: "99", officialHundredths: 9900 })
      .where("submissionId", "=", id)
      .execute();
  }),
  secret("its marks of the last stage", "secondary-open", raiseMarks("initial")),
  secret("its marks of both stages before", "defense-day", async (db, id) => {
    await raiseMarks("initial")(db, id);
    await raiseMarks("secondary")(db, id);
  }),
  secret("its marks of the defense", "notice", raiseMarks("defense")),
  secret("how its vote went", "notice", async (db, id) => {
    await db.updateTable("ballots").set({ choice: "no" }).where("submissionId", "=", id).execute();
    await db
      .updateTable("voteResults")
      .set({ yes: 0, no: 7, abstain: 0, isPassed: 0 })
      .where("submissionId", "=", id)
      .execute();
  }),
  secret("that a reading of it was asked for again", "notice", askForReadingAgain),
  secret("a new version of a result in which it alone moved", "notice", async (db, id) => {
    await replaceResult(db, id);
  }),
  secret("a fact about an expert and its applicant", "notice", async (db, id) => {
    const { expertId } = await firstReader(db, id);
    const { applicantId } = await db
      .selectFrom("submissions")
      .select("applicantId")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const fact = { kind: "adviser", organizationId: applicantId, startedOn: "2022-01-01", endedOn: null };
    await db
      .insertInto("expertFacts")
      .values({ ...fact, id: "twin-fact", expertId, organizationName: null, personName: null })
      .execute();
  }),
];

function secret(name: string, moment: Moment, change: (db: Database, hiddenId: string) => Promise<void>): Secret {
  return { name, moment, change: async (db) => change(db, await hiddenId(db)) };
}

async function hiddenId(db: Database): Promise<string> {
  const { id } = await db
    .selectFrom("submissions")
    .select("id")
    .where("serial", "=", HIDDEN_SERIAL)
    .executeTakeFirstOrThrow();
  return id;
}

function raiseMarks(kind: StageKind) {
  return async (db: Database, id: string): Promise<void> => {
    await db
      .updateTable("marks")
      .set({ mark: 99 })
      .where("sheetId", "in", sheetsOf(db, id, kind).select("scoreSheets.id"))
      .execute();
  };
}

function sheetsOf(db: Database, submissionId: string, kind: StageKind) {
  return db
    .selectFrom("scoreSheets")
    .innerJoin("stages", "stages.id", "scoreSheets.stageId")
    .where("scoreSheets.submissionId", "=", submissionId)
    .where("stages.kind", "=", kind);
}

async function firstSheet(db: Database, submissionId: string, kind: StageKind) {
  return await sheetsOf(db, submissionId, kind)
    .select(["scoreSheets.id", "scoreSheets.state"])
    .where("scoreSheets.state", "!=", "void")
    .orderBy("scoreSheets.id")
    .executeTakeFirstOrThrow();
}

async function sheetOf(db: Database, assignmentId: string) {
  return await db
    .selectFrom("scoreSheets")
    .select("id")
    .where("assignmentId", "=", assignmentId)
    .executeTakeFirstOrThrow();
}

async function deleteSheet(db: Database, sheetId: string): Promise<void> {
  await db.deleteFrom("markEvidence").where("sheetId", "=", sheetId).execute();
  await db.deleteFrom("reasonsWithoutMark").where("sheetId", "=", sheetId).execute();
  await db.deleteFrom("marks").where("sheetId", "=", sheetId).execute();
  await db.deleteFrom("scoreSheets").where("id", "=", sheetId).execute();
}

async function voidSheet(db: Database, assignmentId: string): Promise<void> {
  await db
    .updateTable("scoreSheets")
    .set({ state: "void", voidAt: "2023-01-15T00:00:00.000Z", voidReason: "PERCEIVED" })
    .where("assignmentId", "=", assignmentId)
    .execute();
}

/** The last of the active assignments that has a sheet. */
async function lastAssignment(db: Database, submissionId: string) {
  return await db
    .selectFrom("assignments")
    .innerJoin("scoreSheets", "scoreSheets.assignmentId", "assignments.id")
    .select(["assignments.id", "assignments.expertId"])
    .where("assignments.submissionId", "=", submissionId)
    .where("assignments.state", "=", "active")
    .orderBy("assignments.id", "desc")
    .executeTakeFirstOrThrow();
}

async function moveAssignment(db: Database, submissionId: string): Promise<void> {
  const { id } = await lastAssignment(db, submissionId);
  const expertId = await anybodyElse(db, submissionId);
  await db.updateTable("assignments").set({ expertId }).where("id", "=", id).execute();
  await db.updateTable("scoreSheets").set({ expertId }).where("assignmentId", "=", id).execute();
  await db.updateTable("declarations").set({ expertId }).where("assignmentId", "=", id).execute();
}

/** An expert who does not read it and has no conflict with it. */
async function anybodyElse(db: Database, submissionId: string): Promise<string> {
  const { id } = await db
    .selectFrom("experts")
    .select("id")
    .where((eb) =>
      eb("id", "not in", eb.selectFrom("assignments").select("expertId").where("submissionId", "=", submissionId)),
    )
    .where((eb) =>
      eb(
        "id",
        "not in",
        eb
          .selectFrom("conflicts")
          .select((inner) => inner.fn.coalesce("conflicts.expertId", inner.val("")).as("expertId"))
          .where("submissionId", "=", submissionId),
      ),
    )
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function addConflict(
  db: Database,
  submissionId: string,
  expertId: string,
  ruleCode: string,
  severity: "block" | "disclose" | "note",
): Promise<void> {
  const call = await db.selectFrom("calls").select("id").executeTakeFirstOrThrow();
  await db
    .insertInto("conflicts")
    .values({
      id: "twin-finding",
      callId: call.id,
      expertId,
      accountId: null,
      submissionId,
      ruleCode,
      severity,
      source: "register",
      evidenceZh: SECRET_WORD,
      endedOn: null,
      foundAt: "2023-01-15T00:00:00.000Z",
      isBlocking: severity === "note" ? 0 : 1,
      verdict: null,
      verdictBy: null,
      verdictSecondBy: null,
      verdictAt: null,
    })
    .execute();
}

/** Whose page the crawl asks for first. */
async function firstReader(db: Database, submissionId: string) {
  return await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .select(["assignments.id", "assignments.expertId", "assignments.stageId"])
    .where("assignments.submissionId", "=", submissionId)
    .where("assignments.state", "=", "active")
    .where("stages.kind", "=", "initial")
    .orderBy("assignments.id")
    .executeTakeFirstOrThrow();
}

/** A conflict came to light after the freeze: the sheet is void, somebody else is asked, and the result is reopened. */
async function askForReadingAgain(db: Database, submissionId: string): Promise<void> {
  const { id, expertId, stageId } = await firstReader(db, submissionId);
  const reader = await anybodyElse(db, submissionId);
  const at = "2023-04-05T00:00:00.000Z";
  await addConflict(db, submissionId, expertId, "ADVISER", "block");
  await db
    .updateTable("assignments")
    .set({ state: "void", endedAt: at, endReason: "ADVISER" })
    .where("id", "=", id)
    .execute();
  await voidSheet(db, id);
  const running = { stageId, submissionId, panelId: null, runId: null, endedAt: null };
  await db
    .insertInto("assignments")
    .values({ ...running, id: "twin-reading", expertId: reader, state: "active", readingOrder: 99, createdAt: at })
    .execute();
  await db
    .insertInto("rereadings")
    .values({
      id: "twin-rereading",
      stageId,
      submissionId,
      conflictId: "twin-finding",
      endedAssignmentId: id,
      assignmentId: "twin-reading",
      openedAt: at,
      dueAt: "2023-04-11T16:00:00.000Z",
    })
    .execute();
  await db.updateTable("stages").set({ reopenedAt: at }).where("id", "=", stageId).execute();
}

/** The initial result as if one mark of the submission had been another: a version 2 in force, confirmed like any. */
async function replaceResult(db: Database, submissionId: string): Promise<void> {
  const before = await db
    .selectFrom("stageResults")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .selectAll("stageResults")
    .where("stages.kind", "=", "initial")
    .where("stageResults.state", "=", "frozen")
    .executeTakeFirstOrThrow();
  const { inputs } = JSON.parse(before.document) as StageResult;
  const submissions = inputs.submissions.map((item) =>
    item.id === submissionId ? { ...item, sheets: item.sheets.map(withOneMarkMore) } : item,
  );
  const after = recomputeStageResult({ inputs: { ...inputs, submissions } });
  const id = "twin-result";
  const { resultDigest, inputDigest } = after;
  const at = "2023-04-05T00:00:00.000Z";
  const rows = await db.selectFrom("stageResultRows").selectAll().where("resultId", "=", before.id).execute();
  await db.updateTable("stageResults").set({ state: "superseded" }).where("id", "=", before.id).execute();
  await db
    .insertInto("stageResults")
    .values({
      ...before,
      ...{ id, resultDigest, inputDigest, version: before.version + 1, note: SECRET_WORD },
      ...{ document: canonicalJson(after), proposedAt: at, confirmedAt: at },
    })
    .execute();
  for (const row of rows)
    await db
      .insertInto("stageResultRows")
      .values({ ...row, resultId: id })
      .execute();
}

function withOneMarkMore(sheet: StageResult["inputs"]["submissions"][number]["sheets"][number]) {
  const [first, ...others] = sheet.marks;
  return first === undefined ? sheet : { ...sheet, marks: [{ ...first, mark: first.mark + 1 }, ...others] };
}
