import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

/**
 * What a scan for conflicts asks of organizations, experts, staff and submissions; what it found, beside each conflict;
 * and the readings that are asked for again when a conflict is found late.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `alter table organizations add column aliases text not null default '[]'`,
    `alter table experts add column orcid text`,
    `alter table submission_people add column orcid text`,
    `create table organization_holdings (
      id text primary key,
      holder_id text not null references organizations (id),
      held_id text not null references organizations (id),
      started_on text,
      ended_on text,
      check (holder_id <> held_id)
    )`,
    `create index organization_holdings_by_holder on organization_holdings (holder_id)`,
    `create table submission_organizations (
      submission_id text not null references submissions (id),
      organization_id text not null references organizations (id),
      relation text not null check (relation in ('owner', 'association')),
      primary key (submission_id, organization_id, relation)
    )`,
    `create table staff_facts (
      id text primary key,
      call_id text not null references calls (id),
      account_id text not null references accounts (id),
      kind text not null,
      organization_id text references organizations (id),
      organization_name text,
      person_name text,
      started_on text,
      ended_on text,
      detail text not null default '{}'
    )`,
    `create index staff_facts_by_account on staff_facts (account_id, call_id)`,
    `alter table conflicts add column finding_key text`,
    `alter table conflicts add column rule_version text`,
    `alter table conflicts add column certainty text check (certainty in ('certain', 'uncertain'))`,
    `alter table conflicts add column evidence text`,
    `alter table conflicts add column lost_at text`,
    `alter table conflicts add column cleared_until text`,
    // One row for one finding about one person and one submission, whoever scans at the same time.
    `create unique index conflicts_by_finding on conflicts (submission_id, (coalesce(expert_id, account_id)), finding_key)`,
    `create table rereadings (
      id text primary key,
      stage_id text not null references stages (id),
      submission_id text not null references submissions (id),
      conflict_id text not null references conflicts (id),
      ended_assignment_id text not null unique references assignments (id),
      assignment_id text unique references assignments (id),
      opened_at text not null,
      due_at text not null
    )`,
    `create index rereadings_by_stage on rereadings (stage_id)`,
    `alter table stages add column reopened_at text`,
  ]);
}
