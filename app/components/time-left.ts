import { useTranslation } from "#app/i18n/use-translation.ts";

const HOUR_MILLISECONDS = 3_600_000;

/** How long it is from one instant to another, in words: days while there are two, then begun hours. */
export function useTimeLeft(): (now: string, until: string) => string {
  const { t } = useTranslation();
  return (now, until) => {
    const hours = Math.ceil((Date.parse(until) - Date.parse(now)) / HOUR_MILLISECONDS);
    if (hours <= 0) return t("common.isOver");
    return hours < 48
      ? t("common.hoursLeft", { count: hours })
      : t("common.daysLeft", { count: Math.floor(hours / 24) });
  };
}
