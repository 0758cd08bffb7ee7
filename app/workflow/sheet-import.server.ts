/** Complete sheets of a round that was scored elsewhere. */
import { listAssignments } from "#db/assignments.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { listDeclaredAssignments, listPledgedExperts, saveDeclarations, savePledges } from "#db/declarations.ts";
import { listStageSheetIds, saveEvidence, saveMarks, saveScoreSheets } from "#db/score-sheets.ts";
import { saveRubricFrozen, type Stage } from "#db/stages.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { checkMarks, type SheetContent } from "#scoring/rubric/check-marks.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { mayRunStage } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { sourcesFor } from "./sheet-sources.server.ts";
import { sheetProblems, toStoredEvidence, toStoredMark } from "./sheet-storage.server.ts";
import { type PlannedStage, stageOf } from "./stage-plans.server.ts";

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
    const planned = await stageOf(trx, ctx, kind);
    const { stage } = planned;
    if (!mayRunStage(ctx.actor)) throw new Refusal("not_found");
    if (stage.state === "planned") throw new Refusal("stage_not_open");
    if (stage.state === "closed") throw new Refusal("stage_already_closed");
    if (stage.state === "frozen") throw new Refusal("stage_frozen");
    const idOf = await idsOfPairs(trx, stage.id);
    const taken = new Set(await listStageSheetIds(trx, stage.id));
    const problems = await checkSheets(trx, planned, sheets, idOf, taken);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const identified = sheets.map((sheet) => ({ ...sheet, id: idOf.get(pairKey(sheet))! }));
    await storeSigned(trx, ctx, stage.id, identified);
    await storeSheets(trx, ctx, stage, identified);
    await recordAudit(trx, ctx, "sheets.imported", { type: "stage", id: stage.id }, { kind, sheets: sheets.length });
  });
}

interface IdentifiedSheet extends ImportedSheet {
  readonly id: string;
}

function pairKey({ submissionId, expertId }: Pick<ImportedSheet, "submissionId" | "expertId">): string {
  return `${submissionId} ${expertId}`;
}

async function idsOfPairs(trx: Database, stageId: string): Promise<ReadonlyMap<string, string>> {
  const active = (await listAssignments(trx, stageId)).filter((assignment) => assignment.state === "active");
  return new Map(active.map((assignment) => [pairKey(assignment), assignment.id]));
}

async function checkSheets(
  trx: Database,
  planned: PlannedStage,
  sheets: readonly ImportedSheet[],
  idOf: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): Promise<Problem[]> {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const field = `sheets.${index}`;
    const id = idOf.get(pairKey(sheet));
    if (id === undefined) problems.push({ field, code: "not_assigned" });
    else if (taken.has(id)) problems.push({ field, code: "sheet_exists" });
    else if (seen.has(id)) problems.push({ field, code: "repeated_pair" });
    else {
      seen.add(id);
      const found = await checkContent(trx, planned, sheet);
      problems.push(...found.map((problem) => ({ ...problem, field: `${field}.${problem.field ?? ""}` })));
    }
  }
  return problems;
}

async function checkContent(trx: Database, planned: PlannedStage, sheet: ImportedSheet): Promise<Problem[]> {
  const sources = await sourcesFor(trx, planned, sheet.submissionId, sheet);
  return sheetProblems(checkMarks(planned.rubric, sheet, sources), sheet);
}

/** The pledges and declarations that are missing. */
async function storeSigned(
  trx: Database,
  ctx: Context,
  stageId: string,
  sheets: readonly IdentifiedSheet[],
): Promise<void> {
  const now = ctx.now();
  const pledged = new Set(await listPledgedExperts(trx, stageId));
  const experts = [...new Set(sheets.map((sheet) => sheet.expertId))].filter((expertId) => !pledged.has(expertId));
  await savePledges(
    trx,
    experts.map((expertId) => ({ stageId, expertId, signedAt: now })),
  );
  const declared = new Set(await listDeclaredAssignments(trx, stageId));
  await saveDeclarations(
    trx,
    sheets
      .filter((sheet) => !declared.has(sheet.id))
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
}

async function storeSheets(
  trx: Database,
  ctx: Context,
  stage: Stage,
  sheets: readonly IdentifiedSheet[],
): Promise<void> {
  const now = ctx.now();
  if (sheets.length > 0) await saveRubricFrozen(trx, stage.rubricVersionId, now);
  await saveScoreSheets(
    trx,
    sheets.map(({ id, submissionId, expertId, comment, flags }) => ({
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
    sheets.flatMap((sheet) => sheet.marks.map((mark) => ({ ...toStoredMark(mark), sheetId: sheet.id }))),
  );
  await saveEvidence(
    trx,
    sheets.flatMap(({ id, evidence = [] }) => evidence.map((item) => ({ ...toStoredEvidence(item), sheetId: id }))),
  );
}
