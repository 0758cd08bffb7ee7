/** Cells of tables that are sent as files: the same for every kind of file. */

/** A figure in hundredths, or one that is shown with so many digits. */
export type TableFigure = { readonly hundredths: number } | { readonly decimal: number; readonly digits: number };

/** A text, a whole number, nothing, or a figure. */
export type TableCell = string | number | null | TableFigure;

/** A figure rounded as it is shown; never a negative zero. */
export function shownFigure(figure: TableFigure): { readonly value: number; readonly digits: number } {
  const { decimal, digits } = "hundredths" in figure ? { decimal: figure.hundredths / 100, digits: 2 } : figure;
  return { value: Number(decimal.toFixed(digits)) + 0, digits };
}
