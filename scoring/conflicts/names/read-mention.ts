/**
 * 读取单位 / An organization in one text: the name, and behind it a credit code or a mail address.
 *
 * @example "武汉澜拓精密机械有限公司 91420000MA001234XY"
 */
import { type OrganizationFacts, readOrganization } from "./compare-organizations.ts";
import { readCreditCode } from "./credit-code.ts";

const CODE = /[0-9A-Za-z]{18}/g;
const ADDRESS = /[^\s@()<>（）;；,，]+@[^\s@()<>（）;；,，]+/gu;

/** One written name; a code in it is read as one if its check characters are right. */
export function readMention(text: string): OrganizationFacts {
  const code = (text.match(CODE) ?? []).map(readCreditCode).find((item) => item !== null) ?? null;
  const domains = text.match(ADDRESS) ?? [];
  const name = text
    .replace(CODE, (part) => (readCreditCode(part) === null ? part : " "))
    .replace(ADDRESS, " ")
    .replace(/[<>]/g, " ")
    .trim();
  const unknown = { formerNames: [], aliases: [], registerNo: null, country: "" };
  return readOrganization({ ...unknown, nameZh: name, nameEn: "", creditCode: code, domains });
}
