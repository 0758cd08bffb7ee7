import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import type { RankingRule } from "./ranking-data.ts";

export interface Props {
  readonly method: AdjustmentMethod;
  readonly rule: Pick<RankingRule, "cut">;
}

/** That adjusted scores by another method than the rule's change nothing; nothing where they are what the rule counts. */
export function BesideTheRecord({ method, rule }: Props) {
  const { t } = useTranslation();
  const counted = rule.cut.adjusted?.method;
  if (counted === method) return null;
  const sentence =
    counted === undefined
      ? t("ranking.adjustedBy.besideOfficial")
      : t("ranking.adjustedBy.beside", {
          counted: t(`ranking.cut.methods.${counted}`),
          shown: t(`ranking.cut.methods.${method}`),
        });
  return <p className="small">{sentence}</p>;
}
