import type { Translate } from "#app/i18n/use-translation.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";

const PLAIN_RULES = ["foreign", "outsideRegion", "newSinceLastStage", "panel", "minimumValidSheets"] as const;

/** A rule on the make-up of a panel in words: `kinds:entrepreneur+investor`, the rules without a list, and `organization:ID`, whose name is nobody's matter here. */
export function mixRuleText(rule: string, t: Translate): string {
  const plain = PLAIN_RULES.find((item) => item === rule);
  if (plain !== undefined) return t(`stages.assign.rules.${plain}`);
  if (rule.startsWith("organization:")) return t("stages.assign.rules.organization");
  const kinds = rule
    .replace(/^kinds:/, "")
    .split("+")
    .flatMap((code) => EXPERT_KINDS.filter((kind) => kind === code))
    .map((kind) => t(`common.expertKinds.${kind}`));
  return t("stages.assign.rules.kinds", { kinds: kinds.join(t("overview.or")) });
}
