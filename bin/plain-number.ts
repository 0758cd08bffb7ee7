/**
 * Numbers of a report: twelve significant digits, which is more than any statistic deserves and fewer than a rounding of the
 * sixteenth digit could change. What is no finite number is null.
 */
const DIGITS = 12;

export function plainNumber(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  // A negative zero would show.
  return Number(value.toPrecision(DIGITS)) + 0;
}
