/** The queue of conflicts as every role of staff reads it; filters and page come from the address. */
import { listConflicts, type QueuedConflict } from "#app/workflow/conflicts.server.ts";
import type { Context } from "#app/workflow/context.ts";

export interface QueuePage {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** One page of what the filters of the address leave, and what waits for anybody, whatever they say. */
export async function conflictQueue(ctx: Context, search: URLSearchParams, { page, size }: QueuePage) {
  const all = (await listConflicts(ctx)).map(conflictFacts);
  const found = all.filter((row) => isWanted(row, search));
  const waiting = all.filter((row) => row.awaits !== null);
  return {
    waiting,
    queue: { rows: found.slice((page - 1) * size, page * size), page, total: found.length },
    counts: {
      all: all.length,
      waiting: waiting.length,
      settled: all.length - waiting.length,
      blocking: all.filter((row) => row.isBlocking).length,
    },
  };
}

type Row = ReturnType<typeof conflictFacts>;

function isWanted(row: Row, search: URLSearchParams): boolean {
  const wants = (name: string, value: string) => ["", value].includes(search.get(name) ?? "");
  const needle = (search.get("q") ?? "").trim().toLowerCase();
  const text = [row.serial, row.expertCode ?? "", row.personNameZh ?? "", row.personNameEn ?? ""].join(" ");
  return (
    wants("rule", row.ruleCode) &&
    wants("severity", row.severity) &&
    wants("source", row.source) &&
    wants("awaits", row.awaits ?? "nobody") &&
    wants("state", stateOf(row)) &&
    (needle === "" || text.toLowerCase().includes(needle))
  );
}

function stateOf({ awaits, isBlocking }: Row): string {
  if (awaits === "chair" || awaits === "supervisor") return "waiting";
  return isBlocking ? "blocking" : "allowed";
}

function conflictFacts(conflict: QueuedConflict) {
  const { id, submissionId, serial, titleZh, titleEn, expertId, expertCode, personNameZh, personNameEn } = conflict;
  const { ruleCode, ruleVersion, severity, certainty, source, evidenceZh, evidenceEn, endedOn, foundAt } = conflict;
  const { verdict, verdictReason, verdictByNameZh, verdictByNameEn, verdictAt, clearedUntil, awaits } = conflict;
  return {
    ...{ id, submissionId, serial, titleZh, titleEn, expertId, expertCode, personNameZh, personNameEn },
    ...{ ruleCode, ruleVersion, severity, certainty, source, evidenceZh, evidenceEn, endedOn, foundAt },
    ...{ verdict, verdictReason, verdictByNameZh, verdictByNameEn, verdictAt, clearedUntil, awaits },
    isLost: conflict.lostAt !== null,
    isBlocking: conflict.isBlocking === 1,
    isDecided: conflict.verdictSecondBy !== null,
  };
}
