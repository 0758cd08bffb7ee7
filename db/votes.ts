/** Votes of a panel: who is there, ballots, counts. */
import type { Database } from "./connection.ts";
import { saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export type Vote = Row<"votes">;

export interface VoteAttendant {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: Row<"voteAttendance">["seat"];
  readonly isPresent: boolean;
}

export async function findVoteById(db: Database, voteId: string): Promise<Vote | undefined> {
  return await db.selectFrom("votes").selectAll().where("id", "=", voteId).executeTakeFirst();
}

/** The panel's newest vote. */
export async function findLastVote(db: Database, panelId: string): Promise<Vote | undefined> {
  return await db
    .selectFrom("votes")
    .selectAll()
    .where("panelId", "=", panelId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function hasOpenVote(db: Database, stageId: string): Promise<boolean> {
  const row = await db
    .selectFrom("votes")
    .select("id")
    .where("stageId", "=", stageId)
    .where("state", "=", "open")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open votes the expert is called to, by panel code. */
export async function listOpenVotesOfExpert(
  db: Database,
  callId: string,
  expertId: string,
): Promise<readonly (Vote & { readonly isPresent: boolean })[]> {
  const rows = await db
    .selectFrom("votes")
    .innerJoin("voteAttendance", "voteAttendance.voteId", "votes.id")
    .innerJoin("stages", "stages.id", "votes.stageId")
    .innerJoin("panels", "panels.id", "votes.panelId")
    .selectAll("votes")
    .select("voteAttendance.isPresent")
    .where("stages.callId", "=", callId)
    .where("votes.state", "=", "open")
    .where("voteAttendance.expertId", "=", expertId)
    .orderBy("panels.code")
    .execute();
  return rows.map(({ isPresent, ...vote }) => ({ ...vote, isPresent: isPresent === 1 }));
}

export async function saveVote(db: Database, vote: NewRow<"votes">): Promise<void> {
  await db.insertInto("votes").values(vote).execute();
}

export async function saveVoteClosed(db: Database, voteId: string, closedAt: string): Promise<void> {
  await db.updateTable("votes").set({ state: "closed", closedAt }).where("id", "=", voteId).execute();
}

/** Members first, then reserves, each in panel order. */
export async function listAttendance(
  db: Database,
  vote: Pick<Vote, "id" | "panelId">,
): Promise<readonly VoteAttendant[]> {
  const rows = await db
    .selectFrom("voteAttendance")
    .innerJoin("experts", "experts.id", "voteAttendance.expertId")
    .innerJoin("panelMembers", (join) =>
      join.onRef("panelMembers.expertId", "=", "voteAttendance.expertId").on("panelMembers.panelId", "=", vote.panelId),
    )
    .select([
      "voteAttendance.expertId",
      "experts.code",
      "experts.nameZh",
      "experts.nameEn",
      "voteAttendance.seat",
      "voteAttendance.isPresent",
    ])
    .where("voteAttendance.voteId", "=", vote.id)
    .orderBy("voteAttendance.seat")
    .orderBy("panelMembers.position")
    .execute();
  return rows.map(({ isPresent, ...row }) => ({ ...row, isPresent: isPresent === 1 }));
}

/** Adds a person to the roll, or changes whether the person is there. */
export async function saveAttendance(db: Database, row: NewRow<"voteAttendance">): Promise<void> {
  await db
    .insertInto("voteAttendance")
    .values(row)
    .onConflict((conflict) => conflict.columns(["voteId", "expertId"]).doUpdateSet({ isPresent: row.isPresent }))
    .execute();
}

/** A new vote starts with a roll; see saveAttendance for one person. */
export async function saveRoll(db: Database, rows: readonly NewRow<"voteAttendance">[]): Promise<void> {
  await saveRows(db, "voteAttendance", rows);
}

export async function listBallots(db: Database, voteId: string): Promise<readonly Row<"ballots">[]> {
  return await db
    .selectFrom("ballots")
    .selectAll()
    .where("voteId", "=", voteId)
    .orderBy("submissionId")
    .orderBy("expertId")
    .execute();
}

/** Stores a ballot, or puts it in the place of the one the expert cast before. */
export async function saveBallot(db: Database, ballot: NewRow<"ballots">): Promise<void> {
  await db
    .insertInto("ballots")
    .values(ballot)
    .onConflict((conflict) =>
      conflict
        .columns(["voteId", "submissionId", "expertId"])
        .doUpdateSet({ choice: ballot.choice, castAt: ballot.castAt }),
    )
    .execute();
}

export async function removeBallot(
  db: Database,
  ballot: Pick<Row<"ballots">, "voteId" | "submissionId" | "expertId">,
): Promise<void> {
  await db
    .deleteFrom("ballots")
    .where("voteId", "=", ballot.voteId)
    .where("submissionId", "=", ballot.submissionId)
    .where("expertId", "=", ballot.expertId)
    .execute();
}

export async function saveVoteResults(db: Database, rows: readonly NewRow<"voteResults">[]): Promise<void> {
  await saveRows(db, "voteResults", rows);
}

/** Counts of all closed votes of a stage; of one submission the first vote first. */
export async function listVoteFigures(
  db: Database,
  stageId: string,
): Promise<readonly (Row<"voteResults"> & { readonly panelId: string; readonly number: number })[]> {
  return await db
    .selectFrom("voteResults")
    .innerJoin("votes", "votes.id", "voteResults.voteId")
    .selectAll("voteResults")
    .select(["votes.panelId", "votes.number"])
    .where("votes.stageId", "=", stageId)
    .where("votes.state", "=", "closed")
    .orderBy("voteResults.submissionId")
    .orderBy("votes.number")
    .execute();
}

/**
 * Pairs of expert and submission that leave both counts: a blocking conflict of the expert or of the account the
 * expert signs in with, or an assignment of this stage that ended by recusal.
 */
export async function listRecusedPairs(
  db: Database,
  stage: Pick<Row<"stages">, "id" | "callId">,
): Promise<readonly { readonly expertId: string; readonly submissionId: string }[]> {
  const byExpert = await db
    .selectFrom("conflicts")
    .select(["expertId", "submissionId"])
    .where("callId", "=", stage.callId)
    .where("isBlocking", "=", 1)
    .where("expertId", "is not", null)
    .execute();
  const byAccount = await db
    .selectFrom("conflicts")
    .innerJoin("roleHoldings", "roleHoldings.accountId", "conflicts.accountId")
    .select(["roleHoldings.expertId", "conflicts.submissionId"])
    .where("conflicts.callId", "=", stage.callId)
    .where("roleHoldings.callId", "=", stage.callId)
    .where("conflicts.isBlocking", "=", 1)
    .where("roleHoldings.expertId", "is not", null)
    .execute();
  const byRecusal = await db
    .selectFrom("assignments")
    .select(["expertId", "submissionId"])
    .where("stageId", "=", stage.id)
    .where("state", "=", "recused")
    .execute();
  return [...byExpert, ...byAccount, ...byRecusal].flatMap(({ expertId, submissionId }) =>
    expertId === null ? [] : [{ expertId, submissionId }],
  );
}

export interface PanelSeat {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: Row<"panelMembers">["seat"];
}

/** Members first, then reserves, each by position. */
export async function listPanelSeats(db: Database, panelId: string): Promise<readonly PanelSeat[]> {
  return await db
    .selectFrom("panelMembers")
    .innerJoin("experts", "experts.id", "panelMembers.expertId")
    .select(["panelMembers.expertId", "experts.code", "experts.nameZh", "experts.nameEn", "panelMembers.seat"])
    .where("panelMembers.panelId", "=", panelId)
    .orderBy("panelMembers.seat")
    .orderBy("panelMembers.position")
    .execute();
}

/**
 * Takes an expert's ballots on a submission out of every vote of a stage that is not frozen, or is named, and with them the closed
 * counts in which the expert was present: those were counts of another panel.
 * @returns how many counts were taken out
 */
export async function removeVotesOfPair(
  db: Database,
  pair: { readonly expertId: string; readonly submissionId: string },
  reopenedStageIds: readonly string[],
): Promise<number> {
  const votes = await db
    .selectFrom("votes")
    .innerJoin("stages", "stages.id", "votes.stageId")
    .innerJoin("voteAttendance", "voteAttendance.voteId", "votes.id")
    .select(["votes.id", "voteAttendance.isPresent"])
    .where((eb) =>
      eb.or([
        eb("stages.state", "<>", "frozen"),
        ...(reopenedStageIds.length === 0 ? [] : [eb("stages.id", "in", reopenedStageIds)]),
      ]),
    )
    .where("voteAttendance.expertId", "=", pair.expertId)
    .orderBy("votes.id")
    .execute();
  let removed = 0;
  for (const { id, isPresent } of votes) {
    await removeBallot(db, { ...pair, voteId: id });
    if (isPresent === 0) continue;
    const result = await db
      .deleteFrom("voteResults")
      .where("voteId", "=", id)
      .where("submissionId", "=", pair.submissionId)
      .executeTakeFirst();
    removed += Number(result.numDeletedRows);
  }
  return removed;
}
