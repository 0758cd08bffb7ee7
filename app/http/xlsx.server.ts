/** Tables as spreadsheet files: exactly the rows and columns a person sees. */
import { unzipSync, zipSync } from "fflate";
import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { formulaSafe } from "./csv.server.ts";
import { shownFigure, type TableCell } from "./table-cell.ts";

/** One table of a workbook. */
export interface XlsxSheet {
  /** Of the tab: at most 31 characters, none of `[]/\:*?`. */
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A file's parts bear a time; the same table gives the same bytes, so it is the first the format knows. */
const NO_TIME = "1980-01-01T00:00:00";

/** A workbook of one sheet as a download. @param name as of `workbookReply` */
export async function xlsxReply(name: string, header: XlsxSheet["header"], rows: XlsxSheet["rows"]): Promise<Response> {
  return await workbookReply(name, [{ sheet: "Sheet1", header, rows }]);
}

/**
 * A workbook as a download, each table on a sheet of its own, its header in bold and kept in view. Texts that look like a
 * formula are defused as in the CSV, for a sheet is copied on.
 * @param name of the file, without the ending; Latin letters, digits and hyphens
 * @param sheets at least one, each of another name
 */
export async function workbookReply(name: string, sheets: readonly XlsxSheet[]): Promise<Response> {
  const made = await writeXlsxFile(sheets.map(sheetOf)).toBuffer();
  const parts = zipSync(unzipSync(made), { mtime: NO_TIME });
  return new Response(Uint8Array.from(parts), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${name}.xlsx"`,
    },
  });
}

function sheetOf({ sheet, header, rows }: XlsxSheet) {
  const bold = header.map((text) => ({ ...cellOf(text), fontWeight: "bold" as const }));
  return {
    sheet,
    data: [bold, ...rows.map(toCells)],
    stickyRowsCount: 1,
    columns: header.map((text, index) => ({ width: widthOf([text, ...rows.map((row) => row[index] ?? null)]) })),
  };
}

function toCells(row: readonly TableCell[]): Cell[] {
  return row.map(cellOf);
}

function cellOf(cell: TableCell) {
  if (cell === null) return { value: "", type: String };
  if (typeof cell === "string") return { value: formulaSafe(cell), type: String };
  if (typeof cell === "number") return { value: cell, type: Number };
  const { value, digits } = shownFigure(cell);
  return { value, type: Number, format: formatOf(digits) };
}

/** `0.00` for two digits. */
function formatOf(digits: number): string {
  return digits === 0 ? "0" : `0.${"0".repeat(digits)}`;
}

const NARROWEST = 8;
const WIDEST = 48;

/** In characters; a Chinese one is twice as wide. */
function widthOf(cells: readonly TableCell[]): number {
  const widths = cells.map((cell) =>
    typeof cell === "string" ? [...cell].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 2) : NARROWEST,
  );
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths));
}
