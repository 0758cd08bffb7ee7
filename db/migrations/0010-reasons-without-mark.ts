import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

/**
 * A reason whose mark was taken back to be thought over, or is still to come. The reason of a mark stands beside it; this
 * one has no row to stand in, and a word that was typed is not lost.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table reasons_without_mark (
      sheet_id text not null references score_sheets (id),
      criterion_code text not null,
      reason text not null check (reason <> ''),
      primary key (sheet_id, criterion_code)
    )`,
  ]);
}
