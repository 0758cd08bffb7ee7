import { useTranslation } from "#app/i18n/use-translation.ts";
import type { OddExpert, StandOut, StandOutKind } from "#scoring/reliability/stand-outs.ts";
import { type Figures, useFigures } from "./figures.ts";

/** Each oddity with the experts in whom it shows, the farthest first. */
export function StandOutList({ standOuts }: { readonly standOuts: readonly StandOut[] }) {
  const { t } = useTranslation();
  const figures = useFigures();
  if (standOuts.length === 0) return <p className="muted">{t("reports.standOuts.none")}</p>;
  return (
    <dl className="stand-outs">
      {standOuts.map(({ kind, experts }) => (
        <div key={kind}>
          <dt>{t(`reports.standOuts.${kind}`)}</dt>
          <dd className="tags">
            {experts.map(({ code, figure, interval }) => (
              <span key={code} className="tag">
                {t("reports.standOuts.figure", {
                  code,
                  figure: withInterval(figures, figureText(figures, kind, figure), interval),
                })}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The figures that have one have two decimals. */
function withInterval(figures: Figures, value: string, interval: OddExpert["interval"]): string {
  return interval === null ? value : figures.interval(value, interval, 2);
}

function figureText(figures: Figures, kind: StandOutKind, figure: number): string {
  switch (kind) {
    case "unanswered":
      return figures.decimal(figure, 0);
    case "severe":
    case "lenient":
    case "ownProvince":
      return figures.signed(figure, 1);
    case "drift":
    case "reversed":
    case "halo":
      return figures.signed(figure, 2);
    case "narrow":
    case "wide":
    case "misfit":
    case "overfit":
      return figures.decimal(figure, 2);
    case "repeatedMarks":
    case "repeatedComments":
    case "noEvidence":
      return figures.percent(figure);
    case "fast":
      return figures.time(figure);
  }
}
