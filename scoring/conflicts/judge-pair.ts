/**
 * 成对判断 / Two names as somebody wrote them: one legal entity or one name beyond doubt, a question for a secretary, or
 * different. What is written behind a name and identifies it (a code, an address, a year, an employer) counts.
 */
import type { Bilingual } from "#scoring/programme/programme.ts";
import type { MatchBasis } from "./finding.ts";
import { compareOrganizations } from "./names/compare-organizations.ts";
import { comparePeople, readPerson } from "./names/compare-people.ts";
import { type Likeness, same } from "./names/name-likeness.ts";
import { readMention } from "./names/read-mention.ts";
import { readPersonText } from "./names/read-person-text.ts";

export interface PairVerdict {
  readonly verdict: Likeness["verdict"];
  readonly sentence: Bilingual;
}

export function judgeOrganizations(a: string, b: string): PairVerdict {
  return withSentence(compareOrganizations(readMention(a), readMention(b)));
}

/** Two bare names that are equal are one name; of whom it is the name, nobody asked. */
export function judgePeople(a: string, b: string): PairVerdict {
  const [one, other] = [readPersonText(a), readPersonText(b)];
  const sharesEmployer =
    one.employer !== null &&
    other.employer !== null &&
    compareOrganizations(readMention(one.employer), readMention(other.employer)).verdict === "same";
  const likeness = comparePeople(readPerson(one.person), readPerson(other.person), sharesEmployer);
  const isBare = [one, other].every(
    ({ person, employer }) => person.birthYear === null && person.orcid === null && employer === null,
  );
  return withSentence(isBare && likeness.basis === "nameOnly" ? same("name") : likeness);
}

function withSentence({ verdict, basis }: Likeness): PairVerdict {
  return { verdict, sentence: verdict === "different" ? DIFFERENT : WORDS[basis] };
}

const DIFFERENT = { zh: "标识、名称或地域不同", en: "identifiers, names or places differ" };
const WORDS: Readonly<Record<MatchBasis, Bilingual>> = {
  id: { zh: "同一记录", en: "one record" },
  creditCode: { zh: "统一社会信用代码相同", en: "the unified social credit codes are equal" },
  registerNo: { zh: "登记号相同", en: "the register numbers are equal" },
  orcid: { zh: "ORCID 相同", en: "the ORCID iDs are equal" },
  documentNo: { zh: "文件号相同", en: "the document numbers are equal" },
  birthYear: { zh: "姓名与出生年份相同", en: "name and year of birth are equal" },
  employer: { zh: "姓名与单位相同", en: "name and employer are equal" },
  name: { zh: "名称相同", en: "the names are the same" },
  formerName: { zh: "曾用名相同", en: "a former name is the same" },
  alias: { zh: "简称或别名相同", en: "a short or other name is the same" },
  branch: { zh: "一方是另一方的分支机构", en: "one is a branch of the other" },
  department: { zh: "一方是另一方的内设机构", en: "one is a department of the other" },
  domain: { zh: "仅域名相同", en: "only the domain is the same" },
  translation: { zh: "可能是同一名称的译名", en: "one may be the other's name in another language" },
  pinyin: { zh: "读音相同", en: "the names sound the same" },
  similarName: { zh: "名称相近", en: "the names are similar" },
  nameOnly: { zh: "仅姓名相同，可能是同名者", en: "only the name is the same, perhaps a namesake" },
};
