import { useLoaderData, useSearchParams } from "@remix-run/react";
import { pageOf } from "#app/components/data-table/table-state.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pages } from "#app/components/pages.tsx";
import { RecordEntries } from "#app/components/record-entries.tsx";
import { StateLine } from "#app/components/state-line.tsx";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { listRecord } from "#app/workflow/record.server.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url }) => ({
  slug: call.slug,
  zone: call.programme.timeZone,
  ...(await listRecord(ctx, pageOf(url.searchParams))),
}));

export const handle: PageHandle = { title: "record.title" };

export default function RecordPage() {
  const { t } = useTranslation();
  const { slug, zone, entries, total, page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const base = `/${slug}/office`;
  return (
    <>
      <StateLine state={t("record.title")} facts={[t("record.state", { total })]} />
      <main id="content" className="page">
        <h1>{t("record.title")}</h1>
        <p className="lead">{t("record.lead")}</p>
        {entries.length === 0 ? (
          <EmptyState title={t("record.none")} />
        ) : (
          <RecordEntries
            entries={entries}
            zone={zone}
            hrefOf={(type, id) => {
              if (type === "submission") return `${base}/submissions/${id}`;
              return type === "expert" ? `${base}/experts/${id}` : undefined;
            }}
          />
        )}
        <Pages page={page} total={total} search={search} />
      </main>
    </>
  );
}
