import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table stage_results (
      id text primary key,
      stage_id text not null references stages (id),
      version integer not null check (version >= 1),
      state text not null check (state in ('proposed', 'frozen', 'declined', 'superseded')),
      document text not null,
      input_digest text not null,
      result_digest text not null,
      proposed_by text not null references accounts (id),
      proposed_at text not null,
      confirmed_by text references accounts (id),
      confirmed_at text,
      note text not null default '',
      unique (stage_id, version),
      check (confirmed_by is null or confirmed_by <> proposed_by),
      check (state <> 'frozen' or confirmed_by is not null)
    )`,
    `create table stage_result_rows (
      result_id text not null references stage_results (id),
      submission_id text not null references submissions (id),
      field_code text not null,
      overall_rank integer,
      field_rank integer,
      official_score text,
      official_hundredths integer,
      ranking_score text,
      ranking_hundredths integer,
      passes integer not null check (passes in (0, 1)),
      reason text not null,
      primary key (result_id, submission_id)
    )`,
    `create table defense_sessions (
      id text primary key,
      stage_id text not null references stages (id),
      panel_id text not null unique references panels (id),
      starts_at text not null,
      place_zh text not null,
      place_en text not null,
      seed_parts text not null default '[]',
      drawn_at text,
      drawn_by text references accounts (id)
    )`,
    `create table defense_slots (
      session_id text not null references defense_sessions (id),
      submission_id text not null references submissions (id),
      position integer not null,
      starts_at text not null,
      state text not null check (state in ('planned', 'heard', 'absent')),
      primary key (session_id, submission_id),
      unique (session_id, position)
    )`,
    `create table votes (
      id text primary key,
      stage_id text not null references stages (id),
      panel_id text not null references panels (id),
      number integer not null check (number >= 1),
      state text not null check (state in ('open', 'closed')),
      opened_at text not null,
      opened_by text not null references accounts (id),
      closed_at text,
      unique (panel_id, number)
    )`,
    `create table vote_attendance (
      vote_id text not null references votes (id),
      expert_id text not null references experts (id),
      seat text not null check (seat in ('member', 'reserve')),
      is_present integer not null check (is_present in (0, 1)),
      primary key (vote_id, expert_id)
    )`,
    `create table ballots (
      vote_id text not null references votes (id),
      submission_id text not null references submissions (id),
      expert_id text not null references experts (id),
      choice text not null check (choice in ('yes', 'no', 'abstain')),
      cast_at text not null,
      primary key (vote_id, submission_id, expert_id)
    )`,
    `create table vote_results (
      vote_id text not null references votes (id),
      submission_id text not null references submissions (id),
      members integer not null,
      present integer not null,
      yes integer not null,
      no integer not null,
      abstain integer not null,
      has_quorum integer not null check (has_quorum in (0, 1)),
      is_passed integer not null check (is_passed in (0, 1)),
      primary key (vote_id, submission_id)
    )`,
    `create table notices (
      id text primary key,
      call_id text not null references calls (id),
      version integer not null check (version >= 1),
      state text not null check (state in ('prepared', 'published', 'superseded')),
      result_id text not null references stage_results (id),
      document text not null,
      list_digest text not null,
      published_on text not null,
      last_day text not null,
      ends_at text not null,
      prepared_by text not null references accounts (id),
      prepared_at text not null,
      signed_by text references accounts (id),
      signed_at text,
      published_at text,
      unique (call_id, version),
      check (signed_by is null or signed_by <> prepared_by)
    )`,
    `create table publications (
      id text primary key,
      call_id text not null references calls (id),
      version integer not null check (version >= 1),
      notice_id text not null references notices (id),
      document text not null,
      list_digest text not null,
      published_by text not null references accounts (id),
      published_at text not null,
      unique (call_id, version)
    )`,
  ]);
}
