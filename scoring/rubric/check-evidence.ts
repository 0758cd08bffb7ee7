/** 评分依据检查 / Check of the evidence named for one criterion. Naming none is no problem. */
import type { SheetProblem } from "#scoring/rubric/check-marks.ts";
import { type EvidenceSource, fileIdOf, isPage, type MarkEvidence, PAGE_LIMITS } from "#scoring/rubric/evidence.ts";

/**
 * @param given what is named for the criterion; more than one is one too many
 * @param sources what there is to be named
 */
export function checkEvidence(
  criterion: string,
  given: readonly MarkEvidence[],
  sources: ReadonlySet<EvidenceSource>,
): SheetProblem[] {
  if (given.length > 1) return [{ code: "duplicate_evidence", criterion, params: { written: given.length } }];
  return given.flatMap(({ source, page }): SheetProblem[] => {
    if (!sources.has(source)) return [{ code: "unknown_source", criterion, params: {} }];
    if (page === null) return [];
    if (fileIdOf(source) === undefined) return [{ code: "page_without_file", criterion, params: {} }];
    return isPage(page) ? [] : [{ code: "page_out_of_range", criterion, params: { ...PAGE_LIMITS } }];
  });
}
