/** What a stage's result is computed from, gathered from the drawers. Shared by the desks of ranking, list and vote. */
import type { Database } from "#db/connection.ts";
import { listEarlierScores, listValidSheets, listWithdrawnIds } from "#db/results.ts";
import { listStages, listStageSubmissions } from "#db/stages.ts";
import type { Stage, StageKind, StageSubmission } from "#db/stages.ts";
import { listRevoteFigures } from "#db/revotes.ts";
import { listVoteFigures } from "#db/votes.ts";
import { parseFraction } from "#scoring/aggregation/fraction.ts";
import type { RankingSubmission } from "#scoring/aggregation/stage-ranking.ts";
import { holdsPriority } from "#scoring/formal-check/applicant-rules.ts";
import type { Programme, StagePlan } from "#scoring/programme/programme.ts";
import type { StageResultInput, StageResultInputs, StageVote } from "#scoring/record/stage-result.ts";
import type { Context } from "./context.ts";
import { stageOf } from "./stage-plans.server.ts";

export interface StageAtWork {
  readonly stage: Stage;
  /** The programme's plan with the rubric version the stage is really scored by. */
  readonly plan: StagePlan;
  readonly programme: Programme;
}

/** A stage of the actor's call. @throws Refusal not_found */
export async function stageAtWork(ctx: Context, kind: StageKind): Promise<StageAtWork> {
  const { call, stage, plan, rubric } = await stageOf(ctx.db, ctx, kind);
  return { stage, plan: { ...plan, rubric }, programme: call.programme };
}

export interface GatheredStage {
  readonly input: StageResultInput;
  readonly submissions: readonly StageSubmission[];
}

/** The inputs of a stage's result as they stand now. */
export async function gatherStage(db: Database, { stage, plan, programme }: StageAtWork): Promise<GatheredStage> {
  const submissions = await listStageSubmissions(db, stage.id);
  const sheets = bySubmission(await listValidSheets(db, stage.id));
  const earlier = bySubmission(await listEarlierScores(db, stage));
  const votes = plan.vote === null ? [] : await listVoteFigures(db, stage.id);
  const standing = new Set(submissions.map((item) => item.id));
  return {
    input: {
      stage: plan,
      submissions: submissions.map((submission) =>
        toRankingSubmission(submission, programme, sheets.get(submission.id) ?? [], earlier.get(submission.id) ?? []),
      ),
      revotes: (await listRevoteFigures(db, stage.id)).filter((item) => standing.has(item.submissionId)),
      votes: countedVotes(votes).filter((vote) => standing.has(vote.submissionId)),
    },
    submissions,
  };
}

/**
 * The inputs of a frozen result with what may change after the freeze: sheets that are void or came in their place,
 * votes and re-votes, and scores of earlier stages of which there is a new version. Rule, rubric and fields are as they
 * were frozen, and so is who stood in the stage, but for what was withdrawn: that is left out, unless a later stage has
 * begun. Who stands in that one is settled, and the list that says so is not turned round by a letter.
 */
export async function gatherAgain(
  db: Database,
  { stage, plan }: StageAtWork,
  { stage: frozenPlan, submissions }: StageResultInputs,
): Promise<StageResultInput> {
  const sheets = bySubmission(await listValidSheets(db, stage.id));
  const earlier = bySubmission(await listEarlierScores(db, stage));
  const votes = plan.vote === null ? [] : await listVoteFigures(db, stage.id);
  const withdrawn = (await hasLaterBegun(db, stage)) ? new Set() : await listWithdrawnIds(db, stage.callId);
  const remaining = submissions.filter(({ id }) => !withdrawn.has(id));
  const standing = new Set(remaining.map((item) => item.id));
  return {
    stage: frozenPlan,
    submissions: remaining.map(({ id, serial, field, hasPriority }) => ({
      ...{ id, serial, field, hasPriority },
      stageScores: scoresOf(earlier.get(id) ?? []),
      sheets: sheets.get(id) ?? [],
    })),
    revotes: (await listRevoteFigures(db, stage.id)).filter((item) => standing.has(item.submissionId)),
    votes: countedVotes(votes).filter((vote) => standing.has(vote.submissionId)),
  };
}

/** Whether who stands in the stage after is settled: it is assigned. */
export async function hasLaterBegun(db: Database, { callId, position }: Stage): Promise<boolean> {
  const next = (await listStages(db, callId)).find((stage) => stage.position > position);
  return next !== undefined && next.assignedAt !== null;
}

/** The same stage as if the other submissions did not exist. */
export function gatheredPart(
  { input, submissions }: GatheredStage,
  isVisible: (submissionId: string) => boolean,
): GatheredStage {
  return {
    input: {
      stage: input.stage,
      submissions: input.submissions.filter((item) => isVisible(item.id)),
      revotes: (input.revotes ?? []).filter((item) => isVisible(item.submissionId)),
      votes: (input.votes ?? []).filter((item) => isVisible(item.submissionId)),
    },
    submissions: submissions.filter((item) => isVisible(item.id)),
  };
}

function toRankingSubmission(
  { id, serial, fieldCode, zjtxLevel, country }: StageSubmission,
  programme: Programme,
  sheets: Awaited<ReturnType<typeof listValidSheets>>,
  earlier: Awaited<ReturnType<typeof listEarlierScores>>,
): RankingSubmission {
  return {
    id,
    serial,
    field: fieldCode ?? programme.otherField?.code ?? "",
    hasPriority: holdsPriority(programme, { country, zjtxLevel }),
    stageScores: scoresOf(earlier),
    sheets,
  };
}

function scoresOf(earlier: Awaited<ReturnType<typeof listEarlierScores>>): RankingSubmission["stageScores"] {
  return Object.fromEntries(earlier.map((item) => [item.kind, parseFraction(item.score)]));
}

function bySubmission<Item extends { readonly submissionId: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.submissionId);
    if (group === undefined) groups.set(item.submissionId, [item]);
    else group.push(item);
  }
  return groups;
}

/** One vote a submission: the last one held with a quorum, else the last one. */
function countedVotes(votes: Awaited<ReturnType<typeof listVoteFigures>>): StageVote[] {
  const counted = new Map<string, (typeof votes)[number]>();
  for (const vote of votes) {
    const before = counted.get(vote.submissionId);
    if (before === undefined || vote.hasQuorum >= before.hasQuorum) counted.set(vote.submissionId, vote);
  }
  return [...counted.values()].map(({ submissionId, members, present, yes, no, abstain }) => ({
    submissionId,
    members,
    present,
    yes,
    no,
    abstain,
  }));
}
