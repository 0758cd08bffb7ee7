import type { ReactNode } from "react";
import type { ReportColumn } from "./report-columns.ts";
import type { ReportTableData } from "./report-tables.ts";
import { TableFiles, type TableHrefs } from "./table-files.tsx";

/** A cell that is more than its text; null: it is not, in this row. */
type Drawing<Row> = (row: Row, text: string) => ReactNode;

export interface Props<Row, Column extends string> {
  readonly table: ReportTableData<Row, Column>;
  /** Where the same table is had as a file; without it, it is one of the page of reports. */
  readonly files?: TableHrefs;
  readonly draw?: Readonly<Partial<Record<Column, Drawing<Row>>>>;
}

/** A plain table of a report: everything it has, in one order, so that it can be printed. Nothing where it has no rows. */
export function ReportTable<Row, Column extends string>({ table, files, draw }: Props<Row, Column>) {
  const { name, caption, rows, rowId } = table;
  const [first, ...others] = Object.entries(table.columns) as [Column, ReportColumn<Row>][];
  if (first === undefined || rows.length === 0) return null;
  const drawings = new Map(Object.entries(draw ?? {}) as [Column, Drawing<Row>][]);
  const contentOf = ([id, column]: [Column, ReportColumn<Row>], row: Row): ReactNode =>
    drawings.get(id)?.(row, column.text(row)) ?? <Words column={column} row={row} />;
  return (
    <div>
      <TableFiles caption={caption} files={files ?? { csv: `reports.csv?table=${name}` }} />
      <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="hidden-visually">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first[1].header}</th>
              {others.map(([id, { header, isNumeric }]) => (
                <th key={id} scope="col" className={isNumeric ? "num" : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowId(row)}>
                <th scope="row" className="nowrap">
                  {contentOf(first, row)}
                </th>
                {others.map((column) => (
                  <td key={column[0]} className={column[1].isNumeric ? "num nowrap" : undefined}>
                    {contentOf(column, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface WordsProps<Row> {
  readonly column: ReportColumn<Row>;
  readonly row: Row;
}

function Words<Row>({ column: { text, tag }, row }: WordsProps<Row>) {
  return (
    <>
      {text(row)}
      {tag?.holds(row) === true && <span className={tag.isWarm ? "tag warm" : "tag"}>{tag.word}</span>}
    </>
  );
}
