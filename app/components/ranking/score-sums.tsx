/** The sums a score is made of: of totals, of criteria, of stages. */
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { ExplanationData } from "./analysis-data.ts";
import { contributionsOf, usedTotals } from "./contributions.ts";
import { FigureLine } from "./figure-line.tsx";
import type { RankingRow, RankingRule } from "./ranking-data.ts";
import type { RankingWords } from "./ranking-words.ts";

interface Props {
  readonly row: RankingRow;
  readonly rule: RankingRule;
  readonly words: RankingWords;
  /** Null while it is not computed. */
  readonly explanation: ExplanationData | null;
}

/** Points that add up to the official score; before they are computed, to the mean of all totals. */
export function Contributions({ row, rule, words, explanation }: Props) {
  const { t } = useTranslation();
  const lines = explanation?.parts ?? null;
  const all = contributionsOf(row, rule.criteria);
  const parts =
    lines === null
      ? all.parts
      : lines.contributions.map(({ criterion, mean, points }) => ({ criterion, mean, part: points }));
  return (
    <dl className="sums">
      {parts.map(({ criterion, mean, part }) => (
        <FigureLine
          key={criterion}
          name={t("ranking.why.part", {
            criterion: words.criterionName(criterion),
            mean: formatHundredths(mean.hundredths),
            weight: words.weight(criterion),
          })}
          figure={part}
        />
      ))}
      <FigureLine
        name={t(lines === null ? "ranking.why.meanOfAll" : "ranking.why.sum")}
        figure={lines === null ? all.sum : lines.score}
        isSum
      />
    </dl>
  );
}

/** The totals, which of them the official score leaves out, and that score. */
export function Totals({ row, explanation }: Pick<Props, "row" | "explanation">) {
  const { t } = useTranslation();
  const leftOut = t(row.used === "median" ? "ranking.why.besideMiddle" : "ranking.why.leftOut");
  return (
    <dl className="sums">
      {usedTotals(row, explanation?.parts?.leftOut ?? null).map(({ expertCode, total, isLeftOut }, index) => (
        <FigureLine
          key={expertCode ?? index}
          name={
            <>
              {expertCode ?? t("ranking.why.total", { number: index + 1 })}
              {isLeftOut && <span className="tag">{leftOut}</span>}
            </>
          }
          figure={total}
        />
      ))}
      {row.official !== null && row.used !== null && (
        <FigureLine
          name={t("ranking.why.official", { method: t(`ranking.methods.${row.used}`), count: row.kept })}
          figure={row.official}
          isSum
        />
      )}
    </dl>
  );
}

/** Points of each stage that add up to the composite; the composite alone before they are computed. */
export function Composite({ row, rule, words, explanation }: Props) {
  const { t } = useTranslation();
  if (rule.composite === null || row.ranking === null) return null;
  return (
    <dl className="sums">
      {explanation?.stages.map(({ stage, score, points }) => (
        <FigureLine
          key={stage}
          name={t("ranking.why.stagePart", {
            stage: words.stageName(stage),
            score: formatHundredths(score.hundredths),
            weight: words.stageWeight(stage),
          })}
          figure={points}
        />
      ))}
      <FigureLine name={t("ranking.columns.composite")} figure={row.ranking} isSum />
    </dl>
  );
}
