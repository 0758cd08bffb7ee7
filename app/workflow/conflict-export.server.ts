/** The facts a scan for conflicts starts from, as documents that `candela conflicts` reads: anybody can scan again. */
import { listIdsInScope } from "#db/results.ts";
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
 * The documents, without the submissions that are hidden from the actor and what experts said about those.
 * @throws Refusal not_found
 */
export async function exportConflictFacts(ctx: Context): Promise<ConflictDocuments> {
  if (!mayScanConflicts(ctx.actor)) throw new Refusal("not_found");
  const call = await callOf(ctx);
  const { input } = await conflictFacts(ctx.db, call, await stageNow(ctx.db, call.id));
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  const hidden = new Set(input.submissions.filter(({ id }) => !visible.has(id)).map(({ serial }) => serial));
  return {
    organizations: { organizations: input.organizations, holdings: input.holdings },
    experts: input.experts.map((expert) => ({
      ...expert,
      facts: expert.facts.filter(({ serial }) => serial === null || !hidden.has(serial)),
    })),
    submissions: input.submissions.filter(({ id }) => visible.has(id)),
  };
}
