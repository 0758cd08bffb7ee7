import { Form } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Seat } from "./vote-data.ts";

export interface Props {
  readonly seats: readonly Seat[];
  readonly mayRun: boolean;
  /** Of which vote or re-vote it is. */
  readonly subject: { readonly name: "panelId" | "revoteId"; readonly value: string };
  readonly intent: "attendance" | "revoteAttendance";
}

/** Who is there: a box for everybody on the roll, sent together. */
export function Roll({ seats, mayRun, subject, intent }: Props) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  return (
    // What is stored comes back as new boxes, whatever was ticked meanwhile.
    <Form method="post" key={seats.map((seat) => `${seat.expertId}${seat.isPresent}`).join()}>
      <input type="hidden" name={subject.name} value={subject.value} />
      <fieldset className="seats" disabled={!mayRun}>
        <legend className="legend">{t("console.votes.attendance")}</legend>
        {seats.map((seat) => (
          <label key={seat.expertId} className="choice">
            <input type="checkbox" name="present" value={seat.expertId} defaultChecked={seat.isPresent} />
            <span>
              {nameOf(seat)}
              {seat.seat === "reserve" && <span className="tag note">{t("console.votes.reserve")}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {mayRun && (
        <button className="btn" type="submit" name="intent" value={intent}>
          {t("console.votes.saveAttendance")}
        </button>
      )}
    </Form>
  );
}

export function useSeatName(): (seat: Seat) => string {
  const pick = usePick();
  return ({ expertCode, nameZh, nameEn }) => `${expertCode} ${pick({ zh: nameZh, en: nameEn })}`;
}
