import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { RankingCall } from "#app/components/ranking/ranking-data.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

export interface Props {
  readonly call: RankingCall;
  readonly organizations: readonly { readonly kind: string; readonly name: Bilingual }[];
  readonly dates: { readonly callOpensAt: string; readonly callClosesAt: string; readonly noticeWorkingDays: number };
  readonly stages: readonly { readonly kind: string; readonly opensAt: string; readonly closesAt: string }[];
}

const ORGANIZERS = ["host", "coHost", "supporter", "organizer"] as const;

/** Who holds the call, for which fields, and when. */
export function CallFacts({ call, organizations, dates, stages }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const span = (from: string, to: string) => t("overview.span", { from: at(from), to: at(to) });
  const groups = ORGANIZERS.map((kind) => ({
    kind,
    names: organizations.filter((item) => item.kind === kind).map((item) => pick(item.name)),
  })).filter((group) => group.names.length > 0);
  return (
    <>
      <section aria-labelledby="dates">
        <h2 id="dates">{t("publicPages.call.dates", { zone: pick(call.timeZoneName) })}</h2>
        <dl className="panel padded pairs">
          <dt>{t("overview.call")}</dt>
          <dd>{span(dates.callOpensAt, dates.callClosesAt)}</dd>
          {stages.map((stage) => {
            const name = call.stages.find((item) => item.kind === stage.kind)?.name;
            return [
              <dt key={`${stage.kind}-name`}>{name === undefined ? stage.kind : pick(name)}</dt>,
              <dd key={stage.kind}>{span(stage.opensAt, stage.closesAt)}</dd>,
            ];
          })}
          <dt>{t("overview.notice")}</dt>
          <dd>{t("publicPages.call.noticeDays", { count: dates.noticeWorkingDays })}</dd>
        </dl>
      </section>
      <section aria-labelledby="fields">
        <h2 id="fields">{t("publicPages.call.fields")}</h2>
        <ul className="panel padded names">
          {call.fields.map((field) => (
            <li key={field.code}>{pick(field.name)}</li>
          ))}
        </ul>
      </section>
      {groups.length > 0 && (
        <section aria-labelledby="organizers">
          <h2 id="organizers">{t("publicPages.call.organizers")}</h2>
          <dl className="panel padded pairs">
            {groups.map((group) => [
              <dt key={`${group.kind}-name`}>{t(`publicPages.call.organizerKinds.${group.kind}`)}</dt>,
              <dd key={group.kind}>{group.names.join(t("common.listSeparator"))}</dd>,
            ])}
          </dl>
        </section>
      )}
    </>
  );
}
