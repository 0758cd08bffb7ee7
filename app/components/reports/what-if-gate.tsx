import { useTranslation } from "#app/i18n/use-translation.ts";
import type { WhatIfGate } from "#scoring/shortlist/what-if.ts";
import { useCodeName } from "../code-names.ts";
import { reasonSentences } from "../ranking/analysis-words.ts";
import type { Fields } from "./report-data.ts";

export interface Props extends Fields {
  readonly gate: WhatIfGate;
}

/** Why there is no adjusted score, or one to be read with care, and what would help; nothing where it is offered. */
export function WhatIfGateNotice({ gate, fields }: Props) {
  const { t, i18n } = useTranslation();
  const fieldName = useCodeName(fields);
  if (gate.verdict === "offered") return null;
  return (
    <p className="notice warm">
      {t(gate.verdict === "refused" ? "reports.whatIf.refused" : "reports.whatIf.labelled")}
      {t("common.sentenceGap")}
      {reasonSentences(i18n.language, gate.reasons, fieldName).join(t("common.sentenceGap"))}
    </p>
  );
}
