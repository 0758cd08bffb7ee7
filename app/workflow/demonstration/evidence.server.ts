/** What an expert of the demonstration names as evidence, of what the expert's own sheet shows of the submission. */
import { demonstrationEvidence } from "#db/seed/demonstration/evidence.ts";
import type { DemonstrationSheet } from "#db/seed/demonstration/marks.ts";
import { type MarkEvidence, readableSections } from "#scoring/rubric/evidence.ts";
import type { OpenedSheet } from "../score-sheets.server.ts";
import { toEvidence } from "../sheet-storage.server.ts";

export function evidenceFor(
  { stage, submission }: Pick<OpenedSheet, "stage" | "submission">,
  expertCode: string,
  { marks }: DemonstrationSheet,
): MarkEvidence[] {
  const criteria = marks.map(({ criterion }) => criterion);
  const question = { expertCode, serial: submission.serial, stageKind: stage.kind, criteria };
  const parts = { sections: readableSections(submission), files: submission.files };
  return demonstrationEvidence(question, parts).map(toEvidence);
}
