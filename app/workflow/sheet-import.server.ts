/** Complete sheets of a round that was scored elsewhere. */
import { listAssignments } from "#db/assignments.ts";
import { inTransaction } from "#db/connection.ts";
import { listDeclaredAssignments, listPledgedExperts, saveDeclarations, savePledges } from "#db/declarations.ts";
import { listStageSheetIds, saveMarks, saveScoreSheets } from "#db/score-sheets.ts";
import { saveRubricFrozen } from "#db/stages.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { checkMarks, type SheetContent } from "#scoring/rubric/check-marks.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { mayRunStage } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { sheetProblems, toStoredMark } from "./sheet-storage.server.ts";
import { stageOf } from "./stage-plans.server.ts";

export interface ImportedSheet extends SheetContent {
  readonly submissionId: string;
  readonly expertId: string;
}

/**
 * Stores submitted sheets in bulk, under the same rules as one that is typed: all of them or none. Where an expert has
 * not pledged or declared, a pledge and a declaration of no conflict are stored with the statement `imported`, so that
 * the record says where they come from. The stage is open; its closing instant, which a round of the past is behind,
 * is not asked for.
 * @throws Refusal not_found, stage_not_open, stage_already_closed, stage_frozen
 * @throws Refusal invalid: fields `sheets.<index>` (`not_assigned`, `sheet_exists`, `repeated_pair`) and
 *   `sheets.<index>.<criterion, comment or flags>`
 */
export async function importSheets(ctx: Context, kind: StageKind, sheets: readonly ImportedSheet[]): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage, rubric } = await stageOf(trx, ctx, kind);
    if (!mayRunStage(ctx.actor)) throw new Refusal("not_found");
    if (stage.state === "planned") throw new Refusal("stage_not_open");
    if (stage.state === "closed") throw new Refusal("stage_already_closed");
    if (stage.state === "frozen") throw new Refusal("stage_frozen");

    const active = (await listAssignments(trx, stage.id)).filter((assignment) => assignment.state === "active");
    const idOfPair = new Map(active.map((item) => [`${item.submissionId} ${item.expertId}`, item.id]));
    const taken = new Set(await listStageSheetIds(trx, stage.id));
    const seen = new Set<string>();
    const problems = sheets.flatMap((sheet, index) => {
      const field = `sheets.${index}`;
      const id = idOfPair.get(`${sheet.submissionId} ${sheet.expertId}`);
      if (id === undefined) return [{ field, code: "not_assigned" }];
      if (taken.has(id)) return [{ field, code: "sheet_exists" }];
      if (seen.has(id)) return [{ field, code: "repeated_pair" }];
      seen.add(id);
      return sheetProblems(checkMarks(rubric, sheet), sheet).map((item) => ({
        ...item,
        field: `${field}.${item.field ?? ""}`,
      }));
    });
    if (problems.length > 0) throw new Refusal("invalid", problems);

    const now = ctx.now();
    const rows = sheets.map((sheet) => ({ ...sheet, id: idOfPair.get(`${sheet.submissionId} ${sheet.expertId}`)! }));
    const pledged = new Set(await listPledgedExperts(trx, stage.id));
    const experts = [...new Set(rows.map((row) => row.expertId))].filter((expertId) => !pledged.has(expertId));
    await savePledges(
      trx,
      experts.map((expertId) => ({ stageId: stage.id, expertId, signedAt: now })),
    );
    const declared = new Set(await listDeclaredAssignments(trx, stage.id));
    await saveDeclarations(
      trx,
      rows
        .filter((row) => !declared.has(row.id))
        .map(({ id, expertId, submissionId }) => ({
          id: ctx.newId(),
          assignmentId: id,
          expertId,
          submissionId,
          answer: "none",
          ruleCode: null,
          statement: "imported",
          declaredAt: now,
        })),
    );
    if (rows.length > 0) await saveRubricFrozen(trx, stage.rubricVersionId, now);
    await saveScoreSheets(
      trx,
      rows.map(({ id, submissionId, expertId, comment, flags }) => ({
        id,
        assignmentId: id,
        stageId: stage.id,
        submissionId,
        expertId,
        rubricVersionId: stage.rubricVersionId,
        state: "submitted",
        revision: 1,
        comment,
        flags: JSON.stringify(flags),
        startedAt: now,
        savedAt: now,
        submittedAt: now,
        voidAt: null,
      })),
    );
    await saveMarks(
      trx,
      rows.flatMap((row) => row.marks.map((mark) => ({ ...toStoredMark(mark), sheetId: row.id }))),
    );
    await recordAudit(trx, ctx, "sheets.imported", { type: "stage", id: stage.id }, { kind, sheets: rows.length });
  });
}
