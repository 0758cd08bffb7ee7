/** The tables of the reliability curve. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { CurvePoint, NeededExperts } from "#scoring/reliability/reliability-curve.ts";
import { reportColumns } from "./report-columns.ts";
import type { ReportTableData } from "./report-tables.ts";

/** How many experts a reliability needs. */
export function neededTable(t: Translate, needed: readonly NeededExperts[]) {
  const column = reportColumns<NeededExperts>(t);
  const outOfReach = t("reports.curve.outOfReach");
  return {
    name: "neededExperts",
    caption: t("reports.curve.neededCaption"),
    rows: needed,
    rowId: ({ target }) => String(target),
    columns: {
      target: column.decimal(t("reports.curve.target"), 1, ({ target }) => target),
      relative: column.countOr(t("reports.curve.neededForOrder"), outOfReach, ({ relative }) => relative),
      absolute: column.countOr(t("reports.curve.neededForScore"), outOfReach, ({ absolute }) => absolute),
    },
  } satisfies ReportTableData<NeededExperts>;
}

export function curveTable(t: Translate, points: readonly CurvePoint[]) {
  const column = reportColumns<CurvePoint>(t);
  return {
    name: "curve",
    caption: t("reports.curve.table"),
    rows: points,
    rowId: ({ experts }) => String(experts),
    columns: {
      experts: column.count(t("reports.curve.experts"), ({ experts }) => experts),
      relative: column.decimal(t("reports.curve.relative"), 3, ({ relative }) => relative),
      absolute: column.decimal(t("reports.curve.absolute"), 3, ({ absolute }) => absolute),
    },
  } satisfies ReportTableData<CurvePoint>;
}
