/** The ranking of a stage as a member of staff may read it. */
import { findLastHashOf } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import type { Database } from "#db/connection.ts";
import { findFrozenResult, listExpertCodes, listIdsInScope, listStoodIds, listTitles } from "#db/results.ts";
import type { SubmissionTitle } from "#db/results.ts";
import type { Row } from "#db/schema.ts";
import type { StageKind } from "#db/stages.ts";
import { parseFraction, toHundredths } from "#scoring/aggregation/fraction.ts";
import type { Place } from "#scoring/aggregation/places.ts";
import type { UnscoredReason } from "#scoring/aggregation/stage-ranking.ts";
import type { AggregationRule } from "#scoring/programme/programme.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { digest } from "#scoring/record/digest.ts";
import { buildStageResult, countedScores, recomputeStageResult } from "#scoring/record/stage-result.ts";
import type { Figure, FrozenLine, FrozenRanked, FrozenSubmission, StageResult } from "#scoring/record/stage-result.ts";
import type { CutOutcome, CutReason } from "#scoring/shortlist/cut-line.ts";
import { revotesDue } from "#scoring/shortlist/revotes-due.ts";
import type { VoteResult } from "#scoring/shortlist/vote-result.ts";
import { within } from "./context.ts";
import type { Context } from "./context.ts";
import { isStaff, mayReadExpertCodes, mayReadRanking, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { gatheredPart, gatherStage, stageAtWork } from "./stage-figures.server.ts";
import type { StageAtWork } from "./stage-figures.server.ts";

export interface ExpertTotal {
  /** Null for the secretariat, which sees totals without knowing whose they are. */
  readonly expertCode: string | null;
  readonly total: Figure;
}

export interface VoteFigure extends VoteResult {
  readonly members: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export interface RankingRow {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly field: string;
  /** This stage's score by the published rule; null with too few valid sheets. */
  readonly official: Figure | null;
  /** The rule in effect: a trimmed mean of too few sheets is a mean. */
  readonly used: AggregationRule["method"] | null;
  /** How many totals the official score rests on. */
  readonly kept: number;
  /** The score that ranks: the composite if the stage has one, else the official score. */
  readonly ranking: Figure | null;
  /** Whole hundredths of the adjusted score, where the rule counts it; null without one. */
  readonly adjustedHundredths: number | null;
  /** Official scores of the earlier stages; the composite and the tie chain may ask for them. */
  readonly stageScores: Readonly<Partial<Record<StageKind, Figure>>>;
  readonly hasPriority: boolean;
  readonly unscored: UnscoredReason | null;
  readonly criterionMeans: readonly { readonly criterion: string; readonly mean: Figure }[];
  readonly overall: Place | null;
  readonly inField: Place | null;
  /** By expert code; for the secretariat the highest first. */
  readonly totals: readonly ExpertTotal[];
  readonly median: Figure | null;
  /** Highest minus lowest total. */
  readonly range: Figure | null;
  readonly isSplit: boolean;
  readonly vote: VoteFigure | null;
  readonly passes: boolean;
  readonly reason: CutReason;
  /** The floor that holds it. */
  readonly criterion: string | null;
}

export interface RankingCounts {
  readonly submissions: number;
  readonly sheets: number;
  readonly passing: number;
  readonly held: number;
  readonly split: number;
  readonly unscored: number;
  readonly voteMissing: number;
}

export interface RankingView {
  readonly kind: StageKind;
  /** `closed`: computed now from the sheets; `frozen`: as it was frozen. */
  readonly state: "closed" | "frozen";
  readonly frozenAt: string | null;
  /** By overall rank, then serial; the unscored last. */
  readonly rows: readonly RankingRow[];
  /** One a field by code, or one with field null over all. */
  readonly lines: readonly FrozenLine[];
  readonly counts: RankingCounts;
  /** Serials that the rule calls a re-vote for, a list a tie; none is on record. */
  readonly revotesDue: readonly (readonly string[])[];
}

/**
 * The ranking of a closed or frozen stage, for chair, secretariat and supervisor.
 *
 * Submissions the actor has a conflict with do not exist here: ranks, lines, quotas and counts are computed over the
 * others alone, so nothing on the page tells where a row is missing. After the freeze a visible row keeps its real
 * outcome (the list is a fact by then), while its rank and the lines are still counted over the visible rows.
 *
 * @throws Refusal not_found (not staff, or no such stage), stage_not_closed
 */
export async function findRanking(ctx: Context, kind: StageKind): Promise<RankingView> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    return await rankingOf(inside, await readableResult(inside, kind));
  });
}

