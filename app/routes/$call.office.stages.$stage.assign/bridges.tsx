import { useTranslation } from "#app/i18n/use-translation.ts";
import type { BridgeLines } from "#app/workflow/assignment-outcome.ts";

export interface Props {
  readonly bridges: BridgeLines;
  readonly fieldName: (code: string) => string;
}

/** What sharing experts between fields changes, and what each exchange costs. */
export function Bridges({ bridges: { sumBefore, sumAfter, shared, parts, chains }, fieldName }: Props) {
  const { t } = useTranslation();
  const figures = { cost: sumBefore - sumAfter, before: sumBefore, after: sumAfter };
  return (
    <section aria-labelledby="bridges">
      <h3 id="bridges">{t("stages.assign.bridges")}</h3>
      <p>{chains.length === 0 ? t("stages.assign.bridgesFree") : t("stages.assign.bridgesCost", figures)}</p>
      <p className={parts > 1 ? "notice warm" : "muted"}>
        {parts > 1 ? t("stages.assign.bridgesApart", { count: parts }) : t("stages.assign.bridgesTogether")}
        {t("common.sentenceGap")}
        {shared
          .map(({ fieldCode, experts }) =>
            t("stages.assign.bridgesField", { field: fieldName(fieldCode), count: experts }),
          )
          .join(t("common.listSeparator"))}
      </p>
      {chains.length > 0 && (
        <div className="panel scroll" role="region" aria-labelledby="bridges" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("stages.assign.bridgeExpert")}</th>
                <th scope="col">{t("stages.assign.bridgeChanges")}</th>
                <th scope="col" className="num">
                  {t("stages.assign.bridgeCost")}
                </th>
              </tr>
            </thead>
            <tbody>
              {chains.map(({ expertCode, cost, changes }, index) => (
                <tr key={index}>
                  <th scope="row">{expertCode}</th>
                  <td>
                    {changes.map((change) => t("stages.assign.bridgeChange", change)).join(t("common.listSeparator"))}
                  </td>
                  <td className="num">{cost}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
