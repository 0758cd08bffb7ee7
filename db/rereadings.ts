/** Readings that are asked for again in a closed or frozen stage, because a conflict was found late. */
import { type Conflict, listConflictsOfCall } from "./conflicts.ts";
import type { Database } from "./connection.ts";
import type { NewRow, Row } from "./schema.ts";
import { submissionsInScope, type SubmissionScope } from "./scope.ts";

export type Rereading = Row<"rereadings">;

/** One line of the list of readings asked for again. */
export interface RereadingLine extends Rereading {
  readonly stageKind: Row<"stages">["kind"];
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly ruleCode: string;
  /** Whose sheet is void. */
  readonly endedExpertCode: string;
  /** Who reads instead; null: nobody. */
  readonly readerCode: string | null;
  readonly readerId: string | null;
  /** What became of that assignment; null: there is none. */
  readonly readerState: Row<"assignments">["state"] | null;
  readonly sheetState: Row<"scoreSheets">["state"] | null;
  readonly submissionStatus: Row<"submissions">["status"];
}

/** A blocking conflict of somebody whose sheet or ballot a frozen result still counts. */
export interface LatePair {
  readonly conflict: Conflict;
  readonly expertId: string;
  readonly stageId: string;
  readonly stageKind: Row<"stages">["kind"];
  readonly frozenAt: string;
  /** null: a ballot alone. */
  readonly assignmentId: string | null;
}

export async function saveRereading(db: Database, rereading: NewRow<"rereadings">): Promise<void> {
  await db.insertInto("rereadings").values(rereading).execute();
}

/** The rereading that was opened when an assignment ended. */
export async function findRereadingAfter(db: Database, endedAssignmentId: string): Promise<Rereading | undefined> {
  return await db
    .selectFrom("rereadings")
    .selectAll()
    .where("endedAssignmentId", "=", endedAssignmentId)
    .executeTakeFirst();
}

/** The rereading that an assignment answers. */
export async function findRereadingBy(db: Database, assignmentId: string): Promise<Rereading | undefined> {
  return await db.selectFrom("rereadings").selectAll().where("assignmentId", "=", assignmentId).executeTakeFirst();
}

/**
 * The rereading that an assignment answers, while it takes a sheet: before it is due, as long as its result is not in
 * force, and of a submission that was not withdrawn.
 */
export async function findRunningRereading(
  db: Database,
  assignmentId: string,
  now: string,
): Promise<Rereading | undefined> {
  return await running(db, now).where("rereadings.assignmentId", "=", assignmentId).executeTakeFirst();
}

export async function findRereading(db: Database, rereadingId: string): Promise<Rereading | undefined> {
  return await db.selectFrom("rereadings").selectAll().where("id", "=", rereadingId).executeTakeFirst();
}

export async function changeRereading(
  db: Database,
  rereadingId: string,
  change: Partial<Pick<Rereading, "assignmentId" | "dueAt">>,
): Promise<void> {
  await db.updateTable("rereadings").set(change).where("id", "=", rereadingId).execute();
}

/** Newest first, over what the scope lets be known. */
export async function listRereadingLines(db: Database, scope: SubmissionScope): Promise<readonly RereadingLine[]> {
  return await lines(db, scope).orderBy("rereadings.openedAt", "desc").orderBy("rereadings.id").execute();
}

