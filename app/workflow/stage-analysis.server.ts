/** How far the ranking of a closed stage can be trusted, for chair and supervisor. Computed off the request thread. */
import { inTransaction } from "#db/connection.ts";
import { listStandingAndRecused } from "#db/readings.ts";
import { listExpertCodes } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import type { GateReason } from "#scoring/aggregation/adjustment-gate.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { digest } from "#scoring/record/digest.ts";
import type { AdjustmentMethod } from "#scoring/shortlist/adjusted-scores.ts";
import type { AnalysisFlag } from "#scoring/shortlist/analysis-flags.ts";
import type { RankExplanation } from "#scoring/shortlist/rank-explanation.ts";
import type { AnalysisOptions, StageAnalysis } from "#scoring/shortlist/stage-analysis.ts";
import type { Calculation, Computed, Outcome } from "./calculations.ts";
import { within } from "./context.ts";
import type { Context } from "./context.ts";
import { mayReadExpertCodes } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { readableResult, type ReadableResult } from "./results.server.ts";

/**
 * The analysis of a closed or frozen stage over the submissions the actor may know of, experts by their codes; by the
 * method whose scores the stage's cut counts, else by BLUP, unless another is asked for.
 *
 * Returns at once with what is known; the first who asks begins it. Marks, conflicts, withdrawals and a reopening change the
 * inputs and so begin another one. A frozen result is analysed from its frozen inputs.
 * @throws Refusal not_found (neither chair nor supervisor, or no such stage), stage_not_closed
 */
export async function findStageAnalysis(
  ctx: Context,
  kind: StageKind,
  method?: AdjustmentMethod,
): Promise<Computed<StageAnalysis>> {
  const { calculation, codeOf } = await beginAnalysis(ctx, kind, method);
  return withCodesOnce(calculation.known, codeOf);
}

/** The same, waiting until it is computed: for files. @throws as findStageAnalysis */
export async function awaitStageAnalysis(
  ctx: Context,
  kind: StageKind,
  method?: AdjustmentMethod,
): Promise<Outcome<StageAnalysis>> {
  const { calculation, codeOf } = await beginAnalysis(ctx, kind, method);
  const outcome = await calculation.done;
  return outcome.state === "ready" ? { state: "ready", value: withCodes(outcome.value, codeOf) } : outcome;
}

/**
 * Why a submission has its rank. Experts and sheets stay ids inside the change; the code of the expert goes with it.
 * @throws Refusal not_found (also for a submission the actor may not know of), stage_not_closed
 */
export async function findRankExplanation(
  ctx: Context,
  kind: StageKind,
  submissionId: string,
): Promise<Computed<RankExplanation>> {
  const { readable, codeOf } = await readFor(ctx, kind);
  const { inputs, inputDigest } = readable.result;
  if (!inputs.submissions.some((item) => item.id === submissionId)) throw new Refusal("not_found");
  const key = `${inputDigest} ${submissionId}`;
  const { known } = ctx.calculations.begin("rankExplanation", key, { result: { inputs }, submissionId });
  if (known.state !== "ready") return known;
  const { change, passes } = known.value.smallestChange;
  const named = change?.kind === "oneMark" ? { ...change, expertId: codeOf(change.expertId) } : change;
  return { state: "ready", value: { ...known.value, smallestChange: { passes, change: named } } };
}

type CodeOf = (expertId: string) => string;

async function readFor(
  ctx: Context,
  kind: StageKind,
): Promise<{ readable: ReadableResult; codeOf: CodeOf; emptySeats: AnalysisOptions["emptySeats"] }> {
  if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
  return await inTransaction(ctx.db, async (trx) => {
    const readable = await readableResult(within(ctx, trx), kind);
    const codes = new Map((await listExpertCodes(trx, ctx.actor.callId)).map(({ id, code }) => [id, code]));
    const emptySeats = emptySeatsOf(readable, await listStandingAndRecused(trx, readable.at.stage.id));
    return { readable, codeOf: (id) => codes.get(id) ?? id, emptySeats };
  });
}

/** Seats nobody took after a recusal; of several recusals from one submission the last ones are those not made good. */
function emptySeatsOf(
  { at, submissions }: ReadableResult,
  readings: Awaited<ReturnType<typeof listStandingAndRecused>>,
): AnalysisOptions["emptySeats"] {
  const readable = new Set(submissions.map(({ id }) => id));
  const bySubmission = new Map<string, (typeof readings)[number][]>();
  for (const reading of readings)
    if (readable.has(reading.submissionId))
      bySubmission.set(reading.submissionId, [...(bySubmission.get(reading.submissionId) ?? []), reading]);
  return [...bySubmission.values()].flatMap((own) => {
    const standing = own.filter(({ state }) => state === "active").length;
    const recused = own.filter(({ state }) => state === "recused");
    return recused
      .slice(0, Math.max(0, at.plan.panel.size - standing))
      .map(({ submissionId, expertId }) => ({ submissionId, expertId }));
  });
}

async function beginAnalysis(
  ctx: Context,
  kind: StageKind,
  wanted: AdjustmentMethod | undefined,
): Promise<{ calculation: Calculation<StageAnalysis>; codeOf: CodeOf }> {
  const { readable, codeOf, emptySeats } = await readFor(ctx, kind);
  const { inputs, inputDigest, ranking, lines, outcomes } = readable.result;
  // What the rule counts is what is shown.
  const method = wanted ?? inputs.stage.cut.adjusted?.method ?? "blup";
  const options: AnalysisOptions = { method, emptySeats };
  // Outcomes and lines follow from the inputs, except in a part of a frozen result, where they are as they were frozen.
  const key = digest({ inputDigest, options, lines, outcomes });
  const result = { inputs, inputDigest, ranking, lines, outcomes };
  return { calculation: ctx.calculations.begin("stageAnalysis", key, { result, options }), codeOf };
}

function withCodesOnce(known: Computed<StageAnalysis>, codeOf: CodeOf): Computed<StageAnalysis> {
  return known.state === "ready" ? { state: "ready", value: withCodes(known.value, codeOf) } : known;
}

/** Codes in place of the experts' ids, lists in the order of the codes. */
function withCodes(analysis: StageAnalysis, codeOf: CodeOf): StageAnalysis {
  const named = <Item extends { readonly expertId: string }>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ ...item, expertId: codeOf(item.expertId) }))
      .sort((a, b) => compareText(a.expertId, b.expertId));
  const codesOf = (ids: readonly string[]): string[] => ids.map(codeOf).sort(compareText);
  const reason = (item: GateReason): GateReason =>
    item.code === "bridges" ? { ...item, experts: codesOf(item.experts) } : item;
  const flag = (item: AnalysisFlag): AnalysisFlag =>
    "experts" in item ? { ...item, experts: codesOf(item.experts) } : item;
  const { gate } = analysis;
  return {
    ...analysis,
    gate: {
      ...gate,
      reasons: gate.reasons.map(reason),
      graph: { ...gate.graph, bridges: codesOf(gate.graph.bridges) },
    },
    submissions: analysis.submissions.map((item) => ({ ...item, flags: item.flags.map(flag) })),
    flips: named(analysis.flips),
    experts: named(analysis.experts),
  };
}
