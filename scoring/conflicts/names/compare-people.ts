/**
 * 人员比对 / Two mentions of people. An ORCID iD or the year of birth beside the written name decides in either direction;
 * an employer in common decides for it. A name alone is a question, and so is the same sound in two scripts.
 */
import type { PersonMention } from "../facts.ts";
import { closer, DIFFERENT, type Likeness, maybe, same } from "./name-likeness.ts";
import { type PersonName, readPersonName } from "./person-name.ts";

export interface PersonFacts {
  readonly names: readonly PersonName[];
  readonly birthYear: number | null;
  readonly orcid: string | null;
}

export function readPerson({ names, birthYear, orcid }: PersonMention): PersonFacts {
  const digits =
    orcid
      ?.normalize("NFKC")
      .toUpperCase()
      .replace(/[^0-9X]/g, "") ?? "";
  return {
    names: names.filter((name) => name.trim() !== "").map(readPersonName),
    birthYear,
    orcid: isOrcid(digits) ? digits : null,
  };
}

/** Texts of which two people share one whenever `comparePeople` finds them alike. */
export function personKeys({ names, orcid }: PersonFacts): ReadonlySet<string> {
  const ofNames = names.flatMap(({ written, readings }) => [
    `written ${written}`,
    ...readings.map((item) => `sound ${item}`),
  ]);
  return new Set(orcid === null ? ofNames : [...ofNames, `orcid ${orcid}`]);
}

/**
 * Symmetric.
 * @param sharesEmployer both are of one organization, whatever shows it
 */
export function comparePeople(one: PersonFacts, other: PersonFacts, sharesEmployer = false): Likeness {
  if (one.orcid !== null && other.orcid !== null) return one.orcid === other.orcid ? same("orcid") : DIFFERENT;
  const likeness = compareAllNames(one.names, other.names);
  if (likeness.verdict === "different") return DIFFERENT;
  if (one.birthYear !== null && other.birthYear !== null) {
    if (one.birthYear !== other.birthYear) return DIFFERENT;
    return likeness.verdict === "same" ? same("birthYear") : maybe("pinyin");
  }
  if (likeness.verdict === "same") return sharesEmployer ? same("employer") : maybe("nameOnly");
  return likeness;
}

/** Where both are known in characters, the characters count: one romanized name stands for many. */
function compareAllNames(one: readonly PersonName[], other: readonly PersonName[]): Likeness {
  const [inHan, otherInHan] = [one.filter(isChineseName), other.filter(isChineseName)];
  const isBoth = inHan.length > 0 && otherInHan.length > 0;
  let likeness = DIFFERENT;
  for (const a of isBoth ? inHan : one)
    for (const b of isBoth ? otherInHan : other) likeness = closer(likeness, comparePersonNames(a, b));
  return likeness;
}

/** In characters and no transliteration. */
function isChineseName({ script, readings }: PersonName): boolean {
  return script === "han" && readings.length > 0;
}

/** Whether two names are one: the same characters, or the same words in either order; else alike by sound. */
function comparePersonNames(one: PersonName, other: PersonName): Likeness {
  if (one.written === other.written) return same("name");
  const isSameSound = one.readings.some((item) => other.readings.includes(item));
  if (!isSameSound) return DIFFERENT;
  return one.script === "latin" && other.script === "latin" ? same("name") : maybeAcross(one, other);
}

/** Two names in characters with one sound are two names. */
function maybeAcross(one: PersonName, other: PersonName): Likeness {
  return one.script === "han" && other.script === "han" ? DIFFERENT : maybe("pinyin");
}

/** Source: ISO 7064 MOD 11-2, as ORCID uses it. */
function isOrcid(digits: string): boolean {
  if (!/^\d{15}[\dX]$/.test(digits)) return false;
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  return "0123456789X"[(12 - total) % 11] === digits[15];
}
