/** How a checked sheet becomes rows. A part of the desk of score sheets; nothing here decides anything. */
import type { Database } from "#db/connection.ts";
import { changeScoreSheet, replaceMarks, saveScoreSheet, type ScoreSheet, type StoredMark } from "#db/score-sheets.ts";
import { saveRubricFrozen } from "#db/stages.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import type { SheetContent, SheetProblem } from "#scoring/rubric/check-marks.ts";
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
  return { revision: values.revision, savedAt };
}

/** Whether a sheet already holds exactly this. Order of marks and flags says nothing. */
export function isSameContent(sheet: ScoreSheet, content: SheetContent): boolean {
  return textOf(sheet) === textOf({ ...content, marks: content.marks.map(toStoredMark) });
}

export function toStoredMark({ criterion, mark, reason }: SheetContent["marks"][number]): StoredMark {
  return { criterion, mark, reason: reason ?? "" };
}

function textOf({ marks, comment, flags }: Pick<ScoreSheet, "marks" | "comment" | "flags">): string {
  const sorted = [...marks].sort((a, b) => compareText(a.criterion, b.criterion));
  return JSON.stringify([
    sorted.map(({ criterion, mark, reason }) => [criterion, mark, reason]),
    comment,
    [...new Set(flags)].sort(compareText),
  ]);
}

/** Problems as a form shows them: the field is the criterion's code, `comment` or `flags`. */
export function sheetProblems(problems: readonly SheetProblem[], content: SheetContent): Problem[] {
  const texts = Object.fromEntries(content.marks.map(({ criterion, reason }) => [criterion, reason ?? ""]));
  return [
    ...problems.map(({ code, criterion, params }) => ({
      field: criterion ?? (code === "comment_too_short" ? "comment" : "flags"),
      code,
      params,
    })),
    ...checkTexts({ ...texts, comment: content.comment }),
  ];
}
