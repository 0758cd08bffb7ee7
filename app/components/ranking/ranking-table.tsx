import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { pick } from "../bilingual.ts";
import { DotStrip } from "../dot-strip.tsx";
import type { RankingRow } from "./ranking-data.ts";
import { placeOf, type RankingSection } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";
import { RowTags } from "./row-tags.tsx";

export interface Props {
  readonly caption: string;
  readonly sections: readonly RankingSection[];
  readonly isByField: boolean;
  /** The score that ranks is another one than this stage's own. */
  readonly hasComposite: boolean;
  readonly scale: { readonly low: number; readonly high: number };
  readonly words: RankingWords;
  /** The submission whose explanation is open. */
  readonly chosen: string | null;
  readonly hrefOf: (submissionId: string) => string;
}

/** The ranking with the cut line drawn in it, one block a field where places are given by field. */
export function RankingTable({ caption, sections, ...shared }: Props) {
  const { t } = useTranslation();
  const { hasComposite, scale, words } = shared;
  const columns = hasComposite ? 6 : 5;
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table ranking">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("ranking.columns.rank")}
            </th>
            <th scope="col">{t("ranking.columns.submission")}</th>
            <th scope="col" className="num">
              {t("ranking.columns.official")}
            </th>
            {hasComposite && (
              <th scope="col" className="num">
                {t("ranking.columns.composite")}
              </th>
            )}
            <th scope="col">{t("ranking.columns.totals", { ...scale })}</th>
            <th scope="col">{t("ranking.columns.notes")}</th>
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.field ?? ""}>
            {section.field !== null && (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns}>
                  {words.fieldName(section.field)}
                  <span className="muted"> · {t("ranking.goOn", counts(section))}</span>
                </th>
              </tr>
            )}
            {section.rows.slice(0, section.rowsAboveLine).map((row) => (
              <Row key={row.submissionId} row={row} {...shared} />
            ))}
            {section.line !== null && (
              <tr className="line">
                <td colSpan={columns}>
                  <span>{words.line(section.line, openVotes(section)).join(t("ranking.separator"))}</span>
                </td>
              </tr>
            )}
            {section.rows.slice(section.rowsAboveLine).map((row) => (
              <Row key={row.submissionId} row={row} {...shared} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps extends Omit<Props, "caption" | "sections"> {
  readonly row: RankingRow;
}

function Row({ row, isByField, hasComposite, scale, words, chosen, hrefOf }: RowProps) {
  const { t, i18n } = useTranslation();
  const place = placeOf(row, isByField);
  const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
  const totals = row.totals.map(({ total }) => total.hundredths);
  const isChosen = chosen === row.submissionId;
  const label = t("ranking.dots", { totals: totals.map(formatHundredths).join(t("common.listSeparator")) });
  return (
    <tr id={`row-${row.serial}`} className={isChosen ? "chosen" : undefined}>
      <td className="num rank">{place?.rank ?? "–"}</td>
      <th scope="row">
        {title.text !== row.serial && <span className="xs muted block">{row.serial}</span>}
        <Link
          className="t"
          to={hrefOf(row.submissionId)}
          lang={title.lang}
          preventScrollReset
          aria-current={isChosen ? "true" : undefined}
        >
          {title.text}
        </Link>
      </th>
      <td className="num" data-label={t("ranking.columns.official")}>
        <Score figure={row.official} isRanking={!hasComposite} />
      </td>
      {hasComposite && (
        <td className="num" data-label={t("ranking.columns.composite")}>
          <Score figure={row.ranking} isRanking />
        </td>
      )}
      <td>
        {totals.length > 0 && (
          <DotStrip totals={totals} score={row.official?.hundredths ?? null} {...scale} label={label} />
        )}
      </td>
      <td>
        <RowTags row={row} place={place} words={words} />
      </td>
    </tr>
  );
}

function Score({ figure, isRanking }: { readonly figure: RankingRow["official"]; readonly isRanking: boolean }) {
  const text = figure === null ? "–" : formatHundredths(figure.hundredths);
  return isRanking ? <b>{text}</b> : text;
}

function openVotes({ rows }: RankingSection): number {
  return rows.filter((row) => row.reason === "vote_missing").length;
}

function counts({ rows }: RankingSection): { passing: number; total: number } {
  return { passing: rows.filter((row) => row.passes).length, total: rows.length };
}
