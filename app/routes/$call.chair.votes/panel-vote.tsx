import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { Attendance } from "./attendance.tsx";
import type { Vote } from "./vote-data.ts";
import { VoteItems } from "./vote-items.tsx";

export interface Props {
  readonly vote: Vote;
  readonly zone: string;
  /** This panel is the one to act on now. */
  readonly isCurrent: boolean;
}

/** The vote of one panel: open it, say who is there, follow how many have voted, close it, read the result. */
export function PanelVote({ vote, zone, isCurrent }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { panelId, state, number, due, mayRun } = vote;
  const at = (instant: string | null) => (instant === null ? "" : instantText(instant, zone, i18n.language));
  const heading = `panel-${panelId}`;
  return (
    <section className="panel padded" aria-labelledby={heading}>
      <h2 id={heading}>
        {vote.panelCode} {pick(vote.panelName)}
      </h2>
      <p>
        {state === "none" && t("console.votes.notOpened", { count: due })}
        {state === "open" && t("console.votes.opened", { number, at: at(vote.openedAt) })}
        {state === "closed" && t("console.votes.closed", { number, at: at(vote.closedAt) })}
      </p>
      {state === "open" && <Attendance vote={vote} />}
      {vote.items.length > 0 && <VoteItems vote={vote} labelledBy={heading} />}
      {state === "closed" && due > 0 && <p className="notice warm">{t("console.votes.again", { count: due })}</p>}
      {mayRun && state !== "open" && due > 0 && (
        <Form method="post">
          <input type="hidden" name="panelId" value={panelId} />
          <button className={isCurrent ? "btn primary" : "btn"} type="submit" name="intent" value="open">
            {t(number === 0 ? "console.votes.openVote" : "console.votes.openAgain", { count: due })}
          </button>
        </Form>
      )}
      {mayRun && state === "open" && <CloseVote vote={vote} isCurrent={isCurrent} />}
      {!mayRun && (due > 0 || state === "open") && <p className="muted small">{t("console.votes.notYours")}</p>}
    </section>
  );
}

function CloseVote({ vote, isCurrent }: Pick<Props, "vote" | "isCurrent">) {
  const { t } = useTranslation();
  const missing = vote.items.reduce((sum, item) => sum + Math.max(0, item.present - item.cast), 0);
  const lost = vote.items.filter((item) => !item.hasQuorum).length;
  return (
    <Form method="post" className="row">
      <input type="hidden" name="panelId" value={vote.panelId} />
      <input type="hidden" name="voteId" value={vote.voteId ?? ""} />
      <button
        className={isCurrent && missing + lost === 0 ? "btn primary" : "btn"}
        type="submit"
        name="intent"
        value="close"
      >
        {t("console.votes.close")}
      </button>
      <span className="muted small">
        {missing > 0 && t("console.votes.missing", { count: missing })}
        {t("common.sentenceGap")}
        {lost > 0 && t("console.votes.lost", { count: lost })}
        {missing + lost === 0 && t("console.votes.allCast")}
      </span>
    </Form>
  );
}
