import { useTranslation } from "#app/i18n/use-translation.ts";
import { dateText } from "#app/components/instant.ts";
import { countCharacters } from "#scoring/rubric/count-characters.ts";
import type { SubmissionDetails } from "./load-details.server.ts";

const SECTIONS = ["profile", "originality", "summary", "innovation", "application", "evaluation"] as const;

/** Annex 2: what was written about the result, each text in the languages in which it came, and the files. */
export function ResultForm({ submission, slug }: { readonly submission: SubmissionDetails; readonly slug: string }) {
  const { t, i18n } = useTranslation();
  const { titleZh, titleEn, releasedOn, isFirstRelease } = submission;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("office.submission.annex2")}</h2>
      <dl className="panel padded pairs">
        <dt>{t("office.submission.titleZh")}</dt>
        <dd lang="zh-CN">{titleZh ?? t("office.submission.blank")}</dd>
        <dt>{t("office.submission.titleEn")}</dt>
        <dd lang="en">{titleEn ?? t("office.submission.blank")}</dd>
        <dt>{t("office.submission.releasedOn")}</dt>
        <dd>
          {[
            ...(releasedOn === null ? [] : [dateText(releasedOn, i18n.language)]),
            ...(isFirstRelease ? [t("office.submission.firstRelease")] : []),
          ].join(" · ")}
        </dd>
      </dl>
      {SECTIONS.map((section) => (
        <Texts key={section} section={section} texts={submission.texts.filter((text) => text.section === section)} />
      ))}
      <Files files={submission.files} slug={slug} />
    </section>
  );
}

interface TextsProps {
  readonly section: (typeof SECTIONS)[number];
  readonly texts: SubmissionDetails["texts"];
}

function Texts({ section, texts }: TextsProps) {
  const { t } = useTranslation();
  const languages = ["zh", "en"] as const;
  return (
    <details className="panel padded">
      <summary>
        <strong>{t(`common.sections.${section}`)}</strong>{" "}
        <span className="muted small">
          {texts.length === 0
            ? t("office.submission.blank")
            : texts
                .map((text) =>
                  t("office.submission.written", {
                    language: t(`office.languages.${text.language}`),
                    count: countCharacters(text.body),
                  }),
                )
                .join(t("common.listSeparator"))}
        </span>
      </summary>
      <div className="both">
        {languages.map((language) => {
          const text = texts.find((item) => item.language === language);
          return text === undefined ? (
            <p key={language} className="muted small">
              {t("office.submission.missingIn", { language: t(`office.languages.${language}`) })}
            </p>
          ) : (
            <p key={language} className="written" lang={language === "zh" ? "zh-CN" : "en"}>
              {text.body}
            </p>
          );
        })}
      </div>
    </details>
  );
}

function Files({ files, slug }: { readonly files: SubmissionDetails["files"]; readonly slug: string }) {
  const { t } = useTranslation();
  if (files.length === 0) return <p className="muted">{t("office.submission.noFiles")}</p>;
  return (
    <div className="panel padded">
      <h3>{t("common.sections.files")}</h3>
      <ul className="plain">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/${slug}/files/${file.id}`}>{file.name}</a>{" "}
            <span className="muted small">
              {t(`office.fileSections.${file.section}`)} · {t("common.bytes", { size: Math.ceil(file.bytes / 1024) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
