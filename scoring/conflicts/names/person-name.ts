/**
 * 人名 / A person's name as it is compared. In Chinese characters: the characters, and their sound with the family name
 * read as one. In Latin letters: every way to part it into family and given name, because both orders are written.
 *
 * Family name alone and initials are no name: on 2,748 authors of one conference 99 in 100 pairs with one family name
 * were strangers.
 */
import { foldText, hasHan } from "./fold-text.ts";
import { foldUmlaut, romanizePerson } from "./romanize.ts";

export interface PersonName {
  readonly script: "han" | "latin";
  /** Folded, without spaces and signs: equal texts are one name. */
  readonly written: string;
  /** `family|given`, in every reading. */
  readonly readings: readonly string[];
}

/** Family names of two characters. */
const DOUBLE =
  /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|西门|轩辕|左丘|拓跋)/u;
const TITLES = /\b(prof|professor|dr|mr|mrs|ms|phd|eng|sir)\b\.?/g;
const CHINESE_TITLES = /(教授|博士|先生|女士|研究员|工程师|院士)$/u;

/** Cost: linear in a Chinese name, square in the words of a Latin one. */
export function readPersonName(text: string): PersonName {
  return hasHan(text) ? readChinese(text) : readLatin(text);
}

function readChinese(text: string): PersonName {
  const written = foldText(text)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(CHINESE_TITLES, "");
  // A transliterated foreign name has no family name at its head.
  if (/[·・‧•]/u.test(text)) return { script: "han", written, readings: [] };
  const syllables = romanizePerson(written);
  const head = DOUBLE.test(written) ? 2 : 1;
  return { script: "han", written, readings: [reading(syllables.slice(0, head), syllables.slice(head))] };
}

function readLatin(text: string): PersonName {
  const folded = foldText(text).replace(TITLES, " ");
  const words = wordsOf(folded.replace(",", " "));
  const [family, given] = folded.includes(",") ? folded.split(",", 2).map(wordsOf) : [];
  const readings =
    family !== undefined && given !== undefined && family.length > 0 && given.length > 0
      ? [reading(family, given)]
      : splitsOf(words);
  const isInitial = (part: string): boolean => part.length < 2;
  return {
    script: "latin",
    written: readings.length === 1 ? readings[0]! : words.join(" "),
    readings: readings.filter((item) => !item.split("|").some(isInitial)),
  };
}

/** "Wei Ming Zhang": Zhang Weiming, or Wei Mingzhang. */
function splitsOf(words: readonly string[]): string[] {
  const readings = words.slice(1).flatMap((_, index) => {
    const [ahead, behind] = [words.slice(0, index + 1), words.slice(index + 1)];
    return [reading(ahead, behind), reading(behind, ahead)];
  });
  return [...new Set(readings)];
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function reading(family: readonly string[], given: readonly string[]): string {
  return `${foldUmlaut(family.join(""))}|${foldUmlaut(given.join(""))}`;
}
