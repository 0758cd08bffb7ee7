/** An expert's score sheets: the own desk, one sheet, saving, submitting. Nobody's marks but the actor's own. */
import { inTransaction } from "#db/connection.ts";
import type { Database } from "#db/connection.ts";
import {
  changeScoreSheet,
  listMarks,
  listSheetsOfExpert,
  type SheetOfExpert,
  type StoredMark,
  type StoredReason,
} from "#db/score-sheets.ts";
import { findSubmissionContent } from "#db/submissions.ts";
import type { StageState } from "#db/stages.ts";
import type { Bilingual, Rubric, StageKind } from "#scoring/programme/programme.ts";
import { checkDraft, checkMarks, type SheetContent } from "#scoring/rubric/check-marks.ts";
import type { MarkEvidence } from "#scoring/rubric/evidence.ts";
import { type RunningTotal, runningTotal } from "#scoring/rubric/sheet-total.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { type OwnSheet, ownSheet, requireReadable, requireWritable } from "./sheet-access.server.ts";
import { sourcesFor } from "./sheet-sources.server.ts";
import { isSameContent, type SavedSheet, sheetProblems, storeSheet, toEvidence } from "./sheet-storage.server.ts";
import { type SheetSubmission, sheetSubmission } from "./sheet-submission.ts";
import { isTakingSheets, type PlannedStage, stageOf } from "./stage-plans.server.ts";

export type MySheetStatus = "toDeclare" | "notStarted" | "draft" | "skipped" | "submitted";

/** One line of the own desk. Before the declaration there is nothing to open. */
export interface MySheet {
  /** The id of the sheet and of its assignment. */
  readonly sheetId: string;
  readonly order: number;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly status: MySheetStatus;
  /** Of what is marked so far; `hundredths` is null while nothing is. */
  readonly total: RunningTotal;
  readonly savedAt: string | null;
  readonly submittedAt: string | null;
}

/** What a save carries: the revision it started from (0: nothing was saved) and the whole sheet. */
export interface SheetSave extends SheetContent {
  readonly revision: number;
}

/** A sheet as it is stored; revision 0 and nulls while nothing is. */
export interface SavedVersion {
  readonly revision: number;
  readonly state: "none" | "draft" | "submitted";
  readonly marks: readonly StoredMark[];
  readonly reasonsWithoutMark: readonly StoredReason[];
  readonly evidence: readonly MarkEvidence[];
  readonly comment: string;
  readonly flags: readonly string[];
  readonly isSkipped: boolean;
  readonly savedAt: string | null;
  readonly submittedAt: string | null;
}

export interface OpenedSheet extends SavedVersion {
  readonly sheetId: string;
  readonly stage: {
    readonly kind: StageKind;
    readonly name: Bilingual;
    readonly state: StageState;
    readonly closesAt: string;
  };
  /** The stage takes sheets and this one is not submitted. */
  readonly isEditable: boolean;
  /** Submitted, and the stage still takes sheets: may be taken back. */
  readonly mayReopen: boolean;
  readonly rubric: Rubric;
  readonly rubricHash: string;
  readonly isApplicantHidden: boolean;
  readonly submission: SheetSubmission;
  readonly total: RunningTotal;
  /** Place in the own reading order. */
  readonly order: number;
  readonly of: number;
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** The next one in the order, from here round to here, that is not submitted. */
  readonly nextUnfinishedId: string | null;
}

export interface MarksRow {
  readonly sheetId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly status: MySheetStatus;
  /** By criterion code; a criterion without a mark is missing, never zero. */
  readonly marks: Readonly<Record<string, number>>;
  readonly total: RunningTotal;
}

export interface MarksTable {
  readonly rubric: Rubric;
  /** In reading order. */
  readonly rows: readonly MarksRow[];
  /** Per band of the rubric, from the lowest: how many complete totals fall into it (by their whole points). */
  readonly distribution: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Per criterion: lowest, highest and mean (in hundredths, rounded down) of the own marks; null without marks. */
  readonly criteria: readonly {
    readonly code: string;
    readonly count: number;
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly meanHundredths: number | null;
  }[];
}

