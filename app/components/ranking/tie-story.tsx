import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { tieFigure } from "./contributions.ts";
import type { RankingRow, RankingRule, TiedRow } from "./ranking-data.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";

interface Props {
  readonly row: RankingRow;
  /** Those that compete with it at the same score. */
  readonly equals: readonly TiedRow[];
  readonly isByField: boolean;
  readonly rule: RankingRule;
  readonly words: RankingWords;
}

/** With whom a submission shares its score, which step told them apart, and the figures that step compared. */
export function TieStory({ row, equals, isByField, rule, words }: Props) {
  const { t } = useTranslation();
  const place = placeOf(row, isByField);
  if (place === null || equals.length === 0) return null;
  const serials = equals.map((other) => other.serial).join(t("common.listSeparator"));
  const step = place.tieStep === null ? undefined : rule.tieChain[place.tieStep];
  if (step === undefined) return <p className="small">{t("ranking.why.trueTie", { serials })}</p>;
  const figures = [row, ...equals].flatMap((item) => {
    const figure = tieFigure(item, step, rule.kind);
    return figure === null ? [] : [`${item.serial} ${formatHundredths(figure.hundredths)}`];
  });
  return (
    <p className="small">
      {t("ranking.why.tie", { serials, step: words.tieStep(step) })}
      {figures.length > 0 && t("ranking.why.tieFigures", { figures: figures.join(t("common.listSeparator")) })}
      {place.isTied && t("ranking.why.shares")}
    </p>
  );
}
