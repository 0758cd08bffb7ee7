import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AppShell } from "#app/components/app-shell.tsx";
import { usePick } from "#app/components/bilingual.ts";
import { dateText } from "#app/components/instant.ts";
import { DigestCheck } from "#app/components/notice/digest-check.tsx";
import { FieldLists } from "#app/components/notice/field-lists.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { findPublicList } from "#app/workflow/notices.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { ExpertNames } from "./expert-names.tsx";

export const loader = loaderFor("public", async ({ runtime, params }) => {
  const list = await findPublicList(runtime, params["call"] ?? "");
  if (list === undefined) throw new Refusal("not_found");
  return { document: list.document, listDigest: list.listDigest };
});

export const handle: PageHandle = { title: "publicPages.list.pageTitle" };

export default function PublishedListPage() {
  const { t, i18n } = useTranslation();
  const pick = usePick();
  const { document, listDigest } = useLoaderData<typeof loader>();
  const { call, notice, count } = document;
  const date = (day: string) => dateText(day, i18n.language);
  return (
    <AppShell home={`/${call.slug}`} title={`${pick(call.shortName)} · ${pick(call.edition)}`}>
      <StateLine
        state={t("publicPages.list.state")}
        facts={[t("publicPages.list.publishedOn", { date: date(document.publishedOn) })]}
        next={<Link to={`/${call.slug}/notice`}>{t("publicPages.toNotice")}</Link>}
      />
      <main id="content" className="page reading document">
        <h1>{t("publicPages.list.title", { edition: pick(call.edition), name: pick(call.name) })}</h1>
        <p className="lead">
          {t("publicPages.list.lead", { count, from: date(notice.publishedOn), to: date(notice.lastDay) })}
        </p>
        <FieldLists fields={document.fields} />
        <ExpertNames experts={document.experts} />
        <DigestCheck
          listDigest={listDigest}
          href={`/${call.slug}/list/list.json`}
          fileName={`${call.slug}-list.json`}
        />
      </main>
    </AppShell>
  );
}
