/**
 * 线索程度 / What a finding weighs: the rule in this stage on this day; a likeness is never more than a question, so
 * that what looks alike decides nothing.
 */
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";
import type { ConflictRule, ConflictSeverity, StageKind } from "#scoring/programme/programme.ts";
import { effectiveSeverity } from "./effective-severity.ts";
import type { Relation } from "./finding.ts";

type WeighedRule = Pick<ConflictRule, "severity" | "stageSeverity" | "relationSeverity" | "lookBackMonths">;

/**
 * @param certainty uncertain: at most `disclose`
 * @param relation what the finding rests on; null: somebody recorded the conflict without it, so the rule itself counts
 * @returns none: it ended before the rule's look-back
 */
export function findingSeverity(
  rule: WeighedRule,
  certainty: "certain" | "uncertain",
  stage: StageKind,
  endedOn: string | null,
  referenceDate: string,
  relation: Relation | null,
): ConflictSeverity | "none" {
  const ofRelation = rule.relationSeverity?.find((item) => item.relation === relation)?.severity;
  const ruleOfRelation = { ...rule, severity: ofRelation ?? rule.severity };
  const severity = effectiveSeverity(ruleOfRelation, stage, endedOn, referenceDate);
  if (severity === "none" || certainty === "certain") return severity;
  const strictest = CONFLICT_SEVERITIES.indexOf("disclose");
  return CONFLICT_SEVERITIES[Math.max(strictest, CONFLICT_SEVERITIES.indexOf(severity))]!;
}
