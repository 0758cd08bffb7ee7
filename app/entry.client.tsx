import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { createI18n } from "./i18n/create-i18n.ts";
import { TranslationContext } from "./i18n/translation-context.ts";
import { DEFAULT_LANGUAGE, isLanguage } from "./i18n/languages.ts";

const language = document.documentElement.lang;
const i18n = await createI18n(isLanguage(language) ? language : DEFAULT_LANGUAGE);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <TranslationContext.Provider value={i18n}>
        <RemixBrowser />
      </TranslationContext.Provider>
    </StrictMode>,
  );
});
