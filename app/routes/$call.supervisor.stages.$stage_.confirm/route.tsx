import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { useCodeName } from "#app/components/code-names.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Field } from "#app/components/field.tsx";
import { instantText } from "#app/components/instant.ts";
import { nextStepOf } from "#app/components/ranking/next-step.ts";
import { useName } from "#app/components/ranking/shortlist-panel.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { callWords } from "#app/http/call-words.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { CONFIRMATION_LENGTH } from "#app/workflow/result-proposals.server.ts";
import { confirmShortlist, declineShortlist, standingOf } from "#app/workflow/shortlists.server.ts";

export const loader = loaderFor(["supervisor"], async ({ aside, call, params }) => {
  const { kind, name } = stageOfAddress({ call, params });
  const shortlist = await aside.ask("shortlist", { kind });
  const rows = shortlist.rows.map(({ serial, titleZh, titleEn, field }) => ({ serial, titleZh, titleEn, field }));
  return {
    call: callWords(call),
    stage: { kind, name },
    shortlist: standingOf(shortlist),
    rows,
    confirmationLength: CONFIRMATION_LENGTH,
  };
});

export const action = actionFor(["supervisor"], async ({ request, ctx, aside, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  if (textOf(form, "intent") === "decline") await declineShortlist(ctx, kind, textOf(form, "reason"));
  else {
    const confirmation = textOf(form, "confirmation");
    await confirmShortlist(ctx, kind, { confirmation }, await aside.askForAct("drawn", { kind }));
  }
  return redirect(`/${call.slug}/supervisor/stages/${kind}`, 303);
});

export const handle: PageHandle = { title: "ranking.confirm.pageTitle" };

export default function ConfirmShortlistPage() {
  const { t, i18n } = useTranslation();
  const pickText = usePick();
  const nameOf = useName();
  const { call, stage, shortlist, rows, confirmationLength } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const fieldName = useCodeName(call.fields);
  const stageName = pickText(stage.name);
  const digest = shortlist.resultDigest ?? "";
  const proposedAt =
    shortlist.proposedAt === null ? "" : instantText(shortlist.proposedAt, call.timeZone, i18n.language);
  return (
    <>
      <StateLine
        state={t("ranking.state.title", { stage: stageName, state: t("common.stageStates.closed") })}
        facts={[t("ranking.confirm.count", { count: rows.length })]}
        next={t(`ranking.next.${nextStepOf(shortlist)}`)}
      />
      <main id="content" className="page reading">
        <h1>{t("ranking.confirm.title", { stage: stageName })}</h1>
        <RefusalNotice reply={reply} />
        {!shortlist.mayConfirm ? (
          <EmptyState title={t("ranking.confirm.nothing")}>{t("ranking.confirm.nothingHint")}</EmptyState>
        ) : (
          <>
            <p className="lead">{t("ranking.confirm.lead")}</p>
            <dl className="panel padded pairs">
              <dt>{t("ranking.confirm.proposedBy")}</dt>
              <dd>
                {nameOf(shortlist.proposedBy)}
                {t("common.clauseSeparator")}
                {proposedAt}
              </dd>
              <dt>{t("ranking.shortlist.note")}</dt>
              <dd>{shortlist.note}</dd>
              <dt>{t("ranking.shortlist.digest")}</dt>
              <dd>
                <code className="digest">
                  <b>{digest.slice(0, confirmationLength)}</b>
                  {digest.slice(confirmationLength)}
                </code>
              </dd>
            </dl>
            {shortlist.isStale && <p className="notice warm">{t("ranking.shortlist.stale")}</p>}
            <h2>{t("ranking.confirm.list")}</h2>
            <div className="panel">
              <table className="table listing">
                <caption className="hidden-visually">{t("ranking.confirm.list")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("ranking.columns.serial")}</th>
                    <th scope="col">{t("ranking.columns.submission")}</th>
                    <th scope="col">{t("ranking.columns.field")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const title = pick({ zh: row.titleZh, en: row.titleEn }, i18n.language);
                    return (
                      <tr key={row.serial}>
                        <td className="nowrap">{row.serial}</td>
                        <td lang={title.lang}>{title.text}</td>
                        <td className="muted">{fieldName(row.field)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <h2>{t("ranking.confirm.yours")}</h2>
            {!shortlist.isStale && (
              <Form method="post" className="form">
                <Field
                  label={t("ranking.confirm.typed", { count: confirmationLength })}
                  hint={t("ranking.confirm.typedHint")}
                >
                  <input name="confirmation" required autoComplete="off" spellCheck={false} maxLength={64} />
                </Field>
                <div>
                  <button className="btn primary" type="submit" name="intent" value="confirm">
                    {t("ranking.confirm.confirm")}
                  </button>
                </div>
              </Form>
            )}
            <details>
              <summary>{t("ranking.confirm.declineSummary")}</summary>
              <Form method="post" className="form">
                <Field label={t("ranking.confirm.reason")}>
                  <textarea name="reason" required rows={3} />
                </Field>
                <div>
                  <button className="btn" type="submit" name="intent" value="decline">
                    {t("ranking.confirm.decline")}
                  </button>
                </div>
              </Form>
            </details>
          </>
        )}
      </main>
    </>
  );
}
