import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table settings (
      key text primary key,
      value text not null
    )`,
    `create table calls (
      id text primary key,
      slug text not null unique,
      mode text not null check (mode in ('live', 'demo')),
      programme_version_id text,
      created_at text not null
    )`,
    `create table programme_versions (
      id text primary key,
      call_id text not null references calls (id),
      version integer not null check (version >= 1),
      hash text not null,
      document text not null,
      created_at text not null,
      created_by text,
      unique (call_id, version)
    )`,
    `create table accounts (
      id text primary key,
      email text not null unique,
      name_zh text not null,
      name_en text not null,
      password_hash text,
      language text check (language in ('zh-CN', 'en')),
      is_disabled integer not null default 0 check (is_disabled in (0, 1)),
      created_at text not null
    )`,
    `create table sessions (
      id_hash text primary key,
      account_id text not null references accounts (id),
      expires_at text not null,
      created_at text not null
    )`,
    `create index sessions_by_account on sessions (account_id)`,
    `create table organizations (
      id text primary key,
      call_id text not null references calls (id),
      kind text not null check (kind in ('host', 'coHost', 'supporter', 'organizer', 'recommender', 'applicant', 'other')),
      name_zh text not null,
      name_en text not null,
      former_names text not null default '[]',
      country text not null,
      province text,
      credit_code text,
      register_no text,
      email_domain text,
      parent_id text references organizations (id)
    )`,
    `create index organizations_by_call on organizations (call_id, kind, country)`,
    `create table experts (
      id text primary key,
      call_id text not null references calls (id),
      code text not null,
      name_zh text not null,
      name_en text not null,
      title_zh text not null default '',
      title_en text not null default '',
      kind text not null check (kind in ('authority', 'entrepreneur', 'investor')),
      organization_id text references organizations (id),
      country text not null,
      province text,
      birth_year integer,
      email text not null,
      languages text not null default '[]',
      capacity integer not null check (capacity between 0 and 1000),
      is_active integer not null default 1 check (is_active in (0, 1)),
      unique (call_id, code)
    )`,
    `create table expert_fields (
      expert_id text not null references experts (id),
      position integer not null,
      field_code text not null,
      primary key (expert_id, field_code)
    )`,
    `create table expert_facts (
      id text primary key,
      expert_id text not null references experts (id),
      kind text not null,
      organization_id text references organizations (id),
      organization_name text,
      person_name text,
      started_on text,
      ended_on text,
      detail text not null default '{}'
    )`,
    `create index expert_facts_by_expert on expert_facts (expert_id)`,
    `create table role_holdings (
      id text primary key,
      call_id text not null references calls (id),
      account_id text not null references accounts (id),
      role text not null check (role in ('secretariat', 'chair', 'supervisor', 'expert', 'recommender')),
      expert_id text references experts (id),
      organization_id text references organizations (id),
      created_at text not null,
      ended_at text,
      unique (call_id, account_id, role)
    )`,
    `create index role_holdings_by_account on role_holdings (account_id)`,
    `create table invitations (
      id text primary key,
      call_id text not null references calls (id),
      token_hash text not null unique,
      role text not null check (role in ('secretariat', 'chair', 'supervisor', 'expert', 'recommender')),
      email text not null,
      name_zh text not null,
      name_en text not null,
      expert_id text references experts (id),
      organization_id text references organizations (id),
      created_at text not null,
      created_by text references accounts (id),
      expires_at text not null,
      accepted_at text,
      account_id text references accounts (id)
    )`,
    `create table outbox (
      id text primary key,
      call_id text references calls (id),
      kind text not null,
      recipient text not null,
      subject text not null,
      body text not null,
      created_at text not null,
      sent_at text
    )`,
    `create table audit_entries (
      seq integer primary key,
      call_id text references calls (id),
      at text not null,
      actor_id text,
      actor_role text not null,
      verb text not null,
      subject_type text not null,
      subject_id text not null,
      details text not null,
      previous_hash text not null,
      hash text not null unique
    )`,
    `create index audit_entries_by_subject on audit_entries (subject_type, subject_id)`,
    `create index audit_entries_by_call on audit_entries (call_id, seq)`,
  ]);
}
