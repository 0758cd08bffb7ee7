/**
 * 线索程度 / What a finding weighs: the rule in this stage on this day; a likeness is never more than a question, so
 * that what looks alike decides nothing.
 */
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";
import type { ConflictRule, ConflictSeverity, StageKind } from "#scoring/programme/programme.ts";
import { effectiveSeverity } from "./effective-severity.ts";

/**
 * @param certainty uncertain: at most `disclose`
 * @returns none: it ended before the rule's look-back
 */
export function findingSeverity(
  rule: Pick<ConflictRule, "severity" | "stageSeverity" | "lookBackMonths">,
  certainty: "certain" | "uncertain",
  stage: StageKind,
  endedOn: string | null,
  referenceDate: string,
): ConflictSeverity | "none" {
  const severity = effectiveSeverity(rule, stage, endedOn, referenceDate);
  if (severity === "none" || certainty === "certain") return severity;
  const strictest = CONFLICT_SEVERITIES.indexOf("disclose");
  return CONFLICT_SEVERITIES[Math.max(strictest, CONFLICT_SEVERITIES.indexOf(severity))]!;
}
