/** 组织形式 / Legal forms: what a name says of the kind of legal person, apart from who it is. */

/** company with limited liability; company with shares; partnership; or a body of another kind. */
export type LegalForm = "limited" | "shares" | "partnership" | "branchless" | "none";

/** Chinese endings, the longest first. A group's form is the company's; the word 集团 stays in the name. */
const CHINESE: readonly (readonly [ending: string, form: LegalForm])[] = [
  ["股份有限公司", "shares"],
  ["有限责任公司", "limited"],
  ["有限公司", "limited"],
  ["合伙企业(有限合伙)", "partnership"],
  ["合伙企业", "partnership"],
  ["(有限合伙)", "partnership"],
  ["(普通合伙)", "partnership"],
  ["有限合伙", "partnership"],
  ["总公司", "branchless"],
  ["株式会社", "shares"],
  ["公司", "none"],
];

/** @returns the text before the form, and the form; `none` where there is none */
export function cutChineseForm(text: string): {
  readonly rest: string;
  readonly form: LegalForm;
  readonly isCompany: boolean;
} {
  const found = CHINESE.find(([ending]) => text.endsWith(ending) && text.length > ending.length);
  if (found === undefined) return { rest: text, form: "none", isCompany: false };
  return { rest: text.slice(0, -found[0].length), form: found[1], isCompany: true };
}

/** Words of Latin forms as tokens, the longest first; each is taken from the end or, as PT and OOO, from the start. */
const LATIN: readonly (readonly [tokens: string, form: LegalForm])[] = [
  ["joint stock company", "shares"],
  ["limited liability company", "limited"],
  ["private limited company", "limited"],
  ["public limited company", "shares"],
  ["public company limited", "shares"],
  ["co private limited", "limited"],
  ["company limited", "limited"],
  ["private limited", "limited"],
  ["corporation limited", "shares"],
  ["corp limited", "shares"],
  ["co limited", "limited"],
  ["co ltd", "limited"],
  ["company ltd", "limited"],
  ["corporation ltd", "shares"],
  ["corp ltd", "shares"],
  ["pte ltd", "limited"],
  ["pvt ltd", "limited"],
  ["pty ltd", "limited"],
  ["private ltd", "limited"],
  ["sdn bhd", "limited"],
  ["kabushiki kaisha", "shares"],
  ["sp z oo", "limited"],
  ["fz llc", "limited"],
  ["fz co", "limited"],
  ["dmcc", "limited"],
  ["gmbh co kg", "partnership"],
  ["gmbh", "limited"],
  ["limited", "limited"],
  ["ltd", "limited"],
  ["llc", "limited"],
  ["llp", "partnership"],
  ["lp", "partnership"],
  ["inc", "shares"],
  ["incorporated", "shares"],
  ["corp", "shares"],
  ["corporation", "shares"],
  ["jsc", "shares"],
  ["plc", "shares"],
  ["bhd", "shares"],
  ["tbk", "shares"],
  ["kft", "limited"],
  ["zrt", "shares"],
  ["nyrt", "shares"],
  ["doo", "limited"],
  ["ooo", "limited"],
  ["oao", "shares"],
  ["pao", "shares"],
  ["too", "limited"],
  ["ag", "shares"],
  ["sa", "shares"],
  ["ab", "shares"],
  ["oy", "limited"],
  ["bv", "limited"],
  ["nv", "shares"],
  ["srl", "limited"],
  ["spa", "shares"],
  ["kk", "shares"],
  ["pt", "limited"],
  ["cv", "partnership"],
  ["co", "none"],
  ["company", "none"],
];
const FORMS = LATIN.map(([text, form]) => ({ words: text.split(" "), form }));

export function cutLatinForm(tokens: readonly string[]): {
  readonly rest: readonly string[];
  readonly form: LegalForm;
  readonly isCompany: boolean;
} {
  let rest = tokens;
  let form: LegalForm = "none";
  let isCompany = false;
  for (let found = findForm(rest); found !== undefined; found = findForm(rest)) {
    rest = found.rest;
    if (form === "none") form = found.form;
    isCompany = true;
  }
  return { rest, form, isCompany };
}

function findForm(
  tokens: readonly string[],
): { readonly rest: readonly string[]; readonly form: LegalForm } | undefined {
  for (const { words, form } of FORMS) {
    if (tokens.length <= words.length) continue;
    if (words.every((word, index) => tokens[tokens.length - words.length + index] === word))
      return { rest: tokens.slice(0, -words.length), form };
    if (words.length === 1 && LEADING.has(words[0]!) && tokens[0] === words[0]) return { rest: tokens.slice(1), form };
  }
  return undefined;
}

/** Forms that stand before the name. */
const LEADING: ReadonlySet<string> = new Set(["pt", "ooo", "oao", "pao", "too", "jsc", "cv", "llc"]);
