/** Times as forms write them, without a zone, and the instants they mean in the call's zone. */
import { Temporal } from "temporal-polyfill";

/** `2023-01-24T18:00` of an instant, for an input of type datetime-local. */
export function localTime(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** `2023-01-24` of an instant. */
export function localDay(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The instant a local time means; what is no time stays as it was written, for the desk to refuse. */
export function instantOfLocal(text: string, zone: string): string {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return text;
  }
}
