import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "../bilingual.ts";
import { placeText } from "../place-names.ts";
import type { ListedField, ListedRow } from "./notice-data.ts";

export interface Props {
  readonly fields: readonly ListedField[];
  /** Level of the headings above the tables. */
  readonly headingLevel?: 2 | 3;
}

/** The list by field and serial number: plain tables that become stacked rows on a phone. */
export function FieldLists({ fields, headingLevel = 2 }: Props) {
  const { t } = useTranslation();
  const pickText = usePick();
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const hasCertificates = fields.some((field) => field.rows.some((row) => row.certificateNo !== undefined));
  return (
    <>
      {fields.map((field) => (
        <section key={field.code} className="listed" aria-labelledby={`field-${field.code}`}>
          <Heading id={`field-${field.code}`}>{pickText(field.name)}</Heading>
          <div className="panel">
            <table className="table listing">
              <caption className="hidden-visually">{pickText(field.name)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("publicPages.columns.serial")}</th>
                  <th scope="col">{t("publicPages.columns.title")}</th>
                  <th scope="col">{t("publicPages.columns.applicant")}</th>
                  <th scope="col">{t("publicPages.columns.place")}</th>
                  <th scope="col">{t("publicPages.columns.channel")}</th>
                  <th scope="col">{t("publicPages.columns.keyIp")}</th>
                  {hasCertificates && <th scope="col">{t("publicPages.columns.certificate")}</th>}
                </tr>
              </thead>
              <tbody>
                {field.rows.map((row) => (
                  <Row key={row.serial} row={row} hasCertificates={hasCertificates} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
}

function Row({ row, hasCertificates }: { readonly row: ListedRow; readonly hasCertificates: boolean }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const title = pick({ zh: row.titleZh, en: row.titleEn }, language);
  const applicant = pick({ zh: row.applicantZh, en: row.applicantEn }, language);
  return (
    <tr>
      <td className="nowrap">{row.serial}</td>
      <th scope="row" lang={title.lang}>
        {title.text}
      </th>
      <td lang={applicant.lang}>{applicant.text}</td>
      <td data-label={t("publicPages.columns.place")}>{placeText(row.country, row.province, language)}</td>
      <td data-label={t("publicPages.columns.channel")}>{t(`common.channels.${row.channel}`)}</td>
      <td data-label={t("publicPages.columns.keyIp")}>
        {row.keyIp === null ? (
          t("common.none")
        ) : (
          <>
            {t(`common.ipTypes.${row.keyIp.type}` as "common.ipTypes.design")}{" "}
            <span className="muted number">{row.keyIp.certificateNo}</span>
          </>
        )}
      </td>
      {hasCertificates && (
        <td data-label={t("publicPages.columns.certificate")} className="nowrap">
          {row.certificateNo}
        </td>
      )}
    </tr>
  );
}
