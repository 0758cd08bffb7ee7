/** 外文单位名称 / A name in Latin letters in its parts: brand, trade words, places and form. */
import { foldText } from "./fold-text.ts";
import { cutLatinForm, type LegalForm } from "./legal-forms.ts";
import { type Place, placeOfLatin } from "./places.ts";
import { tokensOf } from "./tokens.ts";
import { COMMON_TOKENS } from "./words.ts";

export interface LatinName {
  readonly written: string;
  readonly isCompany: boolean;
  readonly form: LegalForm;
  readonly places: readonly Place[];
  /** Without form and, of a firm, without places; in the order of the name. */
  readonly core: readonly string[];
  /** Tokens of the core that are no common words and no places. */
  readonly brand: readonly string[];
  /** Common words of the core. */
  readonly words: readonly string[];
  readonly branch: string | null;
  readonly department: string | null;
}

/** "… Co., Ltd., Wuhan Branch": the branch is its firm; so is what is "of" or before a school. */
const BRANCH = /^(.{4,}?)[,\s(–-]+((?:[\p{L}]+\s+){0,2}(?:branch|office|subbranch|sub-branch|plant))\)?\.?$/iu;
const DEPARTMENT =
  /^((?:school|college|faculty|department|dept\.?|division|office|center|centre|lab(?:oratory)?)\s+of\s+[^,]+),\s*(.+)$/iu;
const DEPARTMENT_BEHIND = /^(.+?),\s*((?:school|college|faculty|department|dept\.?|division|r&d\s+cent\w+)\b[^,]*)$/iu;

export function readLatinName(text: string): LatinName {
  const { base, branch, department } = cutParts(text.trim());
  const { rest, form, isCompany } = cutLatinForm(tokensOf(base));
  const { tokens, places } = cutPlaces(rest, isCompany);
  return {
    written: tokensOf(text).join(" "),
    isCompany,
    form,
    places,
    core: tokens,
    brand: tokens.filter((token) => !COMMON_TOKENS.has(token) && placeOfLatin(token) === undefined),
    words: tokens.filter((token) => COMMON_TOKENS.has(token) && placeOfLatin(token) === undefined),
    branch,
    department,
  };
}

function cutParts(text: string): {
  readonly base: string;
  readonly branch: string | null;
  readonly department: string | null;
} {
  const branch = BRANCH.exec(text);
  if (branch !== null) return { base: branch[1]!, branch: branch[2]!, department: null };
  const before = DEPARTMENT.exec(text);
  if (before !== null && /univ|college|institute/i.test(before[2]!))
    return { base: before[2]!, branch: null, department: before[1]! };
  const behind = DEPARTMENT_BEHIND.exec(text);
  if (behind !== null) return { base: behind[1]!, branch: null, department: behind[2]! };
  return { base: text, branch: null, department: null };
}

/** Place words, also of two tokens ("hong kong"); a firm's name is compared without them, a school's with them. */
function cutPlaces(
  tokens: readonly string[],
  isCompany: boolean,
): { readonly tokens: readonly string[]; readonly places: readonly Place[] } {
  const places: Place[] = [];
  const rest: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const double = at + 1 < tokens.length ? placeOfLatin(foldText(tokens[at]! + tokens[at + 1]!)) : undefined;
    const place = double ?? placeOfLatin(tokens[at]!);
    if (place === undefined) rest.push(tokens[at]!);
    else {
      places.push(place);
      if (!isCompany) rest.push(...tokens.slice(at, double === undefined ? at + 1 : at + 2));
      if (double !== undefined) at += 1;
    }
  }
  // A name that is nothing but a place is a name.
  return rest.length === 0 ? { tokens, places } : { tokens: rest, places };
}
