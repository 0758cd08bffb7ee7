import { rankingCells } from "#app/components/ranking/ranking-cells.ts";
import { csvReply } from "#app/http/csv.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { rankingFile } from "#app/http/stage-page.server.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Translate } from "#app/i18n/use-translation.ts";

/** The ranking table as the page shows it, with the same filter and columns. */
export const loader = fileFor(["supervisor"], async (args) => {
  const { t } = await createI18n(args.language);
  const file = await rankingFile(args);
  const { header, rows } = rankingCells(t as Translate, args.language, file, args.url.searchParams);
  return csvReply(`${args.call.slug}-${file.rule.kind}-ranking`, header, rows);
});
