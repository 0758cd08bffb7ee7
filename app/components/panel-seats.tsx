import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ExpertKind } from "#scoring/programme/programme.ts";
import { usePick } from "./bilingual.ts";

interface Seat {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ExpertKind;
}

export interface Props {
  readonly panels: readonly {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly fieldCodes: readonly string[];
    readonly members: readonly Seat[];
    readonly reserves: readonly Seat[];
  }[];
  readonly fieldName: (code: string) => string;
}

/** The panels of a stage with their members and reserves. */
export function PanelSeats({ panels, fieldName }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <section aria-labelledby="panels">
      <h2 id="panels">{t("stages.panels")}</h2>
      <div className="grid-cards">
        {panels.map((panel) => (
          <div key={panel.code} className="panel padded">
            <h3>
              {panel.code} · {pick({ zh: panel.nameZh, en: panel.nameEn })}
            </h3>
            <p className="xs muted">{panel.fieldCodes.map(fieldName).join(t("common.listSeparator"))}</p>
            <Seats label={t("stages.members")} seats={panel.members} />
            {panel.reserves.length === 0 ? (
              <p className="xs muted">{t("stages.noReserves")}</p>
            ) : (
              <Seats label={t("stages.reserves")} seats={panel.reserves} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Seats({ label, seats }: { readonly label: string; readonly seats: readonly Seat[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <div>
      <p className="legend">{label}</p>
      <ul className="plain small">
        {seats.map((seat) => (
          <li key={seat.code}>
            <span className="xs muted">{seat.code}</span> {pick({ zh: seat.nameZh, en: seat.nameEn })}{" "}
            <span className="muted">· {t(`common.expertKinds.${seat.kind}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
