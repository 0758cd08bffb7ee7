import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FairnessOfExpert, FairnessReport, RegionEffect } from "#scoring/reliability/fairness-report.ts";
import { useCodeName } from "../code-names.ts";
import { FactList, type ReportFact } from "./fact-list.tsx";
import { expertTable, fieldTable } from "./fairness-tables.ts";
import { useFigures } from "./figures.ts";
import { IntervalStrip } from "./interval-strip.tsx";
import { MissingSection } from "./missing-section.tsx";
import type { Fields } from "./report-data.ts";
import { ReportTable } from "./report-table.tsx";
import { StatisticHelp } from "./statistic-help.tsx";

export interface Props {
  readonly call: Fields;
  readonly fairness: FairnessReport;
  /** Where one may ask what the list would be without an expert. */
  readonly whatIfHref: string;
}

/** Whether it mattered by whom a submission was read. */
export function FairnessSection({ call, fairness, whatIfHref }: Props) {
  const { t } = useTranslation();
  const fieldName = useCodeName(call.fields);
  return (
    <section aria-labelledby="fairness">
      <h2 id="fairness">{t("reports.sections.fairness")}</h2>
      <RegionFacts fairness={fairness} />
      <h3>{t("reports.sections.experts")}</h3>
      <ExpertTable experts={fairness.experts} whatIfHref={whatIfHref} />
      <StatisticHelp statistics={["load", "severity", "spread", "ownProvince", "interval"]} />
      <h3>{t("reports.sections.missing")}</h3>
      <MissingSection missing={fairness.missing} />
      <StatisticHelp statistics={["recusalEffect"]} />
      <h3>{t("reports.sections.fields")}</h3>
      <ReportTable table={fieldTable(t, fairness.fields, fieldName)} />
      <StatisticHelp statistics={["fieldPlaces"]} />
    </section>
  );
}

function RegionFacts({ fairness: { sameProvince, sameCountry } }: { readonly fairness: FairnessReport }) {
  const { t } = useTranslation();
  const figures = useFigures();
  const fact = (label: string, effect: RegionEffect | null): ReportFact => ({
    label,
    figure:
      effect === null
        ? t("reports.facts.noPairs")
        : t("reports.facts.points", { value: figures.signed(effect.points, 1) }),
    detail:
      effect === null
        ? t("reports.facts.noEffect")
        : [
            t("reports.facts.interval", {
              lower: figures.signed(effect.lower, 1),
              upper: figures.signed(effect.upper, 1),
            }),
            t("reports.facts.pairs", { count: effect.pairs }),
          ].join(t("common.clauseSeparator")),
    about: "sameRegion",
  });
  return (
    <FactList
      facts={[fact(t("reports.facts.sameProvince"), sameProvince), fact(t("reports.facts.sameCountry"), sameCountry)]}
    />
  );
}

interface ExpertProps {
  readonly experts: readonly FairnessOfExpert[];
  readonly whatIfHref: string;
}

function ExpertTable({ experts, whatIfHref }: ExpertProps) {
  const { t } = useTranslation();
  const reach = Math.max(
    1,
    ...experts.flatMap(({ severity }) =>
      severity === null ? [] : [Math.abs(severity.lower), Math.abs(severity.upper)],
    ),
  );
  return (
    <ReportTable
      table={expertTable(t, experts)}
      draw={{
        expert: ({ code }) => (
          <Link to={`${whatIfHref}?without=${code}`} title={t("reports.whatIf.without", { code })}>
            {code}
          </Link>
        ),
        severity: ({ severity }, text) => (severity === null ? null : <Severity {...{ severity, reach, text }} />),
      }}
    />
  );
}

interface SeverityProps {
  readonly severity: NonNullable<FairnessOfExpert["severity"]>;
  readonly reach: number;
  /** The same in words. */
  readonly text: string;
}

function Severity({ severity: { value, lower, upper }, reach, text }: SeverityProps) {
  const { t } = useTranslation();
  const figures = useFigures();
  const words = { value: figures.signed(value, 1), lower: figures.signed(lower, 1), upper: figures.signed(upper, 1) };
  return (
    <span className="severity">
      <IntervalStrip {...{ value, lower, upper, reach }} label={t("reports.severityBar", words)} />
      <span className="nowrap">{text}</span>
    </span>
  );
}
