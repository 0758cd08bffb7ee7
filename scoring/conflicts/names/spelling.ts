/** 拼写 / Small differences of spelling in long words, and the sound of a foreign brand in Chinese characters. */

/** Shorter words that differ by one letter are other words. */
const LEAST_SPELLING = 6;
const LEAST_SOUND = 4;

/** Words of six letters or more that differ by one letter added, left out or changed. Cost: linear. */
export function isMisspelt(one: string, other: string): boolean {
  return isOneApart(one, other, LEAST_SPELLING);
}

/** A Chinese transliteration and its word: the same consonants, in longer words but for one. */
export function soundsAlike(one: string, other: string): boolean {
  const [a, b] = [soundOf(one), soundOf(other)];
  return a !== "" && (a === b || isOneApart(a, b, LEAST_SOUND));
}

/** Texts of which two words share one whenever they are misspelt of each other. */
export function spellingKeys(word: string): readonly string[] {
  return withoutOne(word, LEAST_SPELLING);
}

/** The same for words that sound alike. */
export function soundKeys(word: string): readonly string[] {
  return withoutOne(soundOf(word), LEAST_SOUND);
}

function withoutOne(word: string, least: number): readonly string[] {
  if (word.length < least) return [word];
  return [word, ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))];
}

function isOneApart(one: string, other: string, least: number): boolean {
  if (Math.min(one.length, other.length) < least || Math.abs(one.length - other.length) > 1 || one === other)
    return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

const SOUNDS: readonly (readonly [pattern: RegExp, sound: string])[] = [
  // Heard at the end of a word, and written or not.
  [/r$/, ""],
  [/ph/g, "f"],
  [/sh|sch|zh|ch|cz|sz|x|q|j/g, "s"],
  [/[vw]/g, "w"],
  [/[kcg]/g, "k"],
  [/[dt]/g, "t"],
  [/[pb]/g, "p"],
  [/[lr]/g, "l"],
  [/z/g, "s"],
  [/[mn]g?/g, "n"],
  [/[aeiouyh]/g, ""],
];

/** Consonants as a Chinese transliteration keeps them: "petalan" and 培塔兰 are both `ptln`. */
function soundOf(latin: string): string {
  return SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), latin).replace(/(.)\1+/g, "$1");
}
