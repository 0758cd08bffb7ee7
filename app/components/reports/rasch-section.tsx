import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RaschMeasures, RaschReport } from "#scoring/reliability/rasch-report.ts";
import { useCodeName } from "../code-names.ts";
import { raschCriterionTable, raschExpertTable, raschThresholdTable } from "./rasch-tables.ts";
import { ReportTable } from "./report-table.tsx";
import { StatisticHelp } from "./statistic-help.tsx";

export interface Props {
  readonly report: RaschReport;
  /** Of the stage's rubric. */
  readonly criteria: Parameters<typeof useCodeName>[0];
}

/** Experts and criteria on one scale of logits, and whether the bands are used in their order; or why there is none. */
export function RaschSection({ report, criteria }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {report.measures === null ? (
        <p className="muted">{t(`reports.rasch.obstacles.${report.obstacle}`)}</p>
      ) : (
        <Measures measures={report.measures} criteria={criteria} />
      )}
      <StatisticHelp statistics={["rasch"]} />
    </>
  );
}

function Measures({ measures, criteria }: { readonly measures: RaschMeasures; readonly criteria: Props["criteria"] }) {
  const { t } = useTranslation();
  const nameOf = useCodeName(criteria);
  return (
    <>
      <p>{t("reports.rasch.lead", { count: measures.marks })}</p>
      <Adjusted measures={measures} nameOf={nameOf} />
      <ReportTable table={raschExpertTable(t, measures.experts)} />
      <ReportTable table={raschCriterionTable(t, measures.criteria, nameOf)} />
      <Thresholds measures={measures} />
    </>
  );
}

interface AdjustedProps {
  readonly measures: RaschMeasures;
  readonly nameOf: (code: string) => string;
}

/** Who lies at an end of the scale and has a measure only by being moved off it. */
function Adjusted({ measures: { experts, criteria, extremeSubmissions }, nameOf }: AdjustedProps) {
  const { t } = useTranslation();
  const extremes = [
    ...experts.filter(({ isExtreme }) => isExtreme).map(({ code }) => code),
    ...criteria.filter(({ isExtreme }) => isExtreme).map(({ code }) => nameOf(code)),
    ...extremeSubmissions,
  ];
  if (extremes.length === 0) return null;
  return <p className="small">{t("reports.rasch.extremes", { who: extremes.join(t("common.listSeparator")) })}</p>;
}

function Thresholds({ measures: { thresholds, areDisordered, unusedBands } }: Pick<AdjustedProps, "measures">) {
  const { t } = useTranslation();
  return (
    <>
      <ReportTable table={raschThresholdTable(t, thresholds)} />
      <p className={areDisordered ? "notice warm" : "small muted"}>
        {t(areDisordered ? "reports.rasch.disordered" : "reports.rasch.ordered")}
      </p>
      {unusedBands.length > 0 && (
        <p className="small">{t("reports.rasch.unused", { bands: unusedBands.join(t("common.listSeparator")) })}</p>
      )}
    </>
  );
}
