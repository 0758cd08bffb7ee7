/**
 * 分数线与晋级 / Cut line: who passes a stage, and for everybody the reason.
 *
 * A submission can pass when it is scored, reaches the minimum of the ranking score, reaches every floor with its
 * plain criterion mean and, where the stage votes, passed the vote. One that cannot pass takes no place: the next in
 * order moves up. Places are then filled by rank: in each field (sharePerField, quotaByField) or over all (atMost).
 *
 * A true tie at the line all goes on, so more may pass than there are places. Places that nobody can take stay empty:
 * there is no forced winner.
 *
 * Where the rule counts adjusted scores too, the same places are given a second time by them, among the same submissions.
 * Who gets one only there goes on as well and takes nobody's place; equal adjusted scores at that line all go on.
 */
import type { AdjustedScore } from "#scoring/aggregation/adjusted-figures.ts";
import type { Place } from "#scoring/aggregation/places.ts";
import { compare, fraction, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { RankedSubmission } from "#scoring/aggregation/stage-ranking.ts";
import type { StagePlan } from "#scoring/programme/programme.ts";
import { fieldQuotas } from "#scoring/shortlist/field-quotas.ts";

export type CutPlan = Pick<StagePlan, "cut" | "vote">;

export interface VoteOutcome {
  readonly submissionId: string;
  readonly hasQuorum: boolean;
  readonly passed: boolean;
}

export const CUT_REASONS = [
  "in_quota",
  "tied_at_line",
  "in_quota_adjusted",
  "below_line",
  "below_minimum",
  "floor",
  "unscored",
  "vote_failed",
  "vote_missing",
] as const;
export type CutReason = (typeof CUT_REASONS)[number];

/** Reasons of those who pass. */
const PASS_REASONS = ["in_quota", "tied_at_line", "in_quota_adjusted"] as const satisfies readonly CutReason[];
export type PassReason = (typeof PASS_REASONS)[number];

export function isPassReason(reason: CutReason): reason is PassReason {
  return (PASS_REASONS as readonly CutReason[]).includes(reason);
}

export interface CutOutcome {
  readonly submissionId: string;
  readonly passes: boolean;
  readonly reason: CutReason;
  /** The first floor that holds it, in the rule's order; null for any other reason. */
  readonly criterion: string | null;
}

export interface HeldSubmission {
  readonly id: string;
  readonly reason: "below_minimum" | "floor";
  readonly criterion: string | null;
}

export interface CutLine {
  /** Null: one line over all fields. */
  readonly field: string | null;
  /** Places to give. */
  readonly quota: number;
  /** Places taken: fewer when too few can pass, more when a tie at the line goes on. */
  readonly places: number;
  /** Ranking score of the last that passes; null when nobody does. */
  readonly lastScore: Fraction | null;
  /** Submissions that share the line's rank and go on together although the places do not suffice; else zero. */
  readonly tiesAtLine: number;
  /** Ranking score of the best that the places do not reach; null when there is none. */
  readonly nextScore: Fraction | null;
  /** The line drawn by the adjusted scores; there only where the rule counts them and there are such scores. */
  readonly adjusted?: AdjustedLine | undefined;
}

export interface AdjustedLine {
  /** Who passes by the adjusted score alone. */
  readonly passing: number;
  /** Adjusted score of the last that gets a place by it, in hundredths; null when nobody does. */
  readonly lastHundredths: number | null;
}

export interface CutResult {
  /** Ids in the order of the ranking. */
  readonly passes: readonly string[];
  readonly held: readonly HeldSubmission[];
  /** By field code, or one line over all. */
  readonly lines: readonly CutLine[];
  /** One a submission, in the order of the ranking. */
  readonly outcomes: readonly CutOutcome[];
}

/**
 * @param ranking as rankStage gives it.
 * @param votes results of the votes; a vote without a quorum is no vote. Left out of account when the stage has no
 *   vote. `vote_missing` is given only to submissions whose place is still open: a desk must not freeze over it.
 * @param adjusted adjusted scores, if the rule counts them; null: the official cut alone.
 */
export function applyCut(
  stage: CutPlan,
  ranking: readonly RankedSubmission[],
  votes: readonly VoteOutcome[] = [],
  adjusted: readonly AdjustedScore[] | null = null,
): CutResult {
  const decided = new Map<string, Omit<CutOutcome, "submissionId">>();
  const standing: RankedSubmission[] = [];
  for (const submission of ranking) {
    const obstacle = obstacleOf(stage, submission, votes);
    if (obstacle === null) standing.push(submission);
    else decided.set(submission.submissionId, obstacle);
  }
  const scores = adjusted === null ? null : new Map(adjusted.map((item) => [item.submissionId, item.hundredths]));
  const lines = queuesOf(stage, ranking, standing).map((queue) => {
    const line = fillPlaces(queue, stage, votes, decided);
    return scores === null ? line : { ...line, adjusted: fillByAdjusted(queue, stage, votes, scores, decided) };
  });
  const outcomes = ranking.map(({ submissionId }) => {
    const outcome = decided.get(submissionId);
    if (outcome === undefined) throw new Error(`applyCut: submission ${submissionId} belongs to no line`);
    return { submissionId, ...outcome };
  });
  return {
    passes: outcomes.filter((item) => item.passes).map((item) => item.submissionId),
    held: outcomes.flatMap(({ submissionId, reason, criterion }) =>
      reason === "below_minimum" || reason === "floor" ? [{ id: submissionId, reason, criterion }] : [],
    ),
    lines,
    outcomes,
  };
}

/** Why a submission cannot take a place, whoever else stands; null when it can. */
function obstacleOf(
  stage: CutPlan,
  submission: RankedSubmission,
  votes: readonly VoteOutcome[],
): Omit<CutOutcome, "submissionId"> | null {
  const { cut } = stage;
  const cannot = (reason: CutReason, criterion: string | null = null) => ({ passes: false, reason, criterion });
  if (submission.rankingScore === null) return cannot("unscored");
  if (compare(submission.rankingScore, fraction(cut.minimumScore)) < 0) return cannot("below_minimum");
  const floor = cut.floors.find(({ criterion, minimum }) => {
    const mean = submission.criterionMeans.find((item) => item.criterion === criterion)?.mean;
    if (mean === undefined) throw new Error(`applyCut: no mean of "${criterion}" for ${submission.submissionId}`);
    return compare(mean, fraction(minimum)) < 0;
  });
  if (floor !== undefined) return cannot("floor", floor.criterion);
  return voteOf(stage, submission, votes) === "failed" ? cannot("vote_failed") : null;
}

function voteOf(
  stage: CutPlan,
  submission: RankedSubmission,
  votes: readonly VoteOutcome[],
): "passed" | "failed" | "missing" {
  if (stage.vote === null) return "passed";
  const vote = votes.find((item) => item.submissionId === submission.submissionId);
  if (vote === undefined || !vote.hasQuorum) return "missing";
  return vote.passed ? "passed" : "failed";
}

/** Those who compete for the same places, best first. */
interface Queue {
  readonly field: string | null;
  readonly quota: number;
  readonly members: readonly {
    readonly submission: RankedSubmission;
    readonly score: Fraction;
    readonly rank: number;
  }[];
}

function queuesOf(
  stage: CutPlan,
  ranking: readonly RankedSubmission[],
  standing: readonly RankedSubmission[],
): readonly Queue[] {
  const { cut } = stage;
  if (cut.method === "atMost")
    return [{ field: null, quota: cut.maximum, members: inOrder(standing, (item) => item.overall) }];
  const members = (code: string) =>
    inOrder(
      standing.filter((item) => item.field === code),
      (item) => item.inField,
    );
  const fields = [...new Set(ranking.map((item) => item.field))].map((code) => ({
    code,
    count: ranking.filter((item) => item.field === code && item.rankingScore !== null).length,
    best: members(code)[0]?.score ?? null,
  }));
  return fieldQuotas(cut, fields).map(({ code, quota }) => ({ field: code, quota, members: members(code) }));
}

function inOrder(
  submissions: readonly RankedSubmission[],
  placeOf: (submission: RankedSubmission) => Place | null,
): Queue["members"] {
  return submissions
    .flatMap((submission) => {
      const rank = placeOf(submission)?.rank;
      const score = submission.rankingScore;
      return rank === undefined || score === null ? [] : [{ submission, score, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Gives the places of one line rank by rank, and writes every member's outcome. */
function fillPlaces(
  { field, quota, members }: Queue,
  stage: CutPlan,
  votes: readonly VoteOutcome[],
  decided: Map<string, Omit<CutOutcome, "submissionId">>,
): CutLine {
  let line: CutLine = { field, quota, places: 0, lastScore: null, tiesAtLine: 0, nextScore: null };
  for (const rank of new Set(members.map((item) => item.rank))) {
    const sharing = members.filter((item) => item.rank === rank);
    const isOpen = line.places < quota;
    const going = isOpen ? sharing.filter((item) => voteOf(stage, item.submission, votes) === "passed") : [];
    const isAtLine = going.length > 1 && line.places + going.length > quota;
    for (const item of sharing) {
      const passes = going.includes(item);
      const reason = passes ? (isAtLine ? "tied_at_line" : "in_quota") : isOpen ? "vote_missing" : "below_line";
      decided.set(item.submission.submissionId, { passes, reason, criterion: null });
    }
    line = {
      ...line,
      places: line.places + going.length,
      lastScore: going.at(-1)?.score ?? line.lastScore,
      tiesAtLine: isAtLine ? going.length : line.tiesAtLine,
      nextScore: line.nextScore ?? (isOpen ? null : (sharing[0]?.score ?? null)),
    };
  }
  return line;
}

/** Gives the places of one line once more, by adjusted scores; only who stays below the official line gains by it. */
function fillByAdjusted(
  { quota, members }: Queue,
  stage: CutPlan,
  votes: readonly VoteOutcome[],
  scores: ReadonlyMap<string, number>,
  decided: Map<string, Omit<CutOutcome, "submissionId">>,
): AdjustedLine {
  const scoreOf = ({ submission }: Queue["members"][number]): number => {
    const score = scores.get(submission.submissionId);
    if (score === undefined) throw new Error(`applyCut: no adjusted score of ${submission.submissionId}`);
    return score;
  };
  let [places, passing] = [0, 0];
  let lastHundredths: number | null = null;
  for (const score of [...new Set(members.map(scoreOf))].sort((a, b) => b - a)) {
    if (places >= quota) break;
    for (const member of members.filter((item) => scoreOf(item) === score)) {
      const { submissionId } = member.submission;
      const isBelow = decided.get(submissionId)?.reason === "below_line";
      if (voteOf(stage, member.submission, votes) === "passed") {
        places += 1;
        lastHundredths = score;
        if (!isBelow) continue;
        passing += 1;
        decided.set(submissionId, { passes: true, reason: "in_quota_adjusted", criterion: null });
      } else if (isBelow) decided.set(submissionId, { passes: false, reason: "vote_missing", criterion: null });
    }
  }
  return { passing, lastHundredths };
}
