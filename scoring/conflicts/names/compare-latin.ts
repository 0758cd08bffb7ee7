/**
 * 外文名称比对 / Two names in Latin letters, by the words that are left when form and, of a firm, place are cut off.
 */
import type { LatinName } from "./latin-name.ts";
import { DIFFERENT, type Likeness, maybe, same } from "./name-likeness.ts";
import { areApart } from "./places.ts";
import { isMisspelt } from "./spelling.ts";

export function compareLatin(one: LatinName, other: LatinName): Likeness {
  if (one.written === other.written) return same("name");
  if (areApart(one.places, other.places)) return DIFFERENT;
  if (one.core.join(" ") === other.core.join(" ")) return compareWording(one, other);
  if (isReordered(one, other)) return maybe("similarName");
  if (isAcronym(one, other) || isAcronym(other, one)) return maybe("alias");
  return compareBrands(one, other);
}

function compareWording(one: LatinName, other: LatinName): Likeness {
  const places = (name: LatinName): string => name.places.map((place) => place.name).join();
  const isSameForm = one.isCompany === other.isCompany && (one.form === other.form || isUnsaid(one) || isUnsaid(other));
  if (!isSameForm || places(one) !== places(other)) return maybe("similarName");
  if (one.branch !== null || other.branch !== null) return same("branch");
  return same(one.department !== null || other.department !== null ? "department" : "name");
}

/** "Co." alone says nothing of the form. */
function isUnsaid({ form }: LatinName): boolean {
  return form === "none";
}

/** "University of Hengshuo" and "Hengshuo University"; also "Lan Tuo" and "Lantuo". */
function isReordered(one: LatinName, other: LatinName): boolean {
  const sorted = (name: LatinName): string => [...name.core].sort().join(" ");
  return sorted(one) === sorted(other) || one.core.join("") === other.core.join("");
}

function isAcronym(short: LatinName, long: LatinName): boolean {
  const [letters] = short.core;
  if (short.core.length !== 1 || letters === undefined || letters.length < 3 || long.core.length < 3) return false;
  return acronymOf(long.core) === letters;
}

export function acronymOf(tokens: readonly string[]): string {
  return tokens.map((token) => token[0]!).join("");
}

function compareBrands(one: LatinName, other: LatinName): Likeness {
  const [a, b] = [one.brand.join(""), other.brand.join("")];
  if (a === "" || b === "") return DIFFERENT;
  const isSameWords = one.words.join(" ") === other.words.join(" ");
  if (a !== b) return isSameWords && one.words.length > 0 && isMisspelt(a, b) ? maybe("similarName") : DIFFERENT;
  if (isSameWords) return maybe("similarName");
  // Of two full names of firms, other words are another trade; a name without a form may be a short one.
  const isShort = (short: LatinName, long: LatinName): boolean =>
    !short.isCompany && short.words.every((word) => long.words.includes(word));
  return isShort(one, other) || isShort(other, one) ? maybe("similarName") : DIFFERENT;
}
