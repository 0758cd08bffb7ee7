import type { Bilingual } from "#scoring/programme/programme.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick } from "./bilingual.ts";

export interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

/** The name of a code of the programme in the page's language; an unknown code stands for itself, none is empty. */
export function useCodeName(items: readonly Named[]): (code: string | null) => string {
  const { i18n } = useTranslation();
  return codeName(items, i18n.language);
}

/** The same outside of a page, for files. */
export function codeName(items: readonly Named[], language: string): (code: string | null) => string {
  return (code) => {
    const name = items.find((item) => item.code === code)?.name;
    return name === undefined ? (code ?? "") : pick(name, language).text;
  };
}

/** The name of a stage of the programme in the page's language. */
export function useStageName(
  stages: readonly { readonly kind: string; readonly name: Bilingual }[],
): (kind: string) => string {
  const nameOf = useCodeName(stages.map(({ kind, name }) => ({ code: kind, name })));
  return nameOf;
}
