import { columnsOf } from "#app/components/data-table/table-state.ts";
import {
  submissionColumns,
  submissionQuery,
  type SubmissionRow,
  submissionWords,
} from "#app/components/submission-table.ts";
import { callWords } from "#app/http/call-words.server.ts";
import { csvReply } from "#app/http/csv.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";
import type { Context } from "#app/workflow/context.ts";
import { listSubmissions } from "#app/workflow/submissions.server.ts";

/** The rows of the table of submissions, all pages of them, in the columns and the order its address names. */
export const loader = fileFor(["secretariat"], async ({ ctx, call, url, language }) => {
  const t = (await createI18n(language)).t as Translate;
  const chosen = columnsOf(url.searchParams);
  const columns = submissionColumns(t).filter(
    (column) => chosen?.includes(column.id) ?? column.isHiddenAtFirst !== true,
  );
  const words = submissionWords(t, language, callWords(call));
  const rows = await allRows(ctx, submissionQuery(url.searchParams, language));
  return csvReply(
    `${call.slug}-submissions`,
    columns.map((column) => column.header),
    rows.map((row) => columns.map((column) => column.text(row, words))),
  );
});

async function allRows(ctx: Context, query: ReturnType<typeof submissionQuery>): Promise<SubmissionRow[]> {
  const rows: SubmissionRow[] = [];
  for (let page = 1, pageCount = 1; page <= pageCount; page++) {
    const table = await listSubmissions(ctx, { ...query, page });
    rows.push(...table.rows);
    pageCount = table.pageCount;
  }
  return rows;
}
