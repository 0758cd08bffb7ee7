/**
 * The visibility scope of an actor, and the one base query every list of submissions starts from. The scope is applied
 * before any filter the person chose, so that no filter, sort, count or page can tell a hidden row from a missing one.
 */
import type { Database } from "./connection.ts";

/** Made by `app/workflow/permissions.ts` only. */
export type SubmissionScope =
  /** Staff: all submissions of the call except those the person has a blocking conflict with. */
  | { readonly kind: "staff"; readonly callId: string; readonly accountId: string; readonly expertId: string | null }
  /** An expert: submissions that are assigned to the expert and not ended, without a blocking conflict. */
  | { readonly kind: "expert"; readonly callId: string; readonly expertId: string; readonly accountId: string }
  /** A recommending body: what it recommended. */
  | { readonly kind: "recommender"; readonly callId: string; readonly organizationId: string }
  | { readonly kind: "nothing"; readonly callId: string };

/** Submissions the scope lets be known to exist. Cost: index lookups on conflicts per row. */
export function submissionsInScope(db: Database, scope: SubmissionScope) {
  const base = db.selectFrom("submissions").where("submissions.callId", "=", scope.callId);
  switch (scope.kind) {
    case "nothing":
      return base.where((eb) => eb.val(0), "=", 1);
    case "recommender":
      return base.where("submissions.recommenderId", "=", scope.organizationId);
    case "expert":
      return base
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("assignments")
              .select("assignments.id")
              .whereRef("assignments.submissionId", "=", "submissions.id")
              .where("assignments.expertId", "=", scope.expertId)
              .where("assignments.state", "=", "active"),
          ),
        )
        .where("submissions.id", "not in", hiddenSubmissions(db, scope.accountId, scope.expertId));
    case "staff":
      return base.where("submissions.id", "not in", hiddenSubmissions(db, scope.accountId, scope.expertId));
  }
}

/** What a person has a blocking conflict with: few, and looked up once for the whole list. */
function hiddenSubmissions(db: Database, accountId: string, expertId: string | null) {
  return db
    .selectFrom("conflicts")
    .select("conflicts.submissionId")
    .where("conflicts.isBlocking", "=", 1)
    .where((eb) =>
      expertId === null
        ? eb("conflicts.accountId", "=", accountId)
        : eb.or([eb("conflicts.accountId", "=", accountId), eb("conflicts.expertId", "=", expertId)]),
    );
}
