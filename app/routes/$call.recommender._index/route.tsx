import { useLoaderData, useSearchParams } from "@remix-run/react";
import { pick } from "#app/components/bilingual.ts";
import { type DataColumn, DataTable } from "#app/components/data-table/data-table.tsx";
import { instantText } from "#app/components/instant.ts";
import { StateLine } from "#app/components/state-line.tsx";
import {
  submissionColumns,
  submissionQuery,
  type SubmissionRow,
  submissionSort,
  submissionWords,
} from "#app/components/submission-table.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { listSubmissions } from "#app/workflow/submissions.server.ts";

export const loader = loaderFor(["recommender"], async ({ ctx, call, url, language }) => {
  const { rows, total, page } = await listSubmissions(ctx, submissionQuery(url.searchParams, language));
  return { call: callWords(call), closesAt: call.programme.callClosesAt, rows, total, page };
});

export const handle: PageHandle = { title: "office.recommender.heading" };

const COLUMNS: readonly string[] = ["serial", "title", "applicant", "field", "received", "status"];

/** What a body recommended, and how its formal check stands. To be read only. */
export default function RecommenderPage() {
  const { t, i18n } = useTranslation();
  const { call, closesAt, rows, total, page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const words = submissionWords(t, i18n.language, call);
  const columns = submissionColumns(t)
    .filter((column) => COLUMNS.includes(column.id))
    .map((column): DataColumn<SubmissionRow> => ({ ...column, cell: (row) => column.text(row, words) }));
  return (
    <>
      <StateLine
        state={t("office.recommender.heading")}
        facts={[
          t("office.submissions.count", { count: total }),
          t("office.recommender.closes", {
            at: instantText(closesAt, call.timeZone, i18n.language),
            zone: pick(call.timeZoneName, i18n.language).text,
          }),
        ]}
      />
      <main id="content" className="page">
        <h1>{t("office.recommender.heading")}</h1>
        <p className="lead">{t("office.recommender.lead")}</p>
        <DataTable
          caption={t("office.recommender.heading")}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          sort={submissionSort(search)}
          paging={{ page, total }}
          empty={t("office.recommender.none")}
        />
      </main>
    </>
  );
}
