import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import { pick } from "../bilingual.ts";
import { ariaSort, SortLink } from "../data-table/sort-link.tsx";
import { DotStrip } from "../dot-strip.tsx";
import type { AdjustmentMethod } from "#scoring/shortlist/adjustment-method.ts";
import type { AnalysedLine, AnalysedSubmission } from "#scoring/shortlist/stage-analysis.ts";
import { NumberCell } from "./number-cell.tsx";
import { COLUMN_STATISTICS, type RankingColumn } from "./ranking-columns.ts";
import { beginsDescending, isInRankOrder, isSortable, type RankingSort } from "./ranking-order.ts";
import type { RankingRow } from "./ranking-data.ts";
import type { ShownSection } from "./ranking-page.ts";
import { placeOf } from "./ranking-sections.ts";
import type { RankingWords } from "./ranking-words.ts";
import { RowTags } from "./row-tags.tsx";

export interface Props {
  readonly caption: string;
  readonly sections: readonly ShownSection[];
  readonly sort: RankingSort;
  readonly isByField: boolean;
  /** The score that ranks is another one than this stage's own. */
  readonly hasComposite: boolean;
  readonly columns: readonly RankingColumn[];
  /** By submission id; empty while there is no analysis. */
  readonly analysed: ReadonlyMap<string, AnalysedSubmission>;
  /** Of the adjusted scores; null while there is no analysis. */
  readonly method: AdjustmentMethod | null;
  /** Empty without an adjustment. */
  readonly lines: readonly AnalysedLine[];
  readonly scale: { readonly low: number; readonly high: number };
  readonly words: RankingWords;
  /** The submission whose explanation is open. */
  readonly chosen: string | null;
  readonly hrefOf: (submissionId: string) => string;
}

const NUMBERS: readonly RankingColumn[] = ["official", "composite", "adjusted", "interval", "chance", "borda"];

/** The ranking with the cut line drawn in it, one block a field where places are given by field. */
export function RankingTable({ caption, sections, method, lines, ...shared }: Props) {
  const { t } = useTranslation();
  const { columns, scale, sort, words } = shared;
  const span = columns.length + 2;
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table ranking">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num" aria-sort={ariaSort(sort, "rank")}>
              <SortLink sort={sort} sortKey="rank">
                {t("ranking.columns.rank")}
              </SortLink>
            </th>
            <th scope="col">{t("ranking.columns.submission")}</th>
            {columns.map((column) => (
              <ColumnHead key={column} {...{ column, sort, scale, method }} />
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.field ?? ""}>
            {section.field !== null && (
              <tr className="group">
                <th scope="rowgroup" colSpan={span}>
                  {words.fieldName(section.field)}
                  <span className="muted">
                    {" "}
                    · {t("ranking.goOn", { passing: section.passing, total: section.total })}
                    {section.isContinued && ` · ${t("ranking.continued")}`}
                  </span>
                </th>
              </tr>
            )}
            {section.rows.slice(0, section.rowsAboveLine).map((row) => (
              <Row key={row.submissionId} row={row} {...shared} />
            ))}
            {section.line !== null && (
              <tr className="line">
                <td colSpan={span}>
                  <span>
                    {[
                      ...words.line(section.line, section.openVotes),
                      ...words.margin(lines.find(({ field }) => field === section.field)?.margin ?? null),
                    ].join(t("ranking.separator"))}
                  </span>
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

interface HeadProps extends Pick<Props, "sort" | "scale" | "method"> {
  readonly column: RankingColumn;
}

function ColumnHead({ column, sort, scale, method }: HeadProps) {
  const { t } = useTranslation();
  const name = t(`ranking.columns.${column}`, { ...scale });
  return (
    <th scope="col" className={NUMBERS.includes(column) ? "num" : undefined} aria-sort={ariaSort(sort, column)}>
      {isSortable(column) ? (
        <SortLink sort={sort} sortKey={column} isDescendingFirst={beginsDescending(column)}>
          {name}
        </SortLink>
      ) : (
        name
      )}
      <AboutColumn column={column} />
      {column === "adjusted" && method !== null && (
        <span className="xs muted block">{t(`ranking.cut.methods.${method}`)}</span>
      )}
    </th>
  );
}

/** The way to the sentences on a column's figures, which stand below the table. */
function AboutColumn({ column }: { readonly column: RankingColumn }) {
  const { t } = useTranslation();
  const statistic = COLUMN_STATISTICS[column];
  if (statistic === undefined) return null;
  const label = t("ranking.about", { name: t(`reports.statistics.${statistic}.name`) });
  return (
    <a className="about" href={`#about-${statistic}`} aria-label={label} title={label}>
      ?
    </a>
  );
}

interface RowProps extends Omit<Props, "caption" | "sections" | "method" | "lines"> {
  readonly row: RankingRow;
}

function Row({ row, sort, isByField, columns, analysed, hasComposite, scale, words, chosen, hrefOf }: RowProps) {
  const { t, i18n } = useTranslation();
  const place = placeOf(row, isByField);
  const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
  const isChosen = chosen === row.submissionId;
  const own = analysed.get(row.submissionId);
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
        {!isInRankOrder(sort) && row.passes && (
          // No line tells it in another order.
          <span className="block">
            <span className="tag good">{t("ranking.columns.goesOn")}</span>
          </span>
        )}
      </th>
      {columns.map((column) =>
        NUMBERS.includes(column) ? (
          <td key={column} className="num" data-label={t(`ranking.columns.${column}`, { ...scale })}>
            <NumberCell column={column} row={row} own={own} hasComposite={hasComposite} />
          </td>
        ) : (
          <td key={column} className="wide">
            {column === "totals" ? (
              <Totals row={row} scale={scale} />
            ) : (
              <RowTags row={row} place={place} words={words} flags={own?.flags ?? []} />
            )}
          </td>
        ),
      )}
    </tr>
  );
}

function Totals({ row, scale }: { readonly row: RankingRow; readonly scale: Props["scale"] }) {
  const { t } = useTranslation();
  const totals = row.totals.map(({ total }) => total.hundredths);
  if (totals.length === 0) return null;
  const label = t("ranking.dots", { totals: totals.map(formatHundredths).join(t("common.listSeparator")) });
  return <DotStrip totals={totals} score={row.official?.hundredths ?? null} {...scale} label={label} />;
}
