/**
 * 阶段结果 / Stage result: the frozen record of one stage, from which anybody can recompute it.
 *
 * The document is plain JSON with whole numbers and texts only. It carries the inputs (rule, rubric, weights, every
 * valid sheet's marks, scores of earlier stages, re-votes, votes), their digest, every figure computed from them,
 * and a digest of the whole. Building it again from its own inputs gives the same bytes, in whatever order the inputs
 * came.
 *
 * Where the rule counts adjusted scores, they stand among the inputs of the cut as whole numbers, so that the cut is exact
 * arithmetic for whoever takes them as given; building again computes them from the marks once more.
 */
import {
  adjustedFigures,
  type AdjustedFigures,
  type VarianceMillionths,
} from "#scoring/aggregation/adjusted-figures.ts";
import type { CriterionMean } from "#scoring/aggregation/criterion-means.ts";
import { fractionText, parseFraction, toHundredths, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { Place } from "#scoring/aggregation/places.ts";
import {
  rankStage,
  type RankedSubmission,
  type RankingPlan,
  type RankingSubmission,
  type Revote,
  type UnscoredReason,
} from "#scoring/aggregation/stage-ranking.ts";
import type { AggregationRule, StageKind, StagePlan } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { canonicalJson, digest, digestOfMembers, digestOfText } from "#scoring/record/digest.ts";
import {
  applyCut,
  type CutLine,
  type CutOutcome,
  type CutPlan,
  type HeldSubmission,
} from "#scoring/shortlist/cut-line.ts";
import { countVote, type VoteCount, type VoteResult } from "#scoring/shortlist/vote-result.ts";

/** The part of a stage's plan that decides its result; dates and names decide nothing and are left out. */
export type ResultPlan = RankingPlan & CutPlan;

export interface StageVote extends VoteCount {
  readonly submissionId: string;
}

export interface StageResultInput {
  readonly stage: ResultPlan | StagePlan;
  readonly submissions: readonly RankingSubmission[];
  readonly revotes?: readonly Revote[];
  readonly votes?: readonly StageVote[];
}

/** A fraction as exact text "n/d" and as whole hundredths, rounded half up, for display. */
export interface Figure {
  readonly exact: string;
  readonly hundredths: number;
}

export interface FrozenSubmission extends Omit<RankingSubmission, "stageScores"> {
  /** Exact texts "n/d". */
  readonly stageScores: Readonly<Partial<Record<StageKind, string>>>;
}

export interface StageResultInputs {
  readonly stage: ResultPlan;
  /** By id; their sheets by id, marks in the rubric's order. */
  readonly submissions: readonly FrozenSubmission[];
  readonly revotes: readonly Revote[];
  readonly votes: readonly StageVote[];
  /** What the cut takes of the adjusted scores; there only where the rule counts them. */
  readonly adjusted?: AdjustedFigures;
}

export interface FrozenRanked {
  readonly submissionId: string;
  readonly serial: string;
  readonly field: string;
  readonly sheets: readonly { readonly sheetId: string; readonly expertId: string; readonly total: Figure }[];
  readonly criterionMeans: readonly { readonly criterion: string; readonly mean: Figure }[];
  readonly official: Figure | null;
  readonly used: AggregationRule["method"] | null;
  readonly kept: number;
  readonly rankingScore: Figure | null;
  readonly unscored: UnscoredReason | null;
  readonly median: Figure | null;
  readonly range: Figure | null;
  readonly isSplit: boolean;
  readonly overall: Place | null;
  readonly inField: Place | null;
}

export interface FrozenLine extends Omit<CutLine, "lastScore" | "nextScore"> {
  readonly lastScore: Figure | null;
  readonly nextScore: Figure | null;
}

export interface StageResult {
  readonly formatVersion: 1;
  readonly stage: StageKind;
  readonly rule: Omit<ResultPlan, "rubric" | "kind">;
  readonly weights: readonly { readonly criterion: string; readonly weight: number }[];
  readonly rubricHash: string;
  readonly inputs: StageResultInputs;
  readonly inputDigest: string;
  readonly ranking: readonly FrozenRanked[];
  readonly votes: readonly (VoteResult & { readonly submissionId: string })[];
  readonly lines: readonly FrozenLine[];
  readonly held: readonly HeldSubmission[];
  readonly outcomes: readonly CutOutcome[];
  readonly passes: readonly string[];
  /** Digest of everything above. */
  readonly resultDigest: string;
}

/**
 * Ranks, votes, cuts and freezes. Every rule of rankStage, countVote and applyCut holds.
 * @throws Error when a vote or re-vote names no submission of the stage, names one twice, or is held without a rule.
 */
export function buildStageResult(input: StageResultInput): StageResult {
  return buildFrom(input, null);
}

/** @param recorded variance ratios of a document that is checked. */
function buildFrom(input: StageResultInput, recorded: VarianceMillionths | null): StageResult {
  const { ranking, inputs } = rankInputs(input, recorded);
  const { stage } = inputs;
  const votes = inputs.votes.map(({ submissionId, ...count }) => {
    if (stage.vote === null) throw new Error("buildStageResult: the stage has no vote");
    return { submissionId, ...countVote(stage.vote, count) };
  });
  const cut = applyCut(stage, ranking, votes, countedScores(inputs.adjusted));
  const { rubric, kind, ...rule } = stage;
  const figures = {
    formatVersion: 1 as const,
    stage: kind,
    rule,
    weights: rubric.criteria.map(({ code, weight }) => ({ criterion: code, weight })),
    rubricHash: digest(rubric),
    ranking: ranking.map(freezeRanked),
    votes,
    lines: cut.lines.map((line) => ({ ...line, lastScore: figure(line.lastScore), nextScore: figure(line.nextScore) })),
    held: cut.held,
    outcomes: cut.outcomes,
    passes: cut.passes,
  };
  const inputsText = canonicalJson(inputs);
  const inputDigest = digestOfText(inputsText);
  const members: Record<string, string> = { inputs: inputsText };
  for (const [name, value] of Object.entries<unknown>({ ...figures, inputDigest }))
    members[name] = canonicalJson(value);
  const resultDigest = digestOfMembers(members);
  return { ...figures, inputs, inputDigest, resultDigest };
}

/** Digest of the canonical inputs alone: the same in whatever order submissions, sheets, marks and votes come. */
export function inputDigest(input: StageResultInput): string {
  return digest(rankInputs(input, null).inputs);
}

/**
 * Builds the result again from the inputs a document carries, believing none of its figures: adjusted scores are computed
 * from the marks, at the document's variance ratios only if they are as likely as the best that these marks allow.
 */
export function recomputeStageResult(document: Pick<StageResult, "inputs">): StageResult {
  const { stage, submissions, revotes, votes, adjusted } = document.inputs;
  const input = {
    stage,
    submissions: submissions.map((item) => ({ ...item, stageScores: readScores(item.stageScores) })),
    revotes,
    votes,
  };
  return buildFrom(input, adjusted?.ratios ?? null);
}

/** The adjusted scores that the cut of a stage counts; null where the rule or the gate leaves the official score alone. */
export function countedScores(adjusted: AdjustedFigures | undefined): AdjustedFigures["scores"] | null {
  return adjusted === undefined || adjusted.gate.verdict === "refused" ? null : adjusted.scores;
}

function rankInputs(
  input: StageResultInput,
  recorded: VarianceMillionths | null,
): { readonly ranking: readonly RankedSubmission[]; readonly inputs: StageResultInputs } {
  const inputs = freezeInputs(input);
  const { stage } = inputs;
  const ranking = rankStage({
    stage,
    submissions: inputs.submissions.map((item) => ({ ...item, stageScores: readScores(item.stageScores) })),
    revotes: inputs.revotes,
  });
  const rule = stage.cut.adjusted;
  if (rule === undefined) return { ranking, inputs };
  return { ranking, inputs: { ...inputs, adjusted: adjustedFigures(rule.method, ranking, recorded) } };
}

/** Whether a document is, byte for byte in canonical form, what its own inputs give. */
export function isRecomputable(document: StageResult): boolean {
  return canonicalJson(recomputeStageResult(document)) === canonicalJson(document);
}

function freezeInputs({ stage, submissions, revotes = [], votes = [] }: StageResultInput): StageResultInputs {
  const known = new Set(submissions.map((item) => item.id));
  refuseStrangers(known, revotes, "re-vote");
  refuseStrangers(known, votes, "vote");
  return {
    stage: freezePlan(stage),
    submissions: [...submissions].sort((a, b) => compareText(a.id, b.id)).map((item) => freezeSubmission(stage, item)),
    revotes: bySubmission(revotes).map(({ submissionId, yes }) => ({ submissionId, yes })),
    votes: bySubmission(votes).map(({ submissionId, members, present, yes, no, abstain }) => ({
      submissionId,
      members,
      present,
      yes,
      no,
      abstain,
    })),
  };
}

function freezePlan(stage: ResultPlan): ResultPlan {
  const { kind, rubric, panel, aggregation, composite, tieChain, splitRange, cut, vote } = stage;
  const { minimumValidSheets } = panel;
  return { kind, rubric, panel: { minimumValidSheets }, aggregation, composite, tieChain, splitRange, cut, vote };
}

function freezeSubmission(stage: ResultPlan, submission: RankingSubmission): FrozenSubmission {
  const { id, field, serial, hasPriority, stageScores, sheets } = submission;
  const place = new Map(stage.rubric.criteria.map((item, index) => [item.code, index]));
  return {
    id,
    field,
    serial,
    hasPriority,
    stageScores: Object.fromEntries(Object.entries(stageScores).map(([kind, score]) => [kind, fractionText(score)])),
    sheets: [...sheets]
      .sort((a, b) => compareText(a.id, b.id))
      .map((sheet) => ({
        id: sheet.id,
        expertId: sheet.expertId,
        marks: sheet.marks
          .map(({ criterion, mark }) => ({ criterion, mark }))
          .sort((a, b) => (place.get(a.criterion) ?? -1) - (place.get(b.criterion) ?? -1)),
      })),
  };
}

function readScores(texts: FrozenSubmission["stageScores"]): RankingSubmission["stageScores"] {
  return Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, parseFraction(text)]));
}

