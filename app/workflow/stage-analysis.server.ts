/** How far the ranking of a closed stage can be trusted, for chair and supervisor. Computed off the request thread. */
import { inTransaction } from "#db/connection.ts";
import { listStandingAndRecused } from "#db/readings.ts";
import { listExpertCodes } from "#db/results.ts";
import type { StageKind } from "#db/stages.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { digest } from "#scoring/record/digest.ts";
import { shownMethod } from "#scoring/shortlist/adjustment-method.ts";
import type { AnalysisFlag } from "#scoring/shortlist/analysis-flags.ts";
import type { RankExplanation } from "#scoring/shortlist/rank-explanation.ts";
import type { AnalysisOptions, StageAnalysis } from "#scoring/shortlist/stage-analysis.ts";
import type { Calculation, Computed, Outcome } from "./calculations.ts";
import { type SideContext, within } from "./context.ts";
import { reasonsWithCodes } from "./gate-codes.ts";
import { mayReadExpertCodes } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { rankingOf, type RankingView, readableResult, type ReadableResult } from "./results.server.ts";

/** The ranking of a stage with how far it can be trusted. */
export interface AnalysedRanking<Analysis> {
  readonly ranking: RankingView;
  /** Experts by their codes. */
  readonly analysis: Analysis;
}

export interface RankingPage extends AnalysedRanking<Computed<StageAnalysis>> {
  /** Why the chosen submission has its rank; null where none, or none the actor may know of, is chosen. */
  readonly explanation: Computed<RankExplanation> | null;
  /** What it was told from; for other desks, and never for a page. */
  readonly readable: ReadableResult;
}

/**
 * The ranking of a closed or frozen stage over the submissions the actor may know of, with its analysis. Whatever the
 * method of the analysis, ranks, lines and outcomes are those of the rule.
 *
 * Returns at once with what is known of the analysis; the first who asks begins it. Marks, conflicts, withdrawals and a
 * reopening change the inputs and so begin another one. A frozen result is analysed from its frozen inputs.
 * @param chosen id of the submission whose rank is to be explained
 * @param method of the analysis, by name; none that there is: the one whose scores the stage's cut counts, else BLUP
 * @throws Refusal not_found (neither chair nor supervisor, or no such stage), stage_not_closed
 */
export async function findAnalysedRanking(
  ctx: SideContext,
  kind: StageKind,
  chosen: string | null = null,
  method: string | null = null,
): Promise<RankingPage> {
  const read = await readFor(ctx, kind);
  const analysis = coded(beginAnalysis(ctx, read, method).known, (value) => withCodes(value, read.codeOf));
  const isKnown = read.readable.result.inputs.submissions.some(({ id }) => id === chosen);
  const explanation = chosen === null || !isKnown ? null : explain(ctx, read, chosen);
  return { ranking: read.ranking, analysis, explanation, readable: read.readable };
}

/** The same, waiting until the analysis is computed: for files. @throws as findAnalysedRanking */
export async function awaitAnalysedRanking(
  ctx: SideContext,
  kind: StageKind,
  method: string | null = null,
): Promise<AnalysedRanking<Outcome<StageAnalysis>>> {
  const read = await readFor(ctx, kind);
  const outcome = await beginAnalysis(ctx, read, method).done;
  return {
    ranking: read.ranking,
    analysis: outcome.state === "ready" ? { state: "ready", value: withCodes(outcome.value, read.codeOf) } : outcome,
  };
}

type CodeOf = (expertId: string) => string;

interface Read {
  readonly readable: ReadableResult;
  readonly ranking: RankingView;
  readonly codeOf: CodeOf;
  readonly emptySeats: AnalysisOptions["emptySeats"];
}

async function readFor(ctx: SideContext, kind: StageKind): Promise<Read> {
  if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    const readable = await readableResult(inside, kind);
    return await ctx.results.read(`analysed ${readable.key}`, async () => {
      const codes = new Map((await listExpertCodes(trx, ctx.actor.callId)).map(({ id, code }) => [id, code]));
      return {
        readable,
        ranking: await rankingOf(inside, readable),
        codeOf: (id) => codes.get(id) ?? id,
        emptySeats: emptySeatsOf(readable, await listStandingAndRecused(trx, readable.at.stage.id)),
      };
    });
  });
}

function explain(ctx: SideContext, { readable, codeOf }: Read, submissionId: string): Computed<RankExplanation> {
  const { inputs, inputDigest } = readable.result;
  const key = `${inputDigest} ${submissionId}`;
  const { known } = ctx.calculations.begin("rankExplanation", key, { result: { inputs }, submissionId });
  return coded(known, (value) => {
    const { change, passes } = value.smallestChange;
    const named = change?.kind === "oneMark" ? { ...change, expertId: codeOf(change.expertId) } : change;
    const parts = value.parts === null ? null : { ...value.parts, leftOut: value.parts.leftOut.map(codeOf) };
    return { ...value, parts, smallestChange: { passes, change: named } };
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

function beginAnalysis(
  ctx: SideContext,
  { readable, emptySeats }: Read,
  asked: string | null,
): Calculation<StageAnalysis> {
  const { inputs, inputDigest, resultDigest, ranking, lines, outcomes } = readable.result;
  const options: AnalysisOptions = { method: shownMethod(asked, inputs.stage.cut), emptySeats };
  // The digest of a result covers all of it, but in a part of a frozen one outcomes and lines are as they were frozen.
  const kept = readable.isPartial ? { lines, outcomes } : {};
  const key = digest({ resultDigest, options, ...kept });
  const result = { inputs, inputDigest, ranking, lines, outcomes };
  return ctx.calculations.begin("stageAnalysis", key, { result, options });
}

function coded<Value>(known: Computed<Value>, withCodes: (value: Value) => Value): Computed<Value> {
  return known.state === "ready" ? { state: "ready", value: withCodes(known.value) } : known;
}

/** Codes in place of the experts' ids, lists in the order of the codes. */
function withCodes(analysis: StageAnalysis, codeOf: CodeOf): StageAnalysis {
  const named = <Item extends { readonly expertId: string }>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ ...item, expertId: codeOf(item.expertId) }))
      .sort((a, b) => compareText(a.expertId, b.expertId));
  const codesOf = (ids: readonly string[]): string[] => ids.map(codeOf).sort(compareText);
  const flag = (item: AnalysisFlag): AnalysisFlag =>
    "experts" in item ? { ...item, experts: codesOf(item.experts) } : item;
  const { gate } = analysis;
  return {
    ...analysis,
    gate: {
      ...gate,
      reasons: reasonsWithCodes(gate.reasons, codeOf),
      graph: { ...gate.graph, bridges: codesOf(gate.graph.bridges) },
    },
    submissions: analysis.submissions.map((item) => ({ ...item, flags: item.flags.map(flag) })),
    flips: named(analysis.flips),
    experts: named(analysis.experts),
  };
}
