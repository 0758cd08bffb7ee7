/** The reports on a stage as chair and supervisor read them. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { findStageReports } from "#app/workflow/stage-reports.server.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import { callWords } from "./call-words.server.ts";
import { stageOfAddress } from "./stage-page.server.ts";
import { waitShortly } from "./wait-shortly.server.ts";

interface ReportsArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** @throws Refusal not_found, stage_not_closed */
export async function reportsPage({ call, ctx, params }: ReportsArgs) {
  const { kind, rubric } = stageOfAddress({ call, params });
  const computed = await waitShortly(await findStageReports(ctx, kind));
  const { name, state } = await findStage(ctx, kind, "staff");
  const { fields } = callWords(call);
  const criteria = rubric.criteria.map((criterion) => ({ code: criterion.code, name: criterion.name }));
  return { call: { fields }, stage: { kind, name, state, criteria }, computed };
}
