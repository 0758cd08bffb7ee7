/**
 * 阶段分析 / Analysis of a stage: how far its ranking can be trusted, beside the official result and never in its place.
 *
 * Of every submission the adjusted score with its error, the interval of its rank, the chance to be selected by the stage's
 * own cut, its place by order alone (Borda) and flags; of every line the margin; of the list how many of it are expected to
 * be right, whom to discuss, and who would leave or enter without each expert, or by another rule. Where the gate refuses an adjustment, what
 * rests on a model is null and the reasons stay.
 *
 * Floors, votes and too few sheets hold as the official result found them; the minimum score is asked in each draw anew.
 * In a stage whose score is a composite the earlier stages' part stands and this stage's part is adjusted.
 *
 * Plain data in whole numbers: points in hundredths, chances and shares in thousandths. The seed of the draws is the digest of
 * the inputs, so the same marks give the same bytes, in whatever order they come.
 * Cost: one REML fit, 2,000 draws, and one ranking of the stage for each expert.
 */
import { adjustmentGate, type GateVerdict } from "#scoring/aggregation/adjustment-gate.ts";
import { panelLevel } from "#scoring/aggregation/adjustment-parts.ts";
import { bordaScores } from "#scoring/aggregation/borda.ts";
import { parseFraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import { recusalEffects } from "#scoring/reliability/experts/recusal-effect.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { FrozenRanked, StageResult } from "#scoring/record/stage-result.ts";
import { type AdjustedScores, adjustedScores, type AdjustmentObstacle } from "#scoring/shortlist/adjusted-scores.ts";
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import { type AnalysisFlag, flagsOf } from "#scoring/shortlist/analysis-flags.ts";
import { officialFlips, type OfficialFlip } from "#scoring/shortlist/official-flips.ts";
import { type OtherRule, otherRules } from "#scoring/shortlist/other-rules.ts";
import type { Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import { type RankInterval, rankIntervals } from "#scoring/shortlist/stability/rank-intervals.ts";
import { type ChanceLine, selectionChances, type Stability } from "#scoring/shortlist/stability/selection-chances.ts";
import { ranksOf } from "#scoring/shortlist/stability/selection-lines.ts";
import { type RatingTable, ratingTable } from "#scoring/statistics/rating-table.ts";

export interface AnalysisOptions {
  readonly method: AdjustmentMethod;
  /** Experts who recused themselves from a submission and whose seat stayed empty. */
  readonly emptySeats: readonly { readonly submissionId: string; readonly expertId: string }[];
}

export interface StageAnalysis {
  readonly method: AdjustmentMethod;
  readonly gate: GateVerdict;
  /** Why there is no adjustment although the gate does not refuse it. */
  readonly obstacle: AdjustmentObstacle | null;
  /** Of every submission of the stage, in the order of the ranking. */
  readonly submissions: readonly AnalysedSubmission[];
  /** As the result's lines; empty without an adjustment. */
  readonly lines: readonly AnalysedLine[];
  /** Null without an adjustment, or while nobody passes. */
  readonly list: ListPrecision | null;
  /** Ids of the submissions whose place is uncertain, in the order of the ranking. */
  readonly greyZone: readonly string[];
  /** One an expert with a sheet, by id. */
  readonly flips: readonly OfficialFlip[];
  /** What the list would be by the other usual rules. */
  readonly otherRules: readonly OtherRule[];
  /** By id; empty without an adjustment. */
  readonly experts: readonly ExpertLeaning[];
  /** Towards which the scores are drawn; null without an adjustment, and by a method whose scores no plain steps lead to. */
  readonly panel: AnalysedPanel | null;
}

/** The panel's level, as adjustment-parts.ts takes it. */
export interface AnalysedPanel {
  /** Hundredths of a point. */
  readonly mean: number;
  /** Thousandths. */
  readonly noise: number;
}

export interface AnalysedSubmission {
  readonly submissionId: string;
  readonly sheets: number;
  /** Null without an adjustment, or for one without an official score. */
  readonly adjusted: AnalysedScore | null;
  /** Thousandths; null without an adjustment, or for one that can take no place whatever its score. */
  readonly chance: number | null;
  /** Mean relative rank in the lots of its experts, in thousandths, and the place that gives; null without a rank. */
  readonly borda: { readonly score: number; readonly rank: number } | null;
  readonly flags: readonly AnalysisFlag[];
}

export interface AnalysedScore {
  /** This stage's score, adjusted; hundredths of a point. */
  readonly score: number;
  readonly standardError: number;
  /** By the adjusted score (in a composite with the earlier stages), in the field or over all, as the stage is cut. */
  readonly rank: number;
  readonly interval: RankInterval;
}

export interface AnalysedLine {
  /** Null: one line over all fields. */
  readonly field: string | null;
  /** The last above and the first below the line, by id; null where nobody is. */
  readonly last: string | null;
  readonly next: string | null;
  /** Adjusted distance of the two over its standard error, in hundredths; below zero where the order is the other way. */
  readonly margin: number | null;
}

export interface ListPrecision {
  /** Submissions on the list. */
  readonly size: number;
  /** How many of them are expected to be truly among the best, in thousandths of a submission. */
  readonly expected: number;
}

export interface ExpertLeaning {
  readonly expertId: string;
  readonly sheets: number;
  /** Hundredths of a point; positive is lenient. */
  readonly leaning: number;
  readonly standardError: number;
}

/** What is analysed: a result, or the part of one a person may know of. */
export type AnalysedResult = Pick<StageResult, "inputs" | "inputDigest" | "ranking" | "lines" | "outcomes">;

/** Empty seats of submissions or experts without a sheet are passed over: nothing can be expected of them. */
export function analyseStage(result: AnalysedResult, { method, emptySeats }: AnalysisOptions): StageAnalysis {
  const panel = panelOf(result);
  const fieldOf = new Map(result.ranking.map((row) => [row.submissionId, row.field]));
  const gate = adjustmentGate(panel.table, (id) => fieldOf.get(id)!);
  const adjusted =
    gate.verdict === "refused" ? null : adjustedScores(panel.table, method, result.inputs.stage.rubric.scale);
  const changes = { flips: flipsOnPage(result), otherRules: otherRulesOnPage(result) };
  if (adjusted === null || typeof adjusted === "string")
    return {
      ...{ method, gate, obstacle: adjusted },
      submissions: result.ranking.map((row) => analyse(row, panel, null, changes.flips, null)),
      ...{ lines: [], list: null, greyZone: [], ...changes, experts: [], panel: null },
    };
  const model = modelPart(result, panel, adjusted, method);
  const recusals = recusalsOf(result, panel, adjusted, emptySeats);
  const passes = result.outcomes.filter((item) => item.passes).map((item) => panel.numberOf.get(item.submissionId)!);
  const expected = passes.reduce((sum, number) => sum + model.stability.chances[number]!, 0);
  const grey = new Set(model.stability.greyZone.map((number) => panel.table.submissions[number]!));
  return {
    ...{ method, gate, obstacle: null, ...changes },
    submissions: result.ranking.map((row) =>
      analyse(row, panel, model, changes.flips, recusals.find((item) => item.submission === row.submissionId) ?? null),
    ),
    lines: result.lines.map(({ field }, index) => {
      const { last, next, marginInErrors } = model.stability.lines[index]!;
      const idOf = (number: number | null) => (number === null ? null : panel.table.submissions[number]!);
      return { field, last: idOf(last), next: idOf(next), margin: rounded(marginInErrors, 100) };
    }),
    list: passes.length === 0 ? null : { size: passes.length, expected: whole(expected, 1000) },
    greyZone: result.ranking.map((row) => row.submissionId).filter((id) => grey.has(id)),
    experts: leaningsOf(panel.table, adjusted),
    panel: method === "blup" ? levelOf(adjusted) : null,
  };
}

/** The sheets of a stage as a table, and who is ranked among whom. */
interface Panel {
  readonly table: RatingTable;
  readonly numberOf: ReadonlyMap<string, number>;
  /** Ranked submissions by number, field by field or all together. */
  readonly groups: readonly (readonly number[])[];
  /** Median number of sheets of a ranked submission. */
  readonly usualSheets: number;
  readonly bordaScores: Float64Array;
  readonly bordaRanks: Float64Array;
  readonly isByField: boolean;
}

function panelOf({ inputs, ranking }: AnalysedResult): Panel {
  const table = ratingTable(
    ranking.flatMap(({ submissionId, sheets }) =>
      sheets.map(({ expertId, total }) => ({
        submission: submissionId,
        expert: expertId,
        value: toNumber(parseFraction(total.exact)),
      })),
    ),
  );
  const numberOf = new Map(table.submissions.map((id, number) => [id, number]));
  const isByField = inputs.stage.cut.method !== "atMost";
  const ranked = ranking.filter((row) => row.rankingScore !== null);
  const fields = isByField ? [...new Set(ranked.map((row) => row.field))].sort(compareText) : [null];
  const groups = fields.map((field) =>
    ranked
      .filter((row) => field === null || row.field === field)
      .map((row) => numberOf.get(row.submissionId)!)
      .sort((a, b) => a - b),
  );
  const counts = ranked.map((row) => row.sheets.length).sort((a, b) => a - b);
  const borda = bordaScores(table);
  return {
    ...{ table, numberOf, groups, isByField },
    usualSheets: counts[Math.floor(counts.length / 2)] ?? 0,
    bordaScores: borda,
    bordaRanks: ranksInGroups(borda, groups),
  };
}

interface ModelPart {
  readonly adjusted: AdjustedScores;
  /** Adjusted scores that the record holds, in hundredths by id: what is shown is what was counted. */
  readonly recorded: ReadonlyMap<string, number>;
  readonly ranks: Float64Array;
  readonly intervals: readonly (RankInterval | null)[];
  readonly stability: Stability;
  /** Whether a place can be taken at all, by number. */
  readonly isStanding: ReadonlySet<number>;
}

function modelPart(
  result: AnalysedResult,
  panel: Panel,
  adjusted: AdjustedScores,
  method: AdjustmentMethod,
): ModelPart {
  const recorded = result.inputs.adjusted;
  const { groups, table } = panel;
  const parts = compositeParts(result, panel);
  const draw: Draw = (random, values) => {
    adjusted.draw(random, values);
    compose(values, parts);
  };
  const lines = linesOf(result, panel);
  const seed = `${result.inputDigest} `;
  return {
    adjusted,
    recorded: new Map(
      recorded?.method === method ? recorded.scores.map((item) => [item.submissionId, item.hundredths]) : [],
    ),
    ranks: ranksInGroups(compose(adjusted.scores.slice(), parts), groups),
    intervals: rankIntervals(draw, table.submissions.length, groups, `${seed}ranks`),
    stability: selectionChances(draw, officialOrder(result, panel), lines, `${seed}chances`),
    isStanding: new Set(lines.flatMap((line) => line.members)),
  };
}

/** How the score that ranks is made of this stage's: share × score + rest. */
interface CompositeParts {
  readonly share: number;
  /** By number; NaN for one that is not ranked. */
  readonly rest: Float64Array;
}

function compositeParts({ inputs, ranking }: AnalysedResult, { table, numberOf }: Panel): CompositeParts {
  const { kind, composite } = inputs.stage;
  const weights = composite?.reduce((sum, { weight }) => sum + weight, 0) ?? 1;
  const own = composite === null ? 1 : (composite.find(({ stage }) => stage === kind)?.weight ?? 0);
  const share = own / weights;
  const rest = new Float64Array(table.submissions.length).fill(Number.NaN);
  for (const { submissionId, official, rankingScore } of ranking) {
    if (official === null || rankingScore === null) continue;
    rest[numberOf.get(submissionId)!] =
      composite === null
        ? 0
        : toNumber(parseFraction(rankingScore.exact)) - share * toNumber(parseFraction(official.exact));
  }
  return { share, rest };
}

function compose(scores: Float64Array, { share, rest }: CompositeParts): Float64Array {
  for (let number = 0; number < scores.length; number += 1) scores[number] = share * scores[number]! + rest[number]!;
  return scores;
}

/** The result's lines with those who compete on them. One whom a floor, a vote or a lack of sheets holds does not. */
function linesOf(result: AnalysedResult, { numberOf }: Panel): ChanceLine[] {
  const reasonOf = new Map(result.outcomes.map((item) => [item.submissionId, item.reason]));
  const standing = result.ranking.filter(({ submissionId }) => {
    const reason = reasonOf.get(submissionId);
    return reason !== "unscored" && reason !== "floor" && reason !== "vote_failed";
  });
  const minimum = result.inputs.stage.cut.minimumScore;
  return result.lines.map(({ field, quota, places, adjusted }) => ({
    members: standing
      .filter((row) => field === null || row.field === field)
      .map((row) => numberOf.get(row.submissionId)!)
      .sort((a, b) => a - b),
    // A tie at the line or adjusted scores that count widened it: a list is measured against as many places as it has.
    places: Math.max(quota, places + (adjusted?.passing ?? 0)),
    minimum,
  }));
}

/**
 * Larger is better: the official place, so that ties are decided as the rule decided them; who passes by the adjusted score
 * stands before those who do not pass. NaN for who takes no place.
 */
function officialOrder({ ranking, outcomes }: AnalysedResult, { table, numberOf, isByField }: Panel): Float64Array {
  const reasonOf = new Map(outcomes.map((item) => [item.submissionId, item.reason]));
  const behind = (reason: string) => (reason === "below_line" ? 2 : reason === "in_quota_adjusted" ? 1 : 0);
  const order = new Float64Array(table.submissions.length).fill(Number.NaN);
  for (const row of ranking) {
    const place = isByField ? row.inField : row.overall;
    const reason = reasonOf.get(row.submissionId);
    if (place === null || reason === undefined || HELD.has(reason)) continue;
    order[numberOf.get(row.submissionId)!] = -place.rank - behind(reason) * ranking.length;
  }
  return order;
}

const HELD: ReadonlySet<string> = new Set(["unscored", "below_minimum", "floor", "vote_failed"]);

function analyse(
  row: FrozenRanked,
  panel: Panel,
  model: ModelPart | null,
  flips: readonly OfficialFlip[],
  recusal: Recusal | null,
): AnalysedSubmission {
  const { submissionId, sheets } = row;
  const number = panel.numberOf.get(submissionId);
  const isRanked = number !== undefined && row.rankingScore !== null;
  const adjusted = model === null || !isRanked ? null : figuresOf(model, submissionId, number);
  const chance = model?.isStanding.has(number ?? -1) === true ? whole(model.stability.chances[number!]!, 1000) : null;
  const flags = flagsOf(row, {
    isGrey: number !== undefined && model?.stability.greyZone.includes(number) === true,
    officialRank: (panel.isByField ? row.inField : row.overall)?.rank ?? null,
    adjusted,
    experts: flips
      .filter(({ leaves, enters }) => leaves.includes(submissionId) || enters.includes(submissionId))
      .map(({ expertId }) => expertId),
    usualSheets: panel.usualSheets,
    recusal,
  });
  const borda = isRanked ? { score: whole(panel.bordaScores[number]!, 1000), rank: panel.bordaRanks[number]! } : null;
  return { submissionId, sheets: sheets.length, adjusted, chance, borda, flags };
}

function figuresOf({ adjusted, recorded, ranks, intervals }: ModelPart, id: string, number: number): AnalysedScore {
  return {
    score: recorded.get(id) ?? whole(adjusted.scores[number]!, 100),
    standardError: whole(adjusted.standardErrors[number]!, 100),
    rank: ranks[number]!,
    interval: intervals[number]!,
  };
}

type Recusal = ReturnType<typeof recusalEffects>[number];

function recusalsOf(
  result: AnalysedResult,
  panel: Panel,
  { model }: AdjustedScores,
  emptySeats: AnalysisOptions["emptySeats"],
): Recusal[] {
  const { table, numberOf, groups } = panel;
  const expertNumber = new Map(table.experts.map((id, number) => [id, number]));
  const missing = new Map<number, number[]>();
  for (const { submissionId, expertId } of [...emptySeats].sort((a, b) => compareText(a.expertId, b.expertId))) {
    const [submission, expert] = [numberOf.get(submissionId), expertNumber.get(expertId)];
    // Nothing can be expected of an expert who marked nothing, and a submission without a sheet has no rank.
    if (submission !== undefined && expert !== undefined)
      missing.set(submission, [...(missing.get(submission) ?? []), expert]);
  }
  if (missing.size === 0) return [];
  const parts = compositeParts(result, panel);
  return recusalEffects(
    model,
    (submission) => missing.get(submission) ?? [],
    (totals) => combined(result.inputs.stage.aggregation, totals),
    (scores) => ranksInGroups(compose(scores.slice(), parts), groups),
  );
}

/** The official rule in real numbers. */
function combined(rule: AnalysedResult["inputs"]["stage"]["aggregation"], totals: readonly number[]): number {
  const sorted = [...totals].sort((a, b) => a - b);
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (rule.method === "median") {
    const middle = (sorted.length - 1) / 2;
    return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  }
  return meanOf(rule.method === "trimmedMean" && sorted.length >= rule.whenAtLeast ? sorted.slice(1, -1) : sorted);
}

/**
 * By the rule over the inputs; of a frozen result of which a part is readable, only what fits the outcomes as they were
 * frozen: nobody leaves a list it is not on.
 */
function flipsOnPage({ inputs, outcomes }: AnalysedResult): OfficialFlip[] {
  const submissions = inputs.submissions.map((item) => ({
    ...item,
    stageScores: Object.fromEntries(
      Object.entries(item.stageScores).map(([kind, text]) => [kind, parseFraction(text)]),
    ),
  }));
  return officialFlips({ ...inputs, submissions }).map((flip) => fittingOutcomes(flip, outcomes));
}

/** The same of the other rules. */
function otherRulesOnPage({ inputs, outcomes }: AnalysedResult): OtherRule[] {
  return otherRules(inputs).map((rule) => fittingOutcomes(rule, outcomes));
}

function fittingOutcomes<Change extends { readonly leaves: readonly string[]; readonly enters: readonly string[] }>(
  change: Change,
  outcomes: AnalysedResult["outcomes"],
): Change {
  const passing = new Set(outcomes.filter((item) => item.passes).map((item) => item.submissionId));
  return {
    ...change,
    leaves: change.leaves.filter((id) => passing.has(id)),
    enters: change.enters.filter((id) => !passing.has(id)),
  };
}

function levelOf({ model }: AdjustedScores): AnalysedPanel {
  const { mean, noise } = panelLevel(model);
  return { mean: whole(mean, 100), noise: whole(noise, 1000) };
}

function leaningsOf({ experts, expertOf }: RatingTable, { experts: effects }: AdjustedScores): ExpertLeaning[] {
  const sheets = new Map<number, number>();
  for (const expert of expertOf) sheets.set(expert, (sheets.get(expert) ?? 0) + 1);
  return experts.map((expertId, number) => ({
    expertId,
    sheets: sheets.get(number) ?? 0,
    leaning: whole(effects.estimates[number]!, 100),
    standardError: whole(effects.standardErrors[number]!, 100),
  }));
}

/** Competition ranks inside each group; NaN for who is in none. */
function ranksInGroups(scores: Float64Array, groups: Panel["groups"]): Float64Array {
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  for (const group of groups) {
    const own = ranksOf(Float64Array.from(group, (number) => scores[number]!));
    group.forEach((number, place) => (ranks[number] = own[place]!));
  }
  return ranks;
}

function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** In whole parts of a unit; never the zero with a sign. */
function whole(value: number, parts: number): number {
  return Math.round(value * parts) || 0;
}

function rounded(value: number | null, parts: number): number | null {
  return value === null ? null : whole(value, parts);
}
