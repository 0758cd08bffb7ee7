/**
 * 假设试算 / What if: the list a stage would have without some experts, by another rule, with other places or another minimum.
 *
 * The same functions rank and cut as for the record, on the sheets of a result and a changed plan; nothing is stored and
 * nothing official changes. With no change the outcome is the result's own. Votes stay as they were counted: whose a vote
 * was is not on record. Exact, but for the adjusted score, which is an estimate: the crossed model's (BLUP) to a millionth of
 * a point, and refused where the gate refuses it.
 *
 * Ranks are those the cut goes by: inside a field where places are given by field, else over all.
 * Cost: the ranking twice; for the adjusted score one fit of the model, and two where the stage's cut counts it.
 */
import { adjustedFigures } from "#scoring/aggregation/adjusted-figures.ts";
import { adjustmentGate, type GateVerdict } from "#scoring/aggregation/adjustment-gate.ts";
import { compositeScore, type StageScores } from "#scoring/aggregation/composite.ts";
import { fraction, type Fraction, parseFraction, toHundredths } from "#scoring/aggregation/fraction.ts";
import { placesOf } from "#scoring/aggregation/places.ts";
import { type RankedSubmission, rankStage } from "#scoring/aggregation/stage-ranking.ts";
import type { AggregationRule, CutRule } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { countedScores, type ResultPlan, type StageResultInputs } from "#scoring/record/stage-result.ts";
import { applyCut, type CutOutcome, type CutReason } from "#scoring/shortlist/cut-line.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";

export const WHAT_IF_METHODS = ["mean", "trimmedMean", "median", "adjusted"] as const;
export type WhatIfMethod = (typeof WHAT_IF_METHODS)[number];

/** What is changed; null or empty: as it is. */
export interface WhatIfChange {
  /** Ids of experts whose sheets are left out. */
  readonly withoutExperts: readonly string[];
  readonly method: WhatIfMethod | null;
  /** Per cent of each field, places over the fields, or most places, as the stage's cut gives them. */
  readonly places: number | null;
  readonly minimumScore: number | null;
}

export interface WhatIf {
  /** In the order of the ranking as it is. */
  readonly rows: readonly WhatIfRow[];
  /** Serials, in the order of the new and of the old ranking. */
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  /** Places taken before and after. */
  readonly passingBefore: number;
  readonly passingAfter: number;
  /** What the gate says of the adjusted score; null where it was not asked for. Refused: the rule in force was used. */
  readonly gate: GateVerdict | null;
}

export interface WhatIfRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly field: string;
  readonly before: WhatIfStanding;
  readonly after: WhatIfStanding;
}

export interface WhatIfStanding {
  /** The score that ranks, in whole hundredths. */
  readonly hundredths: number | null;
  readonly rank: number | null;
  readonly passes: boolean;
  readonly reason: CutReason;
}

/** Drop-high-low where the stage's own rule says nothing of it: with fewer totals it costs more than it protects. */
const DROP_FROM = 5;

/** Estimates are ranked by whole millionths, so that a tie is an equal number and not an accident of the machine. */
const MILLION = 1_000_000;

/** @param inputs of a stage's result */
export function whatIf(inputs: StageResultInputs, change: WhatIfChange): WhatIf {
  const without = new Set(change.withoutExperts);
  const stage = changedPlan(inputs.stage, change);
  const submissions = inputs.submissions.map((item) => ({
    ...item,
    sheets: item.sheets.filter((sheet) => !without.has(sheet.expertId)),
  }));
  const changed = { ...inputs, stage, submissions };
  const before = rank(inputs);
  const ranked = rank(changed);
  const gate = change.method === "adjusted" ? gateOf(ranked) : null;
  const after = gate === null || gate.verdict === "refused" ? ranked : adjust(changed, ranked);
  return compare(standingsOf(inputs, before), standingsOf(changed, after), gate);
}

function changedPlan(stage: ResultPlan, { method, places, minimumScore }: WhatIfChange): ResultPlan {
  const cut = placesChanged(stage.cut, places);
  return {
    ...stage,
    aggregation: method === null || method === "adjusted" ? stage.aggregation : ruleOf(stage.aggregation, method),
    cut: minimumScore === null ? cut : { ...cut, minimumScore },
  };
}

function ruleOf(own: AggregationRule, method: Exclude<WhatIfMethod, "adjusted">): AggregationRule {
  if (method !== "trimmedMean") return { method };
  return own.method === "trimmedMean" ? own : { method, whenAtLeast: DROP_FROM };
}

function placesChanged(cut: CutRule, places: number | null): CutRule {
  if (places === null) return cut;
  switch (cut.method) {
    case "sharePerField":
      return { ...cut, share: { numerator: places, denominator: 100 } };
    case "quotaByField":
      return { ...cut, total: places };
    case "atMost":
      return { ...cut, maximum: places };
  }
}

function rank({ stage, submissions, revotes }: StageResultInputs): RankedSubmission[] {
  return rankStage({
    stage,
    submissions: submissions.map((item) => ({ ...item, stageScores: readScores(item.stageScores) })),
    revotes,
  });
}

