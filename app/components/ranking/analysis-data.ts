/** What the pages of a stage show of its analysis, as plain data. */
import type { RankExplanation } from "#scoring/shortlist/rank-explanation.ts";
import type { AnalysedSubmission, StageAnalysis } from "#scoring/shortlist/stage-analysis.ts";

/** Something that may still be computed, with what is known of it. */
export type Computed<Value> =
  | { readonly state: "ready"; readonly value: Value }
  | { readonly state: "failed" }
  | { readonly state: "computing"; readonly ahead: number };

/** Experts by their codes. */
export type WholeAnalysis = StageAnalysis;
/** Without the lists of what is to be discussed, of which a page shows its part (`discussion-data.ts`). */
export type AnalysisData = Omit<StageAnalysis, "greyZone" | "flips" | "otherRules">;
export type ExplanationData = RankExplanation;

export function valueOf<Value>(computed: Computed<Value> | null): Value | null {
  return computed?.state === "ready" ? computed.value : null;
}

/** By submission id; empty while there is no analysis. */
export function analysedById(
  analysis: Pick<AnalysisData, "submissions"> | null,
): ReadonlyMap<string, AnalysedSubmission> {
  return new Map(analysis?.submissions.map((item) => [item.submissionId, item]));
}

/** Whether there are adjusted scores, intervals and chances to show. */
export function isAdjusted(analysis: AnalysisData | null): analysis is AnalysisData {
  return analysis !== null && analysis.gate.verdict !== "refused" && analysis.obstacle === null;
}
