import { useTranslation } from "#app/i18n/use-translation.ts";
import type { SubmissionView } from "./submission-view.ts";

export interface Props {
  readonly files: SubmissionView["files"];
  readonly callSlug: string;
}

/** Pictures are shown here; what else opens does so in a tab of its own, so that the sheet stays where it is. */
export function FileList({ files, callSlug }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="files">
      {files.map((file) => {
        const address = `/${callSlug}/files/${file.id}`;
        return (
          <li key={file.id}>
            {file.mediaType.startsWith("image/") && (
              <img src={address} alt={t("expert.desk.pictureOf", { name: file.name })} loading="lazy" />
            )}
            <a href={address} target="_blank" rel="noreferrer">
              {file.name}
              <span className="hidden-visually">{t("expert.evidence.newTab")}</span>
            </a>{" "}
            <span className="small muted">
              {t(`expert.fileSections.${file.section}`)} · {t("common.bytes", { size: Math.ceil(file.bytes / 1024) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
