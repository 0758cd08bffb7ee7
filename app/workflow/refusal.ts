/** Why a desk says no. Closed: every code has a translated sentence and one HTTP status (`app/http/refusals.ts`). */
export const REFUSAL_CODES = [
  /** The thing does not exist, or may not be known to exist by this actor. */
  "not_found",
  /** The values do not fit; `problems` says which. */
  "invalid",
  /** The record changed since the actor read it; nothing was overwritten. */
  "changed_meanwhile",
  "stage_not_open",
  "stage_not_closed",
  "stage_already_open",
  "stage_already_closed",
  "stage_not_assigned",
  "stage_already_assigned",
  "stage_incomplete",
  "stage_frozen",
  "earlier_stage_unfinished",
  "sheet_already_submitted",
  "sheet_void",
  "declaration_required",
  "pledge_required",
  "assignment_ended",
  "assignment_infeasible",
  "second_person_required",
  "nothing_proposed",
  "already_decided",
  "check_open",
  "checks_unfinished",
  "correction_open",
  "correction_round_used",
  "correction_not_due",
  "field_unmapped",
  "vote_open",
  "vote_closed",
  "vote_missing",
  "recusal_undecided",
  /** A re-vote is held where the rule calls for one, and once. */
  "revote_not_due",
  /** Who may be assigned is being drawn. */
  "draw_open",
  "draw_settled",
  "draw_missing",
  /** Both parts of a seed are fixed before one is given. */
  "commitments_missing",
  /** Whoever gives a text last knows what it brings. */
  "seed_revealed",
  "reserves_exhausted",
  "not_present",
  "order_already_drawn",
  "order_missing",
  /** A reserve takes a seat only where the quorum is lost. */
  "quorum_holds",
  "notice_running",
  /** A notice appears on the day it says, so that its period is as long as it says. */
  "notice_not_due",
  "notice_overdue",
  "notice_missing",
  "programme_frozen",
  /** The published notice rests on a list that has changed. */
  "notice_outdated",
  /** An applicant may name experts or object to them only while the window is open. */
  "applicant_window_closed",
  /** A sheet would be counted of somebody of whom it is not decided whether there is a conflict. */
  "conflict_undecided",
  /** A reading that was asked for again is neither in nor overdue. */
  "rereading_open",
  /** A new version of a result would be the one that stands. */
  "nothing_changed",
  /** Another list would pass on, and the stage it leads to has begun. */
  "later_stage_begun",
  /** A frozen result is being corrected, so nothing is published on it. */
  "result_reopened",
  /** A file of figures that could not be computed; the page says so in their place. */
  "calculation_failed",
  "demonstration_only",
  "account_taken",
  "invitation_expired",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** One thing that is wrong with the values of a request; `code` is translated, `params` fill the sentence. */
export interface Problem {
  /** The form field or row it belongs to, if there is one. */
  readonly field?: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The only error a desk throws on purpose. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly code: RefusalCode,
    readonly problems: readonly Problem[] = [],
  ) {
    super(`refused: ${code}`);
  }
}
