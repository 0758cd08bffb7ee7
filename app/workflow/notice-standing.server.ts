/** Whether a notice still says what the result in force says. A part of the desks of notices and of the overview. */
import type { Database } from "#db/connection.ts";
import { listPassing, type Notice } from "#db/notices.ts";
import { findFrozenResult } from "#db/results.ts";
import { listStages } from "#db/stages.ts";
import type { Context } from "./context.ts";
import { Refusal } from "./refusal.ts";

/**
 * True when another list is in force than the one of the notice: a new version of the last result selects others.
 * @param visible who is told: a list that differs in hidden rows alone is the same to that person; left out: everything
 */
export async function isNoticeOutdated(
  ctx: Pick<Context, "db">,
  notice: Pick<Notice, "callId" | "resultId">,
  visible?: ReadonlySet<string>,
): Promise<boolean> {
  const inForce = await lastResultId(ctx.db, notice.callId);
  if (inForce === undefined || inForce === notice.resultId) return false;
  const idsOf = async (resultId: string) =>
    (await listPassing(ctx.db, resultId)).map(({ id }) => id).filter((id) => visible?.has(id) ?? true);
  return (await idsOf(notice.resultId)).join() !== (await idsOf(inForce)).join();
}

/** @throws Refusal result_reopened: a frozen result of the call waits for a new version */
export async function requireNothingReopened(ctx: Pick<Context, "db">, callId: string): Promise<void> {
  const stages = await listStages(ctx.db, callId);
  if (stages.some(({ reopenedAt }) => reopenedAt !== null)) throw new Refusal("result_reopened");
}

async function lastResultId(db: Database, callId: string): Promise<string | undefined> {
  const last = (await listStages(db, callId)).at(-1);
  return last === undefined ? undefined : (await findFrozenResult(db, last.id))?.id;
}
