import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MissingExperts } from "#scoring/reliability/missing-experts.ts";
import { missingTable } from "./fairness-tables.ts";
import { ReportTable } from "./report-table.tsx";

/** Who is missing, and whose rank depends on it. */
export function MissingSection({ missing }: { readonly missing: MissingExperts }) {
  const { t } = useTranslation();
  const { submissions, moved, unknown, displaced } = missing;
  if (submissions === 0) return <p className="muted">{t("reports.missing.none")}</p>;
  const list = (items: readonly string[]): string => items.join(t("common.listSeparator"));
  return (
    <>
      <p>
        {t("reports.missing.count", { count: submissions })}
        {t("common.sentenceGap")}
        {moved.length === 0 ? t("reports.missing.unmoved") : t("reports.missing.moved", { count: moved.length })}
      </p>
      <ReportTable table={missingTable(t, missing)} />
      {moved.length > 0 && (
        <p>
          {displaced > 0 && t("reports.missing.displaced", { count: displaced })}
          {displaced > 0 && t("common.sentenceGap")}
          {t("reports.missing.note")}
        </p>
      )}
      {unknown.length > 0 && (
        <p>
          {t("reports.missing.unknown", { count: unknown.length })}
          {t("common.sentenceGap")}
          {byExperts(unknown)
            .map(({ experts, serials }) =>
              t("reports.missing.unknownPair", { serials: list(serials), experts: list(experts) }),
            )
            .join(t("common.listSeparator"))}
        </p>
      )}
    </>
  );
}

/** Submissions that lack the same experts together. */
function byExperts(unknown: MissingExperts["unknown"]) {
  const groups = new Map<string, { readonly experts: readonly string[]; readonly serials: string[] }>();
  for (const { serial, experts } of unknown) {
    const group = groups.get(experts.join()) ?? { experts, serials: [] };
    groups.set(experts.join(), group);
    group.serials.push(serial);
  }
  return [...groups.values()];
}
