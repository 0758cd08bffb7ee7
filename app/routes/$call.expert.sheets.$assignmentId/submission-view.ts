import type { Bilingual } from "#scoring/programme/programme.ts";
import type { OpenedSheet } from "#app/workflow/score-sheets.server.ts";

/** What the pane shows of a submission, the field by its name. */
export type SubmissionView = Omit<OpenedSheet["submission"], "id" | "fieldCode"> & {
  readonly fieldName: Bilingual | null;
};

/** The pane's sections in the order in which they are read; `profile` is who is behind it, where that may be seen. */
const SECTIONS = [
  "summary",
  "innovation",
  "originality",
  "application",
  "ipRights",
  "evaluation",
  "profile",
  "files",
] as const;
export type PaneSection = (typeof SECTIONS)[number];

/** The sections this submission has. */
export function sectionsOf(submission: SubmissionView): readonly PaneSection[] {
  const written = new Set<string>(submission.sections.map((item) => item.section));
  if (submission.ipRights.length > 0) written.add("ipRights");
  if (submission.files.length > 0) written.add("files");
  if (submission.applicant !== null) written.add("profile");
  return SECTIONS.filter((section) => written.has(section));
}

/** The section named in the address, if there is one; else the first. */
export function currentSection(sections: readonly PaneSection[], named: string | null): PaneSection {
  return sections.find((section) => section === named) ?? sections[0] ?? "summary";
}