/** The same from what was read already. For desks. */
export async function rankingOf(ctx: Context, { result, submissions, at }: ReadableResult): Promise<RankingView> {
  const codes = mayReadExpertCodes(ctx.actor) ? await listExpertCodes(ctx.db, ctx.actor.callId) : [];
  const codeOf = new Map(codes.map((expert) => [expert.id, expert.code]));
  return toView(at, result, submissions, codeOf);
}

export interface ReadableResult {
  /** The key it is known under: of everything it depends on. What follows from it may be kept under it too. */
  readonly key: string;
  readonly at: StageAtWork;
  /** Over the submissions the actor may know of. */
  readonly result: StageResult;
  readonly submissions: readonly SubmissionTitle[];
  /** Whether a submission of the stage was left out. Never shown to the actor. */
  readonly isPartial: boolean;
  /** Ids of all submissions of the call that the actor may know of. */
  readonly visible: ReadonlySet<string>;
}

/**
 * Verbs that change no result: while experts of a later stage work, or a list is proposed, what is known stays known. A verb
 * that is missing here costs time, one that is here wrongly fails in the tests that use it.
 */
const CHANGE_NO_RESULT = [
  "account.added",
  "invitation.accepted",
  "invitation.sent",
  "pledge.signed",
  "recusal_effect.noted",
  "role.ended",
  "role.granted",
  "sheet.saved",
  "shortlist.declined",
  "shortlist.proposed",
  "version.declined",
  "version.proposed",
];

/**
 * What the actor may read of a stage's result. For desks.
 *
 * Counted once for all who may know the same submissions, until something that may change it is put on record: whatever
 * changes a result is.
 * @throws Refusal as findRanking. Cost: known already, a query for what the actor may know; else one of every mark
 */
export async function readableResult(ctx: Context, kind: StageKind): Promise<ReadableResult> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const at = await stageAtWork(ctx, kind);
  if (!mayReadRanking(ctx.actor, at.stage)) throw new Refusal("stage_not_closed");
  const visible = await listIdsInScope(ctx.db, submissionScope(ctx.actor, "staff"));
  const record = await findLastHashOf(ctx.db, ctx.actor.callId, CHANGE_NO_RESULT);
  const key = digest({ stage: at.stage.id, record: record ?? null, visible: [...visible].sort(compareText) });
  return { key, at, visible, ...(await ctx.results.read(key, async () => await countReadable(ctx.db, at, visible))) };
}

type Counted = Omit<ReadableResult, "key" | "at" | "visible">;

async function countReadable(db: Database, at: StageAtWork, visible: ReadonlySet<string>): Promise<Counted> {
  const frozen = at.stage.state === "frozen" ? await findFrozenResult(db, at.stage.id) : undefined;
  if (frozen !== undefined) return await readFrozen(db, frozen, visible);
  const whole = await gatherStage(db, at);
  const part = gatheredPart(whole, (id) => visible.has(id));
  return {
    result: buildStageResult(part.input),
    submissions: part.submissions,
    isPartial: part.submissions.length < whole.submissions.length,
  };
}

