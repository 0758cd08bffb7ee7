import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";
import type { SheetLine, StageWork } from "./stage-work.ts";

export interface Props {
  readonly work: StageWork;
  readonly base: string;
  readonly zone: string;
}

const TONES = { toDeclare: "tag warm", notStarted: "tag", draft: "tag note", skipped: "tag", submitted: "tag good" };

/** The own sheets of a stage in reading order. */
export function SheetTable({ work, base, zone }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  return (
    <div className="panel">
      <table className="work stacked">
        <caption className="hidden-visually">{t("expert.work.tableCaption", { stage: pickName(work.name) })}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("expert.work.order")}
            </th>
            <th scope="col">{t("expert.work.submission")}</th>
            <th scope="col">{t("expert.work.field")}</th>
            <th scope="col">{t("expert.work.state")}</th>
            <th scope="col" className="num">
              {t("expert.work.total")}
            </th>
            <th scope="col">{t("expert.work.savedAt")}</th>
          </tr>
        </thead>
        <tbody>
          {work.sheets.map((sheet) => {
            const title = pick({ zh: sheet.titleZh, en: sheet.titleEn }, i18n.language);
            const { hundredths } = sheet.total;
            return (
              <tr key={sheet.sheetId}>
                <td className="num muted">{sheet.order}</td>
                <th scope="row">
                  <Link className="t" to={addressOf(sheet, work, base)}>
                    <span className="muted">{sheet.serial}</span> <span lang={title.lang}>{title.text}</span>
                  </Link>
                </th>
                <td>{sheet.fieldName === null ? "" : pickName(sheet.fieldName)}</td>
                <td>
                  <span className={TONES[sheet.status]}>
                    {t(`expert.status.${sheet.status}`, { scored: sheet.total.scored, of: sheet.total.of })}
                  </span>
                </td>
                <td className={hundredths === null ? "num none" : "num"} data-label={t("expert.work.total")}>
                  {hundredths === null ? "–" : formatHundredths(hundredths)}
                </td>
                <td className={sheet.savedAt === null ? "nowrap muted none" : "nowrap muted"}>
                  {sheet.savedAt === null ? "–" : instantText(sheet.savedAt, zone, i18n.language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function addressOf(sheet: SheetLine, work: StageWork, base: string): string {
  return sheet.status === "toDeclare" ? `${base}/stages/${work.kind}/declarations` : `${base}/sheets/${sheet.sheetId}`;
}
