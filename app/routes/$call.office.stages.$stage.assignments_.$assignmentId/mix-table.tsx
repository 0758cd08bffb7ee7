import { mixRuleText } from "#app/components/mix-rule-text.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PairExplanation } from "#app/workflow/assignment-explanations.server.ts";

/** Every rule on the make-up of the panel, and whether those who read the submission now keep it. */
export function MixTable({ mix }: { readonly mix: PairExplanation["mix"] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="mix">
      <h2 id="mix">{t("stages.explain.mix")}</h2>
      {mix.length === 0 ? (
        <p className="panel padded muted">{t("stages.explain.noMix")}</p>
      ) : (
        <div className="panel scroll" role="region" aria-labelledby="mix" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("stages.explain.rule")}</th>
                <th scope="col" className="num">
                  {t("stages.explain.wanted")}
                </th>
                <th scope="col" className="num">
                  {t("stages.explain.got")}
                </th>
                <th scope="col">{t("stages.explain.standing")}</th>
              </tr>
            </thead>
            <tbody>
              {mix.map(({ rule, got, wanted }) => (
                <tr key={rule}>
                  <th scope="row">{mixRuleText(rule, t)}</th>
                  <td className="num">{wanted}</td>
                  <td className="num">{got}</td>
                  <td>
                    {got >= wanted ? (
                      <span className="tag good">{t("stages.explain.met")}</span>
                    ) : (
                      <span className="tag warm">{t("stages.explain.notMet", { count: wanted - got })}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
