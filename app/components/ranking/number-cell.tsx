import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { adjustedText, bordaText, chanceText, intervalText } from "./analysis-words.ts";
import type { RankingColumn } from "./ranking-columns.ts";
import type { RankingRow } from "./ranking-data.ts";

export interface Props {
  readonly column: RankingColumn;
  readonly row: RankingRow;
  readonly own: AnalysedSubmission | undefined;
  readonly hasComposite: boolean;
}

/** A figure of a row; a dash where there is none. */
export function NumberCell({ column, row, own, hasComposite }: Props) {
  switch (column) {
    case "official":
      return <Score figure={row.official} isRanking={!hasComposite} />;
    case "composite":
      return <Score figure={row.ranking} isRanking />;
    case "adjusted":
      return own?.adjusted == null ? "–" : adjustedText(own.adjusted);
    case "interval":
      return own?.adjusted == null ? "–" : intervalText(own.adjusted.interval);
    case "chance":
      return own?.chance == null ? "–" : <Chance thousandths={own.chance} />;
    case "borda":
      return own?.borda == null ? "–" : <Borda borda={own.borda} />;
    default:
      return null;
  }
}

/** The share, and under it the place it gives: that is what is compared with the rank. */
function Borda({ borda }: { readonly borda: NonNullable<AnalysedSubmission["borda"]> }) {
  const { t } = useTranslation();
  return (
    <>
      {bordaText(borda)}
      <span className="xs muted block">{t("ranking.grey.rank", { rank: borda.rank })}</span>
    </>
  );
}

/** The number, and a bar under it that says the same. */
function Chance({ thousandths }: { readonly thousandths: number }) {
  return (
    <>
      {chanceText(thousandths)}
      <svg className="chance" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <path className="all" d="M0 2H100" />
        <path className="share" d={`M0 2H${thousandths / 10}`} />
      </svg>
    </>
  );
}

function Score({ figure, isRanking }: { readonly figure: RankingRow["official"]; readonly isRanking: boolean }) {
  const text = figure === null ? "–" : formatHundredths(figure.hundredths);
  return isRanking ? <b>{text}</b> : text;
}
