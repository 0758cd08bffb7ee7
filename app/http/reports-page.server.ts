/** The reports on a stage as chair and supervisor read them. */
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { findStage } from "#app/workflow/stages.server.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
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
  const plan = stageOfAddress({ call, params });
  const { kind } = plan;
  const computed = await aside.ask("reports", { kind });
  const { name, state } = await findStage(ctx, kind, "staff");
  const { fields } = callWords(call);
  return { call: { fields }, stage: { kind, name, state, criteria: criteriaOf(plan) }, computed };
}

/**
 * The reports for the files of their tables, which wait until they are computed.
 * @throws Refusal as the page; calculation_failed
 */
export async function reportsFile({ call, aside, params }: Omit<ReportsArgs, "ctx">) {
  const plan = stageOfAddress({ call, params });
  const outcome = await aside.ask("wholeReports", { kind: plan.kind });
  if (outcome.state === "failed") throw new Refusal("calculation_failed");
  const { fields } = callWords(call);
  return { call: { fields }, stage: { kind: plan.kind, criteria: criteriaOf(plan) }, reports: outcome.value.reports };
}

function criteriaOf({ rubric }: StagePlan) {
  return rubric.criteria.map(({ code, name }) => ({ code, name }));
}
