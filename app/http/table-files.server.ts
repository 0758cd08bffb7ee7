/** The files of a page with several tables: all of them as a workbook, or the one that is chosen as CSV. */
import { Refusal } from "#app/workflow/refusal.ts";
import { csvReply } from "./csv.server.ts";
import { workbookReply, type XlsxSheet } from "./xlsx.server.ts";

interface NamedTable extends XlsxSheet {
  readonly name: string;
}

/**
 * @param name of the file without that of the table, which follows it
 * @param search the file's address: `table` names one
 * @throws Refusal not_found: no table of the page has this name
 */
export function chosenTableReply(name: string, tables: readonly NamedTable[], search: URLSearchParams): Response {
  const table = tables.find((item) => item.name === search.get("table"));
  if (table === undefined) throw new Refusal("not_found");
  return csvReply(`${name}-${table.name}`, table.header, table.rows);
}

/** @throws Refusal not_found: the page has no table */
export async function allTablesReply(name: string, tables: readonly NamedTable[]): Promise<Response> {
  if (tables.length === 0) throw new Refusal("not_found");
  return await workbookReply(name, tables);
}
