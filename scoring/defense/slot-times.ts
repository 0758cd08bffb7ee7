/**
 * 答辩时段 / Slots of a defense session: one after the other, so many a day, the rest on the following days from the
 * same time of day on.
 */
import type { StagePlan } from "#scoring/programme/programme.ts";
import { Temporal } from "temporal-polyfill";

export type HearingPlan = NonNullable<StagePlan["hearing"]>;

export interface SlotTime {
  /** UTC instants. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Presentation, questions and scoring together. */
export function slotMinutes(hearing: HearingPlan): number {
  return hearing.presentationMinutes + hearing.questionMinutes + hearing.scoringMinutes;
}

/**
 * The time of the slot with this index, from 0.
 * @param startsAt the first slot of the first day, an ISO-8601 instant
 * @param timeZone in which "the same time of day" is meant, also over a change of the clock
 *
 * @example 10 + 10 + 5 minutes, ten a day from 09:00: slot 1 starts 09:25, slot 10 at 09:00 of the next day.
 */
export function slotTime(hearing: HearingPlan, startsAt: string, timeZone: string, index: number): SlotTime {
  const day = Math.floor(index / hearing.slotsPerPanel);
  const inDay = index % hearing.slotsPerPanel;
  const minutes = slotMinutes(hearing);
  const first = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const start = first
    .add({ days: day })
    .toInstant()
    .add({ minutes: inDay * minutes });
  return { startsAt: instantText(start), endsAt: instantText(start.add({ minutes })) };
}

function instantText(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
