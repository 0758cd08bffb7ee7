import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import type { CallWords } from "#app/http/call-words.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { DrawForm } from "./draw-form.tsx";
import { PlanForm } from "./plan-form.tsx";
import type { SessionView } from "./route.tsx";
import { SlotTable } from "./slot-table.tsx";

export interface Props {
  readonly session: SessionView;
  readonly call: CallWords;
  readonly fieldName: (code: string) => string;
  /** The panel that is due next; its action is the amber one. */
  readonly isNext: boolean;
  /** Hearings are noted only while the stage is open. */
  readonly isOpen: boolean;
}

/** One panel's day: when and where, the lot, and the running order. */
export function PanelSession({ session, call, fieldName, isNext, isOpen }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { panelCode, panelName, fields, sessionId, startsAt, drawnAt, seedParts, waiting } = session;
  const zone = pick(call.timeZoneName);
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  const heading = `panel-${panelCode}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {panelCode} · {pick(panelName)}
      </h2>
      <p className="muted small">
        {t("stages.defense.fields", { fields: fields.map(fieldName).join(t("common.listSeparator")) })}
        {" · "}
        {startsAt === null
          ? t("stages.defense.notPlanned")
          : t("stages.defense.planned", {
              at: at(startsAt),
              zone,
              place: pick({ zh: session.placeZh, en: session.placeEn }),
            })}
      </p>
      {drawnAt === null && <PlanForm session={session} zoneName={zone} isNext={isNext && sessionId === null} />}
      {drawnAt === null && sessionId !== null && (
        <>
          <p className="small">
            {t("stages.defense.notDrawn", {
              count: waiting.length,
              serials: waiting.join(t("common.listSeparator")),
            })}
          </p>
          <DrawForm sessionId={sessionId} isNext={isNext} />
        </>
      )}
      {drawnAt !== null && sessionId !== null && (
        <>
          <p className="small muted">
            {t("stages.defense.drawnFrom", {
              at: at(drawnAt),
              parts: seedParts
                .map(({ by, text }) => t("stages.defense.seedPart", { by, text }))
                .join(t("common.listSeparator")),
            })}
          </p>
          <SlotTable session={session} call={call} sessionId={sessionId} isOpen={isOpen} />
          {waiting.length > 0 && (
            <p className="notice warm">
              {t("stages.defense.waiting", { serials: waiting.join(t("common.listSeparator")) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
