import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "#app/components/bilingual.ts";
import { type DataColumn, DataTable } from "#app/components/data-table/data-table.tsx";
import { tableAddress } from "#app/components/data-table/table-state.ts";
import { TableTools } from "#app/components/data-table/table-tools.tsx";
import { placeName } from "#app/components/place-names.ts";
import { StateLine } from "#app/components/state-line.tsx";
import {
  SUBMISSION_STATUSES,
  submissionColumns,
  submissionQuery,
  type SubmissionRow,
  submissionSort,
  submissionWords,
} from "#app/components/submission-table.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { loaderFor } from "#app/http/page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { listSubmissions } from "#app/workflow/submissions.server.ts";
import { CHANNELS, SUBMISSION_KINDS } from "#scoring/programme/kinds.ts";

export const loader = loaderFor(["secretariat"], async ({ ctx, call, url, language }) => {
  const { rows, total, page, stageKind, countries } = await listSubmissions(
    ctx,
    submissionQuery(url.searchParams, language),
  );
  return { call: callWords(call), rows, total, page, stageKind, countries };
});

export const handle: PageHandle = { title: "office.submissions.heading" };

export default function SubmissionsPage() {
  const { t, i18n } = useTranslation();
  const { call, rows, total, page, stageKind, countries } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const words = submissionWords(t, i18n.language, call);
  const columns = submissionColumns(t).map((column): DataColumn<SubmissionRow> => ({
    ...column,
    cell:
      column.id === "title"
        ? (row) => (
            <Link className="t" to={row.id} lang={pick({ zh: row.titleZh, en: row.titleEn }, i18n.language).lang}>
              {column.text(row, words)}
            </Link>
          )
        : (row) => column.text(row, words),
  }));
  const options = <Code extends string>(codes: readonly Code[], label: (code: Code) => string) =>
    codes.map((value) => ({ value, label: label(value) }));
  const stage = call.stages.find((item) => item.kind === stageKind);
  return (
    <>
      <StateLine
        state={t("office.submissions.heading")}
        facts={[
          t("office.submissions.count", { count: total }),
          ...(stage === undefined
            ? []
            : [t("office.submissions.sheetsOf", { stage: pick(stage.name, i18n.language).text })]),
        ]}
      />
      <main id="content" className="page wide">
        <h1>{t("office.submissions.heading")}</h1>
        <TableTools
          searchLabel={t("office.submissions.search")}
          filters={[
            {
              name: "field",
              label: t("office.submissions.field"),
              options: options(
                call.fields.map((field) => field.code),
                (code) => words.fields.get(code) ?? code,
              ),
            },
            {
              name: "status",
              label: t("office.submissions.status"),
              options: options(SUBMISSION_STATUSES, (code) => words.statuses[code]),
            },
            {
              name: "channel",
              label: t("office.submissions.channel"),
              options: options(CHANNELS, (code) => words.channels[code]),
            },
            {
              name: "kind",
              label: t("office.submissions.kind"),
              options: options(SUBMISSION_KINDS, (code) => words.kinds[code]),
            },
            {
              name: "country",
              label: t("office.submissions.country"),
              options: options(countries, (code) => placeName(code, i18n.language)),
            },
          ]}
          columns={columns}
        />
        <DataTable
          caption={t("office.submissions.heading")}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          sort={submissionSort(search)}
          paging={{ page, total }}
        />
        <p>
          <a className="btn" href={`/${call.slug}/office/submissions.csv${tableAddress(search, { page: null })}`}>
            {t("common.table.exportCsv")}
          </a>
        </p>
      </main>
    </>
  );
}
