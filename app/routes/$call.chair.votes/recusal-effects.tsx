import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { instantText } from "#app/components/instant.ts";
import { formatHundredths } from "#scoring/aggregation/fraction.ts";

interface Effect {
  readonly submissionId: string;
  readonly serial: string;
  readonly experts: readonly string[];
  readonly rank: number;
  readonly filledRank: number;
  readonly hundredths: number;
  readonly filledHundredths: number;
  readonly note: {
    readonly text: string;
    readonly at: string;
    readonly by: { readonly nameZh: string; readonly nameEn: string } | null;
  } | null;
  /** The note is about the ranks as they stand. */
  readonly isDecided: boolean;
}

export interface Props {
  readonly effects: readonly Effect[];
  readonly zone: string;
  /** The one whose decision the chair owes next; it has the page's amber button. */
  readonly current: string | null;
}

/** Whose rank hangs on who stepped back, and what the chair decided about it. */
export function RecusalEffects({ effects, zone, current }: Props) {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-labelledby="recusal-effects">
      <h2 id="recusal-effects">{t("console.recusalEffects.title")}</h2>
      <p>{t("console.recusalEffects.lead")}</p>
      {effects.map((effect) => (
        <EffectPanel
          key={effect.submissionId}
          effect={effect}
          zone={zone}
          isCurrent={effect.submissionId === current}
        />
      ))}
    </section>
  );
}

interface PanelProps {
  readonly effect: Effect;
  readonly zone: string;
  readonly isCurrent: boolean;
}

function EffectPanel({ effect, zone, isCurrent }: PanelProps) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { submissionId, serial, experts, rank, filledRank, hundredths, filledHundredths, note, isDecided } = effect;
  const name = note?.by === null || note === null ? "" : pick({ zh: note.by.nameZh, en: note.by.nameEn });
  return (
    <div className="panel padded stack">
      <h3>{serial}</h3>
      <p>
        {t("console.recusalEffects.row", {
          experts: experts.join(t("common.listSeparator")),
          rank,
          filledRank,
          score: formatHundredths(hundredths),
          filledScore: formatHundredths(filledHundredths),
        })}
      </p>
      <p>
        {note === null
          ? t("console.recusalEffects.none")
          : t("console.recusalEffects.noted", { name, at: instantText(note.at, zone, i18n.language) })}
        {note !== null && t("common.sentenceGap")}
        {note?.text}
      </p>
      {note !== null && !isDecided && <p className="notice warm">{t("console.recusalEffects.changed")}</p>}
      <Form method="post" className="stack" key={note?.at ?? ""}>
        <input type="hidden" name="submissionId" value={submissionId} />
        <Field label={t("console.recusalEffects.note")} hint={t("console.recusalEffects.noteHint")}>
          <textarea name="note" required rows={2} />
        </Field>
        <div className="row">
          <button className={isCurrent ? "btn primary" : "btn"} type="submit" name="intent" value="note">
            {t("console.recusalEffects.save")}
          </button>
        </div>
      </Form>
    </div>
  );
}
