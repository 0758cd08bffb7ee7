/** Readings asked for again after a conflict was found late: opened by the office, read by somebody else. */
import { findAssignment } from "#db/assignments.ts";
import { findConflict } from "#db/conflicts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import {
  changeRereading,
  findRereading,
  type LatePair,
  listRereadingLines,
  listRereadingsOfExpert,
  type RereadingLine,
} from "#db/rereadings.ts";
import { saveStage } from "#db/stages.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { endReading, replaceReader } from "./assignment-changes.server.ts";
import { recordAudit } from "./audit.server.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { type Call, callOf } from "./calls.server.ts";
import { type Context, within } from "./context.ts";
import { dayOf, endOfDay } from "./days.ts";
import { lateConflictsOf } from "./late-conflicts.server.ts";
import { askAgain, usualDueDay } from "./late-reading.server.ts";
import { isStaff, mayAskAgain, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { listMySheets, type MySheet } from "./score-sheets.server.ts";
import { stageById } from "./stage-plans.server.ts";
import { withdrawVotes } from "./vote-withdrawal.server.ts";

export interface RereadingView extends RereadingLine {
  /**
   * over: the deadline has passed without a sheet; unfound: nobody reads it, because nobody is free or needed; replaced:
   * the reader had to stay away too, and a reading of its own was asked for; withdrawn: the submission was, before the
   * sheet was in.
   */
  readonly state: "open" | "done" | "over" | "unfound" | "replaced" | "withdrawn";
}

export interface MyRereading extends Pick<MySheet, "sheetId" | "serial" | "titleZh" | "titleEn" | "status"> {
  readonly stageKind: StageKind;
  readonly dueAt: string;
}

/** All readings asked for again, newest first, over what the actor may know of. @throws Refusal not_found */
export async function listRereadings(ctx: Context): Promise<readonly RereadingView[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const lines = await listRereadingLines(ctx.db, submissionScope(ctx.actor, "staff"));
  return lines.map((line) => ({ ...line, state: stateOf(line, ctx.now()) }));
}

/** What the acting expert is asked to read again, the most urgent first. @throws Refusal not_found */
export async function listMyRereadings(ctx: Context): Promise<readonly MyRereading[]> {
  const { expertId, callId } = ctx.actor;
  if (expertId === null) throw new Refusal("not_found");
  const asked = await listRereadingsOfExpert(ctx.db, callId, expertId, ctx.now());
  const mine: MyRereading[] = [];
  for (const { assignmentId, stageKind, dueAt } of asked) {
    const sheet = (await listMySheets(ctx, stageKind)).find((item) => item.sheetId === assignmentId);
    if (sheet === undefined) continue;
    const { sheetId, serial, titleZh, titleEn, status } = sheet;
    mine.push({ sheetId, serial, titleZh, titleEn, status, stageKind, dueAt });
  }
  return mine;
}

/** The day a reading is due on if nobody chooses another. */
export async function suggestedDueDay(ctx: Context): Promise<string> {
  return usualDueDay((await callOf(ctx)).programme, ctx.now());
}

/**
 * Takes a person with a late conflict out of the frozen results that still count the person: the sheets are void, the
 * ballots withdrawn, and somebody else is asked to read. The results stay in force until a new version is confirmed.
 * @param dueOn calendar day in the call's zone
 * @throws Refusal not_found
 * @throws Refusal already_decided: no frozen result counts anything of the person
 * @throws Refusal invalid: field dueOn `not_a_date`, `past_date`
 */
export async function askForReadingsAgain(
  ctx: Context,
  conflictId: string,
  { dueOn }: { readonly dueOn: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const conflict = await findConflict(trx, conflictId);
    if (conflict === undefined || !mayAskAgain(ctx.actor)) throw new Refusal("not_found");
    await requireVisible(inside, conflict.submissionId);
    const call = await callOf(inside);
    const late = (await lateConflictsOf(trx, call)).get(conflictId);
    if (late === undefined) throw new Refusal("already_decided");
    requireDay(call, ctx.now(), dueOn);
    const stageIds = late.map(({ stageId }) => stageId);
    await withdrawVotes(trx, ctx, late[0]!.expertId, conflict.submissionId, stageIds);
    for (const pair of late) {
      await saveStage(trx, pair.stageId, { reopenedAt: ctx.now() });
      await replaceLate(trx, inside, pair, dueOn);
    }
  });
}

/**
 * Gives a reading more time. @throws Refusal not_found; already_decided: the sheet is in or not needed; invalid as above
 */
export async function extendRereading(
  ctx: Context,
  rereadingId: string,
  { dueOn }: { readonly dueOn: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const rereading = await findRereading(trx, rereadingId);
    if (rereading === undefined || !mayAskAgain(ctx.actor)) throw new Refusal("not_found");
    await requireVisible(inside, rereading.submissionId);
    const line = (await listRereadings(inside)).find((item) => item.id === rereadingId);
    if (line?.state === "done" || line?.state === "replaced" || line?.state === "withdrawn")
      throw new Refusal("already_decided");
    const call = await callOf(inside);
    requireDay(call, ctx.now(), dueOn);
    const dueAt = endOfDay(dueOn, call.programme.timeZone);
    await changeRereading(trx, rereadingId, { dueAt });
    await recordAudit(
      trx,
      ctx,
      "rereading.extended",
      { type: "assignment", id: rereading.endedAssignmentId },
      { submissionId: rereading.submissionId, before: rereading.dueAt, dueAt },
    );
  });
}

/** A ballot without a sheet is withdrawn with the others; there is nothing to read again then. */
async function replaceLate(
  trx: Database,
  ctx: Context,
  { conflict, stageId, assignmentId }: LatePair,
  dueOn: string,
): Promise<void> {
  const assignment = assignmentId === null ? undefined : await findAssignment(trx, assignmentId);
  if (assignment === undefined) return;
  const planned = await stageById(trx, ctx, stageId);
  const { id: conflictId, ruleCode, submissionId } = conflict;
  await endReading(trx, ctx, assignment, { state: "void", reason: ruleCode });
  await askAgain(trx, ctx, planned, assignment, conflictId, dueOn);
  const replacedBy = await replaceReader(trx, ctx, planned, assignment);
  await recordAudit(
    trx,
    ctx,
    "assignment.ended",
    { type: "assignment", id: assignment.id },
    { stage: planned.stage.kind, submissionId, state: "void", reason: ruleCode, replacedBy },
  );
}

async function requireVisible(ctx: Context, submissionId: string): Promise<void> {
  const submission = await findSubmissionInScope(ctx.db, submissionScope(ctx.actor, "staff"), submissionId);
  if (submission === undefined) throw new Refusal("not_found");
}

function requireDay({ programme }: Call, now: string, day: string): void {
  const code = !isCalendarDate(day) ? "not_a_date" : day < dayOf(now, programme.timeZone) ? "past_date" : null;
  if (code !== null) throw new Refusal("invalid", [{ field: "dueOn", code }]);
}

function stateOf(line: RereadingLine, now: string): RereadingView["state"] {
  const { assignmentId, readerState, sheetState, submissionStatus, dueAt } = line;
  if (assignmentId === null) return submissionStatus === "withdrawn" ? "withdrawn" : "unfound";
  if (readerState !== "active") return "replaced";
  if (sheetState === "submitted") return "done";
  if (submissionStatus === "withdrawn") return "withdrawn";
  return now < dueAt ? "open" : "over";
}
