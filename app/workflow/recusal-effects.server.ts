/**
 * The recusal effect in a stage, and what the chair decided about it: whose rank would change if the experts who are
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

/** A stage's result, as the one who asks may read it. */
type WholeOrPart = Pick<ReadableResult, "at" | "result">;

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
  /** The last one; null: nothing was noted yet. */
  readonly note: RecusalNote | null;
  /** The note is about the very ranks that stand now. */
  readonly isDecided: boolean;
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
 * How many of a stage's recusal effects the chair still has to decide about. Where a panel votes each of them is decided
 * before the list is proposed; elsewhere a decision is free, and none is owed.
 * @param readable the stage's result, as the one who asks may read it
 */
export async function countUndecidedEffects(db: Database, readable: WholeOrPart): Promise<number> {
  if (readable.at.plan.vote === null) return 0;
  return (await effectsOf(db, readable)).filter((effect) => !effect.isDecided).length;
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

async function effectsOf(db: Database, readable: WholeOrPart): Promise<RecusalEffectRow[]> {
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
  return rows.map((row) => {
    const known = notes.get(row.submissionId);
    const isDecided = known?.rank === row.rank && known.filledRank === row.filledRank;
    return { ...row, note: known?.note ?? null, isDecided };
  });
}

interface NoteDetails extends Pick<RecusalEffectRow, "rank" | "filledRank"> {
  readonly stage: StageKind;
  readonly text: string;
}

interface NoteOnRanks extends Pick<RecusalEffectRow, "rank" | "filledRank"> {
  readonly note: RecusalNote;
}

/** The last note on each of them. */
async function notesOf(
  db: Database,
  callId: string,
  kind: StageKind,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, NoteOnRanks>> {
  const notes = new Map<string, NoteOnRanks>();
  for (const entry of await listNamedAuditEntriesAbout(db, callId, submissionIds)) {
    if (entry.verb !== VERB || notes.has(entry.subjectId)) continue;
    const { stage, text, rank, filledRank } = JSON.parse(entry.details) as NoteDetails;
    if (stage !== kind) continue;
    const { at, actorNameZh, actorNameEn } = entry;
    const by = actorNameZh === null || actorNameEn === null ? null : { nameZh: actorNameZh, nameEn: actorNameEn };
    notes.set(entry.subjectId, { note: { text, at, by }, rank, filledRank });
  }
  return notes;
}
