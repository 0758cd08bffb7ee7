import type { Database } from "../connection.ts";
import type { Invariant } from "./invariant.ts";

export const voteChecks: readonly Invariant[] = [
  everyBallotIsOfSomebodyPresent,
  everyBallotIsOfSomebodyWithoutAConflict,
  everyClosedVoteCountsItsBallots,
  everyRevoteBallotIsOfSomebodyPresent,
  everyRevoteBallotIsOfSomebodyWithoutAConflict,
  everyCountedRevoteCountsItsBallots,
];

async function everyBallotIsOfSomebodyPresent(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("ballots")
    .leftJoin("voteAttendance", (join) =>
      join
        .onRef("voteAttendance.voteId", "=", "ballots.voteId")
        .onRef("voteAttendance.expertId", "=", "ballots.expertId"),
    )
    .select(["ballots.voteId", "ballots.submissionId", "ballots.expertId", "voteAttendance.isPresent"])
    .execute();
  return rows
    .filter((row) => row.isPresent !== 1)
    .map((row) => `ballot of ${row.expertId} on ${row.submissionId} in vote ${row.voteId} is of somebody not present`);
}

/** While the stage runs; a conflict that is found after it was frozen is a case of its own. */
async function everyBallotIsOfSomebodyWithoutAConflict(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("ballots")
    .innerJoin("votes", "votes.id", "ballots.voteId")
    .innerJoin("stages", "stages.id", "votes.stageId")
    .innerJoin("conflicts", (join) =>
      join
        .onRef("conflicts.submissionId", "=", "ballots.submissionId")
        .onRef("conflicts.expertId", "=", "ballots.expertId"),
    )
    .select(["ballots.voteId", "ballots.submissionId", "ballots.expertId"])
    .distinct()
    .where("conflicts.isBlocking", "=", 1)
    .where("stages.state", "<>", "frozen")
    .execute();
  return rows.map(
    (row) => `ballot of ${row.expertId} on ${row.submissionId} in vote ${row.voteId} has a conflict behind it`,
  );
}

async function everyClosedVoteCountsItsBallots(db: Database): Promise<string[]> {
  const results = await db
    .selectFrom("voteResults")
    .innerJoin("votes", "votes.id", "voteResults.voteId")
    .selectAll("voteResults")
    .select("votes.state")
    .execute();
  const ballots = await db.selectFrom("ballots").select(["voteId", "submissionId", "choice"]).execute();
  const counted = new Map<string, number>();
  for (const { voteId, submissionId, choice } of ballots) {
    const key = `${voteId} ${submissionId} ${choice}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return results
    .filter(({ voteId, submissionId, state, yes, no, abstain, present, members }) => {
      const count = (choice: string) => counted.get(`${voteId} ${submissionId} ${choice}`) ?? 0;
      const isCounted = yes === count("yes") && no === count("no") && abstain === count("abstain");
      return state !== "closed" || !isCounted || yes + no + abstain > present || present > members;
    })
    .map((row) => `result of vote ${row.voteId} on ${row.submissionId} does not count its ballots`);
}

async function everyRevoteBallotIsOfSomebodyPresent(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("revoteBallots as ballot")
    .innerJoin("revoteAttendance as attendance", (join) =>
      join.onRef("attendance.revoteId", "=", "ballot.revoteId").onRef("attendance.expertId", "=", "ballot.expertId"),
    )
    .innerJoin("revoteEntries as entry", (join) =>
      join.onRef("entry.revoteId", "=", "ballot.revoteId").onRef("entry.submissionId", "=", "ballot.submissionId"),
    )
    .select(["ballot.revoteId", "ballot.expertId", "attendance.isPresent", "entry.mayGoOn"])
    .execute();
  return rows
    .filter((row) => row.isPresent !== 1 || row.mayGoOn !== 1)
    .map(
      (row) => `ballot of ${row.expertId} in re-vote ${row.revoteId} is of somebody absent, or for what cannot go on`,
    );
}

/** While the stage runs, and with anything the re-vote is about. */
async function everyRevoteBallotIsOfSomebodyWithoutAConflict(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("revoteBallots as ballot")
    .innerJoin("revotes", "revotes.id", "ballot.revoteId")
    .innerJoin("stages", "stages.id", "revotes.stageId")
    .innerJoin("revoteEntries as entry", "entry.revoteId", "ballot.revoteId")
    .innerJoin("conflicts", (join) =>
      join
        .onRef("conflicts.submissionId", "=", "entry.submissionId")
        .onRef("conflicts.expertId", "=", "ballot.expertId"),
    )
    .select(["ballot.revoteId", "ballot.expertId"])
    .distinct()
    .where("conflicts.isBlocking", "=", 1)
    .where("stages.state", "<>", "frozen")
    .execute();
  return rows.map((row) => `ballot of ${row.expertId} in re-vote ${row.revoteId} has a conflict behind it`);
}

async function everyCountedRevoteCountsItsBallots(db: Database): Promise<string[]> {
  const entries = await db
    .selectFrom("revoteEntries")
    .innerJoin("revotes", "revotes.id", "revoteEntries.revoteId")
    .selectAll("revoteEntries")
    .where("revotes.isCounted", "=", 1)
    .execute();
  const ballots = await db.selectFrom("revoteBallots").select(["revoteId", "submissionId"]).execute();
  const counted = new Map<string, number>();
  for (const { revoteId, submissionId } of ballots) {
    const key = `${revoteId} ${submissionId}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return entries
    .filter(({ revoteId, submissionId, yes }) => yes !== (counted.get(`${revoteId} ${submissionId}`) ?? 0))
    .map((row) => `re-vote ${row.revoteId} does not count the ballots for ${row.submissionId}`);
}
