import { useTranslation } from "#app/i18n/use-translation.ts";

interface Pair {
  readonly zh: string | null;
  readonly en: string | null;
}

/** A text in the page's language; in the other one when only that exists, with its language for the `lang` attribute. */
export function pick(pair: Pair, language: string): { readonly text: string; readonly lang: "zh-CN" | "en" } {
  const wantsChinese = language === "zh-CN";
  const first = wantsChinese ? pair.zh : pair.en;
  if (first !== null && first !== "") return { text: first, lang: wantsChinese ? "zh-CN" : "en" };
  const second = wantsChinese ? pair.en : pair.zh;
  return { text: second ?? "", lang: wantsChinese ? "en" : "zh-CN" };
}

/** Picks texts in the page's language. */
export function usePick(): (pair: Pair) => string {
  const { i18n } = useTranslation();
  return (pair) => pick(pair, i18n.language).text;
}
