/**
 * 注明依据 / Named evidence: for how many of the marks a place in the submission is named on which they rest.
 *
 * A share of marks, of one expert or in one criterion over the panel. Nobody has to name evidence and it enters no score,
 * so a low share is a question and no fault. Null without marks. Cost: linear in the marks.
 */
import type { ReportInput, ReportSheet } from "#scoring/reliability/report-input.ts";

export interface EvidenceOfPanel {
  readonly marks: number;
  /** Of all marks. */
  readonly share: number | null;
  /** In the rubric's order. */
  readonly criteria: readonly {
    readonly code: string;
    readonly share: number | null;
  }[];
}

export function evidenceOfPanel(
  criteria: ReportInput["criteria"],
  sheets: readonly Pick<ReportSheet, "marks" | "evidenceFor">[],
): EvidenceOfPanel {
  return {
    marks: countMarks(sheets),
    share: evidenceShare(sheets),
    criteria: criteria.map(({ code }) => {
      const own = sheets.map((sheet) => ({
        marks: sheet.marks.filter(({ criterion }) => criterion === code),
        evidenceFor: sheet.evidenceFor,
      }));
      return { code, share: evidenceShare(own) };
    }),
  };
}

/** Share of the marks of these sheets for which evidence is named. */
export function evidenceShare(sheets: readonly Pick<ReportSheet, "marks" | "evidenceFor">[]): number | null {
  const marks = countMarks(sheets);
  if (marks === 0) return null;
  const named = sheets.map(
    (sheet) => sheet.marks.filter(({ criterion }) => sheet.evidenceFor.includes(criterion)).length,
  );
  return named.reduce((sum, count) => sum + count, 0) / marks;
}

function countMarks(sheets: readonly Pick<ReportSheet, "marks">[]): number {
  return sheets.reduce((sum, { marks }) => sum + marks.length, 0);
}
