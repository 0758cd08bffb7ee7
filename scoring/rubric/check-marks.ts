/**
 * 评分表检查 / Check of a score sheet against its rubric.
 *
 * checkMarks says everything that stands between a sheet and its submission; checkDraft says only what could never
 * become right by adding to the sheet. An empty list means: nothing is wrong. Problems come in the rubric's order,
 * so that a form shows them where they belong.
 */
import type { Criterion, Rubric } from "#scoring/programme/programme.ts";
import { checkEvidence } from "#scoring/rubric/check-evidence.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";
import type { EvidenceSource, MarkEvidence } from "#scoring/rubric/evidence.ts";

export const SHEET_PROBLEM_CODES = [
  "missing_criterion",
  "unknown_criterion",
  "duplicate_criterion",
  "not_whole",
  "out_of_range",
  "reason_required",
  "comment_too_short",
  "unknown_flag",
  "duplicate_evidence",
  "unknown_source",
  "page_without_file",
  "page_out_of_range",
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEM_CODES)[number];

export interface SheetMark {
  readonly criterion: string;
  readonly mark: number;
  /** Why the mark is so low or so high; asked for by the rubric's reason rule. */
  readonly reason?: string | null | undefined;
}

export interface SheetContent {
  readonly marks: readonly SheetMark[];
  /** Of criteria whose mark was taken back or is still to come; beside a mark it counts for nothing. Left out: none. */
  readonly reasonsWithoutMark?: readonly { readonly criterion: string; readonly reason: string }[] | undefined;
  /** At most one a criterion, also of one that is not marked yet. Never asked for; left out, none is named. */
  readonly evidence?: readonly MarkEvidence[] | undefined;
  readonly comment: string;
  readonly flags: readonly string[];
}

export interface SheetProblem {
  readonly code: SheetProblemCode;
  /** The criterion concerned; null for the sheet as a whole. */
  readonly criterion: string | null;
  /** What a sentence about the problem needs: minimum, maximum, written, needed, flag. */
  readonly params: Readonly<Record<string, string | number>>;
}

const NO_SOURCES: ReadonlySet<EvidenceSource> = new Set();

/**
 * Every problem of a sheet that is about to be submitted.
 * @param sources what may be named as evidence; by default nothing
 */
export function checkMarks(rubric: Rubric, sheet: SheetContent, sources = NO_SOURCES): SheetProblem[] {
  const problems = rubric.criteria.flatMap((criterion) => [
    ...checkWhole(rubric, criterion, sheet),
    ...checkEvidence(criterion.code, evidenceOf(sheet, criterion), sources),
  ]);
  return [...problems, ...checkUnknown(rubric, sheet), ...checkComment(rubric, sheet), ...checkFlags(rubric, sheet)];
}

/** Problems of a draft: a criterion, a reason or the comment may still be missing; a skipped criterion is no zero. */
export function checkDraft(rubric: Rubric, sheet: SheetContent, sources = NO_SOURCES): SheetProblem[] {
  const problems = rubric.criteria.flatMap((criterion) => [
    ...checkCriterion(rubric, criterion, marksOf(sheet, criterion)),
    ...checkEvidence(criterion.code, evidenceOf(sheet, criterion), sources),
  ]);
  return [...problems, ...checkUnknown(rubric, sheet), ...checkFlags(rubric, sheet)];
}

function marksOf(sheet: SheetContent, { code }: Criterion): readonly SheetMark[] {
  return sheet.marks.filter((item) => item.criterion === code);
}

function evidenceOf(sheet: SheetContent, { code }: Criterion): readonly MarkEvidence[] {
  return (sheet.evidence ?? []).filter((item) => item.criterion === code);
}

function checkWhole(rubric: Rubric, criterion: Criterion, sheet: SheetContent): SheetProblem[] {
  const given = marksOf(sheet, criterion);
  if (given.length === 0) return [problem("missing_criterion", criterion.code)];
  const wrong = checkCriterion(rubric, criterion, given);
  return wrong.length > 0 ? wrong : checkReason(rubric, given);
}

function checkCriterion(rubric: Rubric, criterion: Criterion, given: readonly SheetMark[]): SheetProblem[] {
  if (given.length > 1) return [problem("duplicate_criterion", criterion.code, { written: given.length })];
  const { minimum, maximum } = rubric.scale;
  return given.flatMap(({ mark }) => {
    // The text, not the number: params end in records that hold whole numbers only.
    if (!Number.isInteger(mark))
      return [problem("not_whole", criterion.code, { minimum, maximum, written: `${mark}` })];
    if (mark < minimum || mark > maximum)
      return [problem("out_of_range", criterion.code, { minimum, maximum, written: mark })];
    return [];
  });
}

function checkReason(rubric: Rubric, given: readonly SheetMark[]): SheetProblem[] {
  const { below, from } = rubric.reason;
  return given.flatMap(({ criterion, mark, reason }) => {
    if (countCharacters(reason ?? "") > 0) return [];
    if (below !== null && mark < below) return [problem("reason_required", criterion, { below, written: mark })];
    if (from !== null && mark >= from) return [problem("reason_required", criterion, { from, written: mark })];
    return [];
  });
}

function checkUnknown(rubric: Rubric, sheet: SheetContent): SheetProblem[] {
  const known = new Set(rubric.criteria.map((item) => item.code));
  const { marks, evidence = [], reasonsWithoutMark = [] } = sheet;
  const named = [...marks, ...evidence, ...reasonsWithoutMark].map((item) => item.criterion);
  const unknown = new Set(named.filter((item) => !known.has(item)));
  return [...unknown].map((criterion) => problem("unknown_criterion", criterion));
}

function checkComment(rubric: Rubric, sheet: SheetContent): SheetProblem[] {
  const needed = rubric.comment.minimumCharacters;
  const written = countCharacters(sheet.comment);
  return written < needed ? [problem("comment_too_short", null, { needed, written })] : [];
}

function checkFlags(rubric: Rubric, sheet: SheetContent): SheetProblem[] {
  const known = new Set(rubric.flags.map((item) => item.code));
  const unknown = new Set(sheet.flags.filter((flag) => !known.has(flag)));
  return [...unknown].map((flag) => problem("unknown_flag", null, { flag }));
}

function problem(
  code: SheetProblemCode,
  criterion: string | null,
  params: Record<string, string | number> = {},
): SheetProblem {
  return { code, criterion, params };
}
