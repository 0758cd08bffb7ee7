/**
 * 字数 / Characters of a text, as the forms and the comment rule count them.
 *
 * A Chinese, Japanese or Korean character counts one; a word or a number in any other script counts one, however
 * long it is ("well-known", "3.5" and "10,000" are one each). Punctuation, symbols and spaces count nothing.
 * A script written without spaces between words (Thai, Khmer, Lao) counts one a run.
 */
const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}ー]`;
const LETTER = String.raw`(?:(?!${CJK})[\p{L}\p{M}\p{N}])`;
const COUNTED = new RegExp(String.raw`${CJK}|${LETTER}+(?:(?:['’\-_.]|(?<=\d),(?=\d))${LETTER}+)*`, "gu");

/** Number of counted characters; zero for an empty text. Linear in the length of the text. */
export function countCharacters(text: string): number {
  // Composed form first: "é" typed as two code points is still one letter of one word.
  return text.normalize("NFC").match(COUNTED)?.length ?? 0;
}
