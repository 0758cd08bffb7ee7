/**
 * 假设试算 / What if: the list a stage would have without some experts, by another rule, with other places or another minimum.
 *
 * The same functions rank and cut as for the record, on the sheets of a result and a changed plan; nothing is stored and
 * nothing official changes. With no change the outcome is the result's own. Votes stay as they were counted: whose a vote
 * was is not on record. By the adjusted score means: in place of the official one, in whole hundredths as the record would
 * hold it; where the gate refuses it the rule in force is used and the gate is named.
 *
 * Ranks are those the cut goes by: inside a field where places are given by field, else over all.
 * Cost: the result twice; where adjusted scores take part one fit of the model each.
 */
import { adjustableTable, adjustedFigures, type AdjustedFigures } from "#scoring/aggregation/adjusted-figures.ts";
import { adjustmentGate, type GateVerdict } from "#scoring/aggregation/adjustment-gate.ts";
import { compositeScore, type StageScores } from "#scoring/aggregation/composite.ts";
import { fraction, parseFraction, toHundredths } from "#scoring/aggregation/fraction.ts";
import { placesOf } from "#scoring/aggregation/places.ts";
import { type RankedSubmission, rankStage } from "#scoring/aggregation/stage-ranking.ts";
import type { AggregationRule, CutRule } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import {
  recomputeStageResult,
  type ResultPlan,
  type StageResult,
  type StageResultInputs,
} from "#scoring/record/stage-result.ts";
import { applyCut, type CutReason } from "#scoring/shortlist/cut-line.ts";
import { countVote } from "#scoring/shortlist/vote-result.ts";

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
  readonly gate: WhatIfGate | null;
}

/** As the analysis has it: with what would help, and with blocks inside a field. */
export type WhatIfGate = Pick<GateVerdict, "verdict" | "reasons">;

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

/** @param inputs of a stage's result */
export function whatIf(inputs: StageResultInputs, change: WhatIfChange): WhatIf {
  const before = recomputeStageResult({ inputs });
  const asked = changedInputs(inputs, change);
  const after = asked === null ? before : recomputeStageResult({ inputs: asked });
  if (change.method !== "adjusted") return compare(standingsOf(before), standingsOf(after), null);
  const { gate, standings } = byAdjustedScore(asked ?? inputs);
  return compare(standingsOf(before), standings ?? standingsOf(after), gate);
}

