import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FitParts } from "#scoring/assignment/fit-score.ts";

/** The fit as a sum of its parts. */
export function FitTable({ fit }: { readonly fit: FitParts }) {
  const { t } = useTranslation();
  const start =
    fit.fieldRank === null ? t("stages.explain.start.none") : t("stages.explain.start.ranked", { rank: fit.fieldRank });
  const costs = [
    { label: t("stages.explain.region"), points: fit.region },
    { label: t("stages.explain.notes"), points: fit.notes },
  ].filter(({ points }) => points > 0);
  return (
    <div className="panel scroll narrow-table" role="region" aria-label={t("stages.explain.total")} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{t("stages.explain.total")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stages.explain.part")}</th>
            <th scope="col" className="num">
              {t("stages.explain.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{start}</th>
            <td className="num">{fit.start}</td>
          </tr>
          {costs.map(({ label, points }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">−{points}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <strong>{fit.isListedRecommender ? t("stages.explain.recommender") : t("stages.explain.total")}</strong>
            </th>
            <td className="num">
              <strong>{fit.score}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
