import { callWords } from "#app/http/call-words.server.ts";
import { ruleOf, stageOfAddress } from "#app/http/stage-page.server.ts";
import { localTime } from "#app/http/zone-time.server.ts";
import { findAssignmentRun, listPanels } from "#app/workflow/assignments.server.ts";
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { findStage } from "#app/workflow/stages.server.ts";

interface Args {
  readonly call: Call;
  readonly ctx: Context;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** A stage as the office runs it: progress without marks, panels, and what is to be done. */
export async function loadStage({ call, ctx, params }: Args) {
  const plan = stageOfAddress({ call, params });
  const stage = await findStage(ctx, plan.kind, "staff");
  const { kind, name, state, opensAt, closesAt, closedAt, frozenAt, blindness, submissions, expected, submitted } =
    stage;
  return {
    call: callWords(call),
    now: ctx.now(),
    rule: ruleOf(plan),
    hasHearings: plan.hearing !== null,
    stage: {
      ...{ kind, name, state, opensAt, closesAt, closedAt, frozenAt, blindness, submissions, expected, submitted },
      isAssigned: stage.assignedAt !== null,
      isOver: ctx.now() >= closesAt,
      closesAtLocal: localTime(closesAt, call.programme.timeZone),
    },
    progress: {
      byField: stage.byField,
      byExpert: stage.byExpert.map(({ expertId: _expertId, ...expert }) => expert),
    },
    panels: await listPanels(ctx, plan.kind),
    run: (await findAssignmentRun(ctx, plan.kind)) ?? null,
  };
}

export type StageWork = Awaited<ReturnType<typeof loadStage>>;
