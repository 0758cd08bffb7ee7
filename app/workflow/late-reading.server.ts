/** How a reading is asked for again after its stage has closed. A part of the desks of conflicts and rereadings. */
import type { Assignment } from "#db/assignments.ts";
import type { Database } from "#db/connection.ts";
import { saveRereading } from "#db/rereadings.ts";
import { addWorkingDays } from "#scoring/notice/working-days.ts";
import { conflictHandlingOf } from "#scoring/programme/conflict-handling.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { dayOf, endOfDay } from "./days.ts";
import { calendarOf } from "./notice-content.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

/**
 * Opens the place of an assignment that has ended for somebody else, after its stage has closed. The stage stays as it
 * is: this one reading alone takes a sheet, until 24:00 of the day it is due.
 * @param dueOn calendar day in the call's zone; by default the working days the programme gives, from today
 */
export async function askAgain(
  trx: Database,
  ctx: Context,
  { call, stage }: Pick<PlannedStage, "call" | "stage">,
  ended: Pick<Assignment, "id" | "submissionId">,
  conflictId: string,
  dueOn: string = usualDueDay(call.programme, ctx.now()),
): Promise<void> {
  const dueAt = endOfDay(dueOn, call.programme.timeZone);
  const { id: endedAssignmentId, submissionId } = ended;
  const rereading = { stageId: stage.id, submissionId, conflictId, endedAssignmentId, assignmentId: null };
  await saveRereading(trx, { ...rereading, id: ctx.newId(), openedAt: ctx.now(), dueAt });
  await recordAudit(
    trx,
    ctx,
    "rereading.opened",
    { type: "assignment", id: endedAssignmentId },
    { stage: stage.kind, submissionId, conflictId, dueAt },
  );
}

/** The day a reading that is asked for now is due on, unless somebody says otherwise. */
export function usualDueDay(programme: Programme, now: string): string {
  const { rereadingWorkingDays } = conflictHandlingOf(programme);
  return addWorkingDays(dayOf(now, programme.timeZone), rereadingWorkingDays, calendarOf(programme));
}