function readScores(texts: Readonly<Partial<Record<string, string>>>): StageScores {
  const known = Object.entries(texts).flatMap(([kind, text]) => (text === undefined ? [] : [[kind, text] as const]));
  return Object.fromEntries(known.map(([kind, text]) => [kind, parseFraction(text)]));
}

function tableOf(ranked: readonly RankedSubmission[]) {
  return ratingTable(
    ranked.flatMap(({ submissionId, sheets }) =>
      sheets.map(({ expertId, total }) => ({
        submission: submissionId,
        expert: expertId,
        value: Number(total.numerator) / Number(total.denominator),
      })),
    ),
  );
}

function gateOf(ranked: readonly RankedSubmission[]): GateVerdict {
  const fields = new Map(ranked.map(({ submissionId, field }) => [submissionId, field]));
  return adjustmentGate(tableOf(ranked), (submission) => fields.get(submission) ?? "");
}

/** The same submissions ranked by the model's estimate in place of the official score. */
function adjust({ stage, submissions, revotes }: StageResultInputs, ranked: readonly RankedSubmission[]) {
  const { table, intercept, submissions: effects } = fitCrossedModel(tableOf(ranked));
  const estimates = new Map(
    table.submissions.map((id, level) => [
      id,
      fraction(Math.round((intercept.estimate + effects.estimates[level]!) * MILLION), MILLION),
    ]),
  );
  const inputs = new Map(submissions.map((item) => [item.id, item]));
  const scored = ranked.map((item) => {
    const own = inputs.get(item.submissionId)!;
    const official = item.official === null ? null : (estimates.get(item.submissionId) ?? null);
    const earlier = readScores(own.stageScores);
    const stageScores: StageScores = official === null ? earlier : { ...earlier, [stage.kind]: official };
    const rankingScore =
      official === null || stage.composite === null ? official : compositeScore(stage.composite, stageScores);
    const { criterionMeans, median } = item;
    const revoteYes = revotes.find((vote) => vote.submissionId === item.submissionId)?.yes ?? null;
    const facts = { criterionMeans, median, hasPriority: own.hasPriority, stageScores, revoteYes };
    return { ...item, official, rankingScore, facts };
  });
  const overall = placesOf(stage.tieChain, scored);
  const inField = new Map(
    [...new Set(scored.map(({ field }) => field))].flatMap((field) => [
      ...placesOf(
        stage.tieChain,
        scored.filter((item) => item.field === field),
      ),
    ]),
  );
  return scored
    .map(({ facts: _facts, ...item }) => ({
      ...item,
      overall: overall.get(item.submissionId) ?? null,
      inField: inField.get(item.submissionId) ?? null,
    }))
    .sort((a, b) => rankOf(a.overall) - rankOf(b.overall) || compareText(a.submissionId, b.submissionId));
}

function rankOf(place: { readonly rank: number } | null): number {
  return place?.rank ?? Number.MAX_SAFE_INTEGER;
}

interface Standing {
  readonly ranked: RankedSubmission;
  readonly outcome: CutOutcome;
  readonly rank: number | null;
}

function standingsOf({ stage, votes }: StageResultInputs, ranking: readonly RankedSubmission[]): Standing[] {
  const results = votes.flatMap(({ submissionId, ...count }) =>
    stage.vote === null ? [] : [{ submissionId, ...countVote(stage.vote, count) }],
  );
  const rule = stage.cut.adjusted;
  const counted = countedScores(rule === undefined ? undefined : adjustedFigures(rule.method, ranking));
  const { outcomes } = applyCut(stage, ranking, results, counted);
  const isOverall = stage.cut.method === "atMost";
  return ranking.map((ranked, index) => ({
    ranked,
    outcome: outcomes[index]!,
    rank: (isOverall ? ranked.overall : ranked.inField)?.rank ?? null,
  }));
}

function compare(before: readonly Standing[], after: readonly Standing[], gate: GateVerdict | null): WhatIf {
  const later = new Map(after.map((standing) => [standing.ranked.submissionId, standing]));
  const passed = new Set(before.filter(isPassing).map(({ ranked }) => ranked.submissionId));
  return {
    rows: before.map((standing) => {
      const { submissionId, serial, field } = standing.ranked;
      return {
        ...{ submissionId, serial, field },
        before: figuresOf(standing),
        after: figuresOf(later.get(submissionId)!),
      };
    }),
    enters: after
      .filter((standing) => isPassing(standing) && !passed.has(standing.ranked.submissionId))
      .map(({ ranked }) => ranked.serial),
    leaves: before
      .filter((standing) => isPassing(standing) && !isPassing(later.get(standing.ranked.submissionId)!))
      .map(({ ranked }) => ranked.serial),
    passingBefore: before.filter(isPassing).length,
    passingAfter: after.filter(isPassing).length,
    gate,
  };
}

function isPassing({ outcome }: Standing): boolean {
  return outcome.passes;
}

function figuresOf({ ranked, outcome, rank: place }: Standing): WhatIfStanding {
  const score: Fraction | null = ranked.rankingScore;
  const { passes, reason } = outcome;
  return { hundredths: score === null ? null : toHundredths(score), rank: place, passes, reason };
}
