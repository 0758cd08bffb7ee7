/** An expert leaves a submission: for a conflict (recuse) or for want of time or knowledge (decline). */
import { inTransaction } from "#db/connection.ts";
import { endReading, replaceReader } from "./assignment-changes.server.ts";
import { recordAudit } from "./audit.server.ts";
import { endBlockedReading, requireRule, storeConflict } from "./conflict-storage.server.ts";
import type { Context } from "./context.ts";
import { Refusal } from "./refusal.ts";
import { hasEnded, ownSheet } from "./sheet-access.server.ts";
import { checkRequiredText, checkTexts } from "./written-text.ts";

/**
 * Recuses the acting expert from one submission: the own sheet is void, everything of the submission closes at once,
 * in every stage, and somebody else is found. Possible until the stage is frozen, before a declaration and after
 * submitting too; after the stage is closed nobody is found any more.
 * @param statement may be empty: nobody has to say more than the rule
 * @throws Refusal not_found, assignment_ended, stage_frozen
 * @throws Refusal invalid: fields ruleCode, statement
 */
export async function recuse(
  ctx: Context,
  assignmentId: string,
  { ruleCode, statement }: { readonly ruleCode: string; readonly statement: string },
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, assignmentId);
    if (await hasEnded(trx, ctx, own)) throw new Refusal("assignment_ended");
    const { call, stage } = own.planned;
    if (stage.state === "frozen") throw new Refusal("stage_frozen");
    const rule = requireRule(call, ruleCode);
    const problems = checkTexts({ statement });
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const { expertId, submissionId } = own.assignment;
    const conflict = {
      expertId,
      accountId: null,
      submissionId,
      source: "recusal" as const,
      evidenceZh: statement,
      evidenceEn: statement,
      endedOn: null,
    };
    const { id } = await storeConflict(trx, ctx, call, rule, stage.kind, conflict, true);
    await recordAudit(
      trx,
      ctx,
      "assignment.recused",
      { type: "assignment", id: assignmentId },
      { stage: stage.kind, submissionId, ruleCode, conflictId: id },
    );
    const end = { state: "recused", reason: ruleCode, conflictId: id, isCertain: true } as const;
    await endBlockedReading(trx, ctx, expertId, submissionId, end);
  });
}

/**
 * Gives one submission back without a conflict. It leaves the own desk and somebody else is found.
 * @throws Refusal not_found, assignment_ended, stage_already_closed, stage_frozen
 * @throws Refusal invalid: field reason
 */
export async function decline(ctx: Context, assignmentId: string, reason: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, assignmentId);
    if (await hasEnded(trx, ctx, own)) throw new Refusal("assignment_ended");
    const { stage } = own.planned;
    if (stage.state === "closed") throw new Refusal("stage_already_closed");
    if (stage.state === "frozen") throw new Refusal("stage_frozen");
    const problems = checkRequiredText("reason", reason);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await endReading(trx, ctx, own.assignment, { state: "declined", reason });
    const { submissionId } = own.assignment;
    const replacedBy = await replaceReader(trx, ctx, own.planned, own.assignment);
    await recordAudit(
      trx,
      ctx,
      "assignment.declined",
      { type: "assignment", id: assignmentId },
      { stage: stage.kind, submissionId, reason, replacedBy },
    );
  });
}
