import type { Database } from "../connection.ts";
import { independentDigest } from "./independent-digest.ts";
import type { Invariant } from "./invariant.ts";

export const noticeChecks: readonly Invariant[] = [
  everyPublishedNoticeIsSignedByASecondPerson,
  oneNoticeIsPublished,
  everyNoticeListsOnlyWhatWasSelected,
  everyListMatchesItsDigest,
  everyPublicationRestsOnItsNotice,
];

/** What of a frozen list is looked at here. */
interface ListDocument {
  readonly fields: readonly { readonly rows: readonly { readonly serial: string }[] }[];
}

async function everyPublishedNoticeIsSignedByASecondPerson(db: Database): Promise<string[]> {
  const notices = await db.selectFrom("notices").selectAll().where("state", "<>", "prepared").execute();
  return notices
    .filter(
      (notice) => notice.publishedAt !== null && (notice.signedBy === null || notice.signedBy === notice.preparedBy),
    )
    .map((notice) => `notice ${notice.id} is published without a second person`);
}

async function oneNoticeIsPublished(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("notices")
    .select("callId")
    .where("state", "=", "published")
    .groupBy("callId")
    .having((eb) => eb.fn.countAll(), ">", 1)
    .execute();
  return rows.map((row) => `call ${row.callId} has several published notices`);
}

async function everyNoticeListsOnlyWhatWasSelected(db: Database): Promise<string[]> {
  const notices = await db.selectFrom("notices").selectAll().execute();
  const broken: string[] = [];
  for (const notice of notices) {
    const selected = await db
      .selectFrom("stageResultRows")
      .innerJoin("submissions", "submissions.id", "stageResultRows.submissionId")
      .select("submissions.serial")
      .where("stageResultRows.resultId", "=", notice.resultId)
      .where("stageResultRows.passes", "=", 1)
      .execute();
    const serials = new Set(selected.map((row) => row.serial));
    for (const serial of serialsOf(notice.document))
      if (!serials.has(serial)) broken.push(`notice ${notice.id} lists ${serial}, which was not selected`);
  }
  return broken;
}

async function everyListMatchesItsDigest(db: Database): Promise<string[]> {
  const notices = await db.selectFrom("notices").select(["id", "document", "listDigest"]).execute();
  const publications = await db.selectFrom("publications").select(["id", "document", "listDigest"]).execute();
  return [...notices, ...publications]
    .filter((row) => independentDigest((JSON.parse(row.document) as ListDocument).fields) !== row.listDigest)
    .map((row) => `list ${row.id} does not match its digest`);
}

async function everyPublicationRestsOnItsNotice(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("publications")
    .innerJoin("notices", "notices.id", "publications.noticeId")
    .select([
      "publications.id",
      "publications.document",
      "publications.publishedAt",
      "notices.document as noticeDocument",
      "notices.publishedAt as noticedAt",
      "notices.endsAt",
    ])
    .execute();
  return rows
    .filter((row) => {
      const noticed = serialsOf(row.noticeDocument);
      const isSameList = serialsOf(row.document).join() === noticed.join();
      return !isSameList || row.noticedAt === null || row.publishedAt < row.endsAt;
    })
    .map((row) => `publication ${row.id} does not rest on a notice that ran its time`);
}

function serialsOf(document: string): string[] {
  return (JSON.parse(document) as ListDocument).fields.flatMap((field) => field.rows.map((row) => row.serial));
}