/** The own desk of a stage, in reading order. What was recused or declined is gone. @throws Refusal not_found */
export async function listMySheets(ctx: Context, kind: StageKind): Promise<readonly MySheet[]> {
  const { planned, sheets, marks } = await ownDesk(ctx, kind);
  return sheets.map((sheet, index) => ({
    sheetId: sheet.assignmentId,
    order: index + 1,
    serial: sheet.serial,
    titleZh: sheet.titleZh,
    titleEn: sheet.titleEn,
    fieldCode: sheet.fieldCode,
    status: statusOf(sheet),
    total: runningTotal(planned.rubric, marks.get(sheet.assignmentId) ?? []),
    savedAt: sheet.savedAt,
    submittedAt: sheet.submittedAt,
  }));
}

/**
 * Everything the page of one sheet needs.
 * @throws Refusal not_found, stage_not_open, pledge_required, declaration_required
 */
export async function openSheet(ctx: Context, sheetId: string): Promise<OpenedSheet> {
  const own = await ownSheet(ctx.db, ctx, sheetId);
  await requireReadable(ctx.db, ctx, own);
  const { stage, plan, rubric } = own.planned;
  const content = await findSubmissionContent(ctx.db, own.assignment.submissionId);
  if (content === undefined) throw new Refusal("not_found");
  const isTaking = isTakingSheets(stage, ctx.now());
  const version = savedVersion(own);
  const isApplicantHidden = plan.blindness === "applicantHidden";
  return {
    ...version,
    sheetId,
    stage: { kind: stage.kind, name: plan.name, state: stage.state, closesAt: stage.closesAt },
    isEditable: isTaking && version.state !== "submitted",
    mayReopen: isTaking && version.state === "submitted",
    rubric,
    rubricHash: stage.rubricHash,
    isApplicantHidden,
    submission: sheetSubmission(content, isApplicantHidden),
    total: runningTotal(rubric, version.marks),
    ...(await placeOf(ctx, own)),
  };
}

/** The version the server holds, for the page that shows it beside the unsaved one. @throws as `openSheet` */
export async function compareWithSaved(ctx: Context, sheetId: string): Promise<SavedVersion> {
  const own = await ownSheet(ctx.db, ctx, sheetId);
  await requireReadable(ctx.db, ctx, own);
  return savedVersion(own);
}

/**
 * Keeps a draft. What is missing may be missing; what is there must be right. Saving what is saved already changes
 * nothing, whatever revision it started from: an answer that was lost on the way may be asked for again.
 * @throws Refusal not_found, assignment_ended, stage_not_open, stage_already_closed, stage_frozen, pledge_required,
 *   declaration_required, sheet_already_submitted
 * @throws Refusal changed_meanwhile: saved elsewhere since; nothing was overwritten
 * @throws Refusal invalid: problems by criterion code, `comment` or `flags`
 */
export async function saveDraft(ctx: Context, sheetId: string, save: SheetSave): Promise<SavedSheet> {
  return await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, sheetId);
    await requireWritable(trx, ctx, own);
    const kept = unchanged(own, save);
    if (kept !== undefined && own.sheet?.isSkipped !== 1) return kept;
    requireDraft(own);
    requireFresh(own, save);
    const sources = await sourcesFor(trx, own.planned, own.assignment.submissionId, save);
    requireRight(sheetProblems(checkDraft(own.planned.rubric, save, sources), save));
    const saved = await storeSheet(trx, ctx, own, save, { state: "draft", isSkipped: false });
    await recordAudit(trx, ctx, "sheet.saved", { type: "sheet", id: sheetId }, { revision: saved.revision });
    return saved;
  });
}

/**
 * Submits a complete sheet: from now on it counts. Submitting the same again changes nothing.
 * @throws Refusal as `saveDraft`; `invalid` also for what is missing
 */
