/** Tables of reports as data, for the page that draws them and for the files that hold them. */
import type { Translate } from "#app/i18n/use-translation.ts";
import type { FileCell, ReportColumn } from "./report-columns.ts";

/** Of a table, in the address of its file. */
export type ReportTableName =
  | "experts"
  | "missing"
  | "fields"
  | "blocks"
  | "outliers"
  | "habits"
  | "raschExperts"
  | "raschCriteria"
  | "raschThresholds"
  | "evidence"
  | "neededExperts"
  | "curve"
  | "whatIf";

export interface ReportTableData<Row, Column extends string = string> {
  readonly name: ReportTableName;
  readonly caption: string;
  /** The page has no table without rows, and no file has. */
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** In the order of the table; the first heads its row. */
  readonly columns: Readonly<Record<Column, ReportColumn<Row>>>;
}

/** A table as a file holds it. */
export interface FileTable {
  /** In the address of the file. */
  readonly name: string;
  /** Of the sheet in a workbook: short. */
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
}

export function fileTable<Row>(t: Translate, { name, rows, columns }: ReportTableData<Row>): FileTable {
  const parts = Object.values(columns).flatMap(({ file }) => file);
  return {
    name,
    sheet: t(`reports.files.sheets.${name}`),
    header: parts.map(({ header }) => header),
    rows: rows.map((row) => parts.map(({ cell }) => cell(row))),
  };
}
