/** The audit trail with the names of those who acted. */
import type { Database } from "./connection.ts";
import { chunksOf } from "./rows.ts";
import type { Row } from "./schema.ts";

export interface NamedAuditEntry extends Row<"auditEntries"> {
  /** Null when no account acted. */
  readonly actorNameZh: string | null;
  readonly actorNameEn: string | null;
}

export async function countAuditEntries(db: Database, callId: string): Promise<number> {
  const row = await db
    .selectFrom("auditEntries")
    .select((eb) => eb.fn.countAll<number>().as("entries"))
    .where("callId", "=", callId)
    .executeTakeFirst();
  return row?.entries ?? 0;
}

/** Newest first; without a page all of them. */
export async function listNamedAuditEntries(
  db: Database,
  callId: string,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly NamedAuditEntry[]> {
  const query = db
    .selectFrom("auditEntries")
    .leftJoin("accounts", "accounts.id", "auditEntries.actorId")
    .selectAll("auditEntries")
    .select(["accounts.nameZh as actorNameZh", "accounts.nameEn as actorNameEn"])
    .where("auditEntries.callId", "=", callId)
    .orderBy("auditEntries.seq", "desc");
  return await (page === undefined ? query : query.limit(page.limit).offset(page.offset)).execute();
}

/** Entries about any of these subjects, newest first. */
export async function listNamedAuditEntriesAbout(
  db: Database,
  callId: string,
  subjectIds: readonly string[],
): Promise<readonly NamedAuditEntry[]> {
  const entries: NamedAuditEntry[] = [];
  for (const chunk of chunksOf(subjectIds))
    entries.push(
      ...(await db
        .selectFrom("auditEntries")
        .leftJoin("accounts", "accounts.id", "auditEntries.actorId")
        .selectAll("auditEntries")
        .select(["accounts.nameZh as actorNameZh", "accounts.nameEn as actorNameEn"])
        .where("auditEntries.callId", "=", callId)
        .where("auditEntries.subjectId", "in", chunk)
        .orderBy("auditEntries.seq", "desc")
        .execute()),
    );
  return entries.sort((a, b) => b.seq - a.seq);
}

/** Every id and serial under which something of these submissions is on record. */
export async function listTracesOf(db: Database, submissionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const traces = new Set(submissionIds);
  for (const chunk of chunksOf(submissionIds)) {
    const serials = await db.selectFrom("submissions").select("serial").where("id", "in", chunk).execute();
    for (const { serial } of serials) traces.add(serial);
    for (const table of [
      "assignments",
      "scoreSheets",
      "conflicts",
      "declarations",
      "formalChecks",
      "corrections",
      "submissionFiles",
    ] as const) {
      const rows = await db.selectFrom(table).select("id").where("submissionId", "in", chunk).execute();
      for (const { id } of rows) traces.add(id);
    }
    // What is on record of a re-vote tells of every submission in it.
    const revotes = await db
      .selectFrom("revoteEntries")
      .select("revoteId")
      .where("submissionId", "in", chunk)
      .execute();
    for (const { revoteId } of revotes) traces.add(revoteId);
  }
  return traces;
}

export async function listSubmissionIds(db: Database, callId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom("submissions").select("id").where("callId", "=", callId).orderBy("id").execute();
  return rows.map((row) => row.id);
}
