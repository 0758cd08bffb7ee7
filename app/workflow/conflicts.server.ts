/** Conflicts as the office keeps them: the queue, what is found from outside, and the verdict of two people. */
import { Temporal } from "temporal-polyfill";
import {
  type Conflict,
  type ConflictFilter,
  type ConflictLine,
  findConflict,
  findExpertOfAccount,
  isAccountOfCall,
  listConflictLines,
  saveVerdict,
} from "#db/conflicts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findExpert } from "#db/experts.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import { listStages } from "#db/stages.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { type Call, callOf } from "./calls.server.ts";
import { endBlockedReading, type NewConflict, requireRule, storeConflict } from "./conflict-storage.server.ts";
import { type Context, within } from "./context.ts";
import { isStaff, mayConfirmVerdict, mayProposeVerdict, mayRecordConflict, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { checkRequiredText, checkTexts } from "./written-text.ts";

export interface ConflictEntry {
  /** Exactly one of the two is given: an expert of the pool, or the account of a member of staff. */
  readonly expertId: string | null;
  readonly accountId: string | null;
  readonly submissionId: string;
  readonly ruleCode: string;
  readonly source: "register" | "applicant" | "supervisor";
  readonly evidenceZh: string;
  readonly evidenceEn: string;
  /** Calendar date on which the relation ended; null: it lasts, or its end is not known. */
  readonly endedOn: string | null;
}

export interface QueuedConflict extends ConflictLine {
  /** What the conflict waits for; null: nothing, it is decided or cannot be. */
  readonly awaits: "chair" | "supervisor" | null;
}

/**
 * The queue, undecided ones first; staff only. A person with a blocking conflict sees nothing on that submission, not
 * even the own conflict.
 * @throws Refusal not_found
 */
export async function listConflicts(ctx: Context, filter: ConflictFilter = {}): Promise<readonly QueuedConflict[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const lines = await listConflictLines(ctx.db, submissionScope(ctx.actor, "staff"), filter);
  return lines.map((line) => ({ ...line, awaits: awaits(line) }));
}

/**
 * Records a conflict found by the office, an applicant or the supervisor. One that blocks ends the expert's readings
 * of the submission at once, makes the sheets void and finds somebody else.
 * @returns the conflict's id
 * @throws Refusal not_found: not allowed, no such submission, or no such person
 * @throws Refusal invalid: `person_required`, `unknown_rule`, `not_a_date`, texts
 */
export async function addConflict(ctx: Context, entry: ConflictEntry): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const call = await callOf(within(ctx, trx));
    const scope = submissionScope(ctx.actor, "staff");
    if (!mayRecordConflict(ctx.actor) || (await findSubmissionInScope(trx, scope, entry.submissionId)) === undefined)
      throw new Refusal("not_found");
    const problems = checkEntry(entry);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const { ruleCode, ...conflict } = entry;
    const rule = requireRule(call, ruleCode);
    const expertId = await expertOf(trx, call, entry);
    const stage = await stageNow(trx, call);
    const { id, isBlocking } = await storeConflict(trx, ctx, call, rule, stage, conflict satisfies NewConflict);
    await recordAudit(
      trx,
      ctx,
      "conflict.added",
      { type: "conflict", id },
      { submissionId: entry.submissionId, ruleCode, source: entry.source, isBlocking },
    );
    if (isBlocking && expertId !== null)
      await endBlockedReading(trx, ctx, expertId, entry.submissionId, { state: "void", reason: ruleCode });
    return id;
  });
}

/**
 * The chair's half of a decision on a `disclose` conflict, with a reason. Until the supervisor confirms, it blocks.
 * Proposing again replaces what was proposed.
 * @throws Refusal not_found, already_decided
 * @throws Refusal invalid: field verdict `cannot_be_cleared` (block rules are nobody's to lift); field reason
 */
export async function proposeVerdict(
  ctx: Context,
  conflictId: string,
  { verdict, reason }: { readonly verdict: "conflict" | "cleared"; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const conflict = await requireVisible(trx, ctx, conflictId);
    if (!mayProposeVerdict(ctx.actor)) throw new Refusal("not_found");
    if (conflict.severity !== "disclose")
      throw new Refusal("invalid", [{ field: "verdict", code: "cannot_be_cleared" }]);
    if (conflict.verdictSecondBy !== null) throw new Refusal("already_decided");
    const problems = checkRequiredText("reason", reason);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await saveVerdict(trx, conflictId, {
      verdict,
      verdictReason: reason,
      verdictBy: ctx.actor.id,
      verdictAt: ctx.now(),
    });
    await recordVerdict(trx, ctx, "conflict.verdictProposed", conflict, { verdict, reason });
  });
}

/**
 * The supervisor's half: brings the proposed verdict into force. A cleared conflict no longer blocks; who was replaced
 * meanwhile stays replaced.
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
    await saveVerdict(trx, conflictId, { verdict: null, verdictReason: "", verdictBy: null, verdictAt: null });
    await recordVerdict(trx, ctx, "conflict.verdictDeclined", conflict, { reason });
  });
}

function awaits(line: ConflictLine): QueuedConflict["awaits"] {
  if (line.severity !== "disclose" || line.verdictSecondBy !== null) return null;
  return line.verdictBy === null ? "chair" : "supervisor";
}

function checkEntry(entry: ConflictEntry): Refusal["problems"] {
  return [
    ...((entry.expertId === null) === (entry.accountId === null)
      ? [{ field: "expertId", code: "person_required" }]
      : []),
    ...(entry.endedOn === null || isCalendarDate(entry.endedOn) ? [] : [{ field: "endedOn", code: "not_a_date" }]),
    ...checkTexts({ evidenceZh: entry.evidenceZh, evidenceEn: entry.evidenceEn }),
  ];
}

function isCalendarDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** The expert concerned, if the person is one. @throws Refusal not_found: the person is not of this call */
async function expertOf(trx: Database, call: Call, entry: ConflictEntry): Promise<string | null> {
  if (entry.expertId === null) {
    if (!(await isAccountOfCall(trx, call.id, entry.accountId!))) throw new Refusal("not_found");
    return await findExpertOfAccount(trx, call.id, entry.accountId!);
  }
  const expert = await findExpert(trx, entry.expertId);
  if (expert?.callId !== call.id) throw new Refusal("not_found");
  return expert.id;
}

/** The stage a relation is weighed in: the last one that is assigned, else the first. */
async function stageNow(trx: Database, call: Call): Promise<StageKind> {
  const stages = await listStages(trx, call.id);
  return (stages.filter((stage) => stage.assignedAt !== null).at(-1) ?? stages[0])!.kind;
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
