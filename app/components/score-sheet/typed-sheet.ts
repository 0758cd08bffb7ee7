/**
 * A score sheet as it is typed: every mark is still text, so that nothing is lost before it is right. The same form is
 * read on the server and in the browser.
 */
import type { SheetMark } from "#scoring/rubric/check-marks.ts";
import { fileIdOf, type MarkEvidence, PAGE_LIMITS } from "#scoring/rubric/evidence.ts";
import { parseMark } from "#scoring/rubric/parse-mark.ts";
import { parsePage } from "#scoring/rubric/parse-page.ts";

export interface TypedSheet {
  /** By criterion code; a criterion without a mark has none or an empty text. */
  readonly marks: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  /** What is named as evidence, by criterion code; empty: nothing. */
  readonly sources: Readonly<Record<string, string>>;
  /** Beside a file; beside anything else what stands here counts for nothing. */
  readonly pages: Readonly<Record<string, string>>;
  readonly comment: string;
  readonly flags: readonly string[];
}

/** The parts of a sheet as they are stored. */
export interface SheetParts {
  readonly marks: readonly SheetMark[];
  /** Of criteria whose mark was taken back or is still to come. */
  readonly reasonsWithoutMark: readonly { readonly criterion: string; readonly reason: string }[];
  readonly evidence: readonly MarkEvidence[];
  readonly comment: string;
  readonly flags: readonly string[];
}

export interface TypedProblem {
  readonly field: string;
  readonly code: "not_whole" | "page_out_of_range";
  readonly params: Readonly<Record<string, string | number>>;
}

export const NOTHING_TYPED: TypedSheet = { marks: {}, reasons: {}, sources: {}, pages: {}, comment: "", flags: [] };

/** Field names of the form; problems name the same fields and their links lead there. */
export const markField = (criterion: string): string => `mark.${criterion}`;
export const reasonField = (criterion: string): string => `reason.${criterion}`;
export const sourceField = (criterion: string): string => `source.${criterion}`;
export const pageField = (criterion: string): string => `page.${criterion}`;

export function typedSheetOf(form: FormData, prefix = ""): TypedSheet {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" && name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  const startingWith = (start: string) =>
    Object.fromEntries(
      texts.flatMap(([name, text]) => (name.startsWith(start) ? [[name.slice(start.length), text]] : [])),
    );
  return {
    marks: startingWith("mark."),
    reasons: startingWith("reason."),
    sources: startingWith("source."),
    pages: startingWith("page."),
    comment: texts.find(([name]) => name === "comment")?.[1] ?? "",
    flags: texts.flatMap(([name, text]) => (name === "flag" ? [text] : [])),
  };
}

export function typedFrom({ marks, reasonsWithoutMark, evidence, comment, flags }: SheetParts): TypedSheet {
  return {
    marks: Object.fromEntries(marks.map(({ criterion, mark }) => [criterion, String(mark)])),
    reasons: Object.fromEntries(
      [...reasonsWithoutMark, ...marks].map(({ criterion, reason }) => [criterion, reason ?? ""]),
    ),
    sources: Object.fromEntries(evidence.map(({ criterion, source }) => [criterion, source])),
    pages: Object.fromEntries(evidence.map(({ criterion, page }) => [criterion, page === null ? "" : String(page)])),
    comment,
    flags,
  };
}

/** The form's fields as name and value; what the page posts by itself and what merging posts are the same fields. */
export function fieldsOf(sheet: TypedSheet, prefix = ""): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(sheet.marks).map(([criterion, text]) => [prefix + markField(criterion), text] as const),
    ...Object.entries(sheet.reasons).map(([criterion, text]) => [prefix + reasonField(criterion), text] as const),
    ...Object.entries(sheet.sources).map(([criterion, text]) => [prefix + sourceField(criterion), text] as const),
    ...Object.entries(sheet.pages).map(([criterion, text]) => [prefix + pageField(criterion), text] as const),
    [`${prefix}comment`, sheet.comment] as const,
    ...sheet.flags.map((flag) => [`${prefix}flag`, flag] as const),
  ];
}

