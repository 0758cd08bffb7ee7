import { Form, Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { Field } from "../field.tsx";
import { instantText } from "../instant.ts";
import { MovedTable } from "../versions/moved-table.tsx";
import type { RankingCall } from "./ranking-data.ts";
import type { PersonName, ShortlistData, StageData } from "./stage-data.ts";

export interface Props {
  readonly shortlist: ShortlistData;
  /** What is shown is from before; nothing is proposed on it. */
  readonly isBeingCounted: boolean;
  readonly call: RankingCall;
  readonly conflictRules: StageData["conflictRules"];
  /** Where the second person confirms; undefined for a reader who never does. */
  readonly confirmHref: string | undefined;
  /** Where votes are held; undefined in a stage without a vote, and for a reader who holds none. */
  readonly votesHref: string | undefined;
  /** Where the versions of a confirmed result are told apart. */
  readonly versionsHref: string;
}

/** The list a stage passes on: its state in words, and what this person may do about it. */
export function ShortlistPanel({
  shortlist,
  isBeingCounted,
  call,
  conflictRules,
  confirmHref,
  votesHref,
  versionsHref,
}: Props) {
  const { t } = useTranslation();
  const { state, isStale, moved, isReopened, mayPropose, mayConfirm, votesMissing, recusalsUndecided, resultDigest } =
    shortlist;
  return (
    <section className="panel padded" aria-labelledby="shortlist">
      <h2 id="shortlist">{t("ranking.shortlist.title")}</h2>
      <Story shortlist={shortlist} zone={call.timeZone} />
      {resultDigest !== null && (
        <p className="small">
          {t("ranking.shortlist.digest")} <code>{resultDigest}</code>
        </p>
      )}
      {isStale && <p className="notice warm">{t("ranking.shortlist.stale")}</p>}
      {moved !== null && (
        <>
          <h3>{t("ranking.shortlist.moved")}</h3>
          <p>{t(moved.isSameList ? "ranking.shortlist.movedSame" : "ranking.shortlist.movedOther")}</p>
          <MovedTable
            call={call}
            rules={conflictRules}
            changes={moved.changes}
            caption={t("ranking.shortlist.moved")}
          />
        </>
      )}
      {votesMissing > 0 && state !== "frozen" && (
        <p className="notice warm">
          {t("ranking.shortlist.votesMissing", { count: votesMissing })}
          {t("common.sentenceGap")}
          {votesHref !== undefined && <Link to={votesHref}>{t("ranking.shortlist.toVotes")}</Link>}
        </p>
      )}
      {recusalsUndecided > 0 && (
        <p className="notice warm">
          {t("ranking.shortlist.recusalsUndecided", { count: recusalsUndecided })}
          {t("common.sentenceGap")}
          {votesHref !== undefined && (
            <Link to={`${votesHref}#recusal-effects`}>{t("ranking.shortlist.toRecusals")}</Link>
          )}
        </p>
      )}
      {isReopened && (
        <p className="notice warm">
          {t("versions.reopened")}
          {t("common.sentenceGap")}
          <Link to={versionsHref}>{t("versions.toPending")}</Link>
        </p>
      )}
      {state === "frozen" && (
        <p>
          <Link to={versionsHref}>{t("versions.link")}</Link>
        </p>
      )}
      {mayPropose && <Propose shortlist={shortlist} isBeingCounted={isBeingCounted} />}
      {mayConfirm && !isStale && confirmHref !== undefined && (
        <p>
          <Link className="btn primary" to={confirmHref}>
            {t("ranking.shortlist.toConfirm")}
          </Link>
        </p>
      )}
    </section>
  );
}

function Story({ shortlist, zone }: Pick<Props, "shortlist"> & { readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const nameOf = useName();
  const { state, count, isStale, version, note, proposedBy, proposedAt, decidedBy, decidedAt } = shortlist;
  const at = (instant: string | null) => (instant === null ? "" : instantText(instant, zone, i18n.language));
  const proposal = { who: nameOf(proposedBy), at: at(proposedAt), version: version ?? 1, count };
  const decision = { who: nameOf(decidedBy), at: at(decidedAt), count };
  switch (state) {
    case "none":
      return <p>{t("ranking.shortlist.none", { count })}</p>;
    case "proposed":
      return (
        <>
          <p>{t(isStale ? "ranking.shortlist.proposedOther" : "ranking.shortlist.proposed", proposal)}</p>
          {note !== "" && <blockquote className="quote small">{note}</blockquote>}
        </>
      );
    case "declined":
      return (
        <>
          <p>{t("ranking.shortlist.declined", decision)}</p>
          {note !== "" && <blockquote className="quote small">{note}</blockquote>}
        </>
      );
    case "frozen":
      return (
        <p>
          {t("ranking.shortlist.confirmed", decision)}
          {t("common.sentenceGap")}
          {t("ranking.shortlist.proposedBefore", proposal)}
        </p>
      );
  }
}

function Propose({
  shortlist: { state, count, isStale },
  isBeingCounted,
}: Pick<Props, "shortlist" | "isBeingCounted">) {
  const { t } = useTranslation();
  const isFirst = state !== "proposed";
  const form = (
    <Form method="post" className="form">
      <Field label={t("ranking.shortlist.note")} hint={t("ranking.shortlist.noteHint")}>
        <textarea name="note" required rows={3} />
      </Field>
      <div>
        <button
          className={isFirst || isStale ? "btn primary" : "btn"}
          type="submit"
          name="intent"
          value="propose"
          disabled={isBeingCounted}
        >
          {t("ranking.shortlist.propose", { count })}
        </button>
      </div>
    </Form>
  );
  if (isFirst || isStale) return form;
  return (
    <details>
      <summary>{t("ranking.shortlist.proposeAgain")}</summary>
      {form}
    </details>
  );
}

/** A person's name in the page's language. */
export function useName(): (person: PersonName | null) => string {
  const { t } = useTranslation();
  const pick = usePick();
  return (person) =>
    person === null ? t("ranking.shortlist.somebody") : pick({ zh: person.nameZh, en: person.nameEn });
}
