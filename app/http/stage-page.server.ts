/** What chair and supervisor read of one stage: the same for both, so it is gathered once. */
import type { StagePlan } from "#scoring/programme/programme.ts";
import type { Call } from "#app/workflow/calls.server.ts";
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { awaitAnalysedRanking, findAnalysedRanking } from "#app/workflow/stage-analysis.server.ts";
import type { RankingView } from "#app/workflow/results.server.ts";
import { findShortlist, type ShortlistView } from "#app/workflow/shortlists.server.ts";
import { findStage, findStageSummary, type StageDetails, type StageSummary } from "#app/workflow/stages.server.ts";
import { callWords } from "./call-words.server.ts";

interface StageArgs {
  readonly call: Call;
  readonly ctx: Context;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** The stage an address names. @throws Refusal not_found */
export function stageOfAddress({ call, params }: Pick<StageArgs, "call" | "params">): StagePlan {
  const plan = call.programme.stages.find((item) => item.kind === params["stage"]);
  if (plan === undefined) throw new Refusal("not_found");
  return plan;
}

/** Progress without marks while the stage runs; ranking, its analysis and list once it is closed. */
export async function stagePage({ call, ctx, params, url }: StageArgs & { readonly url: URL }) {
  const plan = stageOfAddress({ call, params });
  const stage = await findStageSummary(ctx, plan.kind, "staff");
  const isClosed = stage.state === "closed" || stage.state === "frozen";
  const read = isClosed ? await findAnalysedRanking(ctx, plan.kind, url.searchParams.get("why")) : null;
  return {
    call: callWords(call),
    now: ctx.now(),
    rule: ruleOf(plan),
    stage: stageFacts(stage),
    progress: isClosed ? null : progressOf(await findStage(ctx, plan.kind, "staff")),
    ranking: read === null ? null : rankingFacts(read.ranking),
    analysis: read?.analysis ?? null,
    explanation: read?.explanation ?? null,
    shortlist: read === null ? null : shortlistFacts(await findShortlist(ctx, plan.kind, read.readable)),
  };
}

/** The ranking with its analysis, for the files of its table; they wait until it is computed. @throws Refusal stage_not_closed */
export async function rankingFile({ call, ctx, params }: StageArgs) {
  const plan = stageOfAddress({ call, params });
  const { ranking, analysis } = await awaitAnalysedRanking(ctx, plan.kind);
  return { call: callWords(call), rule: ruleOf(plan), ranking: rankingFacts(ranking), analysis };
}

function rankingFacts({ rows, lines, counts, revotesDue }: RankingView) {
  return { rows, lines, counts, revotesDue };
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

/** How the list stands; its rows are those of the ranking that go on. */
export function shortlistFacts({ kind: _kind, rows, lines: _lines, ...facts }: ShortlistView) {
  return { ...facts, count: rows.length };
}
