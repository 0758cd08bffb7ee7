import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import { dateText, instantText } from "#app/components/instant.ts";
import { FieldLists } from "#app/components/notice/field-lists.tsx";
import { NoticeHead } from "#app/components/notice/notice-head.tsx";
import { RefusalNotice } from "#app/components/refusal-notice.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { localDay } from "#app/http/zone-time.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { findNotice, prepareNotice, publishList, publishNotice } from "#app/workflow/notices.server.ts";
import { listStages } from "#app/workflow/stages.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call }) => {
  const { timeZone, timeZoneName, notice: plan } = call.programme;
  const last = (await listStages(ctx, "staff")).at(-1);
  return {
    slug: call.slug,
    timeZone,
    timeZoneName,
    workingDays: plan.workingDays,
    addendumWorkingDays: plan.addendumWorkingDays,
    today: localDay(ctx.now(), timeZone),
    isSelected: last?.state === "frozen",
    notice: (await loadNotice(ctx)) ?? null,
  };
});

async function loadNotice(ctx: Parameters<typeof findNotice>[0]) {
  const found = await findNotice(ctx);
  if (found === undefined) return undefined;
  const { noticeId, state, publishedOn, endsAt, document, listDigest, preparedBy, preparedAt, signedBy, signedAt } =
    found;
  const { publishedAt, listPublishedAt, mayPublish, mayPublishList, isOutdated } = found;
  const persons = { preparedBy, preparedAt, signedBy, signedAt };
  const dates = { publishedOn, endsAt, publishedAt, listPublishedAt };
  return { noticeId, state, document, listDigest, mayPublish, mayPublishList, isOutdated, ...persons, ...dates };
}

export type OfficeNotice = NonNullable<Awaited<ReturnType<typeof loadNotice>>>;

export const action = actionFor(["secretariat"], async ({ ctx, request, url }) => {
  const form = await request.formData();
  switch (textOf(form, "intent")) {
    case "prepare":
      await prepareNotice(ctx, { publishedOn: textOf(form, "publishedOn") });
      break;
    case "publish":
      await publishNotice(ctx, textOf(form, "notice"));
      break;
    default:
      await publishList(ctx);
  }
  return redirect(url.pathname);
});

export const handle: PageHandle = { title: "programme.notice.title" };

export default function OfficeNoticePage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { slug, timeZone, timeZoneName, today, isSelected, notice, ...plan } = useLoaderData<typeof loader>();
  const workingDays = notice?.isOutdated === true ? plan.addendumWorkingDays : plan.workingDays;
  const reply = useActionData<typeof action>();
  const at = (instant: string) => instantText(instant, timeZone, i18n.language);
  const zone = pick(timeZoneName);
  const state = notice === null ? "none" : notice.listPublishedAt !== null ? "listed" : notice.state;
  const facts =
    notice === null
      ? []
      : [
          t("programme.notice.appears", { date: dateText(notice.publishedOn, i18n.language) }),
          t("programme.notice.ends", { at: at(notice.endsAt), zone }),
        ];
  return (
    <>
      <StateLine
        state={t(`programme.notice.states.${state}`)}
        facts={facts}
        next={t(`programme.notice.next.${notice === null && !isSelected ? "early" : state}`)}
      />
      <main id="content" className="page reading">
        <h1>{t("programme.notice.title")}</h1>
        <RefusalNotice reply={reply} />
        {(notice?.publishedAt ?? null) !== null && (
          <p className="row">
            <Link to={`/${slug}/notice`}>{t("publicPages.toNotice")}</Link>
            {(notice?.listPublishedAt ?? null) !== null && <Link to={`/${slug}/list`}>{t("publicPages.toList")}</Link>}
          </p>
        )}
        {notice !== null && <NoticeActions notice={notice} at={at} />}
        {notice?.isOutdated === true && <p className="notice warm">{t("programme.notice.outdated")}</p>}
        {(notice === null || notice.publishedAt === null || notice.isOutdated) && (
          <PrepareForm isFirst={notice === null} isSelected={isSelected} today={today} workingDays={workingDays} />
        )}
        {notice !== null && (
          <section className="panel padded preview" aria-label={t("programme.notice.preview")}>
            <p className="xs muted">{t("programme.notice.preview")}</p>
            <NoticeHead notice={notice.document} running={null} headingLevel={2} />
            <FieldLists fields={notice.document.fields} headingLevel={3} />
          </section>
        )}
      </main>
    </>
  );
}

interface ActionsProps {
  readonly notice: OfficeNotice;
  readonly at: (instant: string) => string;
}

/** Who prepared and signed it, and what may be done now. */
function NoticeActions({ notice, at }: ActionsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const nameOf = (person: OfficeNotice["preparedBy"]) => pick({ zh: person.nameZh, en: person.nameEn });
  return (
    <Form method="post" className="panel padded">
      <p>
        {t("programme.notice.preparedBy", { who: nameOf(notice.preparedBy), at: at(notice.preparedAt) })}
        {t("common.sentenceGap")}
        {notice.signedBy === null || notice.signedAt === null
          ? t("programme.notice.waitsForSignature")
          : t("programme.notice.signedBy", { who: nameOf(notice.signedBy), at: at(notice.signedAt) })}
      </p>
      {notice.listDigest !== null && (
        <p className="small">
          {t("programme.notice.digest")}
          {t("common.sentenceGap")}
          <code>{notice.listDigest}</code>
        </p>
      )}
      <input type="hidden" name="notice" value={notice.noticeId} />
      {notice.state === "signed" && (
        <>
          {!notice.mayPublish && <p className="muted small">{t("programme.notice.publishHint")}</p>}
          <button className={notice.mayPublish ? "btn primary" : "btn"} type="submit" name="intent" value="publish">
            {t("programme.notice.publish")}
          </button>
        </>
      )}
      {notice.state === "published" && notice.listPublishedAt === null && (
        <>
          {!notice.mayPublishList && <p className="muted small">{t("programme.notice.publishListHint")}</p>}
          <button
            className={notice.mayPublishList ? "btn primary" : "btn"}
            type="submit"
            name="intent"
            value="publishList"
          >
            {t("programme.notice.publishList")}
          </button>
        </>
      )}
    </Form>
  );
}

interface PrepareProps {
  readonly isFirst: boolean;
  /** The last stage is confirmed, so there is a list to announce. */
  readonly isSelected: boolean;
  readonly today: string;
  readonly workingDays: number;
}

function PrepareForm({ isFirst, isSelected, today, workingDays }: PrepareProps) {
  const { t } = useTranslation();
  if (!isSelected) return <p className="notice">{t("programme.notice.early")}</p>;
  const form = (
    <Form method="post" className="panel padded">
      <input type="hidden" name="intent" value="prepare" />
      <Field
        label={t("programme.notice.publishedOn")}
        hint={t("programme.notice.publishedOnHint", { count: workingDays })}
      >
        <input name="publishedOn" type="date" min={today} defaultValue={today} required />
      </Field>
      <button className={isFirst ? "btn primary" : "btn"} type="submit">
        {t(isFirst ? "programme.notice.prepare" : "programme.notice.prepareAgain")}
      </button>
    </Form>
  );
  if (isFirst) return form;
  return (
    <details>
      <summary>{t("programme.notice.prepareAgain")}</summary>
      <p className="muted small">{t("programme.notice.prepareAgainHint")}</p>
      {form}
    </details>
  );
}
