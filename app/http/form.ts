/** One text of a form; a missing field reads as empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** All texts of a repeated field. */
export function textsOf(form: FormData, name: string): readonly string[] {
  return form.getAll(name).filter((value): value is string => typeof value === "string");
}

/** A place on this site to return to; anything else leads to the fallback. */
export function safeReturnPath(value: string | null, fallback: string): string {
  if (value === null || !value.startsWith("/") || value.startsWith("//") || value.includes("\\")) return fallback;
  return value;
}
