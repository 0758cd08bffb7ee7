/** Notices and publications: frozen documents, and what goes into them. */
import type { Database } from "./connection.ts";
import { chunksOf } from "./rows.ts";
import type { NewRow, Row } from "./schema.ts";

export type Notice = Row<"notices">;
export type Publication = Row<"publications">;

export interface ListedSubmission {
  readonly id: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  readonly channel: Row<"submissions">["channel"];
  readonly applicantZh: string;
  readonly applicantEn: string;
  readonly country: string;
  readonly province: string | null;
  /** Valid rights by position. */
  readonly ipRights: readonly { readonly type: string; readonly certificateNo: string }[];
}

export interface ScoringExpert {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly organizationZh: string | null;
  readonly organizationEn: string | null;
  readonly kind: Row<"experts">["kind"];
}

/** Ids of what a frozen result passes on, by serial. */
export async function listPassing(
  db: Database,
  resultId: string,
): Promise<readonly { readonly id: string; readonly serial: string }[]> {
  return await db
    .selectFrom("stageResultRows")
    .innerJoin("submissions", "submissions.id", "stageResultRows.submissionId")
    .select(["submissions.id", "submissions.serial"])
    .where("stageResultRows.resultId", "=", resultId)
    .where("stageResultRows.passes", "=", 1)
    .orderBy("submissions.serial")
    .execute();
}

/** By serial. */
export async function listListedSubmissions(
  db: Database,
  ids: readonly string[],
): Promise<readonly ListedSubmission[]> {
  const listed: ListedSubmission[] = [];
  for (const chunk of chunksOf(ids)) listed.push(...(await readListed(db, chunk)));
  return listed;
}

async function readListed(db: Database, ids: readonly string[]): Promise<ListedSubmission[]> {
  const rows = await db
    .selectFrom("submissions")
    .innerJoin("organizations", "organizations.id", "submissions.applicantId")
    .select((eb) => [
      "submissions.id",
      "submissions.serial",
      "submissions.titleZh",
      "submissions.titleEn",
      eb.fn.coalesce("submissions.fieldCode", "submissions.declaredFieldCode").as("field"),
      "submissions.channel",
      "organizations.nameZh as applicantZh",
      "organizations.nameEn as applicantEn",
      "organizations.country",
      "organizations.province",
    ])
    .where("submissions.id", "in", ids)
    .orderBy("submissions.serial")
    .execute();
  const rights = await db
    .selectFrom("ipRights")
    .select(["submissionId", "type", "certificateNo"])
    .where("submissionId", "in", ids)
    .where("status", "=", "valid")
    .orderBy("submissionId")
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    ...row,
    ipRights: rights
      .filter((right) => right.submissionId === row.id)
      .map(({ type, certificateNo }) => ({ type, certificateNo })),
  }));
}

/** Everybody with a valid sheet in any stage of the call, by name. */
export async function listScoringExperts(db: Database, callId: string): Promise<readonly ScoringExpert[]> {
  return await db
    .selectFrom("experts")
    .leftJoin("organizations", "organizations.id", "experts.organizationId")
    .select([
      "experts.nameZh",
      "experts.nameEn",
      "experts.titleZh",
      "experts.titleEn",
      "organizations.nameZh as organizationZh",
      "organizations.nameEn as organizationEn",
      "experts.kind",
    ])
    .where("experts.callId", "=", callId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("scoreSheets")
          .innerJoin("assignments", "assignments.id", "scoreSheets.assignmentId")
          .select("scoreSheets.id")
          .whereRef("scoreSheets.expertId", "=", "experts.id")
          .where("scoreSheets.state", "=", "submitted")
          .where("assignments.state", "=", "active"),
      ),
    )
    .orderBy("experts.nameEn")
    .orderBy("experts.nameZh")
    .orderBy("experts.id")
    .execute();
}

export async function findNoticeById(db: Database, noticeId: string): Promise<Notice | undefined> {
  return await db.selectFrom("notices").selectAll().where("id", "=", noticeId).executeTakeFirst();
}

/** The newest version, whatever its state. */
export async function findLastNotice(db: Database, callId: string): Promise<Notice | undefined> {
  return await db
    .selectFrom("notices")
    .selectAll()
    .where("callId", "=", callId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What the public may read: the newest published version. */
export async function findPublishedNotice(db: Database, callId: string): Promise<Notice | undefined> {
  return await db
    .selectFrom("notices")
    .selectAll()
    .where("callId", "=", callId)
    .where("state", "=", "published")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function saveNotice(db: Database, notice: NewRow<"notices">): Promise<void> {
  await db.insertInto("notices").values(notice).execute();
}

export async function changeNotice(
  db: Database,
  noticeId: string,
  change: Partial<Pick<Notice, "state" | "signedBy" | "signedAt" | "publishedAt">>,
): Promise<void> {
  await db.updateTable("notices").set(change).where("id", "=", noticeId).execute();
}

/** The newest published list. */
export async function findLastPublication(db: Database, callId: string): Promise<Publication | undefined> {
  return await db
    .selectFrom("publications")
    .selectAll()
    .where("callId", "=", callId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function savePublication(db: Database, publication: NewRow<"publications">): Promise<void> {
  await db.insertInto("publications").values(publication).execute();
}