export async function submitScoreSheet(ctx: Context, sheetId: string, save: SheetSave): Promise<SavedSheet> {
  return await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, sheetId);
    await requireWritable(trx, ctx, own);
    const kept = unchanged(own, save);
    if (kept !== undefined && own.sheet?.state === "submitted") return kept;
    requireDraft(own);
    if (kept === undefined) requireFresh(own, save);
    const sources = await sourcesFor(trx, own.planned, own.assignment.submissionId, save);
    requireRight(sheetProblems(checkMarks(own.planned.rubric, save, sources), save));
    const saved = await storeSheet(trx, ctx, own, save, { state: "submitted", isSkipped: false });
    await recordAudit(trx, ctx, "sheet.submitted", { type: "sheet", id: sheetId }, { revision: saved.revision });
    return saved;
  });
}

/**
 * Puts a sheet aside for later; what is saved of it stays.
 * @throws Refusal as `saveDraft`, without changed_meanwhile and invalid
 */
export async function skipSheet(ctx: Context, sheetId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, sheetId);
    await requireWritable(trx, ctx, own);
    requireDraft(own);
    if (own.sheet === undefined) {
      const nothing = { marks: [], comment: "", flags: [] };
      await storeSheet(trx, ctx, own, nothing, { state: "draft", isSkipped: true });
    } else await changeScoreSheet(trx, sheetId, { isSkipped: 1 });
    await recordAudit(trx, ctx, "sheet.skipped", { type: "sheet", id: sheetId });
  });
}

/**
 * Takes a submitted sheet back into a draft while the stage takes sheets; it does not count until submitted again.
 * @throws Refusal not_found, assignment_ended, stage_not_open, stage_already_closed, stage_frozen, pledge_required,
 *   declaration_required
 */
export async function reopenOwnSheet(ctx: Context, sheetId: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const own = await ownSheet(trx, ctx, sheetId);
    await requireWritable(trx, ctx, own);
    if (own.sheet?.state !== "submitted") return;
    const revision = own.sheet.revision + 1;
    await changeScoreSheet(trx, sheetId, { state: "draft", submittedAt: null, revision });
    await recordAudit(trx, ctx, "sheet.reopened", { type: "sheet", id: sheetId }, { revision });
  });
}

/** The own marks of a stage side by side, to compare and even out. @throws Refusal not_found */
export async function myMarksTable(ctx: Context, kind: StageKind): Promise<MarksTable> {
  const { planned, sheets, marks } = await ownDesk(ctx, kind);
  const { rubric } = planned;
  const rows = sheets.map((sheet) => {
    const own = marks.get(sheet.assignmentId) ?? [];
    return {
      sheetId: sheet.assignmentId,
      serial: sheet.serial,
      titleZh: sheet.titleZh,
      titleEn: sheet.titleEn,
      fieldCode: sheet.fieldCode,
      status: statusOf(sheet),
      marks: Object.fromEntries(own.map(({ criterion, mark }) => [criterion, mark])),
      total: runningTotal(rubric, own),
    };
  });
  return { rubric, rows, distribution: distributionOf(rubric, rows), criteria: criteriaOf(rubric, rows) };
}

async function ownDesk(
  ctx: Context,
  kind: StageKind,
): Promise<{
  readonly planned: PlannedStage;
  readonly sheets: readonly SheetOfExpert[];
  readonly marks: ReadonlyMap<string, readonly StoredMark[]>;
}> {
  const planned = await stageOf(ctx.db, ctx, kind);
  const { expertId, id: accountId } = ctx.actor;
  if (expertId === null || submissionScope(ctx.actor, "expert").kind === "nothing") throw new Refusal("not_found");
  // A stage that is only planned may still be assigned anew.
  const isBegun = planned.stage.state !== "planned";
  const sheets = isBegun ? await listSheetsOfExpert(ctx.db, planned.stage.id, { expertId, accountId }) : [];
  const begun = sheets.filter((sheet) => sheet.state !== null).map((sheet) => sheet.assignmentId);
  return { planned, sheets, marks: await marksBySheet(ctx.db, begun) };
}

