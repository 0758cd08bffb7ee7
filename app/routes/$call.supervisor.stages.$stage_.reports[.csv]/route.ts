import { reportFiles } from "#app/components/reports/report-files.ts";
import { chosenTableReply } from "#app/http/table-files.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { reportsFile } from "#app/http/reports-page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";

/** One table of the reports as the page shows it; `table` in the address says which. */
export const loader = fileFor(["supervisor"], async (args) => {
  const { t } = await createI18n(args.language);
  const file = await reportsFile(args);
  const tables = reportFiles(t as Translate, args.language, file);
  return chosenTableReply(`${args.call.slug}-${file.stage.kind}`, tables, args.url.searchParams);
});
