/**
 * 评分依据 / Evidence of a mark: the place in the submission on which it rests.
 *
 * A source is one text section, the table of IP rights, or one file; in a file it may be one page. Naming it is up to the
 * expert: a mark without evidence is whole, and evidence enters no total. What is named must be there for this expert to
 * read: a source that a stage hides is none.
 */
export const SECTION_SOURCES = [
  "summary",
  "innovation",
  "originality",
  "application",
  "ipRights",
  "evaluation",
  "profile",
] as const;
export type SectionSource = (typeof SECTION_SOURCES)[number];

/** A section by its name, a file as `file:<id>`. */
export type EvidenceSource = string;

export interface MarkEvidence {
  readonly criterion: string;
  readonly source: EvidenceSource;
  /** Counted from 1; null: the whole source, as always where it is no file. */
  readonly page: number | null;
}

/** What there is to be read of a submission, as an expert sees it. */
export interface ReadableParts {
  readonly sections: readonly { readonly section: string }[];
  readonly ipRights: readonly unknown[];
  readonly files: readonly { readonly id: string }[];
  /** null: hidden, or nothing is known. */
  readonly applicant: object | null;
}

export const PAGE_LIMITS = { minimum: 1, maximum: 9999 } as const;

const FILE_PREFIX = "file:";

export function fileSource(fileId: string): EvidenceSource {
  return FILE_PREFIX + fileId;
}

/** The id of the file a source is; undefined where it is a section. */
export function fileIdOf(source: EvidenceSource): string | undefined {
  return source.startsWith(FILE_PREFIX) ? source.slice(FILE_PREFIX.length) : undefined;
}

/** The sections that are there, in the order in which they are read. The applicant's facts stand in the profile. */
export function readableSections(parts: Omit<ReadableParts, "files">): readonly SectionSource[] {
  const written = new Set(parts.sections.map(({ section }) => section));
  if (parts.ipRights.length > 0) written.add("ipRights");
  if (parts.applicant !== null) written.add("profile");
  return SECTION_SOURCES.filter((section) => written.has(section));
}

/** Everything that may be named as evidence. */
export function evidenceSources(parts: ReadableParts): ReadonlySet<EvidenceSource> {
  return new Set([...readableSections(parts), ...parts.files.map(({ id }) => fileSource(id))]);
}

export function isPage(page: number): boolean {
  return Number.isInteger(page) && page >= PAGE_LIMITS.minimum && page <= PAGE_LIMITS.maximum;
}
