import type { Language } from "./languages.ts";
import type { texts as english } from "./en.ts";

/** One language's texts, fetched on their own so that a browser loads only what it shows. */
export async function loadTexts(language: Language): Promise<typeof english> {
  if (language === "en") return (await import("./en.ts")).texts;
  return (await import("./zh-CN.ts")).texts as unknown as typeof english;
}
