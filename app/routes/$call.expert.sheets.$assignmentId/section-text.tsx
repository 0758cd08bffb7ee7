import { useTranslation } from "#app/i18n/use-translation.ts";

export interface Props {
  readonly zh: string | null;
  readonly en: string | null;
}

/** A text in the page's language; the original beside it where both exist, and said where only the other one does. */
export function SectionText({ zh, en }: Props) {
  const { t, i18n } = useTranslation();
  const isChinese = i18n.language === "zh-CN";
  const own = isChinese ? zh : en;
  const other = isChinese ? en : zh;
  const ownLanguage = isChinese ? "zh-CN" : "en";
  const otherLanguage = isChinese ? "en" : "zh-CN";
  if (own === null)
    return (
      <>
        <p className="tags">
          <span className="tag">{t(isChinese ? "common.onlyInEnglish" : "common.onlyInChinese")}</span>
        </p>
        <Paragraphs text={other ?? ""} lang={otherLanguage} />
      </>
    );
  return (
    <>
      <Paragraphs text={own} lang={ownLanguage} />
      {other !== null && (
        <details>
          <summary>{t(isChinese ? "expert.desk.englishText" : "expert.desk.chineseText")}</summary>
          <Paragraphs text={other} lang={otherLanguage} />
        </details>
      )}
    </>
  );
}

function Paragraphs({ text, lang }: { text: string; lang: string }) {
  const paragraphs = text.split(/\n+/).filter((part) => part.trim() !== "");
  return (
    <div className="prose" lang={lang}>
      {paragraphs.map((part, index) => (
        <p key={index}>{part}</p>
      ))}
    </div>
  );
}
