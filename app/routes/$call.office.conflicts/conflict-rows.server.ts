import { ROWS_PER_PAGE } from "#app/components/data-table/table-state.ts";
import { listPeople } from "#app/workflow/accounts.server.ts";
import { listConflicts } from "#app/workflow/conflicts.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { listExperts } from "#app/workflow/experts.server.ts";

export const CONFLICT_STATES = ["waiting", "blocking", "allowed"] as const;
export type ConflictState = (typeof CONFLICT_STATES)[number];

export interface ConflictQuery {
  readonly ruleCode: string;
  readonly state: string;
  readonly text: string;
  readonly page: number;
}

/** One page of the queue, as the table shows it. */
export async function loadConflictRows(ctx: Context, query: ConflictQuery) {
  const all = (await listConflicts(ctx)).map((conflict) => ({
    id: conflict.id,
    submissionId: conflict.submissionId,
    serial: conflict.serial,
    titleZh: conflict.titleZh,
    titleEn: conflict.titleEn,
    expertId: conflict.expertId,
    expertCode: conflict.expertCode,
    nameZh: conflict.personNameZh ?? "",
    nameEn: conflict.personNameEn ?? "",
    ruleCode: conflict.ruleCode,
    severity: conflict.severity,
    source: conflict.source,
    evidenceZh: conflict.evidenceZh,
    evidenceEn: conflict.evidenceEn,
    endedOn: conflict.endedOn,
    foundAt: conflict.foundAt,
    isBlocking: conflict.isBlocking === 1,
    verdict: conflict.verdict,
    verdictReason: conflict.verdictReason,
    awaits: conflict.awaits,
  }));
  const needle = query.text.trim().toLowerCase();
  const found = all.filter(
    (row) =>
      (query.ruleCode === "" || row.ruleCode === query.ruleCode) &&
      (query.state === "" || stateOf(row) === query.state) &&
      (needle === "" ||
        [row.serial, row.expertCode ?? "", row.nameZh, row.nameEn].join(" ").toLowerCase().includes(needle)),
  );
  return {
    rows: found.slice((query.page - 1) * ROWS_PER_PAGE, query.page * ROWS_PER_PAGE),
    total: found.length,
    page: query.page,
    counts: {
      all: all.length,
      waiting: all.filter((row) => stateOf(row) === "waiting").length,
      blocking: all.filter((row) => row.isBlocking).length,
    },
  };
}

export type ConflictRow = Awaited<ReturnType<typeof loadConflictRows>>["rows"][number];

/** Whom a conflict can be recorded for: experts of the pool and members of staff. */
export async function loadPersons(ctx: Context) {
  const experts = (await listExperts(ctx)).map(({ id, code, nameZh, nameEn }) => ({
    value: `expert ${id}`,
    code,
    nameZh,
    nameEn,
  }));
  const staff = new Map(
    (await listPeople(ctx))
      .filter(({ role }) => role === "secretariat" || role === "chair" || role === "supervisor")
      .map(({ accountId, nameZh, nameEn }) => [
        accountId,
        { value: `account ${accountId}`, code: null, nameZh, nameEn },
      ]),
  );
  return [...experts, ...staff.values()];
}

function stateOf(row: { readonly awaits: unknown; readonly isBlocking: boolean }): ConflictState {
  if (row.awaits !== null) return "waiting";
  return row.isBlocking ? "blocking" : "allowed";
}
