import { createInstance, type i18n } from "i18next";
import type { Language } from "./languages.ts";
import { loadTexts } from "./resources.ts";

/** A translator of one language, the same on the server and in the browser. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: await loadTexts(language) } },
    // React escapes; a key without a text is a compile error, so there is no second language to fall back to.
    interpolation: { escapeValue: false },
    fallbackLng: false,
  });
  return instance;
}
