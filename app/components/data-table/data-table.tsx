/**
 * The one table of the application with sorting, paging and a choice of columns. TanStack Table keeps the column model;
 * the server sorts, filters and pages, because permission comes before the filter and only the server may apply it.
 */
import { useSearchParams } from "@remix-run/react";
import { columnVisibilityFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Pages } from "../pages.tsx";
import { ariaSort, SortLink } from "./sort-link.tsx";
import { columnsOf, type TableSort } from "./table-state.ts";

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name of the sort the server knows; without it the column cannot be sorted. */
  readonly sortKey?: string;
  readonly isNumeric?: boolean;
  /** Short values that read badly when broken over two lines. */
  readonly isTight?: boolean;
  /** Sentences, which need room to be read beside short values. */
  readonly isSentence?: boolean;
  readonly isHiddenAtFirst?: boolean;
}

export interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly sort?: TableSort;
  /** Absent for a table that shows all its rows. */
  readonly paging?: { readonly page: number; readonly total: number };
  /** What stands in place of no rows. */
  readonly empty?: string;
}

const features = tableFeatures({ columnVisibilityFeature });

export function DataTable<Row extends object>({ caption, columns, rows, rowId, sort, paging, empty }: Props<Row>) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const chosen = columnsOf(search);
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => columns.map(({ id, header }) => ({ id, header })), [columns]);
  const columnVisibility = Object.fromEntries(
    columns.map((column) => [column.id, chosen?.includes(column.id) ?? column.isHiddenAtFirst !== true]),
  );
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, state: { columnVisibility } });
  const shown = table.getVisibleLeafColumns().flatMap((leaf) => columns.find((column) => column.id === leaf.id) ?? []);
  return (
    <>
      <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="hidden-visually">{caption}</caption>
          <thead>
            <tr>
              {shown.map((column) => (
                <HeaderCell key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {shown.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row.original)}
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={shown.length} className="muted">
                  {empty ?? t("common.table.none")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {paging !== undefined && <Pages {...paging} search={search} />}
    </>
  );
}

function cellClass<Row>({ isNumeric, isTight, isSentence }: DataColumn<Row>): string | undefined {
  if (isNumeric === true) return "num nowrap";
  if (isSentence === true) return "sentence";
  return isTight === true ? "nowrap" : undefined;
}

interface HeaderProps<Row> {
  readonly column: DataColumn<Row>;
  readonly sort: TableSort | undefined;
}

function HeaderCell<Row>({ column, sort }: HeaderProps<Row>) {
  const className = column.isNumeric === true ? "num" : undefined;
  if (column.sortKey === undefined || sort === undefined)
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  return (
    <th scope="col" className={className} aria-sort={ariaSort(sort, column.sortKey)}>
      <SortLink sort={sort} sortKey={column.sortKey}>
        {column.header}
      </SortLink>
    </th>
  );
}
