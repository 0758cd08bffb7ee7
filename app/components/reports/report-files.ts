/** The tables of the page of reports as files: those the page shows, in its order. */
import type { Translate } from "#app/i18n/use-translation.ts";
import { codeName } from "../code-names.ts";
import { curveTable, neededTable } from "./curve-tables.ts";
import { expertTable, fieldTable, missingTable } from "./fairness-tables.ts";
import { blockTable, evidenceTable, habitTable, outlierTable } from "./objectivity-tables.ts";
import { raschCriterionTable, raschExpertTable, raschThresholdTable } from "./rasch-tables.ts";
import type { ComputedReports, ReportsData } from "./report-data.ts";
import { type FileTable, fileTable } from "./report-tables.ts";

export interface ReportFile extends Pick<ReportsData, "call"> {
  readonly stage: Pick<ReportsData["stage"], "criteria">;
  readonly reports: ComputedReports["reports"];
}

/** Never empty: a call has fields. */
export function reportFiles(t: Translate, language: string, { call, stage, reports }: ReportFile): FileTable[] {
  const { fairness, objectivity, curve } = reports;
  const fieldName = codeName(call.fields, language);
  const criterionName = codeName(stage.criteria, language);
  const { measures } = objectivity.rasch;
  const rasch =
    measures === null
      ? []
      : [
          fileTable(t, raschExpertTable(t, measures.experts)),
          fileTable(t, raschCriterionTable(t, measures.criteria, criterionName)),
          fileTable(t, raschThresholdTable(t, measures.thresholds)),
        ];
  return [
    fileTable(t, expertTable(t, fairness.experts)),
    fileTable(t, missingTable(t, fairness.missing)),
    fileTable(t, fieldTable(t, fairness.fields, fieldName)),
    fileTable(t, blockTable(t, objectivity.blocks)),
    fileTable(t, outlierTable(t, objectivity.outliers)),
    fileTable(t, habitTable(t, objectivity.experts)),
    ...rasch,
    fileTable(t, evidenceTable(t, objectivity.evidence.criteria, criterionName)),
    ...(curve === null ? [] : [fileTable(t, neededTable(t, curve.needed)), fileTable(t, curveTable(t, curve.points))]),
  ].filter(({ rows }) => rows.length > 0);
}
