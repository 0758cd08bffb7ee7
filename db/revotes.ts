/** Re-votes on submissions that share a place: what they are about, who is there, ballots, counts. */
import type { Database } from "./connection.ts";
import { saveRows } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export type Revote = Row<"revotes">;

export interface RevoteEntry {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly mayGoOn: boolean;
  readonly yes: number | null;
}

export interface RevoteAttendant {
  readonly expertId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly seat: Row<"revoteAttendance">["seat"];
  readonly isPresent: boolean;
}

export async function findRevoteById(db: Database, revoteId: string): Promise<Revote | undefined> {
  return await db.selectFrom("revotes").selectAll().where("id", "=", revoteId).executeTakeFirst();
}

/** By number. */
export async function listStageRevotes(db: Database, stageId: string): Promise<readonly Revote[]> {
  return await db.selectFrom("revotes").selectAll().where("stageId", "=", stageId).orderBy("number").execute();
}

export async function hasOpenRevote(db: Database, stageId: string): Promise<boolean> {
  const row = await db
    .selectFrom("revotes")
    .select("id")
    .where("stageId", "=", stageId)
    .where("state", "=", "open")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open re-votes on whose roll the expert is, by number. */
export async function listOpenRevotesOfExpert(
  db: Database,
  callId: string,
  expertId: string,
): Promise<readonly Revote[]> {
  return await db
    .selectFrom("revotes")
    .innerJoin("stages", "stages.id", "revotes.stageId")
    .innerJoin("revoteAttendance", "revoteAttendance.revoteId", "revotes.id")
    .selectAll("revotes")
    .where("stages.callId", "=", callId)
    .where("revotes.state", "=", "open")
    .where("revoteAttendance.expertId", "=", expertId)
    .orderBy("stages.position")
    .orderBy("revotes.number")
    .execute();
}

/** Stores a re-vote with what it is about and its roll. */
export async function saveRevote(
  db: Database,
  revote: NewRow<"revotes">,
  entries: readonly NewRow<"revoteEntries">[],
  roll: readonly NewRow<"revoteAttendance">[],
): Promise<void> {
  await db.insertInto("revotes").values(revote).execute();
  await saveRows(db, "revoteEntries", entries);
  await saveRows(db, "revoteAttendance", roll);
}

/** By serial. */
export async function listRevoteEntries(db: Database, revoteId: string): Promise<readonly RevoteEntry[]> {
  const rows = await db
    .selectFrom("revoteEntries")
    .innerJoin("submissions", "submissions.id", "revoteEntries.submissionId")
    .select([
      "revoteEntries.submissionId",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      "revoteEntries.mayGoOn",
      "revoteEntries.yes",
    ])
    .where("revoteEntries.revoteId", "=", revoteId)
    .orderBy("submissions.serial")
    .execute();
  return rows.map(({ mayGoOn, ...row }) => ({ ...row, mayGoOn: mayGoOn === 1 }));
}

/** Members first, then reserves, each in the order of the roll. */
export async function listRevoteAttendance(db: Database, revoteId: string): Promise<readonly RevoteAttendant[]> {
  const rows = await db
    .selectFrom("revoteAttendance")
    .innerJoin("experts", "experts.id", "revoteAttendance.expertId")
    .select([
      "revoteAttendance.expertId",
      "experts.code",
      "experts.nameZh",
      "experts.nameEn",
      "revoteAttendance.seat",
      "revoteAttendance.isPresent",
    ])
    .where("revoteAttendance.revoteId", "=", revoteId)
    .orderBy("revoteAttendance.seat")
    .orderBy("revoteAttendance.position")
    .execute();
  return rows.map(({ isPresent, ...row }) => ({ ...row, isPresent: isPresent === 1 }));
}

export async function saveRevoteAttendance(
  db: Database,
  { revoteId, expertId, isPresent }: Pick<Row<"revoteAttendance">, "revoteId" | "expertId" | "isPresent">,
): Promise<void> {
  await db
    .updateTable("revoteAttendance")
    .set({ isPresent })
    .where("revoteId", "=", revoteId)
    .where("expertId", "=", expertId)
    .execute();
}

/** By expert. */
export async function listRevoteBallots(db: Database, revoteId: string): Promise<readonly Row<"revoteBallots">[]> {
  return await db
    .selectFrom("revoteBallots")
    .selectAll()
    .where("revoteId", "=", revoteId)
    .orderBy("expertId")
    .execute();
}

/** Stores a ballot, or puts it in the place of the one the expert cast before. */
export async function saveRevoteBallot(db: Database, ballot: NewRow<"revoteBallots">): Promise<void> {
  const { submissionId, castAt } = ballot;
  await db
    .insertInto("revoteBallots")
    .values(ballot)
    .onConflict((conflict) => conflict.columns(["revoteId", "expertId"]).doUpdateSet({ submissionId, castAt }))
    .execute();
}

export async function removeRevoteBallot(
  db: Database,
  { revoteId, expertId }: Pick<Row<"revoteBallots">, "revoteId" | "expertId">,
): Promise<void> {
  await db.deleteFrom("revoteBallots").where("revoteId", "=", revoteId).where("expertId", "=", expertId).execute();
}

/** @param counts votes by submission id */
export async function saveRevoteClosed(
  db: Database,
  revoteId: string,
  { closedAt, isCounted }: { readonly closedAt: string; readonly isCounted: boolean },
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [submissionId, yes] of counts)
    await db
      .updateTable("revoteEntries")
      .set({ yes })
      .where("revoteId", "=", revoteId)
      .where("submissionId", "=", submissionId)
      .execute();
  await db
    .updateTable("revotes")
    .set({ state: "closed", closedAt, isCounted: isCounted ? 1 : 0 })
    .where("id", "=", revoteId)
    .execute();
}

