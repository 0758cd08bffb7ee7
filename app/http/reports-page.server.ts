/** The reports on a stage as chair and supervisor read them. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import type { Aside } from "./aside.server.ts";
import { callWords } from "./call-words.server.ts";
import { stageOfAddress } from "./stage-page.server.ts";

interface ReportsArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly aside: Aside;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** @throws Refusal not_found, stage_not_closed */
export async function reportsPage({ call, ctx, aside, params }: ReportsArgs) {
  const { kind, rubric } = stageOfAddress({ call, params });
  const computed = await aside.ask("reports", { kind });
  const { name, state } = await findStage(ctx, kind, "staff");
  const { fields } = callWords(call);
  const criteria = rubric.criteria.map((criterion) => ({ code: criterion.code, name: criterion.name }));
  return { call: { fields }, stage: { kind, name, state, criteria }, computed };
}
