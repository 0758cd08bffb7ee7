import type { ReactNode } from "react";

export interface ReportColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
}

export interface Props<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** The first heads its row. */
  readonly columns: readonly ReportColumn<Row>[];
}

/** A plain table of a report: everything it has, in one order, so that it can be printed. */
export function ReportTable<Row>({ caption, rows, rowId, columns }: Props<Row>) {
  const [first, ...others] = columns;
  if (first === undefined) return null;
  return (
    <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header, isNumeric }) => (
              <th key={header} scope="col" className={isNumeric === true ? "num" : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              <th scope="row" className="nowrap">
                {first.cell(row)}
              </th>
              {others.map(({ header, cell, isNumeric }) => (
                <td key={header} className={isNumeric === true ? "num nowrap" : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
