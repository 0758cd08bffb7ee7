/** The reports on a stage for chair and supervisor, who may know whose a total is. */
import { inTransaction } from "#db/connection.ts";
import type { StageKind } from "#db/stages.ts";
import { stageReports, type StageReports } from "#scoring/reliability/stage-reports.ts";
import { within, type Context } from "./context.ts";
import { mayReadExpertCodes } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { readableResult } from "./results.server.ts";
import { gatherReportInput } from "./stage-report-input.server.ts";

/** @throws Refusal not_found (neither chair nor supervisor, or no such stage), stage_not_closed */
export async function findStageReports(ctx: Context, kind: StageKind): Promise<StageReports> {
  const input = await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
    return await gatherReportInput(trx, await readableResult(inside, kind));
  });
  return stageReports(input);
}
