import type { Bilingual } from "#scoring/programme/programme.ts";
import type { OpenedSheet } from "#app/workflow/score-sheets.server.ts";
import { readableSections, type SectionSource } from "#scoring/rubric/evidence.ts";

/** What the pane shows of a submission, the field by its name. */
export type SubmissionView = Omit<OpenedSheet["submission"], "id" | "fieldCode"> & {
  readonly fieldName: Bilingual | null;
};

/** What the pane shows one at a time; `profile` is who is behind it, where that may be seen. */
export type PaneSection = SectionSource | "files";

/** The sections this submission has, in the order in which they are read. */
export function sectionsOf(submission: SubmissionView): readonly PaneSection[] {
  return [...readableSections(submission), ...(submission.files.length > 0 ? ["files" as const] : [])];
}

/** The section named in the address, if there is one; else the first. */
export function currentSection(sections: readonly PaneSection[], named: string | null): PaneSection {
  return sections.find((section) => section === named) ?? sections[0] ?? "summary";
}
