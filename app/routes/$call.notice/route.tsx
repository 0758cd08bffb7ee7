import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { usePick } from "#app/components/bilingual.ts";
import { dateText } from "#app/components/instant.ts";
import { DigestCheck } from "#app/components/notice/digest-check.tsx";
import { FieldLists } from "#app/components/notice/field-lists.tsx";
import { NoticeHead } from "#app/components/notice/notice-head.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { findPublicList, findPublicNotice } from "#app/workflow/notices.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";

export const loader = loaderFor("public", async ({ runtime, params }) => {
  const slug = params["call"] ?? "";
  const notice = await findPublicNotice(runtime, slug);
  if (notice === undefined) throw new Refusal("not_found");
  const { resultDigest: _resultDigest, ...document } = notice.document;
  const { listDigest, isRunning, workingDaysLeft } = notice;
  const hasList = (await findPublicList(runtime, slug)) !== undefined;
  return { document, listDigest, isRunning, workingDaysLeft, hasList };
});

export const handle: PageHandle = { title: "publicPages.notice.pageTitle" };

export default function NoticePage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { document, listDigest, hasList, ...running } = useLoaderData<typeof loader>();
  const { call, period } = document;
  const lastDay = dateText(period.lastDay, i18n.language);
  return (
    <AppShell home={`/${call.slug}`} title={`${pick(call.shortName)} · ${pick(call.edition)}`}>
      <StateLine
        state={t(running.isRunning ? "publicPages.notice.running" : "publicPages.notice.ended")}
        facts={[t("publicPages.notice.until", { date: lastDay, zone: pick(period.timeZoneName) })]}
        next={
          hasList ? (
            <Link to={`/${call.slug}/list`}>{t("publicPages.toList")}</Link>
          ) : running.isRunning ? (
            t("publicPages.notice.daysLeft", { count: running.workingDaysLeft })
          ) : (
            t("publicPages.notice.listFollows")
          )
        }
      />
      <main id="content" className="page reading document">
        <NoticeHead notice={document} running={running} />
        <FieldLists fields={document.fields} />
        <DigestCheck
          listDigest={listDigest}
          href={`/${call.slug}/notice/list.json`}
          fileName={`${call.slug}-notice.json`}
        />
      </main>
    </AppShell>
  );
}
