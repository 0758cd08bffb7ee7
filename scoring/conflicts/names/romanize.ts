/**
 * 拼音 / Chinese characters in Latin letters without tones. A family name is read as a family name (曾 zeng, 单 shan),
 * and ü is written u, because passports and keyboards write it u, v or yu.
 */
import { pinyin } from "pinyin-pro";

/** One syllable for each character, joined; what is no Chinese character stays. */
export function romanize(text: string): string {
  return pinyin(text, { toneType: "none", type: "array" }).join("").replaceAll("ü", "u");
}

/** First letters of the syllables, as firms use them for their names abroad. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array" }).join("");
}

/** Syllables of a person's name, the family name's reading at its head. */
export function romanizePerson(name: string): readonly string[] {
  return pinyin(name, { toneType: "none", type: "array", surname: "head" }).map(foldUmlaut);
}

/** ü in every way it is typed in a person's name: lü, lv, lyu are lu. */
export function foldUmlaut(latin: string): string {
  return latin.replace(/([ln])(ü|v(?![aeiou])|yu)/g, "$1u");
}
