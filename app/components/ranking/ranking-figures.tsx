import { lazy, Suspense } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { useIsHydrated } from "../use-is-hydrated.ts";
import type { RankingRow } from "./ranking-data.ts";
import { placeOf, type RankingSection } from "./ranking-sections.ts";

const RankingChart = lazy(async () => ({ default: (await import("./ranking-chart.tsx")).RankingChart }));

export interface Props {
  readonly sections: readonly RankingSection[];
  readonly isByField: boolean;
  readonly hasComposite: boolean;
  readonly scale: { readonly low: number; readonly high: number };
  /** There are rows on other pages. */
  readonly isPaged: boolean;
}

/** The ranking as a picture, and the same figures as a table below it. */
export function RankingFigures({ sections, isByField, hasComposite, scale, isPaged }: Props) {
  const { t } = useTranslation();
  const isHydrated = useIsHydrated();
  const rows = sections.flatMap((section) => section.rows.flatMap((row) => toFigures(row, isByField) ?? []));
  if (rows.length === 0) return null;
  const cutAfter = sections.flatMap(({ line, rows: own, rowsAboveLine }) =>
    line === null ? [] : (own[rowsAboveLine - 1]?.serial ?? []),
  );
  const scoreName = t(hasComposite ? "ranking.columns.composite" : "ranking.columns.official");
  return (
    <section aria-labelledby="chart">
      <h2 id="chart">{t("ranking.chart.title")}</h2>
      <p className="small muted">
        {isPaged && t("ranking.chart.onPage") + t("common.sentenceGap")}
        {t("ranking.chart.legend", { score: scoreName })}
      </p>
      <div className="panel scroll chart-frame" role="region" aria-labelledby="chart" tabIndex={0}>
        <div role="img" aria-label={t("ranking.chart.label", { count: rows.length, score: scoreName })}>
          {isHydrated && (
            <Suspense fallback={null}>
              <RankingChart
                points={rows.map(({ row, rank, lowest, highest, score }) => ({
                  serial: row.serial,
                  rank,
                  lowest: lowest / 100,
                  highest: highest / 100,
                  score: score / 100,
                  passes: row.passes,
                }))}
                cutAfter={cutAfter}
                scale={scale}
                words={{ score: scoreName, range: t("ranking.chart.range"), rank: t("ranking.columns.rank") }}
              />
            </Suspense>
          )}
        </div>
      </div>
      <details>
        <summary>{t("ranking.chart.table")}</summary>
        <div className="panel scroll" role="region" aria-label={t("ranking.chart.table")} tabIndex={0}>
          <table className="table">
            <caption className="hidden-visually">{t("ranking.chart.table")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("ranking.columns.serial")}</th>
                <th scope="col" className="num">
                  {t("ranking.columns.rank")}
                </th>
                <th scope="col" className="num">
                  {scoreName}
                </th>
                <th scope="col" className="num">
                  {t("ranking.columns.lowest")}
                </th>
                <th scope="col" className="num">
                  {t("ranking.columns.highest")}
                </th>
                <th scope="col">{t("ranking.columns.goesOn")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, rank, lowest, highest, score }) => (
                <tr key={row.submissionId}>
                  <th scope="row">{row.serial}</th>
                  <td className="num">{rank}</td>
                  <td className="num">{formatHundredths(score)}</td>
                  <td className="num">{formatHundredths(lowest)}</td>
                  <td className="num">{formatHundredths(highest)}</td>
                  <td>{t(row.passes ? "common.yes" : "common.no")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** Whole hundredths of one ranked row; undefined when it is not ranked. */
function toFigures(row: RankingRow, isByField: boolean) {
  const rank = placeOf(row, isByField)?.rank;
  const totals = row.totals.map(({ total }) => total.hundredths);
  if (rank === undefined || row.ranking === null || totals.length === 0) return undefined;
  const [lowest, highest] = [Math.min(...totals), Math.max(...totals)];
  return { row, rank, lowest, highest, score: row.ranking.hundredths };
}
