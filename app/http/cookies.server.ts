import { isLanguage, type Language, LANGUAGE_COOKIE, preferredLanguage } from "#app/i18n/languages.ts";

/** The value of one cookie of a request; undefined when it is not sent. */
export function cookieValue(request: Pick<Request, "headers">, name: string): string | undefined {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decodeURIComponent(value.join("="));
  }
  return undefined;
}

/** The language a person chose, else the first of the browser's wishes that we speak. */
export function languageOf(request: Pick<Request, "headers">): Language {
  const chosen = cookieValue(request, LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : preferredLanguage(request.headers.get("Accept-Language"));
}

const ONE_YEAR_SECONDS = 365 * 24 * 3600;

export function languageCookie(language: Language, isSecure: boolean): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
