/** What chair and supervisor read of the conflicts: the same for both, so it is gathered once. */
import type { Call } from "#app/workflow/calls.server.ts";
import { listConflicts, type QueuedConflict } from "#app/workflow/conflicts.server.ts";
import type { Context } from "#app/workflow/context.ts";

export async function conflictsPage({ call, ctx }: { readonly call: Call; readonly ctx: Context }) {
  return {
    zone: call.programme.timeZone,
    rules: call.programme.conflictRules.map(({ code, name }) => ({ code, name })),
    items: (await listConflicts(ctx)).map(conflictFacts),
  };
}

function conflictFacts(conflict: QueuedConflict) {
  const { id, serial, titleZh, titleEn, expertCode, personNameZh, personNameEn } = conflict;
  const { ruleCode, severity, source, evidenceZh, evidenceEn, endedOn, foundAt, isBlocking } = conflict;
  const { verdict, verdictReason, verdictByNameZh, verdictByNameEn, verdictAt, awaits } = conflict;
  return {
    ...{ id, serial, titleZh, titleEn, expertCode, personNameZh, personNameEn },
    ...{ ruleCode, severity, source, evidenceZh, evidenceEn, endedOn, foundAt, isBlocking: isBlocking === 1 },
    ...{ verdict, verdictReason, verdictByNameZh, verdictByNameEn, verdictAt, awaits },
  };
}
