import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { bordaText } from "./analysis-words.ts";

export interface Props {
  /** Undefined while nothing is analysed. */
  readonly own: AnalysedSubmission | undefined;
}

/** Where a submission stands by the order of the marks alone: known also where nothing is adjusted. */
export function ByOrder({ own }: Props) {
  const { t } = useTranslation();
  if (own?.borda == null) return null;
  return <p className="small muted">{t("ranking.why.borda", { share: bordaText(own.borda), rank: own.borda.rank })}</p>;
}
