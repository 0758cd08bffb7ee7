/**
 * 公示期（工作日）/ Notice period in working days.
 *
 * The day of publication is not counted; the period runs for whole working days and ends at 24:00 of the last one in
 * the call's zone. Saturdays and Sundays are off unless the official calendar makes one a working day; a holiday is
 * always off.
 *
 * Source: counting as in the Civil Code, Art. 201 (first day not counted) and 203 (last day ends at 24:00).
 */
import { Temporal } from "temporal-polyfill";

export interface WorkingCalendar {
  /** Days off beside the weekends, YYYY-MM-DD. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked in exchange, YYYY-MM-DD. */
  readonly workingWeekendDays: readonly string[];
}

export interface NoticePlan extends WorkingCalendar {
  readonly publishedOn: string;
  readonly workingDays: number;
  readonly timeZone: string;
}

export interface NoticePeriod {
  /** First and last counted day, YYYY-MM-DD. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** 24:00 of the last day in the zone, as a UTC instant; the period is over from this instant on. */
  readonly endsAt: string;
  /** Holidays after the day of publication and up to the last day, in order. */
  readonly holidaysInside: readonly string[];
}

/**
 * @throws Error when the number of working days is not a whole number from one; RangeError for an unknown zone or
 *   date.
 *
 * @example published Friday 2023-03-31 for 7 working days, 5 April off: ends Wednesday 2023-04-12 24:00.
 */
export function noticePeriod(plan: NoticePlan): NoticePeriod {
  if (plan.workingDays < 1) throw new Error("noticePeriod: a notice lasts at least one working day");
  const lastDay = addWorkingDays(plan.publishedOn, plan.workingDays, plan);
  const end = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(plan.timeZone);
  return {
    firstDay: addWorkingDays(plan.publishedOn, 1, plan),
    lastDay,
    endsAt: end.toInstant().toString({ fractionalSecondDigits: 3 }),
    holidaysInside: [...new Set(plan.holidays)].filter((day) => plan.publishedOn < day && day <= lastDay).sort(),
  };
}

/**
 * The day reached after counting so many working days from the day after `date`; the date itself for zero.
 * @throws Error when `days` is negative or not whole, or the calendar has no working day within ten years.
 */
export function addWorkingDays(date: string, days: number, calendar: WorkingCalendar): string {
  if (!Number.isSafeInteger(days) || days < 0) throw new Error("addWorkingDays: days are whole numbers from zero");
  let day = Temporal.PlainDate.from(date);
  for (let counted = 0, walked = 0; counted < days; walked++) {
    if (walked > 3660 + days * 7) throw new Error("addWorkingDays: the calendar has no working days");
    day = day.add({ days: 1 });
    if (isWorkingDay(day, calendar)) counted++;
  }
  return day.toString();
}

export interface RunningPeriod extends WorkingCalendar, Pick<NoticePeriod, "firstDay" | "lastDay"> {
  readonly timeZone: string;
  /** An ISO-8601 instant. */
  readonly now: string;
}

/** Counted days that are not over yet, today included: all of them before the first day, zero after the last. */
export function workingDaysLeft(period: RunningPeriod): number {
  const today = Temporal.Instant.from(period.now).toZonedDateTimeISO(period.timeZone).toPlainDate();
  const first = Temporal.PlainDate.from(period.firstDay);
  const last = Temporal.PlainDate.from(period.lastDay);
  let left = 0;
  let day = Temporal.PlainDate.compare(today, first) > 0 ? today : first;
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) if (isWorkingDay(day, period)) left++;
  return left;
}

function isWorkingDay(day: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  const text = day.toString();
  if (calendar.holidays.includes(text)) return false;
  return day.dayOfWeek <= 5 || calendar.workingWeekendDays.includes(text);
}
