/**
 * 中外文名称比对 / A Chinese and a Latin name: the brand by its sound, the other words by their usual translations. A
 * translation is never beyond doubt, because different brands sound alike.
 */
import type { ChineseName } from "./chinese-name.ts";
import type { LatinName } from "./latin-name.ts";
import { DIFFERENT, type Likeness, maybe } from "./name-likeness.ts";
import { areApart, placeKey } from "./places.ts";
import { romanize } from "./romanize.ts";
import { soundsAlike } from "./spelling.ts";
import { wordParts } from "./words.ts";

/** Share of the words that must have their translation, in both directions, beside an equal brand. */
const LEAST_COVER = 0.5;
/** Shorter brands are Chinese ones, and no transliterations. */
const LEAST_SYLLABLES = 3;

export function compareTranslation(chinese: ChineseName, latin: LatinName): Likeness {
  if (areApart(chinese.places, latin.places)) return DIFFERENT;
  const [brand, latinBrand] = [romanize(chinese.brand), latin.brand.join("")];
  const cover = coverOf(chinese, latin);
  if (brand === "" && latinBrand === "") return isWholeBody(chinese, latin, cover) ? maybe("translation") : DIFFERENT;
  if (brand === "" || latinBrand === "") return DIFFERENT;
  if (brand === latinBrand) return isShort(chinese, latin) || cover >= LEAST_COVER ? maybe("translation") : DIFFERENT;
  const isByEar = chinese.brand.length >= LEAST_SYLLABLES && cover === 1 && chinese.words.length > 0;
  return isByEar && soundsAlike(brand, latinBrand) ? maybe("translation") : DIFFERENT;
}

/** Bodies named after places and words alone must agree in all of them. */
function isWholeBody(chinese: ChineseName, latin: LatinName, cover: number): boolean {
  const key = placeKey(chinese.places);
  return cover === 1 && key !== "" && key === placeKey(latin.places);
}

/** Nothing but the brand on one side. */
function isShort(chinese: ChineseName, latin: LatinName): boolean {
  return (chinese.words.length === 0 && !chinese.isCompany) || (latin.words.length === 0 && !latin.isCompany);
}

/** The smaller of two shares: Chinese words with a translation among the Latin ones, and the other way round. */
function coverOf(chinese: ChineseName, latin: LatinName): number {
  const parts = wordParts(chinese.core).filter((part) => part.translations !== null);
  if (parts.length === 0 || latin.words.length === 0) return parts.length === latin.words.length ? 1 : 0;
  const tokens = new Set(latin.core);
  const explained = new Set<string>();
  let translated = 0;
  for (const { translations } of parts) {
    const found = translations!.filter((alternative) => alternative.every((token) => tokens.has(token)));
    if (found.length > 0) translated += 1;
    for (const token of found.flat()) explained.add(token);
  }
  const words = new Set(latin.words);
  const told = [...words].filter((word) => explained.has(word)).length;
  return Math.min(translated / parts.length, told / words.size);
}
