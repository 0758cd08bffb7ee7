/**
 * A result drawn up to be stored: counted from the marks as they stand, under the hash of the call's last entry in the
 * record. Whoever stores it looks whether the record still ends there, so it can be drawn up beforehand and elsewhere: the
 * act itself is short, and nobody waits for it. A part of the desks of shortlists and versions.
 */
import { findLastHashOf } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import type { NewRow } from "#db/schema.ts";
import type { StageKind } from "#db/stages.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { buildStageResult, type StageResult } from "#scoring/record/stage-result.ts";
import { mayKnowAll } from "./conflict-wall.server.ts";
import { type Context, within } from "./context.ts";
import { mayConfirmShortlist, mayProposeShortlist } from "./permissions.ts";
import { countUndecidedEffects } from "./recusal-effects.server.ts";
import { Refusal } from "./refusal.ts";
import { gatherStage, stageAtWork } from "./stage-figures.server.ts";

/** What is stored of a result. */
export interface StoredResult {
  /** Canonical JSON. */
  readonly document: string;
  readonly inputDigest: string;
  readonly resultDigest: string;
  readonly rows: readonly Omit<NewRow<"stageResultRows">, "resultId">[];
}

export interface DrawnResult extends StoredResult {
  /** Hash of the last entry of the record it was counted under. */
  readonly basis: string;
  readonly passing: number;
  readonly isVoteMissing: boolean;
  readonly recusalsUndecided: number;
}

/**
 * The result of a closed stage as it would be proposed or confirmed now.
 * @throws Refusal not_found (somebody who may do neither, or who may not know every row, or no such stage),
 *   stage_not_closed, stage_frozen. Cost: one ranking
 */
export async function drawUp(ctx: Context, kind: StageKind): Promise<DrawnResult> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor) && !mayConfirmShortlist(ctx.actor, "")) throw new Refusal("not_found");
    const at = await stageAtWork(inside, kind);
    if (at.stage.state === "frozen") throw new Refusal("stage_frozen");
    if (at.stage.state !== "closed") throw new Refusal("stage_not_closed");
    const { input, submissions } = await gatherStage(trx, at);
    const ids = submissions.map((item) => item.id);
    if (!(await mayKnowAll(inside, ids))) throw new Refusal("not_found");
    const result = buildStageResult(input);
    return {
      ...toStored(result),
      basis: await basisNow(inside),
      passing: result.passes.length,
      isVoteMissing: result.outcomes.some((item) => item.reason === "vote_missing"),
      recusalsUndecided: await countUndecidedEffects(trx, { at, result }),
    };
  });
}

/** The one drawn up beforehand if nothing was put on record since, else another. @throws Refusal as drawUp */
export async function drawnNow(ctx: Context, kind: StageKind, before: DrawnResult | undefined): Promise<DrawnResult> {
  return before?.basis === (await basisNow(ctx)) ? before : await drawUp(ctx, kind);
}

/** Hash of the last entry of the call's record. */
export async function basisNow(ctx: Context): Promise<string> {
  const basis = await findLastHashOf(ctx.db, ctx.actor.callId, []);
  if (basis === undefined) throw new Error("basisNow: nothing is on record");
  return basis;
}

export function toStored(result: StageResult): StoredResult {
  const { inputDigest, resultDigest } = result;
  return { document: canonicalJson(result), inputDigest, resultDigest, rows: toRows(result) };
}

function toRows({ ranking, outcomes }: StageResult): StoredResult["rows"] {
  const outcomeOf = new Map(outcomes.map((item) => [item.submissionId, item]));
  return ranking.map((ranked) => {
    const outcome = outcomeOf.get(ranked.submissionId);
    if (outcome === undefined) throw new Error(`toRows: submission ${ranked.submissionId} has no outcome`);
    return {
      submissionId: ranked.submissionId,
      fieldCode: ranked.field,
      overallRank: ranked.overall?.rank ?? null,
      fieldRank: ranked.inField?.rank ?? null,
      officialScore: ranked.official?.exact ?? null,
      officialHundredths: ranked.official?.hundredths ?? null,
      rankingScore: ranked.rankingScore?.exact ?? null,
      rankingHundredths: ranked.rankingScore?.hundredths ?? null,
      passes: outcome.passes ? 1 : 0,
      reason: outcome.reason,
    };
  });
}
