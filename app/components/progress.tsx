import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly done: number;
  readonly total: number;
}

/** `12 / 17` with a small bar; the figures are the message, the bar only helps the eye. */
export function Progress({ done, total }: Props) {
  const { t } = useTranslation();
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <span className="progress">
      <span className="meter" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      <span>{t("common.progress", { done, total })}</span>
    </span>
  );
}
