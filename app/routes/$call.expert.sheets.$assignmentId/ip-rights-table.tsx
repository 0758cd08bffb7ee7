import { useTranslation } from "#app/i18n/use-translation.ts";
import { dateText } from "#app/components/instant.ts";
import type { SubmissionView } from "./submission-view.ts";

export interface Props {
  readonly rights: SubmissionView["ipRights"];
}

const TONES = { valid: "tag good", pending: "tag", lapsed: "tag bad" } as const;

/** Names stand as they were granted, in one language. */
const HAN = /\p{Script=Han}/u;

export function IpRightsTable({ rights }: Props) {
  const { t, i18n } = useTranslation();
  const isOpen = rights.some((right) => right.holder !== null);
  return (
    <div className="panel scroll" role="region" aria-label={t("common.sections.ipRights")} tabIndex={0}>
      <table className="work stacked">
        <caption className="hidden-visually">{t("common.sections.ipRights")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("expert.ip.name")}</th>
            <th scope="col">{t("expert.ip.type")}</th>
            <th scope="col">{t("expert.ip.granted")}</th>
            <th scope="col">{t("expert.ip.status")}</th>
            <th scope="col">{t("expert.ip.scan")}</th>
            {isOpen && <th scope="col">{t("expert.ip.holder")}</th>}
            {isOpen && <th scope="col">{t("expert.ip.certificate")}</th>}
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={right.position}>
              <th scope="row" lang={HAN.test(right.name) ? "zh-CN" : undefined}>
                {right.name}
              </th>
              <td>
                {i18n.exists(`common.ipTypes.${right.type}`)
                  ? t(`common.ipTypes.${right.type as "design"}`)
                  : right.type}
              </td>
              <td className="nowrap">
                {right.grantedOn === null ? t("common.unknown") : dateText(right.grantedOn, i18n.language)}
              </td>
              <td>
                <span className={TONES[right.status]}>{t(`common.ipStatus.${right.status}`)}</span>
              </td>
              <td data-label={t("expert.ip.scan")}>{t(right.hasScan ? "common.yes" : "common.no")}</td>
              {isOpen && <td data-label={t("expert.ip.holder")}>{right.holder}</td>}
              {isOpen && <td data-label={t("expert.ip.certificate")}>{right.certificateNo}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
