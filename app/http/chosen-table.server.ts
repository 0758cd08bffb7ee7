/** The CSV of a page with several tables: of the one that is chosen. */
import { Refusal } from "#app/workflow/refusal.ts";
import { csvReply } from "./csv.server.ts";
import type { TableCell } from "./table-cell.ts";

interface NamedTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
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
