/** The one correction round: what the applicant sends in, or that nothing came. */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  changeExpertsOf,
  changeFieldsOf,
  type CorrectedFields,
  type CorrectedRight,
  changeRightOf,
  listFilePlaces,
  removeFiles,
  replaceText,
} from "#db/corrections.ts";
import { changeCorrection, type Correction, findCorrection } from "#db/formal-checks.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import type { RosterFile } from "#db/roster.ts";
import { saveRows } from "#db/rows.ts";
import type { NewRow, Row } from "#db/schema.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { runChecks } from "./check-run.server.ts";
import { type Context, within } from "./context.ts";
import { sha256Hex } from "./hashing.ts";
import { mayCheckForm, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

export interface CorrectionAnswer {
  /** What came in, in a sentence, for the record. */
  readonly note: string;
  readonly fields?: CorrectedFields;
  /** Each replaces the section in its language. */
  readonly texts?: readonly Pick<Row<"submissionTexts">, "section" | "language" | "body">[];
  /** Each changes the row at its position. */
  readonly ipRights?: readonly CorrectedRight[];
  /** Replaces the whole list. */
  readonly recommendingExperts?: readonly Omit<NewRow<"recommendingExperts">, "submissionId" | "expertId">[];
  /** Each replaces what stood at its section and position. */
  readonly files?: readonly RosterFile[];
  readonly removedFiles?: readonly Pick<RosterFile, "section" | "position">[];
}

/**
 * Records the answer and checks the submission a second time. There is no third.
 * @returns the id of the second check
 * @throws Refusal not_found: no such submission, or it was not sent back
 * @throws Refusal correction_round_used: an answer was recorded, or the time ran out, before
 * @throws Refusal invalid: too late, no note, or a row that is not there
 */
export async function answerCorrection(ctx: Context, submissionId: string, answer: CorrectionAnswer): Promise<string> {
  const files = (answer.files ?? []).map(({ content, ...file }) => ({
    content,
    row: { ...file, id: ctx.newId(), submissionId, bytes: content.byteLength, sha256: sha256Hex(content) },
  }));
  await requireOpenCorrection(ctx.db, ctx, submissionId);
  for (const file of files) await ctx.files.write(file.row.id, file.content);
  return await inTransaction(ctx.db, async (trx) => {
    const correction = await requireOpenCorrection(trx, ctx, submissionId);
    if (ctx.now() >= correction.dueAt) throw new Refusal("invalid", [{ field: "answer", code: "correction_late" }]);
    if (answer.note.trim() === "") throw new Refusal("invalid", [{ field: "note", code: "required" }]);
    const { programme } = await callOf(within(ctx, trx));
    await storeAnswer(trx, programme, submissionId, answer);
    await saveRows(
      trx,
      "submissionFiles",
      files.map((file) => file.row),
    );
    const [checkId] = await closeRound(trx, ctx, programme, correction, "answered", answer.note.trim());
    await recordAudit(
      trx,
      ctx,
      "correction.answered",
      { type: "submission", id: submissionId },
      {
        note: answer.note.trim(),
        fields: Object.keys(answer.fields ?? {}).sort(),
        texts: (answer.texts ?? []).map((text) => `${text.section} ${text.language}`),
        files: (answer.files ?? []).map((file) => `${file.section} ${file.position}`),
        removedFiles: (answer.removedFiles ?? []).map((file) => `${file.section} ${file.position}`),
      },
    );
    return checkId!;
  });
}

/**
 * Records that no answer came in time. The second check then rests on what was there, and ends like any other.
 * @returns the id of the second check
 * @throws Refusal not_found, correction_round_used
 * @throws Refusal correction_not_due: there is still time
 */
export async function lapseCorrection(ctx: Context, submissionId: string): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const correction = await requireOpenCorrection(trx, ctx, submissionId);
    if (ctx.now() < correction.dueAt) throw new Refusal("correction_not_due");
    const { programme } = await callOf(within(ctx, trx));
    const [checkId] = await closeRound(trx, ctx, programme, correction, "lapsed", "");
    await recordAudit(trx, ctx, "correction.lapsed", { type: "submission", id: submissionId });
    return checkId!;
  });
}

async function requireOpenCorrection(db: Database, ctx: Context, submissionId: string): Promise<Correction> {
  const submission = await findSubmissionInScope(db, submissionScope(ctx.actor, "staff"), submissionId);
  if (submission === undefined || !mayCheckForm(ctx.actor)) throw new Refusal("not_found");
  const correction = await findCorrection(db, submissionId);
  if (correction === undefined) throw new Refusal("not_found");
  if (correction.state !== "requested" || submission.status !== "correction")
    throw new Refusal("correction_round_used");
  return correction;
}

async function closeRound(
  trx: Database,
  ctx: Context,
  programme: Programme,
  correction: Correction,
  state: "answered" | "lapsed",
  answer: string,
): Promise<readonly string[]> {
  await changeCorrection(trx, correction.id, { state, answeredAt: state === "answered" ? ctx.now() : null, answer });
  return await runChecks(trx, ctx, programme, [correction.submissionId], 2);
}

async function storeAnswer(
  trx: Database,
  programme: Programme,
  submissionId: string,
  answer: CorrectionAnswer,
): Promise<void> {
  const { fields = {}, texts = [], ipRights = [], recommendingExperts, files = [], removedFiles = [] } = answer;
  const isField = programme.fields.some((field) => field.code === fields.declaredFieldCode);
  const mapped = fields.declaredFieldCode === undefined ? {} : { fieldCode: isField ? fields.declaredFieldCode : null };
  await changeFieldsOf(trx, submissionId, { ...fields, ...mapped });
  for (const text of texts) await replaceText(trx, { ...text, submissionId });
  for (const right of ipRights)
    if ((await changeRightOf(trx, submissionId, right)) === 0)
      throw new Refusal("invalid", [{ field: "ipRights", code: "unknown_row", params: { value: right.position } }]);
  if (recommendingExperts !== undefined) await changeExpertsOf(trx, submissionId, recommendingExperts);
  const places = await listFilePlaces(trx, submissionId);
  for (const { section, position } of removedFiles)
    if (!places.some((place) => place.section === section && place.position === position))
      throw new Refusal("invalid", [
        { field: "removedFiles", code: "unknown_row", params: { value: `${section} ${position}` } },
      ]);
  await removeFiles(trx, submissionId, [...removedFiles, ...files]);
}
