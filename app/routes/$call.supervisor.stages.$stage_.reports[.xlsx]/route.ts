import { reportFiles } from "#app/components/reports/report-files.ts";
import { fileFor } from "#app/http/page.server.ts";
import { reportsFile } from "#app/http/reports-page.server.ts";
import { allTablesReply } from "#app/http/table-files.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";

/** All tables of the reports as the page shows them, each on a sheet. */
export const loader = fileFor(["supervisor"], async (args) => {
  const { t } = await createI18n(args.language);
  const file = await reportsFile(args);
  const tables = reportFiles(t as Translate, args.language, file);
  return await allTablesReply(`${args.call.slug}-${file.stage.kind}-reports`, tables);
});
