import { useTranslation } from "#app/i18n/use-translation.ts";
import type { AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { chanceText } from "./analysis-words.ts";
import { PLOT, type PlotRow, plotOf } from "./plot-shapes.ts";
import type { RankingSection } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";

export interface Props {
  readonly sections: readonly RankingSection[];
  readonly isByField: boolean;
  readonly scale: { readonly low: number; readonly high: number };
  /** Empty where nothing is adjusted, or where the ranking is that of a composite. */
  readonly analysed: ReadonlyMap<string, AnalysedSubmission>;
  readonly words: RankingWords;
}

/** The ranking with intervals and cut line for paper; drawn by the server. On a screen the chart stands in its place. */
export function RankingPlot({ sections, isByField, scale, analysed, words }: Props) {
  const { t } = useTranslation();
  return (
    <section className="only-print" aria-hidden="true">
      <h2>{t("ranking.plot.title")}</h2>
      <p className="small">{t(analysed.size === 0 ? "ranking.plot.totals" : "ranking.plot.intervals")}</p>
      {sections.map((section) => {
        const { rows, height, cutAt, ticks } = plotOf(section, isByField, scale, analysed);
        return (
          <figure key={section.field ?? ""} className="plot">
            {section.field !== null && <figcaption>{words.fieldName(section.field)}</figcaption>}
            <svg viewBox={`0 0 ${PLOT.width} ${height}`}>
              {ticks.map(({ x, mark }) => (
                <g key={mark}>
                  <path className="grid" d={`M${x} ${PLOT.top}V${height - 4}`} />
                  <text x={x} y={PLOT.top - 6} textAnchor="middle">
                    {mark}
                  </text>
                </g>
              ))}
              {rows.map((row) => (
                <Row key={row.serial} row={row} />
              ))}
              {cutAt !== null && <path className="cut" d={`M0 ${cutAt}H${PLOT.width}`} />}
            </svg>
          </figure>
        );
      })}
    </section>
  );
}

function Row({ row: { serial, rank, x, y, passes, from, to, adjusted, chance } }: { readonly row: PlotRow }) {
  return (
    <g>
      <text x="22" y={y + 3.5} textAnchor="end">
        {rank}
      </text>
      <text x="30" y={y + 3.5}>
        {serial}
      </text>
      <path className="interval" d={`M${from} ${y}H${to}`} />
      {adjusted !== null && <path className="adjusted" d={`M${adjusted} ${y - 4}v8`} />}
      <circle className={passes ? "passing" : "staying"} cx={x} cy={y} r="3" />
      {chance !== null && (
        <text x={PLOT.width - 4} y={y + 3.5} textAnchor="end">
          {chanceText(chance)}
        </text>
      )}
    </g>
  );
}
