import { versionFiles } from "#app/components/versions/version-tables.ts";
import { fileFor } from "#app/http/page.server.ts";
import { chosenTableReply } from "#app/http/table-files.server.ts";
import { versionPage } from "#app/http/version-page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";

/** What moved with one version of the result and why, as the page shows it; `table` in the address says which. */
export const loader = fileFor(["supervisor"], async (args) => {
  const { t } = await createI18n(args.language);
  const page = await versionPage(args);
  const tables = versionFiles(t as Translate, args.language, page);
  return chosenTableReply(`${args.call.slug}-${page.stage.kind}`, tables, args.url.searchParams);
});