/** Votes of every submission in the last re-vote on it that counts, by submission. */
export async function listRevoteFigures(
  db: Database,
  stageId: string,
): Promise<readonly { readonly submissionId: string; readonly yes: number }[]> {
  const rows = await db
    .selectFrom("revoteEntries")
    .innerJoin("revotes", "revotes.id", "revoteEntries.revoteId")
    .select(["revoteEntries.submissionId", "revoteEntries.yes"])
    .where("revotes.stageId", "=", stageId)
    .where("revotes.isCounted", "=", 1)
    .orderBy("revotes.number")
    .execute();
  const figures = new Map(
    rows.flatMap(({ submissionId, yes }) => (yes === null ? [] : [[submissionId, yes] as const])),
  );
  return [...figures].map(([submissionId, yes]) => ({ submissionId, yes }));
}

/**
 * Takes an expert out of the re-votes on a submission in stages that are not frozen, or are named. One that is closed and
 * in which the expert was present does not count any more: the others may have been persuaded.
 * @returns how many do not count any more
 */
export async function removeRevotesOfPair(
  db: Database,
  pair: { readonly expertId: string; readonly submissionId: string },
  reopenedStageIds: readonly string[],
): Promise<number> {
  const revotes = await db
    .selectFrom("revotes")
    .innerJoin("stages", "stages.id", "revotes.stageId")
    .innerJoin("revoteEntries", "revoteEntries.revoteId", "revotes.id")
    .innerJoin("revoteAttendance", "revoteAttendance.revoteId", "revotes.id")
    .select(["revotes.id", "revotes.isCounted", "revoteAttendance.isPresent"])
    .where((eb) =>
      eb.or([
        eb("stages.state", "<>", "frozen"),
        ...(reopenedStageIds.length === 0 ? [] : [eb("stages.id", "in", reopenedStageIds)]),
      ]),
    )
    .where("revoteEntries.submissionId", "=", pair.submissionId)
    .where("revoteAttendance.expertId", "=", pair.expertId)
    .orderBy("revotes.id")
    .execute();
  let voided = 0;
  for (const { id, isCounted, isPresent } of revotes) {
    await removeRevoteBallot(db, { revoteId: id, expertId: pair.expertId });
    if (isPresent === 0 || isCounted !== 1) continue;
    await db.updateTable("revotes").set({ isCounted: 0 }).where("id", "=", id).execute();
    voided += 1;
  }
  return voided;
}
