import { useTranslation } from "#app/i18n/use-translation.ts";
import type { RaschMeasures, RaschReport } from "#scoring/reliability/rasch-report.ts";
import { useCodeName } from "../code-names.ts";
import { useFigures } from "./figures.ts";
import { type ReportColumn, ReportTable } from "./report-table.tsx";
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
  const columns = useMeasureColumns();
  return (
    <>
      <p>{t("reports.rasch.lead", { count: measures.marks })}</p>
      <Adjusted measures={measures} nameOf={nameOf} />
      <ReportTable
        caption={t("reports.rasch.experts")}
        rows={measures.experts}
        rowId={({ code }) => code}
        columns={[
          { header: t("reports.columns.expert"), cell: ({ code }) => code },
          ...columns(t("reports.rasch.severity")),
        ]}
      />
      <ReportTable
        caption={t("reports.rasch.criteria")}
        rows={measures.criteria}
        rowId={({ code }) => code}
        columns={[
          { header: t("reports.columns.criterion"), cell: ({ code }) => nameOf(code) },
          ...columns(t("reports.rasch.difficulty")),
        ]}
      />
      <Thresholds measures={measures} />
    </>
  );
}

type Measure = RaschMeasures["experts"][number];

/** The columns of an element, its measure headed as given. */
function useMeasureColumns(): (header: string) => readonly ReportColumn<Measure>[] {
  const { t } = useTranslation();
  const figures = useFigures();
  return (header) => [
    {
      header,
      cell: ({ measure, isExtreme }) => (
        <>
          {figures.signed(measure, 2)}
          {isExtreme && <span className="tag">{t("reports.rasch.adjusted")}</span>}
        </>
      ),
      isNumeric: true,
    },
    {
      header: t("reports.rasch.standardError"),
      cell: ({ standardError }) => figures.decimal(standardError, 2),
      isNumeric: true,
    },
    { header: t("reports.columns.infit"), cell: ({ infit }) => figures.estimateOrTooFew(infit, 2), isNumeric: true },
    { header: t("reports.columns.outfit"), cell: ({ outfit }) => figures.estimateOrTooFew(outfit, 2), isNumeric: true },
  ];
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
  const figures = useFigures();
  return (
    <>
      <ReportTable
        caption={t("reports.rasch.thresholds")}
        rows={thresholds}
        rowId={({ from }) => String(from)}
        columns={[
          { header: t("reports.rasch.band"), cell: ({ from }) => t("reports.rasch.from", { from }) },
          { header: t("reports.rasch.threshold"), cell: ({ logits }) => figures.signed(logits, 2), isNumeric: true },
        ]}
      />
      <p className={areDisordered ? "notice warm" : "small muted"}>
        {t(areDisordered ? "reports.rasch.disordered" : "reports.rasch.ordered")}
      </p>
      {unusedBands.length > 0 && (
        <p className="small">{t("reports.rasch.unused", { bands: unusedBands.join(t("common.listSeparator")) })}</p>
      )}
    </>
  );
}
