/** Days as `YYYY-MM-DD`, counted without a clock. */
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day so many days after the given one; `days` may be negative. Linear in the number of days. */
export function addDays(date: string, days: number): string {
  let [year, month, day] = date.split("-").map(Number) as [number, number, number];
  for (let left = days; left > 0; left -= 1) {
    day += 1;
    if (day > lengthOf(year, month)) [month, day] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  for (let left = days; left < 0; left += 1) {
    day -= 1;
    if (day < 1) month -= 1;
    if (month < 1) [year, month] = [year - 1, 12];
    if (day < 1) day = lengthOf(year, month);
  }
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whole days from one day to a later one; 0 when it is not later. */
export function daysBetween(from: string, to: string): number {
  let days = 0;
  for (let date = from; date < to; date = addDays(date, 1)) days += 1;
  return days;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : MONTH_LENGTHS[month - 1]!;
}