/** Partial also for somebody to whom only what stood in an older version is hidden: it was withdrawn, and that is no news. */
async function readFrozen(
  db: Database,
  { document, stageId }: Row<"stageResults">,
  visible: ReadonlySet<string>,
): Promise<Counted> {
  const whole = JSON.parse(document) as StageResult;
  const stood = await listStoodIds(db, stageId);
  const inputs = whole.inputs.submissions;
  const readable = inputs.filter((item) => visible.has(item.id));
  const submissions = await listTitles(
    db,
    readable.map((item) => item.id),
  );
  if (stood.every((id) => visible.has(id))) return { result: whole, submissions, isPartial: false };
  return { result: withoutHidden(whole, visible), submissions, isPartial: true };
}

/** A frozen result as if the hidden rows had never stood: figures counted again, outcomes as they were frozen. */
export function withoutHidden(whole: StageResult, visible: ReadonlySet<string>): StageResult {
  // Adjusted scores are estimated anew too: those of the whole list would tell of marks on what is hidden.
  const { adjusted: _ofTheWhole, ...inputs } = whole.inputs;
  const part = recomputeStageResult({
    inputs: {
      ...inputs,
      submissions: whole.inputs.submissions.filter((item) => visible.has(item.id)),
      revotes: whole.inputs.revotes.filter((item) => visible.has(item.submissionId)),
      votes: whole.inputs.votes.filter((item) => visible.has(item.submissionId)),
    },
  });
  const passing = new Set(whole.passes);
  const outcomes = part.outcomes.map((item) => knownOutcome(item, passing.has(item.submissionId)));
  return { ...part, outcomes, lines: part.lines.map((line) => lineOf(line, part.ranking, outcomes)) };
}

/**
 * Whether a row passed is a fact by now; why, is told by the rows that may be known. A row that passed although it would
 * not among these took a place, a row that did not pass although it would stays below the line.
 */
function knownOutcome(outcome: CutOutcome, passed: boolean): CutOutcome {
  if (outcome.passes === passed) return outcome;
  return { ...outcome, passes: passed, reason: passed ? "in_quota" : "below_line", criterion: null };
}

/** A line told from its visible rows alone; the rule's quota would tell how many rows there are in all. */
function lineOf(line: FrozenLine, ranking: readonly FrozenRanked[], outcomes: readonly CutOutcome[]): FrozenLine {
  const { field } = line;
  const outcomeOf = new Map(outcomes.map((item) => [item.submissionId, item]));
  const members = ranking.filter((row) => field === null || row.field === field);
  const reasonOf = (row: FrozenRanked) => outcomeOf.get(row.submissionId)?.reason;
  const adjusted = members.filter((row) => reasonOf(row) === "in_quota_adjusted");
  const passing = members.filter((row) => outcomeOf.get(row.submissionId)?.passes === true && !adjusted.includes(row));
  const below = members.filter((row) => reasonOf(row) === "below_line" || adjusted.includes(row));
  return {
    field,
    quota: passing.length,
    places: passing.length,
    lastScore: passing.at(-1)?.rankingScore ?? null,
    tiesAtLine: passing.filter((row) => reasonOf(row) === "tied_at_line").length,
    nextScore: below[0]?.rankingScore ?? null,
    ...(line.adjusted === undefined ? {} : { adjusted: { ...line.adjusted, passing: adjusted.length } }),
  };
}

