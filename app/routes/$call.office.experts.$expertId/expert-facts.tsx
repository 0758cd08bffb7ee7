import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { dateText } from "#app/components/instant.tsx";
import type { ExpertDetails } from "./load-expert.server.ts";

/** What is known of an expert's jobs, boards, holdings, kin and works: what conflicts are looked for in. */
export function ExpertFacts({ facts }: { readonly facts: ExpertDetails["facts"] }) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const kindName = (kind: string) => {
    const key = `office.factKinds.${kind}`;
    return i18n.exists(key) ? t(key as "office.factKinds.employment") : kind;
  };
  const day = (date: string | null) => (date === null ? "" : dateText(date, i18n.language));
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("office.experts.facts")}</h2>
      {facts.length === 0 ? (
        <p className="muted">{t("office.experts.noFacts")}</p>
      ) : (
        <div className="panel scroll" role="region" aria-labelledby="facts" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("office.experts.factKind")}</th>
                <th scope="col">{t("office.experts.organization")}</th>
                <th scope="col">{t("office.experts.person")}</th>
                <th scope="col">{t("office.experts.from")}</th>
                <th scope="col">{t("office.experts.until")}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map((fact) => (
                <tr key={fact.id}>
                  <td>{kindName(fact.kind)}</td>
                  <td>{choose({ zh: fact.organizationZh, en: fact.organizationEn })}</td>
                  <td>{fact.personName}</td>
                  <td className="nowrap">{day(fact.startedOn)}</td>
                  <td className="nowrap">{day(fact.endedOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
