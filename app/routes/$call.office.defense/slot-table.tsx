import { Form } from "@remix-run/react";
import { pick, usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { SessionView } from "./route.tsx";

export interface Props {
  readonly session: SessionView;
  readonly call: CallWords;
  readonly sessionId: string;
  readonly isOpen: boolean;
}

/** The running order with its times, and who was heard. */
export function SlotTable({ session, call, sessionId, isOpen }: Props) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const caption = t("stages.defense.order", { code: session.panelCode });
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("stages.defense.position")}
            </th>
            <th scope="col">{t("stages.defense.time")}</th>
            <th scope="col">{t("stages.defense.submission")}</th>
            <th scope="col">{t("stages.defense.applicant")}</th>
            <th scope="col">{t("stages.defense.state")}</th>
            {isOpen && <th scope="col">{t("stages.defense.mark")}</th>}
          </tr>
        </thead>
        <tbody>
          {session.slots.map((slot) => {
            const title = pick({ zh: slot.titleZh, en: slot.titleEn }, i18n.language);
            return (
              <tr key={slot.submissionId}>
                <td className="num">{slot.position}</td>
                <td className="nowrap">
                  {instantText(slot.startsAt, call.timeZone, i18n.language)}–
                  {instantText(slot.endsAt, call.timeZone, i18n.language).slice(-5)}
                </td>
                <td>
                  <span className="xs muted">{slot.serial}</span>
                  <span className="block" lang={title.lang}>
                    {title.text}
                  </span>
                </td>
                <td>{choose({ zh: slot.applicantZh, en: slot.applicantEn })}</td>
                <td className="nowrap">{t(`stages.defense.states.${slot.state}`)}</td>
                {isOpen && (
                  <td>
                    <MarkForm slot={slot} sessionId={sessionId} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const LABELS = {
  heard: "stages.defense.markHeard",
  absent: "stages.defense.markAbsent",
  planned: "stages.defense.markBack",
} as const;

function MarkForm({ slot, sessionId }: { readonly slot: SessionView["slots"][number]; readonly sessionId: string }) {
  const { t } = useTranslation();
  const offered = slot.state === "planned" ? (["heard", "absent"] as const) : (["planned"] as const);
  return (
    <Form method="post" className="row">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="submission" value={slot.submissionId} />
      {offered.map((state) => (
        <button
          key={state}
          className="btn"
          type="submit"
          name="state"
          value={state}
          aria-label={t("stages.defense.markFor", { what: t(LABELS[state]), serial: slot.serial })}
        >
          {t(LABELS[state])}
        </button>
      ))}
    </Form>
  );
}
