/**
 * 阶段排名 / Ranking of one stage: from valid sheets to scores, ranks and tie steps.
 *
 * Every submission gets its totals, its official score and the score that ranks (the composite, if the stage has
 * one). Ranks are competition ranks: 1, 2, 2, 4. A true tie shares a rank. A submission with too few valid sheets,
 * or without the score of an earlier stage that the composite needs, is not ranked and says why.
 *
 * The caller passes valid sheets only: submitted, and not of an expert who was recused afterwards. The result does
 * not depend on the order of the input; it comes by rank, then serial, then id, the unscored last.
 */
import { medianOf } from "#scoring/aggregation/averages.ts";
import { compositeScore, type StageScores } from "#scoring/aggregation/composite.ts";
import { criterionMeans, type CriterionMean } from "#scoring/aggregation/criterion-means.ts";
import { compare, fraction, subtract, type Fraction } from "#scoring/aggregation/fraction.ts";
import { officialScore } from "#scoring/aggregation/official-score.ts";
import { placesOf, type Place } from "#scoring/aggregation/places.ts";
import type { AggregationRule, StagePlan } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { sheetTotal, type Mark } from "#scoring/rubric/sheet-total.ts";

/** What the ranking needs of a stage's plan. */
export type RankingPlan = Pick<
  StagePlan,
  "kind" | "rubric" | "aggregation" | "composite" | "tieChain" | "splitRange"
> & {
  readonly panel: Pick<StagePlan["panel"], "minimumValidSheets">;
};

export interface RankingSheet {
  readonly id: string;
  readonly expertId: string;
  readonly marks: readonly Mark[];
}

export interface RankingSubmission {
  readonly id: string;
  readonly field: string;
  readonly serial: string;
  readonly hasPriority: boolean;
  /** Official scores of the earlier stages. */
  readonly stageScores: StageScores;
  readonly sheets: readonly RankingSheet[];
}

export interface Revote {
  readonly submissionId: string;
  readonly yes: number;
}

export interface RankingInput {
  readonly stage: RankingPlan;
  readonly submissions: readonly RankingSubmission[];
  readonly revotes?: readonly Revote[];
}

export interface SheetFigure {
  readonly sheetId: string;
  readonly expertId: string;
  readonly total: Fraction;
}

export const UNSCORED_REASONS = ["too_few_sheets", "missing_stage_score"] as const;
export type UnscoredReason = (typeof UNSCORED_REASONS)[number];

export interface RankedSubmission {
  readonly submissionId: string;
  readonly serial: string;
  readonly field: string;
  /** By sheet id. */
  readonly sheets: readonly SheetFigure[];
  /** Over all valid sheets; empty when there are none. */
  readonly criterionMeans: readonly CriterionMean[];
  /** This stage's score; null with too few valid sheets. */
  readonly official: Fraction | null;
  readonly used: AggregationRule["method"] | null;
  readonly kept: number;
  /** The score that ranks: the composite if the stage has one, else the official score. */
  readonly rankingScore: Fraction | null;
  readonly unscored: UnscoredReason | null;
  readonly median: Fraction | null;
  /** Highest minus lowest total. */
  readonly range: Fraction | null;
  /** The range is wider than the stage allows without a discussion. */
  readonly isSplit: boolean;
  /** Place among all submissions of the stage; null when unscored. */
  readonly overall: Place | null;
  /** Place among the submissions of the same field; null when unscored. */
  readonly inField: Place | null;
}

/**
 * @throws Error when a submission or an expert of one submission appears twice, or a sheet is incomplete.
 */
export function rankStage(input: RankingInput): RankedSubmission[] {
  refuseRepeats(
    input.submissions.map((item) => item.id),
    "submission",
  );
  const scored = input.submissions.map((submission) => scoreSubmission(input, submission));
  const overall = placesOf(input.stage.tieChain, scored);
  const inField = new Map<string, Place>();
  for (const field of new Set(scored.map((item) => item.field)))
    for (const [id, place] of placesOf(
      input.stage.tieChain,
      scored.filter((item) => item.field === field),
    ))
      inField.set(id, place);
  return scored
    .map(({ facts: _facts, ...figures }) => ({
      ...figures,
      overall: overall.get(figures.submissionId) ?? null,
      inField: inField.get(figures.submissionId) ?? null,
    }))
    .sort(byRankThenSerial);
}

function scoreSubmission({ stage, revotes = [] }: RankingInput, submission: RankingSubmission) {
  refuseRepeats(
    submission.sheets.map((sheet) => sheet.expertId),
    "expert of one submission",
  );
  const sheets = submission.sheets
    .map((sheet) => ({ sheetId: sheet.id, expertId: sheet.expertId, total: sheetTotal(stage.rubric, sheet.marks) }))
    .sort((a, b) => compareText(a.sheetId, b.sheetId));
  const totals = sheets.map((sheet) => sheet.total).sort(compare);
  const [lowest, highest] = [totals[0], totals.at(-1)];
  const range = lowest === undefined || highest === undefined ? null : subtract(highest, lowest);
  const result =
    totals.length > 0 && totals.length >= stage.panel.minimumValidSheets
      ? officialScore(stage.aggregation, totals)
      : null;
  const official = result?.score ?? null;
  const stageScores: StageScores =
    official === null ? submission.stageScores : { ...submission.stageScores, [stage.kind]: official };
  const rankingScore =
    official === null || stage.composite === null ? official : compositeScore(stage.composite, stageScores);
  const means = criterionMeans(stage.rubric, submission.sheets);
  const median = totals.length === 0 ? null : medianOf(totals);
  return {
    submissionId: submission.id,
    serial: submission.serial,
    field: submission.field,
    sheets,
    criterionMeans: means,
    official,
    used: result?.used ?? null,
    kept: result?.kept ?? 0,
    rankingScore,
    unscored: unscoredReason(official, rankingScore),
    median,
    range,
    isSplit: range !== null && stage.splitRange !== null && compare(range, fraction(stage.splitRange)) > 0,
    facts: {
      criterionMeans: means,
      median,
      hasPriority: submission.hasPriority,
      stageScores,
      revoteYes: revotes.find((item) => item.submissionId === submission.id)?.yes ?? null,
    },
  };
}

function unscoredReason(official: Fraction | null, rankingScore: Fraction | null): UnscoredReason | null {
  if (official === null) return "too_few_sheets";
  return rankingScore === null ? "missing_stage_score" : null;
}

function byRankThenSerial(a: RankedSubmission, b: RankedSubmission): number {
  const rank = (item: RankedSubmission): number => item.overall?.rank ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || compareText(a.serial, b.serial) || compareText(a.submissionId, b.submissionId);
}

function refuseRepeats(ids: readonly string[], what: string): void {
  if (new Set(ids).size !== ids.length) throw new Error(`rankStage: one ${what} appears twice`);
}
