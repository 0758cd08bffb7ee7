import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "../bilingual.ts";
import { type TableHrefs, TableFiles } from "../reports/table-files.tsx";
import type { VersionChange } from "./version-data.ts";
import { movedColumns, type VersionNames } from "./version-tables.ts";

export interface Props extends VersionNames {
  readonly changes: readonly VersionChange[];
  readonly caption: string;
  /** Where the same table is had as a file, if it is. */
  readonly files?: TableHrefs;
}

/** What moved between two versions: score, ranks and outcome before and after, and why. */
export function MovedTable({ changes, caption, call, rules, files }: Props) {
  const { t, i18n } = useTranslation();
  const { moves, causesOf } = movedColumns(t, i18n.language, { call, rules });
  if (changes.length === 0) return <p className="muted">{t("versions.moved.none")}</p>;
  return (
    <div>
      {files !== undefined && <TableFiles caption={caption} files={files} />}
      <div className="panel scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="table titled">
          <caption className="hidden-visually">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("versions.moved.submission")}</th>
              {moves.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
              <th scope="col">{t("versions.moved.why")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => {
              const title = pick({ zh: change.titleZh, en: change.titleEn }, i18n.language);
              return (
                <tr key={change.submissionId}>
                  <th scope="row">
                    <span className="xs muted">{change.serial}</span>
                    <span className="block" lang={title.lang}>
                      {title.text}
                    </span>
                  </th>
                  {moves.map(({ header, text, isSame }) => (
                    <td key={header}>
                      {isSame(change) ? (
                        <span className="muted whole-words">{t("versions.moved.same", { value: text(change) })}</span>
                      ) : (
                        text(change)
                      )}
                    </td>
                  ))}
                  <td className="sentence">
                    <ul className="plain small">
                      {causesOf(change).map((cause, index) => (
                        <li key={index}>{cause}</li>
                      ))}
                    </ul>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
