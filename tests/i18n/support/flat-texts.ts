/** All texts of a language by their keys, in the order of the files. */
export function flatTexts(texts: object, path: readonly string[] = []): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, inner]: [string, object | string]) =>
    typeof inner === "string" ? [[[...path, name].join("."), inner]] : flatTexts(inner, [...path, name]),
  );
}
