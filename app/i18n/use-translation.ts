/**
 * The translator with keys the compiler checks. The library can check keys itself, but its types take minutes over a
 * thousand texts; the union below takes none.
 */
import type { i18n } from "i18next";
import { useContext } from "react";
import type { texts } from "./en.ts";
import { TranslationContext } from "./translation-context.ts";

/** Every text by its path, such as `common.actions.save`; plural forms share one key. */
export type TextKey = PathsOf<typeof texts>;

type PathsOf<Node, Prefix extends string = ""> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : PathsOf<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

type WithoutPlural<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** The text of a key with its `{{names}}` filled in; `count` chooses the plural form. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export interface Translation {
  readonly t: Translate;
  readonly i18n: Pick<i18n, "language" | "exists">;
}

/** Translates in the page's language. */
export function useTranslation(): Translation {
  const translator = useContext(TranslationContext);
  if (translator === null) throw new Error("useTranslation: the page has no translator");
  return { t: translator.t as Translate, i18n: translator };
}
