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
    if (i18n.exists(key)) return t(key as "problems.required", named);
    return field === undefined ? code : `${field}: ${code}`;
  };
}
