/** The audit trail of a call, for staff. */
import { inTransaction } from "#db/connection.ts";
import {
  countAuditEntries,
  listNamedAuditEntries,
  listNamedAuditEntriesAbout,
  listSubmissionIds,
  listTracesOf,
} from "#db/record.ts";
import type { NamedAuditEntry } from "#db/record.ts";
import { listIdsInScope } from "#db/results.ts";
import type { Context } from "./context.ts";
import { mayReadRecord, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

const PAGE_SIZE = 50;

export interface RecordEntry {
  readonly at: string;
  /** Null: the command line or the demonstration itself. */
  readonly actor: { readonly nameZh: string; readonly nameEn: string } | null;
  /** Roles at the time, joined by commas. */
  readonly actorRole: string;
  readonly verb: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Empty, as `seq` and `hash` are null, for somebody who may not know all of the call. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly seq: number | null;
  readonly hash: string | null;
}

export interface RecordPage {
  /** Newest first. */
  readonly entries: readonly RecordEntry[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/**
 * One page of the trail, newest first.
 *
 * For somebody with a conflict, entries about those submissions are left out and the others come without number, hash
 * and details: a gap between numbers would show that something is missing, a hash depends on everything before it, and
 * details may count or name what is hidden.
 *
 * Cost: one page is read; for somebody with a conflict the whole trail of the call.
 * @param page from 1; a page beyond the last one is empty
 * @throws Refusal not_found
 */
export async function listRecord(ctx: Context, page: number): Promise<RecordPage> {
  return await inTransaction(ctx.db, async (trx) => {
    const { callId } = ctx.actor;
    if (!mayReadRecord(ctx.actor)) throw new Refusal("not_found");
    const wanted = Number.isSafeInteger(page) && page >= 1 ? page : 1;
    const offset = (wanted - 1) * PAGE_SIZE;
    const visible = await listIdsInScope(trx, submissionScope(ctx.actor, "staff"));
    const hidden = (await listSubmissionIds(trx, callId)).filter((id) => !visible.has(id));
    if (hidden.length === 0) {
      const entries = await listNamedAuditEntries(trx, callId, { limit: PAGE_SIZE, offset });
      const total = await countAuditEntries(trx, callId);
      return { entries: entries.map(toWholeEntry), total, page: wanted, pageSize: PAGE_SIZE };
    }
    const traces = await listTracesOf(trx, hidden);
    const entries = (await listNamedAuditEntries(trx, callId)).filter((entry) => !mentions(entry, traces));
    const shown = entries.slice(offset, offset + PAGE_SIZE);
    return { entries: shown.map(toBareEntry), total: entries.length, page: wanted, pageSize: PAGE_SIZE };
  });
}

/**
 * What was done with one submission, its checks, assignments, sheets and conflicts, newest first. Somebody with a
 * conflict with another one gets the entries bare, as in `listRecord`.
 * @throws Refusal not_found
 */
export async function listSubmissionRecord(ctx: Context, submissionId: string): Promise<readonly RecordEntry[]> {
  return await inTransaction(ctx.db, async (trx) => {
    const { callId } = ctx.actor;
    const visible = await listIdsInScope(trx, submissionScope(ctx.actor, "staff"));
    if (!mayReadRecord(ctx.actor) || !visible.has(submissionId)) throw new Refusal("not_found");
    const traces = await listTracesOf(trx, [submissionId]);
    const entries = await listNamedAuditEntriesAbout(trx, callId, [...traces]);
    const hidesSome = (await listSubmissionIds(trx, callId)).some((id) => !visible.has(id));
    return entries.map(hidesSome ? toBareEntry : toWholeEntry);
  });
}

function mentions(entry: NamedAuditEntry, traces: ReadonlySet<string>): boolean {
  return traces.has(entry.subjectId) || textsIn(JSON.parse(entry.details)).some((text) => traces.has(text));
}

/** Every text inside a value, keys included. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
}

function toWholeEntry(entry: NamedAuditEntry): RecordEntry {
  const details = JSON.parse(entry.details) as Record<string, unknown>;
  return { ...toBareEntry(entry), details, seq: entry.seq, hash: entry.hash };
}

function toBareEntry(entry: NamedAuditEntry): RecordEntry {
  const { at, actorRole, verb, subjectType, subjectId, actorNameZh, actorNameEn } = entry;
  const actor = actorNameZh === null || actorNameEn === null ? null : { nameZh: actorNameZh, nameEn: actorNameEn };
  return { at, actor, actorRole, verb, subjectType, subjectId, details: {}, seq: null, hash: null };
}
