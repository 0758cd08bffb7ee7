/** The facts a scan for conflicts starts from, as documents that `candela conflicts` reads: anybody can scan again. */
import { hasSubmissionsOutside } from "#db/conflict-facts.ts";
import type { ExpertFacts, Organization, OrganizationHolding, SubmissionFacts } from "#scoring/conflicts/facts.ts";
import { callOf } from "./calls.server.ts";
import { conflictFacts } from "./conflict-facts.server.ts";
import type { Context } from "./context.ts";
import { mayScanConflicts, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { stageNow } from "./stage-plans.server.ts";

export interface ConflictDocuments {
  readonly organizations: {
    readonly organizations: readonly Organization[];
    readonly holdings: readonly OrganizationHolding[];
  };
  /** Experts, then staff. */
  readonly experts: readonly ExpertFacts[];
  readonly submissions: readonly SubmissionFacts[];
}
export type ConflictDocument = keyof ConflictDocuments;
export const CONFLICT_DOCUMENTS: readonly ConflictDocument[] = ["organizations", "experts", "submissions"];

/**
 * Whether the actor may have the documents. They are about the whole pool and every firm, and a firm that is missing would
 * tell as much as one that is there: so a person from whom anything is hidden asks somebody else for them.
 */
export async function mayExportConflictFacts(ctx: Context): Promise<boolean> {
  if (!mayScanConflicts(ctx.actor)) return false;
  return !(await hasSubmissionsOutside(ctx.db, submissionScope(ctx.actor, "staff")));
}

/** @throws Refusal not_found */
export async function exportConflictFacts(ctx: Context): Promise<ConflictDocuments> {
  if (!(await mayExportConflictFacts(ctx))) throw new Refusal("not_found");
  const call = await callOf(ctx);
  const { input } = await conflictFacts(ctx.db, call, await stageNow(ctx.db, call.id));
  const { organizations, holdings, experts, submissions } = input;
  return { organizations: { organizations, holdings }, experts, submissions };
}