/** Null where nothing is changed of what the rules are asked. */
function changedInputs(inputs: StageResultInputs, change: WhatIfChange): StageResultInputs | null {
  const { withoutExperts, method, places, minimumScore } = change;
  const isSameRule = method === null || method === "adjusted";
  if (withoutExperts.length === 0 && isSameRule && places === null && minimumScore === null) return null;
  const without = new Set(withoutExperts);
  // Adjusted scores that the cut counts are of the sheets as they were; they are estimated anew.
  const { adjusted: _asTheyWere, ...given } = inputs;
  return {
    ...given,
    stage: changedPlan(inputs.stage, change),
    submissions: inputs.submissions.map((item) => ({
      ...item,
      sheets: item.sheets.filter((sheet) => !without.has(sheet.expertId)),
    })),
  };
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

function readScores(texts: Readonly<Partial<Record<string, string>>>): StageScores {
  const known = Object.entries(texts).flatMap(([kind, text]) => (text === undefined ? [] : [[kind, text] as const]));
  return Object.fromEntries(known.map(([kind, text]) => [kind, parseFraction(text)]));
}

/** The stage ranked and cut by the adjusted score in place of the official one; no standings where the gate refuses. */
function byAdjustedScore(inputs: StageResultInputs): {
  readonly gate: WhatIfGate;
  readonly standings: readonly Standing[] | null;
} {
  const { stage, submissions, revotes, votes } = inputs;
  const ranked = rankStage({
    stage,
    submissions: submissions.map((item) => ({ ...item, stageScores: readScores(item.stageScores) })),
    revotes,
  });
  const { scores } = adjustedFigures(stage.cut.adjusted?.method ?? "blup", ranked);
  const { table, fieldOf } = adjustableTable(ranked);
  const { verdict, reasons } = adjustmentGate(table, fieldOf);
  const gate = { verdict, reasons };
  if (gate.verdict === "refused") return { gate, standings: null };
  const ranking = rankAgain(inputs, ranked, scores);
  const { adjusted: _notTwice, ...cut } = stage.cut;
  const counted = votes.flatMap(({ submissionId, ...count }) =>
    stage.vote === null ? [] : [{ submissionId, ...countVote(stage.vote, count) }],
  );
  const { outcomes } = applyCut({ ...stage, cut }, ranking, counted);
  const isOverall = cut.method === "atMost";
  const standings = ranking.map(({ submissionId, serial, field, rankingScore, overall, inField }, index) => ({
    ...{ submissionId, serial, field },
    hundredths: rankingScore === null ? null : toHundredths(rankingScore),
    rank: (isOverall ? overall : inField)?.rank ?? null,
    passes: outcomes[index]!.passes,
    reason: outcomes[index]!.reason,
  }));
  return { gate, standings };
}

/** Every score in place of the official one, the composite formed and the ties decided with it. */
function rankAgain(
  { stage, submissions, revotes }: StageResultInputs,
  ranked: readonly RankedSubmission[],
  scores: AdjustedFigures["scores"],
): RankedSubmission[] {
  const estimates = new Map(scores.map(({ submissionId, hundredths }) => [submissionId, fraction(hundredths, 100)]));
  const inputs = new Map(submissions.map((item) => [item.id, item]));
  const yes = new Map(revotes.map((vote) => [vote.submissionId, vote.yes]));
  const scored = ranked.map((item) => {
    const own = inputs.get(item.submissionId)!;
    const official = item.official === null ? null : (estimates.get(item.submissionId) ?? null);
    const earlier = readScores(own.stageScores);
    const stageScores: StageScores = official === null ? earlier : { ...earlier, [stage.kind]: official };
    const rankingScore =
      official === null || stage.composite === null ? official : compositeScore(stage.composite, stageScores);
    const { criterionMeans, median } = item;
    const revoteYes = yes.get(item.submissionId) ?? null;
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

interface Standing extends WhatIfStanding {
  readonly submissionId: string;
  readonly serial: string;
  readonly field: string;
}

function standingsOf({ rule, ranking, outcomes }: StageResult): Standing[] {
  const isOverall = rule.cut.method === "atMost";
  return ranking.map(({ submissionId, serial, field, rankingScore, overall, inField }, index) => ({
    ...{ submissionId, serial, field },
    hundredths: rankingScore?.hundredths ?? null,
    rank: (isOverall ? overall : inField)?.rank ?? null,
    passes: outcomes[index]!.passes,
    reason: outcomes[index]!.reason,
  }));
}

function compare(before: readonly Standing[], after: readonly Standing[], gate: WhatIf["gate"]): WhatIf {
  const later = new Map(after.map((standing) => [standing.submissionId, standing]));
  const passed = new Set(before.filter(({ passes }) => passes).map(({ submissionId }) => submissionId));
  const enters = after.filter(({ passes, submissionId }) => passes && !passed.has(submissionId));
  const leaves = before.filter(({ passes, submissionId }) => passes && later.get(submissionId)?.passes !== true);
  return {
    rows: before.map((standing) => {
      const { submissionId, serial, field } = standing;
      const [was, is] = [figuresOf(standing), figuresOf(later.get(submissionId)!)];
      return { submissionId, serial, field, before: was, after: is };
    }),
    enters: enters.map(({ serial }) => serial),
    leaves: leaves.map(({ serial }) => serial),
    passingBefore: passed.size,
    passingAfter: after.filter(({ passes }) => passes).length,
    gate,
  };
}

function figuresOf({ hundredths, rank, passes, reason }: Standing): WhatIfStanding {
  return { hundredths, rank, passes, reason };
}
