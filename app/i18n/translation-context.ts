import type { i18n } from "i18next";
import { createContext } from "react";

/** The translator of the page; a change of language loads the page anew. */
export const TranslationContext = createContext<i18n | null>(null);
