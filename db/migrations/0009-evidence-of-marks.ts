import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

/**
 * What a mark rests on in the submission. A table of its own, so that evidence named before its mark is kept too: a
 * column of the mark would have no row to stand in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table mark_evidence (
      sheet_id text not null references score_sheets (id),
      criterion_code text not null,
      source text not null check (source in ('profile', 'originality', 'summary', 'innovation', 'application', 'evaluation', 'ipRights', 'file')),
      file_id text references submission_files (id),
      page integer check (page between 1 and 9999),
      primary key (sheet_id, criterion_code),
      check ((source = 'file') = (file_id is not null)),
      check (page is null or source = 'file')
    )`,
    `create index mark_evidence_by_file on mark_evidence (file_id)`,
  ]);
}
