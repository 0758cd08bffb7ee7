import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { dateText } from "../instant.ts";
import type { NoticeText } from "./notice-data.ts";

export interface Props {
  readonly notice: NoticeText;
  /** How long it still runs; null where that is not told, as before it is published. */
  readonly running: { readonly isRunning: boolean; readonly workingDaysLeft: number } | null;
  readonly headingLevel?: 1 | 2;
}

/** Title, lead and the facts of a notice: its period, how to object, whom to turn to. */
export function NoticeHead({ notice, running, headingLevel = 1 }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const Heading = headingLevel === 1 ? "h1" : "h2";
  const { call, contacts } = notice;
  return (
    <>
      <p className="small muted">{t("publicPages.notice.version", { version: notice.version })}</p>
      <Heading>{t("publicPages.notice.title", { edition: pick(call.edition), name: pick(call.name) })}</Heading>
      <p className="lead">
        {t("publicPages.notice.lead", {
          count: notice.count,
          stages: notice.stages.map((stage) => pick(stage.name)).join(t("common.listSeparator")),
        })}
      </p>
      <dl className="panel padded pairs">
        <dt>{t("publicPages.notice.period")}</dt>
        <dd>
          <Period period={notice.period} />
        </dd>
        {running !== null && (
          <>
            <dt>{t("publicPages.notice.left")}</dt>
            <dd>
              {running.isRunning
                ? t("publicPages.notice.daysLeft", { count: running.workingDaysLeft })
                : t("publicPages.notice.over")}
            </dd>
          </>
        )}
        <dt>{t("publicPages.notice.objection")}</dt>
        <dd>
          {t("publicPages.notice.objectionHow")}
          {t("common.sentenceGap")}
          {pick(contacts.objection)}
        </dd>
        <dt>{t("publicPages.notice.supervision")}</dt>
        <dd>{pick(contacts.supervision)}</dd>
        <dt>{t("publicPages.hosts")}</dt>
        <dd>{call.hosts.map(pick).join(t("common.listSeparator"))}</dd>
      </dl>
    </>
  );
}

function Period({ period }: { readonly period: NoticeText["period"] }) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const date = (day: string) => dateText(day, i18n.language);
  const notes = [
    pick(period.timeZoneName),
    t("publicPages.notice.workingDays", { count: period.workingDays }),
    t("publicPages.notice.firstDay", { date: date(period.firstDay) }),
    ...period.holidays.map((day) => t("publicPages.notice.holiday", { date: date(day.date), name: pick(day.name) })),
    ...period.workingWeekendDays.map((day) => t("publicPages.notice.workedWeekend", { date: date(day) })),
  ];
  return (
    <>
      <b>{t("publicPages.notice.span", { from: date(period.publishedOn), to: date(period.lastDay) })}</b>
      {t("publicPages.notice.notes", { notes: notes.join(t("publicPages.notice.noteSeparator")) })}
    </>
  );
}