/** True while a reading of the stage that was asked for again is neither in nor overdue, nor of something withdrawn. */
export async function hasOpenRereading(db: Database, stageId: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom("rereadings")
    .innerJoin("assignments", "assignments.id", "rereadings.assignmentId")
    .innerJoin("submissions", "submissions.id", "rereadings.submissionId")
    .leftJoin("scoreSheets", (join) =>
      join.onRef("scoreSheets.assignmentId", "=", "rereadings.assignmentId").on("scoreSheets.state", "=", "submitted"),
    )
    .select("rereadings.id")
    .where("rereadings.stageId", "=", stageId)
    .where("assignments.state", "=", "active")
    .where("submissions.status", "<>", "withdrawn")
    .where("rereadings.dueAt", ">", now)
    .where("scoreSheets.id", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When the last reading of a stage is due that is neither in nor overdue; null when there is none. */
export async function findLastRereadingDue(
  db: Database,
  stageId: string,
  scope: SubmissionScope,
  now: string,
): Promise<string | null> {
  const row = await submissionsInScope(db, scope)
    .innerJoin("rereadings", "rereadings.submissionId", "submissions.id")
    .innerJoin("assignments", "assignments.id", "rereadings.assignmentId")
    .leftJoin("scoreSheets", (join) =>
      join.onRef("scoreSheets.assignmentId", "=", "rereadings.assignmentId").on("scoreSheets.state", "=", "submitted"),
    )
    .select((eb) => eb.fn.max("rereadings.dueAt").as("dueAt"))
    .where("rereadings.stageId", "=", stageId)
    .where("assignments.state", "=", "active")
    .where("submissions.status", "<>", "withdrawn")
    .where("rereadings.dueAt", ">", now)
    .where("scoreSheets.id", "is", null)
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

/** Readings asked of an expert again that take a sheet, by when they are due. */
export async function listRereadingsOfExpert(
  db: Database,
  callId: string,
  expertId: string,
  now: string,
): Promise<readonly (Rereading & { readonly stageKind: Row<"stages">["kind"] })[]> {
  return await running(db, now)
    .innerJoin("assignments", "assignments.id", "rereadings.assignmentId")
    .select("stages.kind as stageKind")
    .where("stages.callId", "=", callId)
    .where("assignments.expertId", "=", expertId)
    .where("assignments.state", "=", "active")
    .orderBy("rereadings.dueAt")
    .orderBy("rereadings.id")
    .execute();
}

/** Who still counts in a frozen stage in spite of a blocking conflict, by sheet or by ballot. */
export async function listLatePairs(db: Database, callId: string): Promise<readonly LatePair[]> {
  const conflicts = (await listConflictsOfCall(db, callId)).filter((conflict) => conflict.isBlocking === 1);
  const counted = await listCounted(db, callId);
  const byPair = new Map<string, typeof counted>();
  for (const row of counted) {
    const key = `${row.expertId} ${row.submissionId}`;
    byPair.set(key, [...(byPair.get(key) ?? []), row]);
  }
  return conflicts.flatMap(({ personId, ...conflict }) =>
    (byPair.get(`${personId} ${conflict.submissionId}`) ?? []).map(
      ({ expertId, stageId, stageKind, frozenAt, assignmentId }) => ({
        ...{ conflict, expertId, stageId, stageKind, frozenAt, assignmentId },
      }),
    ),
  );
}

interface Counted extends Omit<LatePair, "conflict"> {
  readonly submissionId: string;
}

/** Active assignments of frozen stages, and ballots of members who have none, of what stands in the result in force. */
async function listCounted(db: Database, callId: string): Promise<readonly Counted[]> {
  const sheets = await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .select([
      "assignments.expertId",
      "assignments.submissionId",
      "assignments.id as assignmentId",
      "stages.id as stageId",
      "stages.kind as stageKind",
      "stages.frozenAt",
    ])
    .where("stages.callId", "=", callId)
    .where("stages.state", "=", "frozen")
    .where("assignments.state", "=", "active")
    .orderBy("stages.position")
    .orderBy("assignments.id")
    .execute();
  const ballots = await db
    .selectFrom("ballots")
    .innerJoin("votes", "votes.id", "ballots.voteId")
    .innerJoin("stages", "stages.id", "votes.stageId")
    .select([
      "ballots.expertId",
      "ballots.submissionId",
      "stages.id as stageId",
      "stages.kind as stageKind",
      "stages.frozenAt",
    ])
    .distinct()
    .where("stages.callId", "=", callId)
    .where("stages.state", "=", "frozen")
    .execute();
  // Who cast a ballot in a re-vote had a say on everything it was about.
  const revoteBallots = await db
    .selectFrom("revoteBallots")
    .innerJoin("revotes", "revotes.id", "revoteBallots.revoteId")
    .innerJoin("revoteEntries", "revoteEntries.revoteId", "revotes.id")
    .innerJoin("stages", "stages.id", "revotes.stageId")
    .select([
      "revoteBallots.expertId",
      "revoteEntries.submissionId",
      "stages.id as stageId",
      "stages.kind as stageKind",
      "stages.frozenAt",
    ])
    .distinct()
    .where("stages.callId", "=", callId)
    .where("stages.state", "=", "frozen")
    .execute();
  const standing = await listStandingPairs(db, callId);
  const read = new Set(sheets.map((row) => `${row.expertId} ${row.submissionId} ${row.stageId}`));
  const others = [...ballots, ...revoteBallots].filter(({ expertId, submissionId, stageId }) => {
    const key = `${expertId} ${submissionId} ${stageId}`;
    const isNew = !read.has(key);
    read.add(key);
    return isNew;
  });
  return [...sheets, ...others.map((row) => ({ ...row, assignmentId: null }))]
    .filter(({ stageId, submissionId }) => standing.has(`${stageId} ${submissionId}`))
    .map((row) => ({ ...row, frozenAt: row.frozenAt ?? "" }));
}

/** `stage submission` of what stands in a result in force; what was withdrawn stands in a new version no more. */
async function listStandingPairs(db: Database, callId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .innerJoin("stages", "stages.id", "stageResults.stageId")
    .select(["stageResults.stageId", "stageResultRows.submissionId"])
    .where("stages.callId", "=", callId)
    .where("stageResults.state", "=", "frozen")
    .execute();
  return new Set(rows.map(({ stageId, submissionId }) => `${stageId} ${submissionId}`));
}

function running(db: Database, now: string) {
  return db
    .selectFrom("rereadings")
    .innerJoin("stages", "stages.id", "rereadings.stageId")
    .innerJoin("submissions", "submissions.id", "rereadings.submissionId")
    .selectAll("rereadings")
    .where("rereadings.dueAt", ">", now)
    .where("submissions.status", "<>", "withdrawn")
    .where((eb) => eb.or([eb("stages.state", "=", "closed"), eb("stages.reopenedAt", "is not", null)]));
}

function lines(db: Database, scope: SubmissionScope) {
  return submissionsInScope(db, scope)
    .innerJoin("rereadings", "rereadings.submissionId", "submissions.id")
    .innerJoin("stages", "stages.id", "rereadings.stageId")
    .innerJoin("conflicts", "conflicts.id", "rereadings.conflictId")
    .innerJoin("assignments as ended", "ended.id", "rereadings.endedAssignmentId")
    .innerJoin("experts as endedExperts", "endedExperts.id", "ended.expertId")
    .leftJoin("assignments as running", "running.id", "rereadings.assignmentId")
    .leftJoin("experts as readers", "readers.id", "running.expertId")
    .leftJoin("scoreSheets", "scoreSheets.assignmentId", "running.id")
    .selectAll("rereadings")
    .select([
      "stages.kind as stageKind",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "submissions.status as submissionStatus",
      "conflicts.ruleCode",
      "endedExperts.code as endedExpertCode",
      "readers.code as readerCode",
      "readers.id as readerId",
      "running.state as readerState",
      "scoreSheets.state as sheetState",
    ]);
}
