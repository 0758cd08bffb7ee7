import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { dateText, instantText } from "#app/components/instant.ts";
import { FieldLists } from "#app/components/notice/field-lists.tsx";
import { NoticeHead } from "#app/components/notice/notice-head.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { findNotice, signNotice } from "#app/workflow/notices.server.ts";

export const loader = loaderFor(["supervisor"], async ({ ctx, call }) => {
  const found = await findNotice(ctx);
  const { timeZone, timeZoneName } = call.programme;
  if (found === undefined) return { slug: call.slug, timeZone, timeZoneName, notice: null };
  const { noticeId, state, document, listDigest, preparedBy, preparedAt, signedBy, signedAt, maySign } = found;
  const notice = { noticeId, state, document, listDigest, preparedBy, preparedAt, signedBy, signedAt, maySign };
  return { slug: call.slug, timeZone, timeZoneName, notice };
});

export const action = actionFor(["supervisor"], async ({ request, url, ctx }) => {
  await signNotice(ctx, textOf(await request.formData(), "noticeId"));
  return redirect(url.pathname, 303);
});

export const handle: PageHandle = { title: "console.notice.title" };

export default function SignNoticePage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { slug, timeZone, timeZoneName, notice } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = (instant: string) => instantText(instant, timeZone, i18n.language);
  if (notice === null)
    return (
      <>
        <StateLine state={t("console.notice.states.none")} next={t("console.notice.next.none")} />
        <main id="content" className="page reading">
          <h1>{t("console.notice.title")}</h1>
          <EmptyState title={t("console.notice.none")}>{t("console.notice.noneHint")}</EmptyState>
        </main>
      </>
    );
  const { state, document, preparedBy, preparedAt, signedBy, signedAt, listDigest } = notice;
  const nameOf = (person: typeof preparedBy) => pick({ zh: person.nameZh, en: person.nameEn });
  return (
    <>
      <StateLine
        state={t(`console.notice.states.${state}`)}
        facts={[
          t("console.notice.appears", {
            date: dateText(document.period.publishedOn, i18n.language),
            zone: pick(timeZoneName),
          }),
        ]}
        next={
          state === "published" ? (
            <Link to={`/${slug}/notice`}>{t("publicPages.toNotice")}</Link>
          ) : (
            t(`console.notice.next.${state}`)
          )
        }
      />
      <main id="content" className="page reading">
        <h1>{t("console.notice.title")}</h1>
        <RefusalNotice reply={reply} />
        <p className="lead">{t("console.notice.lead")}</p>
        <dl className="panel padded pairs">
          <dt>{t("console.notice.preparedBy")}</dt>
          <dd>
            {nameOf(preparedBy)}
            {t("common.clauseSeparator")}
            {at(preparedAt)}
          </dd>
          <dt>{t("console.notice.signedBy")}</dt>
          <dd>
            {signedBy === null || signedAt === null
              ? t("console.notice.notSigned")
              : nameOf(signedBy) + t("common.clauseSeparator") + at(signedAt)}
          </dd>
          {listDigest !== null && (
            <>
              <dt>{t("console.notice.digest")}</dt>
              <dd>
                <code>{listDigest}</code>
              </dd>
            </>
          )}
        </dl>
        <section className="panel padded preview" aria-label={t("console.notice.preview")}>
          <NoticeHead notice={document} running={null} headingLevel={2} />
          <FieldLists fields={document.fields} headingLevel={3} />
        </section>
        {notice.maySign && (
          <Form method="post">
            <input type="hidden" name="noticeId" value={notice.noticeId} />
            <p className="muted small">{t("console.notice.signHint")}</p>
            <button className="btn primary" type="submit">
              {t("console.notice.sign")}
            </button>
          </Form>
        )}
      </main>
    </>
  );
}
