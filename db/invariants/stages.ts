import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";

export const stageChecks: readonly Invariant[] = [
  everyStateHasItsInstants,
  everyStageBeginsAfterTheOneBeforeIsFrozen,
  everyRunningAssignmentIsOfASubmissionOfTheStage,
  nobodyReadsWithABlockingConflict,
  everyAssignmentStaysInItsCall,
  everyRereadingIsOfItsAssignments,
  onlyAFrozenStageWaitsForANewVersion,
];

async function everyStateHasItsInstants(db: Database): Promise<string[]> {
  const stages = await db.selectFrom("stages").selectAll().execute();
  return stages
    .filter(({ state, openedAt, closedAt, frozenAt }) => {
      const reached = ["planned", "open", "closed", "frozen"].indexOf(state);
      return [openedAt, closedAt, frozenAt].some((instant, index) => (instant !== null) !== index < reached);
    })
    .map((stage) => `stage ${stage.id} is ${stage.state}, but its instants say otherwise`);
}

async function everyStageBeginsAfterTheOneBeforeIsFrozen(db: Database): Promise<string[]> {
  const stages = await db.selectFrom("stages").selectAll().orderBy("callId").orderBy("position").execute();
  return stages
    .filter((stage, index) => {
      const before = stages[index - 1];
      return stage.state !== "planned" && before?.callId === stage.callId && before.state !== "frozen";
    })
    .map((stage) => `stage ${stage.id} has begun before the one before it was frozen`);
}

/** Of the first stage: admitted; of a later one: passed on by the frozen result of the stage before. */
async function everyRunningAssignmentIsOfASubmissionOfTheStage(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .innerJoin("submissions", "submissions.id", "assignments.submissionId")
    .select([
      "assignments.id",
      "assignments.submissionId",
      "stages.callId",
      "stages.position",
      "stages.state",
      "submissions.status",
    ])
    .where("assignments.state", "=", "active")
    .execute();
  const passed = await passedByPosition(db);
  const positions = await firstPositions(db);
  return rows
    .filter((row) => {
      // After a stage has closed its submissions may be withdrawn; what was counted stays.
      if (row.state === "planned" || row.state === "open" ? row.status !== "admitted" : false) return true;
      if (row.position === positions.get(row.callId)) return false;
      return passed.get(`${row.callId} ${row.position}`)?.has(row.submissionId) !== true;
    })
    .map((row) => `assignment ${row.id} is of a submission that is not in the stage`);
}

async function firstPositions(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("stages")
    .select((eb) => ["callId", eb.fn.min("position").as("position")])
    .groupBy("callId")
    .execute();
  return new Map(rows.map((row) => [row.callId, row.position]));
}

/** `call position` of a stage → what the frozen result of the stage before it passes on. */
async function passedByPosition(db: Database): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const stages = await db
    .selectFrom("stages")
    .select(["id", "callId", "position"])
    .orderBy("callId")
    .orderBy("position")
    .execute();
  const rows = await db
    .selectFrom("stageResultRows")
    .innerJoin("stageResults", "stageResults.id", "stageResultRows.resultId")
    .select(["stageResults.stageId", "stageResultRows.submissionId"])
    .where("stageResults.state", "=", "frozen")
    .where("stageResultRows.passes", "=", 1)
    .execute();
  const passed = new Map<string, Set<string>>();
  stages.forEach((stage, index) => {
    const next = stages[index + 1];
    if (next?.callId !== stage.callId) return;
    const ids = rows.filter((row) => row.stageId === stage.id).map((row) => row.submissionId);
    passed.set(`${next.callId} ${next.position}`, new Set(ids));
  });
  return passed;
}

/**
 * A frozen stage keeps its assignments: a relation that began later, or blocks later stages only, does not undo it. A
 * closed one keeps those of which two people have not decided yet whether there is a conflict.
 */
async function nobodyReadsWithABlockingConflict(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .innerJoin("conflicts", (join) =>
      join
        .onRef("conflicts.submissionId", "=", "assignments.submissionId")
        .onRef("conflicts.expertId", "=", "assignments.expertId"),
    )
    .select("assignments.id")
    .distinct()
    .where("assignments.state", "=", "active")
    .where("stages.state", "<>", "frozen")
    .where("conflicts.isBlocking", "=", 1)
    .where((eb) =>
      eb.not(
        eb.and([
          eb("stages.state", "=", "closed"),
          eb("conflicts.severity", "=", "disclose"),
          eb("conflicts.verdictSecondBy", "is", null),
        ]),
      ),
    )
    .execute();
  return rows.map((row) => `assignment ${row.id} is active in spite of a blocking conflict`);
}

async function everyAssignmentStaysInItsCall(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("assignments")
    .innerJoin("stages", "stages.id", "assignments.stageId")
    .innerJoin("submissions", "submissions.id", "assignments.submissionId")
    .innerJoin("experts", "experts.id", "assignments.expertId")
    .select([
      "assignments.id",
      "stages.callId",
      "submissions.callId as submissionsCall",
      "experts.callId as expertsCall",
    ])
    .execute();
  return rows
    .filter((row) => row.submissionsCall !== row.callId || row.expertsCall !== row.callId)
    .map((row) => `assignment ${row.id} mixes calls`);
}

/** A reading is asked for again only after its stage has closed, of the same submission, instead of one that ended. */
async function everyRereadingIsOfItsAssignments(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("rereadings")
    .innerJoin("stages", "stages.id", "rereadings.stageId")
    .innerJoin("assignments as ended", "ended.id", "rereadings.endedAssignmentId")
    .leftJoin("assignments as running", "running.id", "rereadings.assignmentId")
    .select([
      "rereadings.id",
      "rereadings.stageId",
      "rereadings.submissionId",
      "stages.state",
      "ended.state as endedState",
      "ended.stageId as endedStage",
      "ended.submissionId as endedSubmission",
      "running.stageId as runningStage",
      "running.submissionId as runningSubmission",
    ])
    .execute();
  return rows
    .filter((row) => {
      const isReadByAnother =
        row.runningStage === null || (row.runningStage === row.stageId && row.runningSubmission === row.submissionId);
      const hasEnded = row.endedState !== "active" && row.endedStage === row.stageId;
      const isOver = row.state === "closed" || row.state === "frozen";
      return !isReadByAnother || !hasEnded || !isOver || row.endedSubmission !== row.submissionId;
    })
    .map((row) => `rereading ${row.id} does not agree with its assignments`);
}

async function onlyAFrozenStageWaitsForANewVersion(db: Database): Promise<string[]> {
  const stages = await db.selectFrom("stages").select(["id", "state"]).where("reopenedAt", "is not", null).execute();
  return stages
    .filter((stage) => stage.state !== "frozen")
    .map((stage) => `stage ${stage.id} waits for a new version, but has no frozen result`);
}
