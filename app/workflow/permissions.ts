/**
 * Every may-predicate and the visibility scope of an actor, alone in one place. A predicate says yes or no from plain
 * facts; the desk turns a no into a refusal. A hidden thing is refused as `not_found`, never as forbidden.
 */
import type { Role } from "#db/schema.ts";
import type { SubmissionScope } from "#db/scope.ts";
import type { Actor } from "./context.ts";

export function holds(actor: Actor, role: Role): boolean {
  return actor.roles.includes(role);
}

/** Staff see a whole call (apart from what they have a conflict with); experts see what is theirs. */
export function isStaff(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "chair") || holds(actor, "supervisor");
}

/**
 * The submissions the actor may know of, acting in the given capacity. The conflict wall is part of it for every role.
 */
export function submissionScope(actor: Actor, capacity: "staff" | "expert" | "recommender"): SubmissionScope {
  if (capacity === "staff" && isStaff(actor))
    return { kind: "staff", callId: actor.callId, accountId: actor.id, expertId: actor.expertId };
  if (capacity === "expert" && actor.expertId !== null && holds(actor, "expert"))
    return { kind: "expert", callId: actor.callId, accountId: actor.id, expertId: actor.expertId };
  if (capacity === "recommender" && actor.organizationId !== null && holds(actor, "recommender"))
    return { kind: "recommender", callId: actor.callId, organizationId: actor.organizationId };
  return { kind: "nothing", callId: actor.callId };
}

export function mayRunOffice(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayPrepareCall(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayCheckForm(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** The second person of a formal check is somebody else of the secretariat. */
export function mayConfirmCheck(actor: Actor, proposedBy: string | null): boolean {
  return holds(actor, "secretariat") && proposedBy !== null && proposedBy !== actor.id;
}

export function mayManageExperts(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayInvite(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayAssign(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "chair");
}

/** The office announces a draw, calls it off and calls reserves … */
export function mayRunDraw(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** … and the seed is of the chair and a supervisor, of each one part. */
export function mayGiveSeed(actor: Actor, part: "chair" | "supervisor"): boolean {
  return holds(actor, part);
}

export function mayRunStage(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** An expert touches only the own sheet; anybody else is told there is none. */
export function mayScore(actor: Actor, sheet: { readonly expertId: string }): boolean {
  return holds(actor, "expert") && actor.expertId !== null && sheet.expertId === actor.expertId;
}

/**
 * A submission opens for an expert who reads it, once the stage has begun, the pledge is signed and the declaration on
 * this submission is made. A conflict ends the assignment, and with it this.
 */
export function mayOpenFile(
  actor: Actor,
  facts: {
    readonly expertId: string;
    readonly assignmentState: string;
    readonly stageState: string;
    readonly hasPledged: boolean;
    readonly hasDeclared: boolean;
  },
): boolean {
  const isRunning = facts.assignmentState === "active" && facts.stageState !== "planned";
  return mayScore(actor, facts) && isRunning && facts.hasPledged && facts.hasDeclared;
}

/** Who reads the ranking of a stage: nobody before it is closed. */
export function mayReadRanking(actor: Actor, stage: { readonly state: string }): boolean {
  const isReadable = stage.state === "closed" || stage.state === "frozen";
  return isReadable && isStaff(actor);
}

/** Whose a total is: not for the secretariat, which assigns. */
export function mayReadExpertCodes(actor: Actor): boolean {
  return holds(actor, "chair") || holds(actor, "supervisor");
}

export function mayProposeShortlist(actor: Actor): boolean {
  return holds(actor, "chair");
}

/** The second signature under a list is a supervisor's, never that of the person who proposed it. */
export function mayConfirmShortlist(actor: Actor, proposedBy: string): boolean {
  return holds(actor, "supervisor") && proposedBy !== actor.id;
}

/** Conflicts come to the office's knowledge through any of its members. */
export function mayRecordConflict(actor: Actor): boolean {
  return isStaff(actor);
}

/** The office keeps the facts conflicts are looked for in, and asks for readings again. */
export function mayKeepConflictFacts(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayScanConflicts(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayAskAgain(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** Whether a disclosed relation matters is said by the chair … */
export function mayProposeVerdict(actor: Actor): boolean {
  return holds(actor, "chair");
}

/** … and takes effect when a supervisor, another person, agrees. */
export function mayConfirmVerdict(actor: Actor): boolean {
  return holds(actor, "supervisor");
}

export function mayPlanDefense(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayRunVote(actor: Actor): boolean {
  return holds(actor, "chair");
}

export function mayVote(actor: Actor): boolean {
  return holds(actor, "expert") && actor.expertId !== null;
}

export function mayPrepareNotice(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

/** The notice is signed by a supervisor who did not prepare it. */
export function maySignNotice(actor: Actor, preparedBy: string): boolean {
  return holds(actor, "supervisor") && preparedBy !== actor.id;
}

export function mayPublish(actor: Actor): boolean {
  return holds(actor, "secretariat");
}

export function mayReadRecord(actor: Actor): boolean {
  return isStaff(actor);
}
