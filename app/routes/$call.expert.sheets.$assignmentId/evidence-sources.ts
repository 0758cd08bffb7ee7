import { useTranslation } from "#app/i18n/use-translation.ts";
import { type EvidenceSource, fileIdOf, fileSource, readableSections } from "#scoring/rubric/evidence.ts";
import type { SubmissionView } from "./submission-view.ts";

/** Something on this page that a mark may rest on, by its name, with the address that opens it. */
export interface NamedSource {
  readonly value: EvidenceSource;
  readonly name: string;
  readonly href: string;
  /** What is made of pages opens at one. */
  readonly hasPages: boolean;
}

/** Where the pane shows what is read; the address of a section leads there. */
export const READING_ID = "reading";

/** What may be named as evidence, sections before files, as the pane shows them. */
export function useSources(submission: SubmissionView, callSlug: string): readonly NamedSource[] {
  const { t } = useTranslation();
  return [
    ...readableSections(submission).map((section) => ({
      value: section,
      name: t(`common.sections.${section}`),
      href: `?section=${section}#${READING_ID}`,
      hasPages: false,
    })),
    ...submission.files.map(({ id, name, mediaType }) => ({
      value: fileSource(id),
      // A neutral name begins with the serial, which says nothing here and takes the room of what tells files apart.
      name: name.replace(`${submission.serial} `, ""),
      href: `/${callSlug}/files/${id}`,
      hasPages: mediaType === "application/pdf",
    })),
  ];
}

/** How evidence is called, with its page. A source that is not shown any more is said to be so. */
export function useSourceText(sources: readonly NamedSource[]): (source: EvidenceSource, page: string) => string {
  const { t } = useTranslation();
  return (source, page) => {
    const name = sources.find(({ value }) => value === source)?.name ?? t("expert.evidence.gone");
    return page === "" || !isFile(source) ? name : t("expert.evidence.pageOf", { name, page });
  };
}

export function isFile(source: EvidenceSource): boolean {
  return fileIdOf(source) !== undefined;
}
