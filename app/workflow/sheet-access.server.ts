/**
 * An expert's own sheet and what stands between the expert and it. A sheet has the id of its assignment, so that its
 * address exists before the first word is saved. A part of the desks of sheets, declarations and recusals.
 */
import { type Assignment, findAssignment } from "#db/assignments.ts";
import { hasBlockingConflict } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { findDeclaration, findPledge } from "#db/declarations.ts";
import { findRunningRereading } from "#db/rereadings.ts";
import { findScoreSheet, type ScoreSheet } from "#db/score-sheets.ts";
import type { Context } from "./context.ts";
import { mayScore } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { type PlannedStage, requireTakingSheets, stageById } from "./stage-plans.server.ts";

export interface OwnSheet {
  readonly planned: PlannedStage;
  readonly assignment: Assignment;
  /** undefined until something is saved. */
  readonly sheet: ScoreSheet | undefined;
}

/** @throws Refusal not_found: there is none, or it is somebody else's */
export async function ownSheet(trx: Database, ctx: Context, sheetId: string): Promise<OwnSheet> {
  const assignment = await findAssignment(trx, sheetId);
  if (assignment === undefined || !mayScore(ctx.actor, assignment)) throw new Refusal("not_found");
  return {
    planned: await withRereading(trx, ctx, await stageById(trx, ctx, assignment.stageId), sheetId),
    assignment,
    sheet: await findScoreSheet(trx, sheetId),
  };
}

/** For a reading that is asked for again its stage is open, as long as the reading has time; for all others it is not. */
async function withRereading(
  trx: Database,
  ctx: Context,
  planned: PlannedStage,
  assignmentId: string,
): Promise<PlannedStage> {
  const { stage } = planned;
  if (stage.state !== "closed" && stage.state !== "frozen") return planned;
  const rereading = await findRunningRereading(trx, assignmentId, ctx.now());
  if (rereading === undefined) return planned;
  return { ...planned, stage: { ...stage, state: "open", closesAt: rereading.dueAt } };
}

/**
 * Before anything of the submission is read. After a recusal, or with a conflict found by somebody else, the submission
 * is not there any more.
 * @throws Refusal not_found, stage_not_open, pledge_required, declaration_required
 */
export async function requireReadable(trx: Database, ctx: Context, own: OwnSheet): Promise<void> {
  if (await hasEnded(trx, ctx, own)) throw new Refusal("not_found");
  if (own.planned.stage.state === "planned") throw new Refusal("stage_not_open");
  await requireSigned(trx, own);
}

/**
 * Before anything is stored. Here an ended assignment says so, because somebody has just written something.
 * @throws Refusal assignment_ended, stage_not_open, stage_already_closed, stage_frozen, pledge_required,
 *   declaration_required
 */
export async function requireWritable(trx: Database, ctx: Context, own: OwnSheet): Promise<void> {
  if (await hasEnded(trx, ctx, own)) throw new Refusal("assignment_ended");
  requireTakingSheets(own.planned.stage, ctx.now());
  await requireSigned(trx, own);
}

export async function hasEnded(trx: Database, ctx: Context, { assignment }: OwnSheet): Promise<boolean> {
  if (assignment.state !== "active") return true;
  const person = { accountId: ctx.actor.id, expertId: assignment.expertId };
  return await hasBlockingConflict(trx, person, assignment.submissionId);
}

async function requireSigned(trx: Database, { assignment }: OwnSheet): Promise<void> {
  const pledge = await findPledge(trx, assignment.stageId, assignment.expertId);
  if (pledge === undefined) throw new Refusal("pledge_required");
  const declaration = await findDeclaration(trx, assignment.id);
  if (declaration === undefined) throw new Refusal("declaration_required");
}
