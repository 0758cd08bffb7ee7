/** Conflicts as the office keeps them: the queue, and what is found from outside. */
import {
  type ConflictFilter,
  type ConflictLine,
  countConflicts,
  findExpertOfAccount,
  isAccountOfCall,
  listConflictLines,
} from "#db/conflicts.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { findExpert } from "#db/experts.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import { RULE_OF_RELATION } from "#scoring/conflicts/relation-rules.ts";
import { applicantWindowState, conflictHandlingOf } from "#scoring/programme/conflict-handling.ts";
import { recordAudit } from "./audit.server.ts";
import { isCalendarDate } from "./calendar-date.ts";
import { type Call, callOf } from "./calls.server.ts";
import { isUndecided } from "./conflict-verdicts.server.ts";
import { endBlockedReading, type NewConflict, requireRule, storeConflict } from "./conflict-storage.server.ts";
import { type Context, within } from "./context.ts";
import { lateConflictsOf } from "./late-conflicts.server.ts";
import { isStaff, mayRecordConflict, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { stageNow } from "./stage-plans.server.ts";
import { checkTexts } from "./written-text.ts";

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
  /**
   * Whom the conflict waits for: chair and supervisor to decide, the office to ask for a reading again because the
   * person still counts in a frozen result; null: nobody, it is settled or nothing can be decided.
   */
  readonly awaits: "chair" | "supervisor" | "office" | null;
}

/**
 * The queue, undecided ones first; staff only. A person with a blocking conflict sees nothing on that submission, not
 * even the own conflict.
 * @throws Refusal not_found
 */
export async function listConflicts(ctx: Context, filter: ConflictFilter = {}): Promise<readonly QueuedConflict[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const lines = await listConflictLines(ctx.db, submissionScope(ctx.actor, "staff"), filter);
  const late = await lateConflictsOf(ctx.db, await callOf(ctx));
  return lines.map((line) => ({ ...line, awaits: awaitsVerdict(line) ?? (late.has(line.id) ? "office" : null) }));
}

/**
 * Records a conflict found by the office, an applicant or the supervisor. One that blocks ends the expert's readings
 * of the submission at once, makes the sheets void and finds somebody else.
 * @returns the conflict's id
 * @throws Refusal not_found: not allowed, no such submission, or no such person
 * @throws Refusal invalid: `person_required`, `unknown_rule`, `not_a_date`, `too_many_excluded`, texts
 * @throws Refusal applicant_window_closed: what an applicant says is taken in its window alone
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
    if (entry.source === "applicant") await requireApplicantsWord(trx, ctx, call, entry);
    const stage = await stageNow(trx, call.id);
    const stored = await storeConflict(trx, ctx, call, rule, stage, conflict satisfies NewConflict);
    const { id, isBlocking, isCertain } = stored;
    await recordAudit(
      trx,
      ctx,
      "conflict.added",
      { type: "conflict", id },
      { submissionId: entry.submissionId, ruleCode, source: entry.source, isBlocking },
    );
    const end = { state: "void", reason: ruleCode, conflictId: id, isCertain } as const;
    if (isBlocking && expertId !== null) await endBlockedReading(trx, ctx, expertId, entry.submissionId, end);
    return id;
  });
}

function awaitsVerdict(line: ConflictLine): "chair" | "supervisor" | null {
  if (!isUndecided(line)) return null;
  return line.verdictBy === null || line.verdictSecondBy !== null ? "chair" : "supervisor";
}

/** What an applicant says counts while the window is open, and names no more experts than it may. */
async function requireApplicantsWord(trx: Database, ctx: Context, call: Call, entry: ConflictEntry): Promise<void> {
  const handling = conflictHandlingOf(call.programme);
  const { maximumExcluded } = handling;
  if (!["always", "open"].includes(applicantWindowState(handling, ctx.now())))
    throw new Refusal("applicant_window_closed");
  if (entry.ruleCode !== RULE_OF_RELATION.excluded) return;
  const named = await countConflicts(trx, entry.submissionId, RULE_OF_RELATION.excluded);
  if (named >= maximumExcluded)
    throw new Refusal("invalid", [
      { field: "ruleCode", code: "too_many_excluded", params: { maximum: maximumExcluded } },
    ]);
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
