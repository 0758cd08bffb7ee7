import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { instantText } from "#app/components/instant.ts";
import { Roll } from "./roll.tsx";
import type { Seat } from "./vote-data.ts";

interface Item {
  readonly submissionId: string;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly yes: number | null;
}

interface Revote {
  readonly revoteId: string;
  readonly number: number;
  readonly state: "open" | "closed";
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly isCounted: boolean | null;
  readonly items: readonly Item[];
  readonly attendance: readonly Seat[];
  readonly members: number;
  readonly present: number;
  readonly quorumNeeded: number;
  readonly hasQuorum: boolean;
  readonly cast: number;
}

export interface Props {
  readonly revotes: {
    readonly due: readonly (readonly Item[])[];
    readonly revotes: readonly Revote[];
    readonly mayRun: boolean;
  };
  readonly zone: string;
  /** Nothing else on the page comes first. */
  readonly isCurrent: boolean;
}

/** Ties for which the rule calls for a re-vote, and the re-votes that were called. */
export function Revotes({ revotes: { due, revotes, mayRun }, zone, isCurrent }: Props) {
  const { t } = useTranslation();
  const isOpen = revotes.some((revote) => revote.state === "open");
  return (
    <section className="stack" aria-labelledby="revotes">
      <h2 id="revotes">{t("console.revotes.title")}</h2>
      <p>{t("console.revotes.lead")}</p>
      {revotes.map((revote) => (
        <RevotePanel key={revote.revoteId} revote={revote} zone={zone} mayRun={mayRun} isCurrent={isCurrent} />
      ))}
      {due.map((items, index) => {
        const serials = items.map((item) => item.serial).join(t("common.listSeparator"));
        return (
          <Form method="post" key={serials} className="panel padded stack">
            <p>{t("console.revotes.due", { serials })}</p>
            <Items items={items} isCounted={false} />
            <input type="hidden" name="submissionId" value={items[0]?.submissionId ?? ""} />
            {mayRun && !isOpen && (
              <div className="row">
                <button
                  className={isCurrent && index === 0 ? "btn primary" : "btn"}
                  type="submit"
                  name="intent"
                  value="callRevote"
                >
                  {t("console.revotes.call", { serials })}
                </button>
              </div>
            )}
          </Form>
        );
      })}
    </section>
  );
}

interface PanelProps extends Pick<Props, "zone" | "isCurrent"> {
  readonly revote: Revote;
  readonly mayRun: boolean;
}

function RevotePanel({ revote, zone, mayRun, isCurrent }: PanelProps) {
  const { t, i18n } = useTranslation();
  const { number, state, isCounted, items } = revote;
  const at = instantText(revote.closedAt ?? revote.openedAt, zone, i18n.language);
  const isLevel = new Set(items.map((item) => item.yes)).size === 1;
  const told = state === "open" ? "open" : isCounted !== true ? "notCounted" : isLevel ? "level" : "counted";
  return (
    <div className="panel padded stack">
      <p>{t(`console.revotes.${told}`, { number, at })}</p>
      {state === "open" && (
        <Roll
          seats={revote.attendance}
          mayRun={mayRun}
          subject={{ name: "revoteId", value: revote.revoteId }}
          intent="revoteAttendance"
        />
      )}
      <Items items={items} isCounted={state === "closed"} />
      {state === "open" && (
        <p>
          {t("console.revotes.quorum", {
            present: revote.present,
            members: revote.members,
            needed: revote.quorumNeeded,
          })}
          {t("common.sentenceGap")}
          {t("console.revotes.progress", { cast: revote.cast, present: revote.present })}
        </p>
      )}
      {state === "open" && mayRun && (
        <Form method="post" className="row">
          <input type="hidden" name="revoteId" value={revote.revoteId} />
          <button
            className={isCurrent && revote.hasQuorum && revote.cast === revote.present ? "btn primary" : "btn"}
            type="submit"
            name="intent"
            value="closeRevote"
          >
            {t("console.revotes.close")}
          </button>
          {!revote.hasQuorum && <span className="muted small">{t("console.revotes.lost")}</span>}
        </Form>
      )}
    </div>
  );
}

function Items({ items, isCounted }: { readonly items: readonly Item[]; readonly isCounted: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="plain">
      {items.map((item) => {
        const title = pick({ zh: item.titleZh, en: item.titleEn }, i18n.language);
        return (
          <li key={item.submissionId}>
            <span className="muted">{item.serial}</span> <span lang={title.lang}>{title.text}</span>
            {isCounted && (
              <span className="tag note">
                {t("console.revotes.votes")} {item.yes ?? 0}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