function freezeRanked(ranked: RankedSubmission): FrozenRanked {
  const { submissionId, serial, field, used, kept, unscored, isSplit, overall, inField } = ranked;
  return {
    submissionId,
    serial,
    field,
    sheets: ranked.sheets.map((sheet) => ({ ...sheet, total: exactFigure(sheet.total) })),
    criterionMeans: ranked.criterionMeans.map(({ criterion, mean }: CriterionMean) => ({
      criterion,
      mean: exactFigure(mean),
    })),
    official: figure(ranked.official),
    used,
    kept,
    rankingScore: figure(ranked.rankingScore),
    unscored,
    median: figure(ranked.median),
    range: figure(ranked.range),
    isSplit,
    overall,
    inField,
  };
}

function figure(value: Fraction | null): Figure | null {
  return value === null ? null : exactFigure(value);
}

function exactFigure(value: Fraction): Figure {
  return { exact: fractionText(value), hundredths: toHundredths(value) };
}

function bySubmission<T extends { readonly submissionId: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareText(a.submissionId, b.submissionId));
}

function refuseStrangers(
  known: ReadonlySet<string>,
  items: readonly { readonly submissionId: string }[],
  what: string,
): void {
  const named = items.map((item) => item.submissionId);
  if (new Set(named).size !== named.length) throw new Error(`buildStageResult: a submission has two ${what}s`);
  const stranger = named.find((id) => !known.has(id));
  if (stranger !== undefined)
    throw new Error(`buildStageResult: a ${what} names ${stranger}, which is not in the stage`);
}
