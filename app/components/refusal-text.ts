import { useTranslation } from "#app/i18n/use-translation.ts";

/** The sentence of a refusal code; undefined when it is no refusal code. */
export function useRefusalText(code: unknown): string | undefined {
  const { t, i18n } = useTranslation();
  const key = `refusals.codes.${String(code)}`;
  return typeof code === "string" && i18n.exists(key) ? t(key as "refusals.codes.not_found") : undefined;
}
