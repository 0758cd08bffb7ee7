/**
 * How a conflict comes into force: the row, and at once the end of every reading it forbids. A part of the desks of
 * declarations, recusals and conflicts.
 */
import { listActiveAssignmentsOfPair } from "#db/assignments.ts";
import { type Conflict, saveConflict } from "#db/conflicts.ts";
import type { Database } from "#db/connection.ts";
import { blocksReading } from "#scoring/conflicts/effective-severity.ts";
import type { ConflictRule, StageKind } from "#scoring/programme/programme.ts";
import { endReading, replaceReader } from "./assignment-changes.server.ts";
import { recordAudit } from "./audit.server.ts";
import type { Call } from "./calls.server.ts";
import { weightOf } from "./conflict-weight.ts";
import type { Context } from "./context.ts";
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
 * @returns the row's id and whether it blocks
 */
export async function storeConflict(
  trx: Database,
  ctx: Context,
  call: Call,
  rule: ConflictRule,
  stage: StageKind,
  conflict: NewConflict,
  staysOut = false,
): Promise<{ readonly id: string; readonly isBlocking: boolean }> {
  const weight = weightOf(call.programme, rule, stage, conflict.endedOn);
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
  return { id, isBlocking };
}

/**
 * Ends every reading of a submission by an expert in stages that are not frozen, and every vote on it, and finds
 * replacements. A frozen
 * result stays: what a conflict found afterwards means for it is decided by people, not here.
 */
export async function endBlockedReading(
  trx: Database,
  ctx: Context,
  expertId: string,
  submissionId: string,
  end: { readonly state: "recused" | "void"; readonly reason: string },
): Promise<void> {
  await withdrawVotes(trx, ctx, expertId, submissionId);
  for (const assignment of await listActiveAssignmentsOfPair(trx, expertId, submissionId)) {
    if (assignment.stageState === "frozen") continue;
    const planned = await stageById(trx, ctx, assignment.stageId);
    await endReading(trx, ctx, assignment, end);
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
