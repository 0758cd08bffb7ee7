/**
 * 外文名称比对 / Two names in Latin letters, by the words that are left when form and, of a firm, place are cut off.
 */
import type { LatinName } from "./latin-name.ts";
import { DIFFERENT, type Likeness, maybe, same } from "./name-likeness.ts";
import { areApart } from "./places.ts";
import { isMisspelt } from "./spelling.ts";
import { areSynonyms } from "./words.ts";

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
  if (a !== b && one.words.length > 0 && areAligned(one.words, other.words) && isMisspelt(a, b))
    return maybe("similarName");
  // Words the list lacks stand among the brand's, so only its first is asked for.
  if (one.brand[0] !== other.brand[0]) return DIFFERENT;
  if (areAligned(one.core, other.core)) return maybe("similarName");
  return isShort(one, other) || isShort(other, one) ? maybe("similarName") : DIFFERENT;
}

/** The same words in the same order, or abbreviations or other translations of the same. */
function areAligned(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => isSameWord(word, other[index]!));
}

function isSameWord(one: string, other: string): boolean {
  const isAbbreviation = Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one));
  return isAbbreviation || areSynonyms(one, other);
}

/**
 * A name without a form may be a short one. Of two full names of firms, other words are another trade; of two schools,
 * another school of the same place.
 */
function isShort(short: LatinName, long: LatinName): boolean {
  const isSchool = [...short.words, ...long.words].some((word) => SCHOOLS.has(word));
  return !short.isCompany && !isSchool && short.core.every((word) => long.core.some((item) => isSameWord(word, item)));
}

const SCHOOLS: ReadonlySet<string> = new Set(["university", "college", "academy", "polytechnic"]);
