/**
 * 名称比对 / Whether two written names are the same name: width, case, spaces and punctuation do not count, so that
 * "Co., Ltd." equals "CO LTD" and full-width brackets equal plain ones. Anything further is for a person.
 * A blank name equals nothing.
 */
export function isSameName(a: string, b: string): boolean {
  const left = normalizedName(a);
  return left !== "" && left === normalizedName(b);
}

/** The form in which names are compared. */
export function normalizedName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}
