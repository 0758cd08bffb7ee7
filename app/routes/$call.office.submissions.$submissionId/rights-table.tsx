import { useTranslation } from "#app/i18n/use-translation.ts";
import { dateText } from "#app/components/instant.ts";
import type { SubmissionDetails } from "./load-details.server.ts";

/** Annex 3: the table of intellectual property rights. */
export function RightsTable({ rights }: { readonly rights: SubmissionDetails["ipRights"] }) {
  const { t, i18n } = useTranslation();
  const typeName = (type: string) => {
    const key = `common.ipTypes.${type}`;
    return i18n.exists(key) ? t(key as "common.ipTypes.design") : type;
  };
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{t("office.submission.annex3")}</h2>
      {rights.length === 0 ? (
        <p className="muted">{t("office.submission.noRights")}</p>
      ) : (
        <div className="panel scroll" role="region" aria-labelledby="rights" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("office.submission.rightType")}</th>
                <th scope="col">{t("office.submission.rightName")}</th>
                <th scope="col">{t("office.submission.certificateNo")}</th>
                <th scope="col">{t("office.submission.holder")}</th>
                <th scope="col">{t("office.submission.grantedOn")}</th>
                <th scope="col">{t("office.submission.rightStatus")}</th>
                <th scope="col">{t("office.submission.scan")}</th>
              </tr>
            </thead>
            <tbody>
              {rights.map((right) => (
                <tr key={right.id}>
                  <td>{typeName(right.type)}</td>
                  <td>{right.name}</td>
                  <td className="nowrap">{right.certificateNo}</td>
                  <td>{right.holder}</td>
                  <td className="nowrap">{right.grantedOn === null ? "" : dateText(right.grantedOn, i18n.language)}</td>
                  <td>{t(`common.ipStatus.${right.status}`)}</td>
                  <td>{t(right.hasScan ? "common.yes" : "common.no")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