function toView(
  { stage }: StageAtWork,
  result: StageResult,
  submissions: readonly SubmissionTitle[],
  codeOf: ReadonlyMap<string, string>,
): RankingView {
  const titles = new Map(submissions.map((item) => [item.id, item]));
  const outcomes = new Map(result.outcomes.map((item) => [item.submissionId, item]));
  const inputs = new Map(result.inputs.submissions.map((item) => [item.id, item]));
  const rows = result.ranking.map((ranked) => ({
    ...toRow(ranked, result, titles, outcomes, codeOf),
    ...toInputFigures(inputs.get(ranked.submissionId)),
  }));
  return {
    kind: stage.kind,
    state: stage.state === "frozen" ? "frozen" : "closed",
    frozenAt: stage.frozenAt,
    rows,
    lines: result.lines,
    counts: {
      submissions: rows.length,
      sheets: rows.reduce((sum, row) => sum + row.totals.length, 0),
      passing: rows.filter((row) => row.passes).length,
      held: rows.filter((row) => row.reason === "floor" || row.reason === "below_minimum").length,
      split: rows.filter((row) => row.isSplit).length,
      unscored: rows.filter((row) => row.unscored !== null).length,
      voteMissing: rows.filter((row) => row.reason === "vote_missing").length,
    },
    revotesDue: revotesDueIn(result),
  };
}

function revotesDueIn({ inputs, ranking, outcomes }: StageResult): string[][] {
  const serialOf = new Map(ranking.map((item) => [item.submissionId, item.serial]));
  const groups = revotesDue({ stage: inputs.stage, ranking, outcomes, revotes: inputs.revotes });
  return groups.map((group) => group.map((id) => serialOf.get(id) ?? id));
}

function toRow(
  ranked: FrozenRanked,
  result: StageResult,
  titles: ReadonlyMap<string, SubmissionTitle>,
  outcomes: ReadonlyMap<string, CutOutcome>,
  codeOf: ReadonlyMap<string, string>,
): Omit<RankingRow, "stageScores" | "hasPriority"> {
  const { submissionId, sheets, rankingScore, ...figures } = ranked;
  const outcome = outcomes.get(submissionId);
  if (outcome === undefined) throw new Error(`toRow: submission ${submissionId} has no outcome`);
  return {
    ...figures,
    submissionId,
    titleZh: titles.get(submissionId)?.titleZh ?? null,
    titleEn: titles.get(submissionId)?.titleEn ?? null,
    ranking: rankingScore,
    adjustedHundredths: adjustedOf(result, submissionId),
    totals: toTotals(sheets, codeOf),
    vote: voteOf(result, submissionId),
    passes: outcome.passes,
    reason: outcome.reason,
    criterion: outcome.criterion,
  };
}

/** What the ranking asks of a submission beside its sheets. */
function toInputFigures(input: FrozenSubmission | undefined): Pick<RankingRow, "stageScores" | "hasPriority"> {
  if (input === undefined) throw new Error("toInputFigures: a ranked submission has no inputs");
  const { stageScores, hasPriority } = input;
  const figures = Object.entries(stageScores).map(([kind, exact]) => [
    kind,
    { exact, hundredths: toHundredths(parseFraction(exact)) },
  ]);
  return { stageScores: Object.fromEntries(figures) as RankingRow["stageScores"], hasPriority };
}

/** In an order that does not betray whose a total is to somebody who may not know. */
function toTotals(sheets: FrozenRanked["sheets"], codeOf: ReadonlyMap<string, string>): ExpertTotal[] {
  return sheets
    .map(({ expertId, total }) => ({ expertCode: codeOf.get(expertId) ?? null, total }))
    .sort((a, b) => compareText(a.expertCode ?? "", b.expertCode ?? "") || b.total.hundredths - a.total.hundredths);
}

function adjustedOf({ inputs }: StageResult, submissionId: string): number | null {
  return countedScores(inputs.adjusted)?.find((item) => item.submissionId === submissionId)?.hundredths ?? null;
}

function voteOf(result: StageResult, submissionId: string): VoteFigure | null {
  const count = result.inputs.votes.find((item) => item.submissionId === submissionId);
  const decision = result.votes.find((item) => item.submissionId === submissionId);
  if (count === undefined || decision === undefined) return null;
  const { members, present, yes, no, abstain } = count;
  const { hasQuorum, passed, needed, quorumNeeded } = decision;
  return { members, present, yes, no, abstain, hasQuorum, passed, needed, quorumNeeded };
}
