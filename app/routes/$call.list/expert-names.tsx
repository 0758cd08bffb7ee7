import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PublishedExpert } from "#app/workflow/notice-document.ts";
import { usePick } from "#app/components/bilingual.ts";

/** Everybody who scored, by name; which submissions they read is not told. */
export function ExpertNames({ experts }: { readonly experts: readonly PublishedExpert[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  if (experts.length === 0) return null;
  return (
    <section aria-labelledby="experts">
      <h2 id="experts">{t("publicPages.list.experts", { count: experts.length })}</h2>
      <p className="muted small">{t("publicPages.list.expertsHint")}</p>
      <ul className="panel padded names">
        {experts.map((expert) => {
          const organization = pick({ zh: expert.organizationZh, en: expert.organizationEn });
          return (
            <li key={expert.nameZh + expert.nameEn + organization}>
              <b>{pick({ zh: expert.nameZh, en: expert.nameEn })}</b>
              <span className="muted small block">
                {[
                  pick({ zh: expert.titleZh, en: expert.titleEn }),
                  organization,
                  t(`common.expertKinds.${expert.kind}`),
                ]
                  .filter((part) => part !== "")
                  .join(t("ranking.separator"))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
