/** The reports on a stage for chair and supervisor, who may know whose a total is. Computed off the request thread. */
import { inTransaction } from "#db/connection.ts";
import type { StageKind } from "#db/stages.ts";
import { digest } from "#scoring/record/digest.ts";
import type { StandOut } from "#scoring/reliability/stand-outs.ts";
import type { StageReports } from "#scoring/reliability/stage-reports.ts";
import type { Calculation } from "./calculations.ts";
import { type SideContext, within } from "./context.ts";
import { mayReadExpertCodes } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { readableResult } from "./results.server.ts";
import { gatherReportInput } from "./stage-report-input.server.ts";

export interface ReadReports {
  readonly reports: StageReports;
  readonly standOuts: readonly StandOut[];
}

/**
 * Begun by the first who asks; whoever asks again under the same facts is told what is known.
 *
 * @throws Refusal not_found (neither chair nor supervisor, or no such stage), stage_not_closed
 */
export async function findStageReports(ctx: SideContext, kind: StageKind): Promise<Calculation<ReadReports>> {
  const input = await inTransaction(ctx.db, async (trx) => {
    if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
    return await gatherReportInput(trx, await readableResult(within(ctx, trx), kind));
  });
  return ctx.calculations.begin("stageReports", digest(input), input);
}
