import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { MarksRow, MarksTable as Table } from "#app/workflow/score-sheets.server.ts";

export interface Props {
  readonly table: Table;
  /** The rows with at least one mark, in reading order. */
  readonly rows: readonly MarksRow[];
  readonly base: string;
}

/** Rows are submissions, columns criteria; the last rows say how the own marks lie in each criterion. */
export function MarksTable({ table, rows, base }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  const { criteria } = table.rubric;
  return (
    <div className="panel scroll" role="region" aria-label={t("expert.marks.title")} tabIndex={0}>
      <table className="marks">
        <caption className="hidden-visually">{t("expert.marks.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("expert.work.submission")}</th>
            <th scope="col">{t("expert.work.state")}</th>
            {criteria.map((criterion) => (
              <th key={criterion.code} scope="col" className="num">
                {pickName(criterion.name)}
                <span className="xs muted"> {criterion.weight}</span>
              </th>
            ))}
            <th scope="col" className="num">
              {t("expert.work.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
            return (
              <tr key={row.sheetId}>
                <th scope="row">
                  <Link className="t" to={`${base}/${row.sheetId}`}>
                    <span className="muted">{row.serial}</span> <span lang={title.lang}>{title.text}</span>
                  </Link>
                </th>
                <td className="nowrap">
                  {t(`expert.status.${row.status}`, { scored: row.total.scored, of: row.total.of })}
                </td>
                {criteria.map(({ code }) => (
                  <td key={code} className="num">
                    {row.marks[code] ?? "–"}
                  </td>
                ))}
                <td className="num">
                  <b>{row.total.hundredths === null ? "–" : formatHundredths(row.total.hundredths)}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {(["maximum", "mean", "minimum"] as const).map((figure) => (
            <tr key={figure}>
              <th scope="row" colSpan={2}>
                {t(`expert.marks.${figure}`)}
              </th>
              {table.criteria.map(({ code, minimum, maximum, meanHundredths }) => {
                const value = { minimum, maximum, mean: meanHundredths }[figure];
                const text = value === null ? "–" : figure === "mean" ? formatHundredths(value) : String(value);
                return (
                  <td key={code} className="num">
                    {text}
                  </td>
                );
              })}
              <td />
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
