/**
 * Who may not learn the applicant yet. Staff see applicants, experts of a blind stage do not; somebody who is both must
 * not use the one role to undo the other. The mask holds until the blind stage is closed: afterwards no mark can follow
 * from a name.
 */
import type { Database } from "#db/connection.ts";
import { listStages } from "#db/stages.ts";
import type { ApplicantMask } from "#db/submissions.ts";
import { listActiveAssignmentsOfPair } from "#db/assignments.ts";
import type { Call } from "./calls.server.ts";
import type { Actor } from "./context.ts";

/** null: nothing is masked for this actor. */
export async function applicantMask(db: Database, actor: Actor, call: Call): Promise<ApplicantMask | null> {
  if (actor.expertId === null) return null;
  const blind = new Set(
    call.programme.stages.filter((plan) => plan.blindness === "applicantHidden").map((plan) => plan.kind),
  );
  const stages = await listStages(db, call.id);
  const stageIds = stages
    .filter((stage) => blind.has(stage.kind) && (stage.state === "planned" || stage.state === "open"))
    .map((stage) => stage.id);
  return stageIds.length === 0 ? null : { expertId: actor.expertId, stageIds };
}

export async function isMasked(db: Database, mask: ApplicantMask | null, submissionId: string): Promise<boolean> {
  if (mask === null) return false;
  const assignments = await listActiveAssignmentsOfPair(db, mask.expertId, submissionId);
  return assignments.some((assignment) => mask.stageIds.includes(assignment.stageId));
}
