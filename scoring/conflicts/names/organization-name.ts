/** 单位名称 / A name of an organization as it is compared: Chinese if it holds a Chinese character, else Latin. */
import { type ChineseName, readChineseName } from "./chinese-name.ts";
import { hasHan } from "./fold-text.ts";
import { type LatinName, readLatinName } from "./latin-name.ts";

export type OrganizationName =
  { readonly script: "han"; readonly name: ChineseName } | { readonly script: "latin"; readonly name: LatinName };

export function readOrganizationName(text: string): OrganizationName {
  return hasHan(text) ? { script: "han", name: readChineseName(text) } : { script: "latin", name: readLatinName(text) };
}
