import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "../bilingual.ts";
import { deadlineText } from "../deadline.ts";
import { Field } from "../field.tsx";
import { instantText } from "../instant.ts";
import { useName } from "../ranking/shortlist-panel.tsx";
import { MovedTable } from "./moved-table.tsx";
import type { PendingVersion, VersionData } from "./version-data.ts";
import { PENDING } from "./version-tables.ts";

export interface Props {
  readonly pending: PendingVersion;
  readonly data: VersionData;
}

/** The version that is being made: what would move, what it still waits for, and this person's part in it. */
export function PendingVersionPanel({ pending, data }: Props) {
  const { t } = useTranslation();
  return (
    <section className="panel padded stack" aria-labelledby="pending">
      <h2 id="pending">{t("versions.pending.title")}</h2>
      <Story pending={pending} data={data} />
      {pending.isStale && <p className="notice warm">{t("versions.pending.stale")}</p>}
      <p>{t(pending.isSameList ? "versions.pending.sameList" : "versions.pending.otherList")}</p>
      <MovedTable
        {...data}
        changes={pending.changes}
        caption={t("versions.pending.title")}
        files={{ csv: `versions.csv?table=${PENDING}` }}
      />
      {pending.resultDigest !== null && (
        <p className="small">
          {t("versions.pending.digest")}{" "}
          <code className="digest">
            <b>{pending.resultDigest.slice(0, data.confirmationLength)}</b>
            {pending.resultDigest.slice(data.confirmationLength)}
          </code>
        </p>
      )}
      {pending.mayPropose && <Propose pending={pending} />}
      {pending.mayConfirm && !pending.isStale && <Confirm length={data.confirmationLength} />}
    </section>
  );
}

function Story({ pending, data: { call } }: Props) {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const nameOf = useName();
  const { state, rereadingDueAt, votesMissing, proposedBy, proposedAt, decidedBy, note } = pending;
  const at = (instant: string) => instantText(instant, call.timeZone, i18n.language);
  if (rereadingDueAt !== null)
    return (
      <p className="notice">
        {t("versions.pending.reading", {
          at: deadlineText(rereadingDueAt, call.timeZone, i18n.language),
          zone: pick(call.timeZoneName),
        })}
      </p>
    );
  if (votesMissing > 0) return <p className="notice warm">{t("versions.pending.votes", { count: votesMissing })}</p>;
  if (state === "due") return <p>{t("versions.pending.due")}</p>;
  const words =
    state === "proposed"
      ? t("versions.pending.proposed", { who: nameOf(proposedBy), at: at(proposedAt ?? "") })
      : t("versions.pending.declined", { who: nameOf(decidedBy) });
  return (
    <>
      <p>{words}</p>
      {note !== "" && <blockquote className="quote small">{note}</blockquote>}
    </>
  );
}

function Propose({ pending: { state, isStale } }: { readonly pending: PendingVersion }) {
  const { t } = useTranslation();
  const isFirst = state !== "proposed" || isStale;
  return (
    <Form method="post" className="form">
      <Field label={t("versions.pending.note")} hint={t("versions.pending.noteHint")}>
        <textarea name="note" required rows={3} />
      </Field>
      <div>
        <button className={isFirst ? "btn primary" : "btn"} type="submit" name="intent" value="propose">
          {t(isFirst ? "versions.pending.propose" : "versions.pending.proposeAgain")}
        </button>
      </div>
    </Form>
  );
}

function Confirm({ length }: { readonly length: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Form method="post" className="form">
        <Field label={t("ranking.confirm.typed", { count: length })} hint={t("ranking.confirm.typedHint")}>
          <input name="confirmation" required autoComplete="off" spellCheck={false} maxLength={64} />
        </Field>
        <div>
          <button className="btn primary" type="submit" name="intent" value="confirm">
            {t("versions.pending.confirm")}
          </button>
        </div>
      </Form>
      <details>
        <summary>{t("versions.pending.disagree")}</summary>
        <Form method="post" className="form">
          <Field label={t("versions.pending.reason")}>
            <textarea name="reason" required rows={3} />
          </Field>
          <div>
            <button className="btn" type="submit" name="intent" value="decline">
              {t("versions.pending.decline")}
            </button>
          </div>
        </Form>
      </details>
    </>
  );
}
