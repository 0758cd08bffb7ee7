/** The facts a scan for conflicts starts from, as documents that `candela conflicts` reads: anybody can scan again. */
import { listIdsInScope } from "#db/results.ts";
import type {
  ConflictScanInput,
  ExpertFacts,
  Organization,
  OrganizationHolding,
  SubmissionFacts,
} from "#scoring/conflicts/facts.ts";
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
 * The documents, without the submissions that are hidden from the actor, the organizations known through those alone,
 * and what ties anybody to either.
 * @throws Refusal not_found
 */
export async function exportConflictFacts(ctx: Context): Promise<ConflictDocuments> {
  if (!mayScanConflicts(ctx.actor)) throw new Refusal("not_found");
  const call = await callOf(ctx);
  const { input } = await conflictFacts(ctx.db, call, await stageNow(ctx.db, call.id));
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  return withoutHidden(input, (id) => visible.has(id));
}

function withoutHidden(input: ConflictScanInput, isVisible: (submissionId: string) => boolean): ConflictDocuments {
  const submissions = input.submissions.filter(({ id }) => isVisible(id));
  const hidden = input.submissions.filter(({ id }) => !isVisible(id));
  const serials = new Set(hidden.map(({ serial }) => serial));
  const firms = new Set(hidden.flatMap(({ applicantId, ownerIds }) => [applicantId, ...ownerIds]));
  const named = new Set(
    submissions.flatMap((item) => [item.applicantId, ...item.ownerIds, ...item.associationIds, item.recommenderId]),
  );
  const isWithheld = (id: string | null) => id !== null && firms.has(id) && !named.has(id);
  return {
    organizations: {
      organizations: input.organizations
        .filter(({ id }) => !isWithheld(id))
        .map((item) => (isWithheld(item.parentId) ? { ...item, parentId: null } : item)),
      holdings: input.holdings.filter(({ holderId, heldId }) => !firms.has(holderId) && !firms.has(heldId)),
    },
    experts: input.experts.map((expert) => ({
      ...expert,
      organizationId: isWithheld(expert.organizationId) ? null : expert.organizationId,
      facts: expert.facts.filter(
        ({ serial, organizationId }) =>
          (serial === null || !serials.has(serial)) && (organizationId === null || !firms.has(organizationId)),
      ),
    })),
    submissions,
  };
}
