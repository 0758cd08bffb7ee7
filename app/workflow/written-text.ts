import type { Problem } from "./refusal.ts";

const MOST_CHARACTERS = 20_000;

/** What no database keeps or no record can hold: the null character, and half of a character. */
const UNREADABLE = /\0|\p{Surrogate}/u;

/** Problems of texts people write, by field: `unreadable_character`, `text_too_long`. */
export function checkTexts(texts: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(texts).flatMap(([field, text]): Problem[] => {
    if (UNREADABLE.test(text)) return [{ field, code: "unreadable_character" }];
    if (text.length > MOST_CHARACTERS)
      return [{ field, code: "text_too_long", params: { maximum: MOST_CHARACTERS, written: text.length } }];
    return [];
  });
}

/** As `checkTexts`, for one text that must not be empty: `required`. */
export function checkRequiredText(field: string, text: string): Problem[] {
  return text.trim() === "" ? [{ field, code: "required" }] : checkTexts({ [field]: text });
}
