import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";

export const stageChecks: readonly Invariant[] = [
  everyStateHasItsInstants,
  everyStageBeginsAfterTheOneBeforeIsFrozen,
  everyRunningAssignmentIsOfASubmissionOfTheStage,
  nobodyReadsWithABlockingConflict,
  everyAssignmentStaysInItsCall,
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

/** A frozen stage keeps its assignments: a relation that began later, or blocks later stages only, does not undo it. */
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
