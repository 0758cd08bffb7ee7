import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Roll, useSeatName } from "./roll.tsx";
import type { Vote } from "./vote-data.ts";

/** Who is there, and which reserve takes a seat where the quorum is lost. */
export function Attendance({ vote }: { readonly vote: Vote }) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  const { panelId, voteId, attendance, reserves, mayRun } = vote;
  // Before anybody is noted as present every quorum is missing, and none is lost.
  const isQuorumLost = attendance.some((seat) => seat.isPresent) && vote.items.some((item) => !item.hasQuorum);
  return (
    <div className="stack">
      <Roll seats={attendance} mayRun={mayRun} subject={{ name: "panelId", value: panelId }} intent="attendance" />
      {mayRun && isQuorumLost && reserves.length > 0 && (
        <div className="notice warm row">
          <p>{t("console.votes.quorumLost")}</p>
          {reserves.map((seat) => (
            <Form method="post" key={seat.expertId}>
              <input type="hidden" name="panelId" value={panelId} />
              <input type="hidden" name="voteId" value={voteId ?? ""} />
              <input type="hidden" name="expertId" value={seat.expertId} />
              <button className="btn" type="submit" name="intent" value="seat">
                {t("console.votes.seat", { name: nameOf(seat) })}
              </button>
            </Form>
          ))}
        </div>
      )}
    </div>
  );
}
