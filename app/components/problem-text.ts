import { useTranslation } from "#app/i18n/use-translation.ts";

/** One thing that is wrong with a form, as a desk or a rule reports it. */
export interface ProblemValue {
  readonly field?: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Turns a problem into its sentence; `names` gives the shown name of a criterion or flag code. */
export function useProblemText(names: Readonly<Record<string, string>> = {}): (problem: ProblemValue) => string {
  const { t, i18n } = useTranslation();
  return ({ code, field, params }) => {
    const named = Object.fromEntries(
      Object.entries(params ?? {}).map(([key, value]) => [key, names[String(value)] ?? value]),
    );
    const key = `problems.${code}`;
    if (!i18n.exists(key)) return field === undefined ? code : t("common.labelled", { label: field, text: code });
    const problem = t(key as "problems.required", named);
    const fieldKey = `problems.fields.${field?.split(".").at(-1) ?? ""}`;
    if (!WITHOUT_SUBJECT.has(code) || !i18n.exists(fieldKey)) return problem;
    return t("problems.about", { field: t(fieldKey as "problems.fields.note"), problem });
  };
}

/** Problems whose sentence does not say what it is about. */
const WITHOUT_SUBJECT: ReadonlySet<string> = new Set([
  "required",
  "unknown_value",
  "not_a_date",
  "past_date",
  "not_an_instant",
  "not_later",
  "text_too_long",
  "unreadable_character",
  "count_out_of_range",
  "rules_clash",
]);