async function marksBySheet(db: Database, sheetIds: readonly string[]): Promise<Map<string, StoredMark[]>> {
  const bySheet = new Map<string, StoredMark[]>(sheetIds.map((id) => [id, []]));
  for (const { sheetId, ...mark } of await listMarks(db, sheetIds)) bySheet.get(sheetId)?.push(mark);
  return bySheet;
}

function statusOf(sheet: Pick<SheetOfExpert, "declaration" | "state" | "isSkipped">): MySheetStatus {
  if (sheet.declaration === null) return "toDeclare";
  if (sheet.state === "submitted") return "submitted";
  if (sheet.isSkipped === 1) return "skipped";
  return sheet.state === null ? "notStarted" : "draft";
}

function savedVersion({ sheet }: OwnSheet): SavedVersion {
  return {
    revision: sheet?.revision ?? 0,
    state: sheet?.state === "submitted" ? "submitted" : sheet === undefined ? "none" : "draft",
    marks: sheet?.marks ?? [],
    reasonsWithoutMark: sheet?.reasonsWithoutMark ?? [],
    evidence: (sheet?.evidence ?? []).map(toEvidence),
    comment: sheet?.comment ?? "",
    flags: sheet?.flags ?? [],
    isSkipped: sheet?.isSkipped === 1,
    savedAt: sheet?.savedAt ?? null,
    submittedAt: sheet?.submittedAt ?? null,
  };
}

async function placeOf(ctx: Context, { assignment }: OwnSheet) {
  const { id, stageId, expertId } = assignment;
  const sheets = await listSheetsOfExpert(ctx.db, stageId, { expertId, accountId: ctx.actor.id });
  const index = sheets.findIndex((sheet) => sheet.assignmentId === id);
  const fromHere = [...sheets.slice(index + 1), ...sheets.slice(0, index)];
  return {
    order: index + 1,
    of: sheets.length,
    previousId: sheets[index - 1]?.assignmentId ?? null,
    nextId: sheets[index + 1]?.assignmentId ?? null,
    nextUnfinishedId: fromHere.find((sheet) => sheet.state !== "submitted")?.assignmentId ?? null,
  };
}

function unchanged({ sheet }: OwnSheet, save: SheetSave): SavedSheet | undefined {
  if (sheet === undefined || !isSameContent(sheet, save)) return undefined;
  return { revision: sheet.revision, savedAt: sheet.savedAt };
}

function requireDraft({ sheet }: OwnSheet): void {
  if (sheet?.state === "void") throw new Refusal("sheet_void");
  if (sheet?.state === "submitted") throw new Refusal("sheet_already_submitted");
}

function requireFresh({ sheet }: OwnSheet, save: SheetSave): void {
  if (save.revision !== (sheet?.revision ?? 0)) throw new Refusal("changed_meanwhile");
}

function requireRight(problems: Refusal["problems"]): void {
  if (problems.length > 0) throw new Refusal("invalid", problems);
}

function distributionOf(rubric: Rubric, rows: readonly MarksRow[]): MarksTable["distribution"] {
  const points = rows
    .filter((row) => row.total.scored === row.total.of)
    .map((row) => Math.floor((row.total.hundredths ?? 0) / 100));
  return [...rubric.bands]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from, to, count: points.filter((point) => from <= point && point <= to).length }));
}

function criteriaOf(rubric: Rubric, rows: readonly MarksRow[]): MarksTable["criteria"] {
  return rubric.criteria.map(({ code }) => {
    const marks = rows.flatMap((row) => row.marks[code] ?? []);
    if (marks.length === 0) return { code, count: 0, minimum: null, maximum: null, meanHundredths: null };
    const sum = marks.reduce((total, mark) => total + mark, 0);
    return {
      code,
      count: marks.length,
      minimum: Math.min(...marks),
      maximum: Math.max(...marks),
      meanHundredths: Math.floor((sum * 100) / marks.length),
    };
  });
}