/**
 * The marks, reasons and evidence that can be read, and a problem for each that cannot. Reasons and evidence are kept
 * without their mark too.
 */
export function readSheet(sheet: TypedSheet): Omit<SheetParts, "comment" | "flags"> & {
  readonly problems: readonly TypedProblem[];
} {
  const marks: SheetMark[] = [];
  const evidence: MarkEvidence[] = [];
  const problems: TypedProblem[] = [];
  for (const [criterion, text] of Object.entries(sheet.marks)) {
    const read = parseMark(text);
    if ("mark" in read) marks.push({ criterion, mark: read.mark, reason: sheet.reasons[criterion]?.trim() ?? "" });
    else if (read.problem !== "empty")
      problems.push({ field: markField(criterion), code: read.problem, params: { criterion } });
  }
  for (const [criterion, source] of Object.entries(sheet.sources)) {
    if (source === "") continue;
    const read = parsePage(pageOf(sheet, criterion));
    if ("page" in read) evidence.push({ criterion, source, page: read.page });
    else if (read.problem === "empty") evidence.push({ criterion, source, page: null });
    else problems.push({ field: pageField(criterion), code: read.problem, params: { criterion, ...PAGE_LIMITS } });
  }
  const marked = new Set(marks.map(({ criterion }) => criterion));
  const reasonsWithoutMark = Object.entries(sheet.reasons).flatMap(([criterion, text]) =>
    text.trim() === "" || marked.has(criterion) ? [] : [{ criterion, reason: text.trim() }],
  );
  return { marks, reasonsWithoutMark, evidence, problems };
}

/** Where two versions differ: `mark.` fields (mark, reason and evidence together), `comment`, `flags`. */
export function differingFields(one: TypedSheet, other: TypedSheet): readonly string[] {
  const criteria = [...new Set([...criteriaOf(one), ...criteriaOf(other)])];
  return [
    ...criteria
      .filter((criterion) => markKey(one, criterion) !== markKey(other, criterion))
      .map((criterion) => markField(criterion)),
    ...(one.comment === other.comment ? [] : ["comment"]),
    ...(flagKey(one) === flagKey(other) ? [] : ["flags"]),
  ];
}

export function isSameSheet(one: TypedSheet, other: TypedSheet): boolean {
  return differingFields(one, other).length === 0;
}

/**
 * One sheet of two versions: for each field `choice.<field>` says which version counts; where nothing was chosen, mine
 * does, because it is the one that is stored nowhere else.
 */
export function mergedSheetOf(form: FormData): TypedSheet {
  const mine = typedSheetOf(form, "mine.");
  const saved = typedSheetOf(form, "saved.");
  const all = form.get("all");
  const chosen = (field: string): TypedSheet => {
    const choice = all ?? form.get(`choice.${field}`);
    return choice === "saved" ? saved : mine;
  };
  const criteria = [...new Set([...criteriaOf(mine), ...criteriaOf(saved)])];
  const pick = (part: "marks" | "reasons" | "sources" | "pages") =>
    Object.fromEntries(criteria.map((criterion) => [criterion, chosen(markField(criterion))[part][criterion] ?? ""]));
  return {
    marks: pick("marks"),
    reasons: pick("reasons"),
    sources: pick("sources"),
    pages: pick("pages"),
    comment: chosen("comment").comment,
    flags: chosen("flags").flags,
  };
}

function markKey(sheet: TypedSheet, criterion: string): string {
  const texts = [sheet.marks[criterion], sheet.reasons[criterion], sheet.sources[criterion], pageOf(sheet, criterion)];
  return JSON.stringify(texts.map((text) => text?.trim() ?? ""));
}

function criteriaOf(sheet: TypedSheet): readonly string[] {
  return [sheet.marks, sheet.reasons, sheet.sources].flatMap((texts) => Object.keys(texts));
}

/** The page that counts. */
function pageOf(sheet: TypedSheet, criterion: string): string {
  const isFile = fileIdOf(sheet.sources[criterion] ?? "") !== undefined;
  return isFile ? (sheet.pages[criterion] ?? "") : "";
}

function flagKey(sheet: TypedSheet): string {
  return JSON.stringify([...sheet.flags].sort());
}
