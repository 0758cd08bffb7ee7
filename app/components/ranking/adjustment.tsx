import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { AnalysedScore, ExpertLeaning } from "#scoring/shortlist/stage-analysis.ts";
import { adjustmentSteps } from "./adjustment-steps.ts";
import type { AnalysisData } from "./analysis-data.ts";
import { adjustedText, percentText, signedText } from "./analysis-words.ts";
import type { RankingRow } from "./ranking-data.ts";

interface Props {
  readonly row: RankingRow;
  readonly analysis: AnalysisData;
}

/** The leaning of each of its experts, and how the score without them came about. */
export function Adjustment({ row, analysis }: Props) {
  const { t } = useTranslation();
  const own = analysis.submissions.find((item) => item.submissionId === row.submissionId);
  if (own?.adjusted == null) return null;
  return (
    <>
      <h3>{t("ranking.why.adjustment")}</h3>
      <p className="small muted">
        {t(analysis.method === "twoWay" ? "ranking.why.adjustmentMeaningTwoWay" : "ranking.why.adjustmentMeaning")}
      </p>
      <dl className="sums">
        {row.totals.map(({ expertCode }) => {
          const leaning = analysis.experts.find(({ expertId }) => expertId === expertCode);
          return leaning === undefined ? null : <Leaning key={leaning.expertId} {...leaning} />;
        })}
      </dl>
      <Steps row={row} analysis={analysis} adjusted={own.adjusted} />
    </>
  );
}

function Leaning({ expertId, leaning, standardError }: ExpertLeaning) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>
        {expertId} <span className="xs muted">{t(leaning < 0 ? "ranking.why.severe" : "ranking.why.lenient")}</span>
      </dt>
      <dd>
        {signedText(leaning)} ± {formatHundredths(standardError)}
      </dd>
    </div>
  );
}

/** From the totals to the adjusted score, in lines that add up to it; the score alone where no such steps lead to it. */
function Steps({ row, analysis, adjusted }: Props & { readonly adjusted: AnalysedScore }) {
  const { t } = useTranslation();
  const steps = adjustmentSteps(row, analysis, adjusted.score);
  return (
    <dl className="sums">
      {steps !== null && (
        <>
          <div>
            <dt>{t("ranking.why.corrected")}</dt>
            <dd>{formatHundredths(steps.correctedMean)}</dd>
          </div>
          <div>
            <dt>
              {t("ranking.why.drawn", {
                mean: formatHundredths(steps.panelMean),
                share: percentText(steps.keptShare),
              })}
            </dt>
            <dd>{signedText(steps.drawn)}</dd>
          </div>
        </>
      )}
      <div className="sum">
        <dt>{t("ranking.columns.adjusted")}</dt>
        <dd>{adjustedText(adjusted)}</dd>
      </div>
    </dl>
  );
}
