import { findLastAuditEntry, saveAuditEntry } from "#db/audit.ts";
import type { Database } from "#db/connection.ts";
import { digest } from "#scoring/record/digest.ts";
import type { Context } from "./context.ts";

const NO_PREVIOUS = "0".repeat(64);

export interface AuditSubject {
  readonly type: string;
  readonly id: string;
}

/**
 * Appends the entry of a verb, inside the verb's own transaction: either both are stored or neither is.
 * Each entry carries the hash of the one before, so that an edit in between shows.
 *
 * @param details whole numbers, strings, booleans, null, and lists and objects of these
 */
export async function recordAudit(
  trx: Database,
  ctx: Context,
  verb: string,
  subject: AuditSubject,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const last = await findLastAuditEntry(trx);
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    callId: ctx.actor.callId === "" ? null : ctx.actor.callId,
    at: ctx.now(),
    actorId: ctx.actor.id,
    actorRole: ctx.actor.roles.join(","),
    verb,
    subjectType: subject.type,
    subjectId: subject.id,
    details: JSON.stringify(details),
    previousHash: last?.hash ?? NO_PREVIOUS,
  };
  await saveAuditEntry(trx, { ...entry, hash: digest(entry) });
}
