/** How a checked sheet becomes rows. A part of the desk of score sheets; nothing here decides anything. */
import type { Database } from "#db/connection.ts";
import {
  changeScoreSheet,
  replaceEvidence,
  replaceMarks,
  replaceReasonsWithoutMark,
  saveScoreSheet,
  type ScoreSheet,
  type StoredEvidence,
  type StoredMark,
  type StoredReason,
} from "#db/score-sheets.ts";
import { saveRubricFrozen } from "#db/stages.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { SheetContent, SheetProblem } from "#scoring/rubric/check-marks.ts";
import { fileIdOf, fileSource, type MarkEvidence } from "#scoring/rubric/evidence.ts";
import type { Context } from "./context.ts";
import type { Problem } from "./refusal.ts";
import type { OwnSheet } from "./sheet-access.server.ts";
import { checkTexts } from "./written-text.ts";

export interface SavedSheet {
  readonly revision: number;
  readonly savedAt: string;
}

/** Writes the next revision of a sheet. The first one of a stage freezes the stage's rubric. */
export async function storeSheet(
  trx: Database,
  ctx: Context,
  { planned, assignment, sheet }: OwnSheet,
  content: SheetContent,
  change: { readonly state: "draft" | "submitted"; readonly isSkipped: boolean },
): Promise<SavedSheet> {
  const savedAt = ctx.now();
  const values = {
    state: change.state,
    isSkipped: change.isSkipped ? (1 as const) : (0 as const),
    revision: (sheet?.revision ?? 0) + 1,
    comment: content.comment,
    flags: JSON.stringify([...new Set(content.flags)].sort(compareText)),
    savedAt,
    submittedAt: change.state === "submitted" ? savedAt : null,
  };
  if (sheet === undefined) {
    const { id, stageId, submissionId, expertId } = assignment;
    const { rubricVersionId } = planned.stage;
    await saveRubricFrozen(trx, rubricVersionId, savedAt);
    await saveScoreSheet(trx, {
      ...values,
      id,
      assignmentId: id,
      stageId,
      submissionId,
      expertId,
      rubricVersionId,
      startedAt: savedAt,
    });
  } else await changeScoreSheet(trx, sheet.id, values);
  await replaceMarks(trx, assignment.id, content.marks.map(toStoredMark));
  await replaceReasonsWithoutMark(trx, assignment.id, toStoredReasons(content));
  await replaceEvidence(trx, assignment.id, (content.evidence ?? []).map(toStoredEvidence));
  return { revision: values.revision, savedAt };
}

/** Whether a sheet already holds exactly this. Order of marks, evidence and flags says nothing. */
export function isSameContent(sheet: ScoreSheet, content: SheetContent): boolean {
  const marks = content.marks.map(toStoredMark);
  const evidence = (content.evidence ?? []).map(toStoredEvidence);
  return textOf(sheet) === textOf({ ...content, marks, reasonsWithoutMark: toStoredReasons(content), evidence });
}

/** Those that have words and no mark. */
function toStoredReasons({ marks, reasonsWithoutMark = [] }: SheetContent): StoredReason[] {
  const marked = new Set(marks.map(({ criterion }) => criterion));
  return reasonsWithoutMark.filter(({ criterion, reason }) => reason !== "" && !marked.has(criterion));
}

export function toStoredMark({ criterion, mark, reason }: SheetContent["marks"][number]): StoredMark {
  return { criterion, mark, reason: reason ?? "" };
}

/** A source that was checked is a section of the submission or one of its files. */
export function toStoredEvidence({ criterion, source, page }: MarkEvidence): StoredEvidence {
  const fileId = fileIdOf(source) ?? null;
  return { criterion, source: fileId === null ? (source as StoredEvidence["source"]) : "file", fileId, page };
}

export function toEvidence({ criterion, source, fileId, page }: StoredEvidence): MarkEvidence {
  return { criterion, source: fileId === null ? source : fileSource(fileId), page };
}

type StoredContent = Pick<ScoreSheet, "marks" | "reasonsWithoutMark" | "evidence" | "comment" | "flags">;

function textOf({ marks, reasonsWithoutMark, evidence, comment, flags }: StoredContent) {
  const inOrder = <Item extends { readonly criterion: string }>(items: readonly Item[]): Item[] =>
    [...items].sort((a, b) => compareText(a.criterion, b.criterion));
  return JSON.stringify([
    inOrder(marks).map(({ criterion, mark, reason }) => [criterion, mark, reason]),
    inOrder(reasonsWithoutMark).map(({ criterion, reason }) => [criterion, reason]),
    inOrder(evidence).map(({ criterion, source, fileId, page }) => [criterion, source, fileId, page]),
    comment,
    [...new Set(flags)].sort(compareText),
  ]);
}

/** Problems as a form shows them: the field is the criterion's code, `comment` or `flags`. */
export function sheetProblems(problems: readonly SheetProblem[], content: SheetContent): Problem[] {
  const reasons = [...(content.reasonsWithoutMark ?? []), ...content.marks];
  const texts = Object.fromEntries(reasons.map(({ criterion, reason }) => [criterion, reason ?? ""]));
  return [
    ...problems.map(({ code, criterion, params }) => ({
      field: criterion ?? (code === "comment_too_short" ? "comment" : "flags"),
      code,
      params,
    })),
    ...checkTexts({ ...texts, comment: content.comment }),
  ];
}
