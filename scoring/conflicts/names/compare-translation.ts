/**
 * 中外文名称比对 / A Chinese and a Latin name: the brand by its sound, the other words by their usual translations. A
 * translation is never beyond doubt, because different brands sound alike.
 */
import type { ChineseName } from "./chinese-name.ts";
import type { LatinName } from "./latin-name.ts";
import { DIFFERENT, type Likeness, maybe } from "./name-likeness.ts";
import { areApart, placeKey } from "./places.ts";
import { initialsOf, romanize } from "./romanize.ts";
import { soundsAlike } from "./spelling.ts";
import { wordParts } from "./words.ts";

/** Share of the words that must have their translation, in both directions, beside an equal brand. */
const LEAST_COVER = 0.5;
/** Schools and institutes of one place differ in a single word. */
const LEAST_COVER_OF_BODY = 0.7;
/** Shorter brands are Chinese ones, and no transliterations. */
export const LEAST_SYLLABLES = 3;

export function compareTranslation(chinese: ChineseName, latin: LatinName): Likeness {
  if (areApart(chinese.places, latin.places)) return DIFFERENT;
  const [brand, latinBrand] = [romanize(chinese.brand), latin.brand.join("")];
  if (brand === "" && latinBrand === "") return isWholeBody(chinese, latin) ? maybe("translation") : DIFFERENT;
  if (brand === "" || latinBrand === "") return DIFFERENT;
  const isLong = chinese.brand.length >= LEAST_SYLLABLES;
  const isInitials = isLong && initialsOf(chinese.brand) === latinBrand;
  const rest = isInitials ? NO_REST : restBehindBrand(chinese, latin);
  if (rest !== undefined) {
    const least = chinese.isCompany ? LEAST_COVER : LEAST_COVER_OF_BODY;
    return isShort(chinese, latin) || coverOf(chinese, latin, rest) >= least ? maybe("translation") : DIFFERENT;
  }
  const isByEar = isLong && chinese.words.length > 0 && soundsAlike(brand, latinBrand);
  return isByEar && coverOf(chinese, latin, NO_REST) === 1 ? maybe("translation") : DIFFERENT;
}

/** Words the list lacks, behind an equal brand: 钟表 and "clock". What is on both sides is taken for each other. */
interface Rest {
  readonly isInChinese: boolean;
  readonly isInLatin: boolean;
}
const NO_REST: Rest = { isInChinese: false, isInLatin: false };

/** The longest start of the Latin brand that is the sound of a start of the Chinese one, two characters at least. */
function restBehindBrand(chinese: ChineseName, latin: LatinName): Rest | undefined {
  for (let words = latin.brand.length; words >= 1; words -= 1) {
    const sound = latin.brand.slice(0, words).join("");
    for (let length = chinese.brand.length; length >= Math.min(2, chinese.brand.length); length -= 1)
      if (romanize(chinese.brand.slice(0, length)) === sound)
        return { isInChinese: length < chinese.brand.length, isInLatin: words < latin.brand.length };
  }
  return undefined;
}

/** Bodies named after places and words alone must agree in all of them. */
function isWholeBody(chinese: ChineseName, latin: LatinName): boolean {
  const key = placeKey(chinese.places);
  return coverOf(chinese, latin, NO_REST) === 1 && key !== "" && key === placeKey(latin.places);
}

/** Nothing but the brand on one side. */
function isShort(chinese: ChineseName, latin: LatinName): boolean {
  return (chinese.words.length === 0 && !chinese.isCompany) || (latin.words.length === 0 && !latin.isCompany);
}

/** Words that a translation leaves out as often as not. */
const FILLERS: ReadonlySet<string> = new Set(["科技", "技术", "实业", "企业", "发展"]);

/** The smaller of two shares: Chinese words with a translation among the Latin ones, and the other way round. */
function coverOf(chinese: ChineseName, latin: LatinName, rest: Rest): number {
  const parts = wordParts(chinese.core).filter((part) => part.translations !== null);
  const tokens = new Set(latin.core);
  const explained = new Set<string>();
  let translated = 0;
  for (const { text, translations } of parts) {
    const found = translations!.filter((alternative) => alternative.every((token) => tokens.has(token)));
    if (found.length > 0 || (chinese.isCompany && FILLERS.has(text))) translated += 1;
    for (const token of found.flat()) explained.add(token);
  }
  const words = [...new Set(latin.words)];
  const told = words.filter((word) => explained.has(word)).length;
  const both = rest.isInChinese && rest.isInLatin ? 1 : 0;
  return Math.min(
    share(translated + both, parts.length + (rest.isInChinese ? 1 : 0)),
    share(told + both, words.length + (rest.isInLatin ? 1 : 0)),
  );
}

/** Of nothing, all. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
