import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { clockText } from "#app/components/clock-text.ts";
import { instantText } from "#app/components/instant.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

interface Slot {
  readonly position: number;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldName: Bilingual | null;
  readonly applicantZh: string | null;
  readonly applicantEn: string | null;
  readonly startsAt: string;
  readonly state: "planned" | "heard" | "absent";
  readonly sheetId: string | null;
}

export interface Props {
  readonly slots: readonly Slot[];
  /** On its own day a time says enough. */
  readonly startsAt: string | null;
  readonly zone: string;
  readonly base: string;
}

const TONES = { planned: "tag", heard: "tag good", absent: "tag bad" };

export function SessionTable({ slots, startsAt, zone, base }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  const day = (at: string) => instantText(at, zone, i18n.language, false);
  return (
    <div className="panel">
      <table className="work stacked">
        <caption className="hidden-visually">{t("expert.defense.title")}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("expert.defense.position")}
            </th>
            <th scope="col">{t("expert.defense.time")}</th>
            <th scope="col">{t("expert.work.submission")}</th>
            <th scope="col">{t("expert.work.field")}</th>
            <th scope="col">{t("expert.work.state")}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => {
            const title = pick({ zh: slot.titleZh, en: slot.titleEn }, i18n.language);
            const applicant = pickName({ zh: slot.applicantZh, en: slot.applicantEn });
            const name = (
              <>
                <span className="muted">{slot.serial}</span> <span lang={title.lang}>{title.text}</span>
              </>
            );
            return (
              <tr key={slot.serial}>
                <td className="num muted">{slot.position}</td>
                <td className="nowrap">
                  {startsAt !== null && day(slot.startsAt) === day(startsAt)
                    ? clockText(slot.startsAt, zone).slice(0, 5)
                    : instantText(slot.startsAt, zone, i18n.language)}
                </td>
                <th scope="row">
                  {slot.sheetId === null ? (
                    name
                  ) : (
                    <Link className="t" to={`${base}/${slot.sheetId}`}>
                      {name}
                    </Link>
                  )}
                  {applicant !== "" && <span className="small muted applicant">{applicant}</span>}
                </th>
                <td>{slot.fieldName === null ? "" : pickName(slot.fieldName)}</td>
                <td>
                  <span className={TONES[slot.state]}>{t(`expert.defense.states.${slot.state}`)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
