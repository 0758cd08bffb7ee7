import type { Kysely } from "kysely";
import { createTables } from "../connection.ts";

/** Draws of a stage's experts by lot: what was announced, the parts of the seed, who was drawn. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, [
    `create table draws (
      id text primary key,
      stage_id text not null references stages (id),
      number integer not null check (number >= 1),
      state text not null check (state in ('announced', 'committed', 'drawn', 'cancelled')),
      algorithm text not null,
      pool_document text not null,
      pool_digest text not null,
      terms_document text not null,
      terms_digest text not null,
      announced_at text not null,
      announced_by text not null references accounts (id),
      settled_at text,
      settled_by text references accounts (id),
      cancel_reason text,
      unique (stage_id, number),
      check ((state in ('drawn', 'cancelled')) = (settled_at is not null)),
      check ((settled_at is null) = (settled_by is null)),
      check ((state = 'cancelled') = (cancel_reason is not null))
    )`,
    `create table draw_parts (
      draw_id text not null references draws (id),
      role text not null check (role in ('chair', 'supervisor')),
      commitment text not null check (length(commitment) = 64),
      committed_at text not null,
      committed_by text not null references accounts (id),
      secret text,
      revealed_at text,
      revealed_by text references accounts (id),
      primary key (draw_id, role),
      unique (draw_id, committed_by),
      unique (draw_id, commitment),
      check ((secret is null) = (revealed_at is null)),
      check ((secret is null) = (revealed_by is null))
    )`,
    `create table draw_seats (
      draw_id text not null references draws (id),
      seat text not null check (seat in ('panel', 'reserve')),
      place integer not null check (place >= 1),
      expert_id text not null references experts (id),
      called_at text,
      called_by text references accounts (id),
      reason text,
      primary key (draw_id, seat, place),
      unique (draw_id, expert_id),
      check ((called_at is null) = (called_by is null)),
      check ((called_at is null) = (reason is null)),
      check (seat = 'reserve' or called_at is null)
    )`,
  ]);
}
