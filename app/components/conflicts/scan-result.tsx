import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ConflictSeverity } from "#scoring/programme/programme.ts";

const SEVERITIES = ["blockAbsolute", "block", "disclose", "note"] as const;

export interface Props {
  readonly outcome: {
    readonly added: Readonly<Record<ConflictSeverity, number>>;
    readonly lost: number;
    readonly expired: number;
  };
}

/** New findings by what they weigh, then what is no longer there and what is asked again. */
export function ScanResult({ outcome: { added, lost, expired } }: Props) {
  const { t } = useTranslation();
  const count = SEVERITIES.reduce((sum, severity) => sum + added[severity], 0);
  const kinds = SEVERITIES.filter((severity) => added[severity] > 0).map((severity) =>
    t("conflicts.scan.ofSeverity", { severity: t(`office.severities.${severity}`), count: added[severity] }),
  );
  return (
    <div className="notice good" role="status">
      <p>
        {t("conflicts.scan.done")}
        {t("common.sentenceGap")}
        {count === 0
          ? t("conflicts.scan.nothing")
          : t("conflicts.scan.found", { count }) + t("common.sentenceGap") + kinds.join(t("common.listSeparator"))}
      </p>
      {lost > 0 && <p>{t("conflicts.scan.lost", { count: lost })}</p>}
      {expired > 0 && <p>{t("conflicts.scan.expired", { count: expired })}</p>}
    </div>
  );
}
