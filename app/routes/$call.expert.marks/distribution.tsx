import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import type { MarksTable } from "#app/workflow/score-sheets.server.ts";

export interface Props {
  readonly table: Pick<MarksTable, "rubric" | "distribution">;
}

/** How many of the own complete totals fall into each band: a table whose last column is the bar. */
export function Distribution({ table: { rubric, distribution } }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const most = Math.max(1, ...distribution.map((part) => part.count));
  return (
    <div className="panel">
      <table className="distribution">
        <caption className="hidden-visually">{t("expert.marks.distribution")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("expert.sheet.band")}</th>
            <th scope="col" className="num">
              {t("expert.marks.totals")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {[...distribution].reverse().map(({ from, to, count }) => {
            const band = rubric.bands.find((item) => item.from === from);
            return (
              <tr key={from}>
                <th scope="row">
                  {band === undefined ? "" : `${pick(band.name)} `}
                  <span className="muted">
                    {from}–{to}
                  </span>
                </th>
                <td className="num">{count}</td>
                <td className="bar-cell" aria-hidden="true">
                  <span className="bar-line" style={{ width: `${(count / most) * 100}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
