/** The audit trail of a call, for staff. */
import type { Context } from "./context.ts";

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

export async function listRecord(ctx: Context, page: number): Promise<RecordPage> {
  throw new Error("listRecord: not built yet");
}
