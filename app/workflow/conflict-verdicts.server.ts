/** The verdict of two people on a conflict: proposed by the chair, confirmed or declined by the supervisor. */
import { Temporal } from "temporal-polyfill";
import { type Conflict, findConflict, findExpertOfAccount, saveVerdict } from "#db/conflicts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import { conflictHandlingOf } from "#scoring/programme/conflict-handling.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { callOf } from "./calls.server.ts";
import { endBlockedReading } from "./conflict-storage.server.ts";
import { type Context, within } from "./context.ts";
import { dayOf } from "./days.ts";
import { mayConfirmVerdict, mayProposeVerdict, submissionScope } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { checkRequiredText } from "./written-text.ts";

/** What the chair says of a conflict. */
export interface VerdictForm {
  readonly verdict: "conflict" | "cleared";
  readonly reason: string;
  /** Last day on which "not a conflict" holds; null: to the end of the call; left out: as the programme says. */
  readonly clearedUntil?: string | null;
}

/**
 * The chair's half of a decision, with a reason: on a `disclose` conflict whether it is one, on a finding that a scan no
 * longer finds that its fact was wrong. Until the supervisor confirms, it blocks. Proposing again replaces what was
 * proposed.
 * @throws Refusal not_found, already_decided
 * @throws Refusal invalid: field verdict `cannot_be_cleared` (block rules are nobody's to lift); field reason; field
 *   clearedUntil `not_a_date`, `past_date`
 */
export async function proposeVerdict(ctx: Context, conflictId: string, form: VerdictForm): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const conflict = await requireVisible(trx, ctx, conflictId);
    if (!mayProposeVerdict(ctx.actor)) throw new Refusal("not_found");
    if (conflict.severity !== "disclose" && conflict.lostAt === null)
      throw new Refusal("invalid", [{ field: "verdict", code: "cannot_be_cleared" }]);
    if (!isUndecided(conflict)) throw new Refusal("already_decided");
    const { verdict, reason } = form;
    const { programme } = await callOf(inside);
    const problems = [...checkRequiredText("reason", reason), ...checkExpiry(programme, ctx.now(), form)];
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const clearedUntil = verdict === "cleared" ? expiryOf(programme, ctx.now(), form) : null;
    await saveVerdict(trx, conflictId, {
      verdict,
      verdictReason: reason,
      verdictBy: ctx.actor.id,
      verdictSecondBy: null,
      verdictAt: ctx.now(),
      clearedUntil,
    });
    await recordVerdict(trx, ctx, "conflict.verdictProposed", conflict, { verdict, reason, clearedUntil });
  });
}

/**
 * The supervisor's half: brings the proposed verdict into force. A cleared conflict no longer blocks; who was replaced
 * meanwhile stays replaced. One that is a conflict ends what was left open while it was undecided.
 * @throws Refusal not_found, nothing_proposed, already_decided
 * @throws Refusal second_person_required: the proposer cannot confirm
 */
export async function confirmVerdict(ctx: Context, conflictId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const conflict = await requireVisible(trx, ctx, conflictId);
    if (!mayConfirmVerdict(ctx.actor)) throw new Refusal("not_found");
    const { verdict, verdictBy } = requireProposed(conflict);
    if (verdictBy === ctx.actor.id) throw new Refusal("second_person_required");
    const isBlocking = verdict === "cleared" ? 0 : 1;
    await saveVerdict(trx, conflictId, { isBlocking, verdictSecondBy: ctx.actor.id, verdictAt: ctx.now() });
    await recordVerdict(trx, ctx, "conflict.decided", conflict, { verdict });
    const expertId = conflict.expertId ?? (await findExpertOfAccount(trx, conflict.callId, conflict.accountId ?? ""));
    if (isBlocking === 0 || expertId === null) return;
    const end = { state: "void", reason: conflict.ruleCode, conflictId, isCertain: true } as const;
    await endBlockedReading(trx, ctx, expertId, conflict.submissionId, end);
  });
}

/** The supervisor does not agree: the conflict is undecided again and goes on blocking. @throws as `confirmVerdict` */
export async function declineVerdict(ctx: Context, conflictId: string, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const conflict = await requireVisible(trx, ctx, conflictId);
    if (!mayConfirmVerdict(ctx.actor)) throw new Refusal("not_found");
    requireProposed(conflict);
    const problems = checkRequiredText("reason", reason);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const undecided = { verdict: null, verdictReason: "", verdictBy: null, verdictAt: null, clearedUntil: null };
    await saveVerdict(trx, conflictId, undecided);
    await recordVerdict(trx, ctx, "conflict.verdictDeclined", conflict, { reason });
  });
}

/**
 * Open for a verdict: what is to be disclosed and not decided; and what a scan no longer finds, whatever was decided
 * before, because nobody alone may lift what blocks by taking its fact away.
 */
export function isUndecided(
  conflict: Pick<Conflict, "severity" | "lostAt" | "isBlocking" | "verdictAt" | "verdictSecondBy">,
): boolean {
  const { severity, lostAt, isBlocking, verdictAt, verdictSecondBy } = conflict;
  if (severity === "disclose" && verdictSecondBy === null) return true;
  const isDecidedSince = verdictSecondBy !== null && verdictAt !== null && lostAt !== null && verdictAt >= lostAt;
  return lostAt !== null && isBlocking === 1 && !isDecidedSince;
}

function checkExpiry(programme: Programme, now: string, { clearedUntil }: VerdictForm): Problem[] {
  if (clearedUntil === null || clearedUntil === undefined) return [];
  if (!isCalendarDate(clearedUntil)) return [{ field: "clearedUntil", code: "not_a_date" }];
  return clearedUntil < dayOf(now, programme.timeZone) ? [{ field: "clearedUntil", code: "past_date" }] : [];
}

function expiryOf(programme: Programme, now: string, { clearedUntil }: VerdictForm): string | null {
  if (clearedUntil !== undefined) return clearedUntil;
  const { clearedMonths } = conflictHandlingOf(programme);
  if (clearedMonths === null) return null;
  return Temporal.PlainDate.from(dayOf(now, programme.timeZone)).add({ months: clearedMonths }).toString();
}

async function requireVisible(trx: Database, ctx: Context, conflictId: string): Promise<Conflict> {
  const conflict = await findConflict(trx, conflictId);
  if (conflict === undefined) throw new Refusal("not_found");
  const scope = submissionScope(ctx.actor, "staff");
  if ((await findSubmissionInScope(trx, scope, conflict.submissionId)) === undefined) throw new Refusal("not_found");
  return conflict;
}

function requireProposed(conflict: Conflict): Conflict {
  if (conflict.verdictSecondBy !== null) throw new Refusal("already_decided");
  if (conflict.verdictBy === null) throw new Refusal("nothing_proposed");
  return conflict;
}

async function recordVerdict(
  trx: Database,
  ctx: Context,
  verb: string,
  conflict: Conflict,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { id, submissionId, ruleCode } = conflict;
  await recordAudit(trx, ctx, verb, { type: "conflict", id }, { submissionId, ruleCode, ...details });
}
