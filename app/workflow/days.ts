import { Temporal } from "temporal-polyfill";

/** The calendar day, YYYY-MM-DD, on which an instant falls in a zone. */
export function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** 24:00 of a calendar day in a zone, as a UTC instant: what is due on a day is late from here on. */
export function endOfDay(day: string, timeZone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return next.toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 });
}
