import type { RefObject } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly dialog: RefObject<HTMLDialogElement>;
}

const KEYS = [
  ["0–9", "digits"],
  ["↑ ↓", "steps"],
  ["PgUp PgDn", "tens"],
  ["Enter", "next"],
  ["Shift Enter", "previous"],
  ["Ctrl Enter", "submit"],
  ["?", "help"],
] as const;

/** The keys of the score sheet. */
export function KeyList({ dialog }: Props) {
  const { t } = useTranslation();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">{t("expert.keys.title")}</h2>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{t(`expert.keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="btn" type="submit">
          {t("expert.keys.close")}
        </button>
      </form>
    </dialog>
  );
}
