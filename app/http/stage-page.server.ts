/** What chair and supervisor read of one stage: the same for both, so it is gathered once. */
import type { StagePlan } from "#scoring/programme/programme.ts";
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import type { RankingView } from "#app/workflow/results.server.ts";
import { findStage, findStageSummary, type StageDetails, type StageSummary } from "#app/workflow/stages.server.ts";
import type { Aside } from "./aside.server.ts";
import { callWords } from "./call-words.server.ts";

interface StageArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly aside: Aside;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** The stage an address names. @throws Refusal not_found */
export function stageOfAddress({ call, params }: Pick<StageArgs, "call" | "params">): StagePlan {
  const plan = call.programme.stages.find((item) => item.kind === params["stage"]);
  if (plan === undefined) throw new Refusal("not_found");
  return plan;
}

/**
 * Progress without marks while the stage runs; ranking, its analysis and list once it is closed. A result that takes longer
 * to count than a page may wait is counted while the page says so.
 */
export async function stagePage({ call, ctx, aside, params, url }: StageArgs & { readonly url: URL }) {
  const plan = stageOfAddress({ call, params });
  const stage = await findStageSummary(ctx, plan.kind, "staff");
  const isClosed = stage.state === "closed" || stage.state === "frozen";
  const asked = { kind: plan.kind, chosen: url.searchParams.get("why"), method: url.searchParams.get("method") };
  const read = isClosed ? await aside.askShortly("ranking", asked) : null;
  return {
    call: callWords(call),
    now: ctx.now(),
    rule: ruleOf(plan),
    stage: stageFacts(stage),
    isBeingCounted: isClosed && read === null,
    progress: isClosed ? null : progressOf(await findStage(ctx, plan.kind, "staff")),
    ranking: read === null ? null : { ...rankingFacts(read.ranking), chosen: read.chosen },
    analysis: read?.analysis ?? null,
    explanation: read?.explanation ?? null,
    shortlist: read === null ? null : read.shortlist,
    conflictRules: (read?.shortlist.moved ?? null) === null ? [] : ruleNames(call),
  };
}

/** The ranking with its analysis, for the files of its table; they wait until it is computed. @throws Refusal stage_not_closed */
export async function rankingFile({ call, aside, params, url }: Omit<StageArgs, "ctx"> & { readonly url: URL }) {
  const plan = stageOfAddress({ call, params });
  const { ranking, analysis } = await aside.ask("wholeRanking", {
    kind: plan.kind,
    method: url.searchParams.get("method"),
  });
  return { call: callWords(call), rule: ruleOf(plan), ranking: rankingFacts(ranking), analysis };
}

function rankingFacts({ rows, lines, counts, revotesDue }: RankingView) {
  return { rows, lines, counts, revotesDue };
}

/** What a void sheet is void for. */
export function ruleNames({ programme }: Call) {
  return programme.conflictRules.map(({ code, name }) => ({ code, name }));
}

/** A rule is fixed from the stage's first sheet on, so the programme tells the one in force. */
export function ruleOf(plan: StagePlan) {
  const { kind, aggregation, composite, tieChain, cut, splitRange, vote, rubric, panel } = plan;
  const criteria = rubric.criteria.map(({ code, name, weight }) => ({ code, name, weight }));
  const { minimumValidSheets } = panel;
  return {
    kind,
    aggregation,
    composite,
    tieChain,
    cut,
    splitRange,
    vote,
    criteria,
    minimumValidSheets,
    scale: rubric.scale,
  };
}

function stageFacts(details: StageSummary) {
  const { kind, name, state, opensAt, closesAt, closedAt, frozenAt, isTakingSheets } = details;
  const { rubricHash, rubricFrozenAt, submissions, expected, submitted } = details;
  const dates = { opensAt, closesAt, closedAt, frozenAt };
  const counts = { submissions, expected, submitted };
  return { kind, name, state, isTakingSheets, rubricHash, rubricFrozenAt, ...dates, ...counts };
}

function progressOf({ byField, byExpert }: StageDetails) {
  return { byField, byExpert: byExpert.map(({ expertId: _expertId, ...expert }) => expert) };
}
