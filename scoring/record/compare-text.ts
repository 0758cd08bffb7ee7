/**
 * 文本次序 / Order of two texts by UTF-16 code units: the same on every machine, whatever its language settings.
 * For a stable order of ids and serials only; it never ranks anybody.
 */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
