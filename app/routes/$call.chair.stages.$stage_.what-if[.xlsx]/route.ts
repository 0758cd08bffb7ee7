import { whatIfFileTable } from "#app/components/reports/what-if-tables.ts";
import { fileFor } from "#app/http/page.server.ts";
import { whatIfFile } from "#app/http/what-if-page.server.ts";
import { xlsxReply } from "#app/http/xlsx.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";

/** Who would stand otherwise, as the page shows it; its address asks the question. */
export const loader = fileFor(["chair"], async (args) => {
  const { t } = await createI18n(args.language);
  const file = await whatIfFile(args);
  const { header, rows } = whatIfFileTable(t as Translate, args.language, file);
  return await xlsxReply(`${args.call.slug}-${file.stage.kind}-what-if`, header, rows);
});
