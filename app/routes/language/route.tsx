import { redirect } from "@remix-run/node";
import { languageCookie } from "#app/http/cookies.server.ts";
import { safeReturnPath, textOf } from "#app/http/form.ts";
import { actionFor } from "#app/http/page.server.ts";
import { DEFAULT_LANGUAGE, isLanguage } from "#app/i18n/languages.ts";

/** Remembers the language and returns to the page the switch stood on. */
export const action = actionFor("public", async ({ request, runtime }) => {
  const form = await request.formData();
  const language = textOf(form, "language");
  const isSecure = runtime.origin.startsWith("https://");
  return redirect(safeReturnPath(textOf(form, "returnTo"), "/"), {
    headers: { "Set-Cookie": languageCookie(isLanguage(language) ? language : DEFAULT_LANGUAGE, isSecure) },
  });
});
