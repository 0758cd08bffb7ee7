import { useTranslation } from "#app/i18n/use-translation.ts";

export interface TableHrefs {
  readonly csv: string;
  /** Where the table has a workbook of its own. */
  readonly xlsx?: string;
}

export interface Props {
  /** Of the table. */
  readonly caption: string;
  readonly files: TableHrefs;
}

/** Links to the files of a table. */
export function TableFiles({ caption, files: { csv, xlsx } }: Props) {
  const { t } = useTranslation();
  return (
    <p className="table-files no-print">
      <FileLink href={csv} words={t("common.table.exportCsv")} caption={caption} />
      {xlsx !== undefined && <FileLink href={xlsx} words={t("ranking.exportXlsx")} caption={caption} />}
    </p>
  );
}

interface FileLinkProps {
  readonly href: string;
  readonly words: string;
  readonly caption: string;
}

/** Many links of a page say the same, so whoever hears them hears of which table each is. */
function FileLink({ href, words, caption }: FileLinkProps) {
  return (
    <a href={href}>
      {words}
      <span className="hidden-visually"> {caption}</span>
    </a>
  );
}
