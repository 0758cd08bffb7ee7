import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table rubric_versions (
      id text primary key,
      call_id text not null references calls (id),
      stage_kind text not null check (stage_kind in ('initial', 'secondary', 'defense')),
      version integer not null check (version >= 1),
      hash text not null,
      document text not null,
      created_at text not null,
      frozen_at text,
      unique (call_id, stage_kind, version)
    )`,
    `create table stages (
      id text primary key,
      call_id text not null references calls (id),
      kind text not null check (kind in ('initial', 'secondary', 'defense')),
      position integer not null,
      state text not null check (state in ('planned', 'open', 'closed', 'frozen')),
      opens_at text not null,
      closes_at text not null,
      rubric_version_id text not null references rubric_versions (id),
      assigned_at text,
      opened_at text,
      closed_at text,
      frozen_at text,
      unique (call_id, kind)
    )`,
    `create table conflicts (
      id text primary key,
      call_id text not null references calls (id),
      expert_id text references experts (id),
      account_id text references accounts (id),
      submission_id text not null references submissions (id),
      rule_code text not null,
      severity text not null check (severity in ('blockAbsolute', 'block', 'disclose', 'note')),
      source text not null check (source in ('register', 'declaration', 'applicant', 'import', 'recusal', 'supervisor')),
      evidence_zh text not null default '',
      evidence_en text not null default '',
      ended_on text,
      found_at text not null,
      is_blocking integer not null check (is_blocking in (0, 1)),
      verdict text check (verdict in ('conflict', 'cleared')),
      verdict_reason text not null default '',
      verdict_by text references accounts (id),
      verdict_second_by text references accounts (id),
      verdict_at text,
      check ((expert_id is null) <> (account_id is null))
    )`,
    `create index conflicts_by_submission on conflicts (submission_id, is_blocking)`,
    `create index conflicts_by_expert on conflicts (expert_id, submission_id)`,
    `create index conflicts_by_account on conflicts (account_id, submission_id)`,
    `create table panels (
      id text primary key,
      stage_id text not null references stages (id),
      code text not null,
      name_zh text not null,
      name_en text not null,
      field_codes text not null,
      unique (stage_id, code)
    )`,
    `create table panel_members (
      panel_id text not null references panels (id),
      expert_id text not null references experts (id),
      seat text not null check (seat in ('member', 'reserve')),
      position integer not null,
      primary key (panel_id, expert_id)
    )`,
    `create table assignment_runs (
      id text primary key,
      stage_id text not null references stages (id),
      created_at text not null,
      created_by text,
      seed text not null,
      input_digest text not null,
      report text not null
    )`,
    `create table assignments (
      id text primary key,
      stage_id text not null references stages (id),
      submission_id text not null references submissions (id),
      expert_id text not null references experts (id),
      panel_id text references panels (id),
      run_id text references assignment_runs (id),
      state text not null check (state in ('active', 'recused', 'declined', 'void')),
      reading_order integer not null,
      fit integer not null default 0,
      created_at text not null,
      ended_at text,
      end_reason text not null default '',
      unique (stage_id, submission_id, expert_id)
    )`,
    `create index assignments_by_expert on assignments (expert_id, stage_id, state)`,
    `create table declarations (
      id text primary key,
      assignment_id text not null unique references assignments (id),
      expert_id text not null references experts (id),
      submission_id text not null references submissions (id),
      answer text not null check (answer in ('none', 'conflict')),
      rule_code text,
      statement text not null default '',
      declared_at text not null
    )`,
    `create table pledges (
      stage_id text not null references stages (id),
      expert_id text not null references experts (id),
      signed_at text not null,
      primary key (stage_id, expert_id)
    )`,
    `create table score_sheets (
      id text primary key,
      assignment_id text not null unique references assignments (id),
      stage_id text not null references stages (id),
      submission_id text not null references submissions (id),
      expert_id text not null references experts (id),
      rubric_version_id text not null references rubric_versions (id),
      state text not null check (state in ('draft', 'submitted', 'void')),
      revision integer not null check (revision >= 1),
      comment text not null default '',
      flags text not null default '[]',
      is_skipped integer not null default 0 check (is_skipped in (0, 1)),
      started_at text not null,
      saved_at text not null,
      submitted_at text,
      void_at text,
      void_reason text not null default '',
      check (state <> 'submitted' or submitted_at is not null)
    )`,
    `create index score_sheets_by_stage on score_sheets (stage_id, state)`,
    `create index score_sheets_by_submission on score_sheets (submission_id, state)`,
    `create index score_sheets_by_expert on score_sheets (expert_id, stage_id)`,
    `create table marks (
      sheet_id text not null references score_sheets (id),
      criterion_code text not null,
      mark integer not null check (mark between 0 and 1000),
      reason text not null default '',
      primary key (sheet_id, criterion_code)
    )`,
  ]);
}
