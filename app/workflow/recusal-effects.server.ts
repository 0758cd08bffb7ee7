/**
 * The recusal effect in a stage, and what the chair decided about it: whose rank would be another if the experts who are
 * missing had marked as the model expects. No score is changed by it; the chair writes down what follows, and the words
 * stand in the record.
 */
import { type Database, inTransaction } from "#db/connection.ts";
import { listNamedAuditEntriesAbout } from "#db/record.ts";
import type { StageKind } from "#db/stages.ts";
import { missingExperts } from "#scoring/reliability/missing-experts.ts";
import { reportModel } from "#scoring/reliability/report-input.ts";
import { recordAudit } from "./audit.server.ts";
import { type Context, within } from "./context.ts";
import { mayProposeShortlist, mayReadExpertCodes, mayReadRanking } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { type ReadableResult, readableResult } from "./results.server.ts";
import { gatherReportInput } from "./stage-report-input.server.ts";
import { stageAtWork } from "./stage-figures.server.ts";

const VERB = "recusal_effect.noted";

export interface RecusalNote {
  readonly text: string;
  readonly at: string;
  readonly by: { readonly nameZh: string; readonly nameEn: string } | null;
}

export interface RecusalEffectRow {
  readonly submissionId: string;
  readonly serial: string;
  /** Codes of the experts who are missing. */
  readonly experts: readonly string[];
  /** Place by this stage's score over all submissions that may be known, as it is and with the missing ones filled in. */
  readonly rank: number;
  readonly filledRank: number;
  /** Whole hundredths of this stage's score, likewise. */
  readonly hundredths: number;
  readonly filledHundredths: number;
  /** The last one; null: nothing was decided yet. */
  readonly note: RecusalNote | null;
}

/**
 * By serial, over the submissions the actor may know of; empty before the stage has closed.
 * @throws Refusal not_found (neither chair nor supervisor, or no such stage). Cost: one fit of the crossed model
 */
export async function listRecusalEffects(ctx: Context, kind: StageKind): Promise<readonly RecusalEffectRow[]> {
  return await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayReadExpertCodes(ctx.actor)) throw new Refusal("not_found");
    const { stage } = await stageAtWork(inside, kind);
    if (!mayReadRanking(ctx.actor, stage)) return [];
    return await effectsOf(trx, await readableResult(inside, kind));
  });
}

/**
 * Writes down what the chair decides about one of them; a later note takes the place of an earlier one, and both stay on
 * record.
 * @throws Refusal not_found (not the chair, or no such effect), stage_not_closed, stage_frozen, invalid: field note
 */
export async function noteRecusalEffect(
  ctx: Context,
  kind: StageKind,
  submissionId: string,
  note: string,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const inside = within(ctx, trx);
    if (!mayProposeShortlist(ctx.actor)) throw new Refusal("not_found");
    const readable = await readableResult(inside, kind);
    const effect = (await effectsOf(trx, readable)).find((item) => item.submissionId === submissionId);
    if (effect === undefined) throw new Refusal("not_found");
    if (readable.at.stage.state === "frozen") throw new Refusal("stage_frozen");
    const text = note.trim();
    if (text === "") throw new Refusal("invalid", [{ field: "note", code: "required" }]);
    const { rank, filledRank } = effect;
    await recordAudit(
      trx,
      inside,
      VERB,
      { type: "submission", id: submissionId },
      { stage: kind, rank, filledRank, text },
    );
  });
}

async function effectsOf(db: Database, readable: ReadableResult): Promise<RecusalEffectRow[]> {
  const { moved } = missingExperts(reportModel(await gatherReportInput(db, readable)));
  const { callId, kind } = readable.at.stage;
  const idOf = new Map(readable.result.ranking.map((row) => [row.serial, row.submissionId]));
  const rows = moved.flatMap(({ serial, experts, rank, filledRank, score, filledScore }) => {
    const submissionId = idOf.get(serial);
    if (submissionId === undefined) return [];
    const figures = { hundredths: Math.round(score * 100), filledHundredths: Math.round(filledScore * 100) };
    return [{ submissionId, serial, experts, rank, filledRank, ...figures }];
  });
  const notes = await notesOf(
    db,
    callId,
    kind,
    rows.map((row) => row.submissionId),
  );
  return rows.map((row) => ({ ...row, note: notes.get(row.submissionId) ?? null }));
}

async function notesOf(
  db: Database,
  callId: string,
  kind: StageKind,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, RecusalNote>> {
  const notes = new Map<string, RecusalNote>();
  for (const entry of await listNamedAuditEntriesAbout(db, callId, submissionIds)) {
    if (entry.verb !== VERB || notes.has(entry.subjectId)) continue;
    const { stage, text } = JSON.parse(entry.details) as { readonly stage: StageKind; readonly text: string };
    if (stage !== kind) continue;
    const { at, actorNameZh, actorNameEn } = entry;
    const by = actorNameZh === null || actorNameEn === null ? null : { nameZh: actorNameZh, nameEn: actorNameEn };
    notes.set(entry.subjectId, { text, at, by });
  }
  return notes;
}
