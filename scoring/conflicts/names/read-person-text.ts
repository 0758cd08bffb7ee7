/**
 * 读取人员 / A person in one text: the name, and behind it or in brackets a year of birth, an ORCID iD, an employer.
 *
 * @example "穆砚衡（1971）", "Mu, Yanheng", "Mu Yanheng; Lantuo Co., Ltd."
 */
import type { PersonMention } from "../facts.ts";
import { foldText, hasHan } from "./fold-text.ts";

const ADDRESS = /[^\s@()<>（）;；,，]+@[^\s@()<>（）;；,，]+/gu;
const ORCID = /\b\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]\b/;
const YEAR = /(?<!\d)(1[89]\d\d|20[0-2]\d)(?!\d)/;

export interface PersonText {
  readonly person: PersonMention;
  /** null: the text names none. */
  readonly employer: string | null;
}

export function readPersonText(text: string): PersonText {
  const orcid = ORCID.exec(text)?.[0] ?? null;
  const bare = text.replace(ORCID, " ").replace(ADDRESS, " ");
  const year = YEAR.exec(bare)?.[0];
  const [name, ...rest] = splitName(bare.replace(YEAR, " ").normalize("NFKC"));
  const employer = rest
    .join(",")
    .replace(/[()]/g, " ")
    .replace(/\b(b|born)\b\.?|出生|生于|年/giu, " ")
    .trim();
  return {
    person: { names: [name!], birthYear: year === undefined ? null : Number(year), orcid },
    employer: employer === "" ? null : employer,
  };
}

/** Behind a bracket, a semicolon or, of a Chinese name, a comma stands the employer; "Mu, Yanheng" is one name. */
function splitName(text: string): readonly string[] {
  const parts = text.split(/[;()]/u);
  const [head] = parts;
  if (!hasHan(foldText(head!))) {
    const words = head!.split(",");
    return words.length <= 2 && !/\b(univ|inst|co|ltd|corp|inc|group|hospital)/iu.test(words[1] ?? "")
      ? parts
      : [words[0]!, ...words.slice(1), ...parts.slice(1)];
  }
  return text.split(/[;(),，]/u);
}
