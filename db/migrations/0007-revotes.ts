import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

/** Re-votes on submissions that no other step of the tie chain tells apart: one ballot a person, for one of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table revotes (
      id text primary key,
      stage_id text not null references stages (id),
      number integer not null check (number >= 1),
      state text not null check (state in ('open', 'closed')),
      opened_at text not null,
      opened_by text not null references accounts (id),
      closed_at text,
      is_counted integer check (is_counted in (0, 1)),
      unique (stage_id, number),
      check ((state = 'open') = (closed_at is null)),
      check ((state = 'open') = (is_counted is null))
    )`,
    `create table revote_entries (
      revote_id text not null references revotes (id),
      submission_id text not null references submissions (id),
      may_go_on integer not null check (may_go_on in (0, 1)),
      yes integer check (yes >= 0),
      primary key (revote_id, submission_id)
    )`,
    `create index revote_entries_by_submission on revote_entries (submission_id)`,
    `create table revote_attendance (
      revote_id text not null references revotes (id),
      expert_id text not null references experts (id),
      seat text not null check (seat in ('member', 'reserve')),
      position integer not null,
      is_present integer not null check (is_present in (0, 1)),
      primary key (revote_id, expert_id)
    )`,
    `create table revote_ballots (
      revote_id text not null,
      expert_id text not null,
      submission_id text not null,
      cast_at text not null,
      primary key (revote_id, expert_id),
      foreign key (revote_id, expert_id) references revote_attendance (revote_id, expert_id),
      foreign key (revote_id, submission_id) references revote_entries (revote_id, submission_id)
    )`,
  ]);
}
