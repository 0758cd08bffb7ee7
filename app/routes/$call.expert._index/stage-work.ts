import type { Bilingual } from "#scoring/programme/programme.ts";
import type { MySheet } from "#app/workflow/score-sheets.server.ts";
import type { StageSummary } from "#app/workflow/stages.server.ts";

export type SheetLine = Omit<MySheet, "fieldCode"> & { readonly fieldName: Bilingual | null };

/** One stage as an expert has it: what it is and the own sheets in reading order. */
export interface StageWork extends Pick<StageSummary, "kind" | "name" | "state" | "closesAt" | "isTakingSheets"> {
  readonly sheets: readonly SheetLine[];
}

/** The sheet to go on with: what was begun, then what was not, in reading order; what was put aside comes last. */
export function nextSheet(sheets: readonly SheetLine[]): SheetLine | undefined {
  const ofStatus = (status: SheetLine["status"]) => sheets.find((sheet) => sheet.status === status);
  return ofStatus("draft") ?? ofStatus("notStarted") ?? ofStatus("skipped");
}
