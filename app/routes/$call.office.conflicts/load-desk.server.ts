import { tablePage } from "#app/components/data-table/table-state.ts";
import { conflictQueue } from "#app/http/conflict-queue.server.ts";
import { listPeople } from "#app/workflow/accounts.server.ts";
import type { Call } from "#app/workflow/calls.server.ts";
import { mayExportConflictFacts } from "#app/workflow/conflict-export.server.ts";
import { lastScanAt } from "#app/workflow/conflict-scan.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { listExperts } from "#app/workflow/experts.server.ts";
import { listRereadings, suggestedDueDay } from "#app/workflow/rereadings.server.ts";
import { applicantWindowState, conflictHandlingOf } from "#scoring/programme/conflict-handling.ts";

/** Everything the desk shows beside the names of the call. */
export async function loadDesk(ctx: Context, call: Call, search: URLSearchParams) {
  const { waiting, queue, counts } = await conflictQueue(ctx, search, tablePage(search));
  return {
    queue,
    counts,
    late: waiting.filter(({ awaits }) => awaits === "office"),
    rereadings: (await listRereadings(ctx)).map(rereadingFacts),
    dueOn: await suggestedDueDay(ctx),
    lastScanAt: await lastScanAt(ctx),
    mayExport: await mayExportConflictFacts(ctx),
    applicants: applicantsWord(call, ctx.now()),
    persons: await loadPersons(ctx),
  };
}

export type Rereading = ReturnType<typeof rereadingFacts>;

function rereadingFacts(line: Awaited<ReturnType<typeof listRereadings>>[number]) {
  const { id, endedAssignmentId, stageKind, serial, titleZh, titleEn, ruleCode } = line;
  const { endedExpertCode, readerCode, dueAt, state } = line;
  const names = { serial, titleZh, titleEn, ruleCode, endedExpertCode, readerCode };
  return { id, endedAssignmentId, stageKind, ...names, dueAt, state };
}

/** Until when an applicant's word is taken, and how many experts it may name. */
function applicantsWord({ programme }: Call, now: string) {
  const handling = conflictHandlingOf(programme);
  return {
    state: applicantWindowState(handling, now),
    count: handling.maximumExcluded,
    from: handling.applicantWindow?.opensAt ?? now,
    at: handling.applicantWindow?.closesAt ?? now,
  };
}

/** Whom a conflict can be recorded for: experts of the pool and members of staff. */
async function loadPersons(ctx: Context) {
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
