/**
 * How a conflict comes into force: the row, and at once the end of every reading it forbids. A part of the desks of
 * declarations, recusals and conflicts.
 */
import { listActiveAssignmentsOfPair } from "#db/assignments.ts";
import { type Conflict, saveConflict } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { findRunningRereading } from "#db/rereadings.ts";
import { blocksReading } from "#scoring/conflicts/effective-severity.ts";
import type { ConflictRule, StageKind } from "#scoring/programme/programme.ts";
import { endReading, replaceReader } from "./assignment-changes.server.ts";
import { recordAudit } from "./audit.server.ts";
import type { Call } from "./calls.server.ts";
import { weightOf } from "./conflict-weight.ts";
import type { Context } from "./context.ts";
import { askAgain } from "./late-reading.server.ts";
import { Refusal } from "./refusal.ts";
import { stageById } from "./stage-plans.server.ts";
import { withdrawVotes } from "./vote-withdrawal.server.ts";

export interface NewConflict {
  readonly expertId: string | null;
  readonly accountId: string | null;
  readonly submissionId: string;
  readonly source: Conflict["source"];
  readonly evidenceZh: string;
  readonly evidenceEn: string;
  readonly endedOn: string | null;
}

/** @throws Refusal invalid: field ruleCode, `unknown_rule` */
export function requireRule(call: Call, ruleCode: string): ConflictRule {
  const rule = call.programme.conflictRules.find((item) => item.code === ruleCode);
  if (rule === undefined) throw new Refusal("invalid", [{ field: "ruleCode", code: "unknown_rule" }]);
  return rule;
}

/**
 * Stores a conflict with the weight its rule has in a stage.
 * @param staysOut the person has said to stay out: it blocks whatever the rule's weight, and nobody's verdict is needed
 * @returns the row's id, whether it blocks, and whether that is certain or still to be decided by two people
 */
export async function storeConflict(
  trx: Database,
  ctx: Context,
  call: Call,
  rule: ConflictRule,
  stage: StageKind,
  conflict: NewConflict,
  staysOut = false,
): Promise<{ readonly id: string; readonly isBlocking: boolean; readonly isCertain: boolean }> {
  const weight = weightOf(call.programme, rule, stage, conflict);
  const isWeak = weight === "none" || weight === "note";
  const severity = staysOut && isWeak ? "block" : weight === "none" ? "note" : weight;
  const isBlocking = staysOut || blocksReading(severity, null);
  const id = ctx.newId();
  await saveConflict(trx, {
    ...conflict,
    id,
    callId: call.id,
    ruleCode: rule.code,
    severity,
    foundAt: ctx.now(),
    isBlocking: isBlocking ? 1 : 0,
  });
  return { id, isBlocking, isCertain: staysOut || (isBlocking && severity !== "disclose") };
}

export interface ReadingEnd {
  readonly state: "recused" | "void";
  readonly reason: string;
  readonly conflictId: string;
  /** False while two people have to decide whether it is a conflict at all. */
  readonly isCertain: boolean;
}

/**
 * Ends every reading of a submission by an expert, and every vote on it, and finds replacements. What has been counted
 * is more than what is being read: in a closed stage nothing is void before the conflict is certain, and then the
 * reading is asked for again with a time of its own. A frozen result stays as it is until the office asks for the
 * reading again (`rereadings.server.ts`); a reading that was asked for again there ends as in an open stage.
 */
export async function endBlockedReading(
  trx: Database,
  ctx: Context,
  expertId: string,
  submissionId: string,
  end: ReadingEnd,
): Promise<void> {
  await withdrawVotes(trx, ctx, expertId, submissionId);
  for (const assignment of await listActiveAssignmentsOfPair(trx, expertId, submissionId)) {
    const isAskedAgain = (await findRunningRereading(trx, assignment.id, ctx.now())) !== undefined;
    if (assignment.stageState === "frozen" && !isAskedAgain) continue;
    if (assignment.stageState === "closed" && !isAskedAgain && !end.isCertain) continue;
    const planned = await stageById(trx, ctx, assignment.stageId);
    await endReading(trx, ctx, assignment, end);
    if (assignment.stageState === "closed" && !isAskedAgain && end.state === "void")
      await askAgain(trx, ctx, planned, assignment, end.conflictId);
    const replacedBy = await replaceReader(trx, ctx, planned, assignment);
    await recordAudit(
      trx,
      ctx,
      "assignment.ended",
      { type: "assignment", id: assignment.id },
      { stage: planned.stage.kind, submissionId, state: end.state, reason: end.reason, replacedBy },
    );
  }
}
