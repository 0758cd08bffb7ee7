/** The tables of the many-facet Rasch measures. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { BandThreshold, RaschMeasures } from "#scoring/reliability/rasch-report.ts";
import { type ReportColumn, reportColumns } from "./report-columns.ts";
import type { ReportTableData } from "./report-tables.ts";

type Measure = RaschMeasures["experts"][number];

export function raschExpertTable(t: Translate, experts: readonly Measure[]) {
  const column = reportColumns<Measure>(t);
  return {
    name: "raschExperts",
    caption: t("reports.rasch.experts"),
    rows: experts,
    rowId: ({ code }) => code,
    columns: {
      expert: column.text(t("reports.columns.expert"), ({ code }) => code),
      ...measureColumns(t, t("reports.rasch.severity")),
    },
  } satisfies ReportTableData<Measure>;
}

export function raschCriterionTable(
  t: Translate,
  criteria: readonly Measure[],
  criterionName: (code: string) => string,
) {
  const column = reportColumns<Measure>(t);
  return {
    name: "raschCriteria",
    caption: t("reports.rasch.criteria"),
    rows: criteria,
    rowId: ({ code }) => code,
    columns: {
      criterion: column.text(t("reports.columns.criterion"), ({ code }) => criterionName(code)),
      ...measureColumns(t, t("reports.rasch.difficulty")),
    },
  } satisfies ReportTableData<Measure>;
}

export function raschThresholdTable(t: Translate, thresholds: readonly BandThreshold[]) {
  const column = reportColumns<BandThreshold>(t);
  return {
    name: "raschThresholds",
    caption: t("reports.rasch.thresholds"),
    rows: thresholds,
    rowId: ({ from }) => String(from),
    columns: {
      band: column.text(t("reports.rasch.band"), ({ from }) => t("reports.rasch.from", { from })),
      threshold: column.signed(t("reports.rasch.threshold"), 2, ({ logits }) => logits),
    },
  } satisfies ReportTableData<BandThreshold>;
}

/** The columns of an element, its measure headed as given. */
function measureColumns(t: Translate, header: string) {
  const column = reportColumns<Measure>(t);
  return {
    measure: column.tagged(
      column.signed(header, 2, ({ measure }) => measure),
      { word: t("reports.rasch.adjusted"), isWarm: false, holds: ({ isExtreme }) => isExtreme },
    ),
    standardError: column.decimal(t("reports.rasch.standardError"), 2, ({ standardError }) => standardError),
    infit: column.estimateOrTooFew(t("reports.columns.infit"), 2, ({ infit }) => infit),
    outfit: column.estimateOrTooFew(t("reports.columns.outfit"), 2, ({ outfit }) => outfit),
  } satisfies Record<string, ReportColumn<Measure>>;
}
