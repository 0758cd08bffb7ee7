/** Tables as spreadsheet files: exactly the rows and columns a person sees. */
import { unzipSync, zipSync } from "fflate";
import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { formulaSafe } from "./csv.server.ts";

/** A text, a whole number, nothing, or a figure in hundredths, which is written as a number with two decimals. */
export type XlsxCell = string | number | null | { readonly hundredths: number };

/** A file's parts bear a time; the same table gives the same bytes, so it is the first the format knows. */
const NO_TIME = "1980-01-01T00:00:00";

/**
 * A workbook of one sheet as a download, the header in bold and kept in view. Texts that look like a formula are defused
 * as in the CSV, for a sheet is copied on.
 * @param name of the file, without the ending; Latin letters, digits and hyphens
 */
export async function xlsxReply(
  name: string,
  header: readonly string[],
  rows: readonly (readonly XlsxCell[])[],
): Promise<Response> {
  const sheet = [header.map((text) => ({ ...cellOf(text), fontWeight: "bold" as const })), ...rows.map(toCells)];
  const made = await writeXlsxFile(sheet, {
    stickyRowsCount: 1,
    columns: header.map((text, index) => ({ width: widthOf([text, ...rows.map((row) => row[index] ?? null)]) })),
  }).toBuffer();
  const parts = zipSync(unzipSync(made), { mtime: NO_TIME });
  return new Response(Uint8Array.from(parts), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${name}.xlsx"`,
    },
  });
}

function toCells(row: readonly XlsxCell[]): Cell[] {
  return row.map(cellOf);
}

function cellOf(cell: XlsxCell) {
  if (cell === null) return { value: "", type: String };
  if (typeof cell === "string") return { value: formulaSafe(cell), type: String };
  if (typeof cell === "number") return { value: cell, type: Number };
  return { value: cell.hundredths / 100, type: Number, format: "0.00" };
}

const NARROWEST = 8;
const WIDEST = 48;

/** In characters; a Chinese one is twice as wide. */
function widthOf(cells: readonly XlsxCell[]): number {
  const widths = cells.map((cell) =>
    typeof cell === "string" ? [...cell].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 2) : NARROWEST,
  );
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths));
}
