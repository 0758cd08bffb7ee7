/** Tables as files for a spreadsheet: exactly the rows and columns a person sees. */
import { stringify } from "csv-stringify/sync";
import { shownFigure, type TableCell } from "./table-cell.ts";

/**
 * A CSV file as a download: UTF-8 with a byte order mark, so that spreadsheets read Chinese, and CRLF line ends. A figure
 * has all the digits it is shown with; its minus sign is no formula.
 * @param name of the file, without the ending; Latin letters, digits and hyphens
 */
export function csvReply(name: string, header: readonly string[], rows: Iterable<readonly TableCell[]>): Response {
  const lines = [header, ...rows].map((row) => row.map(valueOf));
  return new Response(stringify(lines, { bom: true, record_delimiter: "windows" }), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
    },
  });
}

function valueOf(cell: TableCell): string | number | null {
  if (cell === null || typeof cell === "number") return cell;
  if (typeof cell === "string") return formulaSafe(cell);
  const { value, digits } = shownFigure(cell);
  return value.toFixed(digits);
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front. Full-width signs count too: some
 * spreadsheets read them like the ASCII ones.
 */
export function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}
