import { lazy, Suspense } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { GStudy } from "#scoring/reliability/generalizability.ts";
import { type ReliabilityCurve, TARGETS } from "#scoring/reliability/reliability-curve.ts";
import { useIsHydrated } from "../use-is-hydrated.ts";
import { CurveDrawing } from "./curve-drawing.tsx";
import { curveTable, neededTable } from "./curve-tables.ts";
import { ReportTable } from "./report-table.tsx";
import { StatisticHelp } from "./statistic-help.tsx";

const ReliabilityChart = lazy(async () => ({
  default: (await import("./reliability-chart.tsx")).ReliabilityChart,
}));

/** How reliable the score would be with another number of experts. */
export function CurveSection({ curve }: { readonly curve: ReliabilityCurve | null }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="curve">
      <h2 id="curve">{t("reports.sections.curve")}</h2>
      {curve === null ? <p className="muted">{t("reports.curve.none")}</p> : <Curve curve={curve} />}
      <StatisticHelp statistics={["dStudy", "reliability"]} />
    </section>
  );
}

function Curve({ curve: { study, points, needed } }: { readonly curve: ReliabilityCurve }) {
  const { t } = useTranslation();
  const isHydrated = useIsHydrated();
  const label = t("reports.curve.label", { count: points.length });
  const words = {
    experts: t("reports.curve.experts"),
    relative: t("reports.curve.relative"),
    absolute: t("reports.curve.absolute"),
  };
  return (
    <>
      <p>{t("reports.curve.lead")}</p>
      <ReportTable table={neededTable(t, needed)} />
      <p className="legend-line small">
        <span className="key relative">{words.relative}</span> <span className="key absolute">{words.absolute}</span>
      </p>
      <div className={isHydrated ? "panel scroll chart-frame curve only-print" : "panel scroll chart-frame curve"}>
        <CurveDrawing points={points} targets={TARGETS} label={label} />
      </div>
      {isHydrated && (
        <div
          className="panel scroll chart-frame curve only-screen"
          role="region"
          aria-label={words.experts}
          tabIndex={0}
        >
          <div role="img" aria-label={label}>
            <Suspense fallback={null}>
              <ReliabilityChart points={points} targets={TARGETS} words={words} />
            </Suspense>
          </div>
        </div>
      )}
      <details>
        <summary>{t("reports.curve.table")}</summary>
        <ReportTable table={curveTable(t, points)} />
      </details>
      <details>
        <summary>{t("reports.curve.variances")}</summary>
        <Variances study={study} />
      </details>
    </>
  );
}

const COMPONENTS = [
  "submission",
  "expert",
  "criterion",
  "submissionExpert",
  "submissionCriterion",
  "expertCriterion",
  "residual",
] as const;

function Variances({ study }: { readonly study: GStudy }) {
  const { t } = useTranslation();
  return (
    <dl className="sums">
      {COMPONENTS.flatMap((component) => {
        const variance = study[component];
        return variance === null
          ? []
          : [
              <div key={component}>
                <dt>{t(`reports.curve.components.${component}`)}</dt>
                <dd>{variance.toFixed(2)}</dd>
              </div>,
            ];
      })}
    </dl>
  );
}
