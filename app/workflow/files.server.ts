/** Files of submissions: the one door to their bytes. */
import { findAssignment, listActiveAssignmentsOfPair } from "#db/assignments.ts";
import { findDeclaration, findPledge } from "#db/declarations.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import type { Row } from "#db/schema.ts";
import { findSubmissionFile } from "#db/submissions.ts";
import { applicantMask, isMasked } from "./applicant-mask.server.ts";
import { isFileShownBlind, neutralFileName } from "./blindness.ts";
import { callOf } from "./calls.server.ts";
import type { Context } from "./context.ts";
import { isStaff, mayOpenFile, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { stageById } from "./stage-plans.server.ts";

export interface OpenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * The bytes of a file. Staff and the recommending body get it under its own name; an expert who has pledged and
 * declared gets what the stage lets be seen, and somebody who is both gets no more than the expert while a blind stage
 * runs. Every no is the same no.
 * @throws Refusal not_found
 */
export async function readFile(ctx: Context, fileId: string): Promise<OpenFile> {
  const file = await findSubmissionFile(ctx.db, fileId);
  const name = file === undefined ? undefined : await permittedName(ctx, file);
  const content = name === undefined ? undefined : await ctx.files.read(fileId);
  if (file === undefined || name === undefined || content === undefined) throw new Refusal("not_found");
  return { name, mediaType: file.mediaType, content };
}

/** The name under which the actor may have the file; undefined: not at all. */
async function permittedName(ctx: Context, file: Row<"submissionFiles">): Promise<string | undefined> {
  const office = submissionScope(ctx.actor, isStaff(ctx.actor) ? "staff" : "recommender");
  const submission = await findSubmissionInScope(ctx.db, office, file.submissionId);
  if (submission !== undefined) {
    const mask = await applicantMask(ctx.db, ctx.actor, await callOf(ctx));
    if (!(await isMasked(ctx.db, mask, submission.id))) return file.name;
  }
  return await nameForExpert(ctx, file);
}

async function nameForExpert(ctx: Context, file: Row<"submissionFiles">): Promise<string | undefined> {
  const scope = submissionScope(ctx.actor, "expert");
  const submission = await findSubmissionInScope(ctx.db, scope, file.submissionId);
  if (submission === undefined || ctx.actor.expertId === null) return undefined;
  let name: string | undefined;
  for (const { id } of await listActiveAssignmentsOfPair(ctx.db, ctx.actor.expertId, submission.id)) {
    const sight = await sightOf(ctx, id);
    // A blind stage that still runs hides the applicant, whatever another stage shows.
    if (sight === "blindRunning") return isFileShownBlind(file) ? neutralFileName(submission.serial, file) : undefined;
    if (sight === "open") name = file.name;
    if (sight === "blindOver" && isFileShownBlind(file)) name ??= neutralFileName(submission.serial, file);
  }
  return name;
}

async function sightOf(ctx: Context, assignmentId: string): Promise<"none" | "open" | "blindRunning" | "blindOver"> {
  const assignment = await findAssignment(ctx.db, assignmentId);
  if (assignment === undefined) return "none";
  const { stage, plan } = await stageById(ctx.db, ctx, assignment.stageId);
  const isOpenToExpert = mayOpenFile(ctx.actor, {
    expertId: assignment.expertId,
    assignmentState: assignment.state,
    stageState: stage.state,
    hasPledged: (await findPledge(ctx.db, stage.id, assignment.expertId)) !== undefined,
    hasDeclared: (await findDeclaration(ctx.db, assignment.id)) !== undefined,
  });
  if (!isOpenToExpert) return "none";
  if (plan.blindness === "open") return "open";
  return stage.state === "open" ? "blindRunning" : "blindOver";
}
