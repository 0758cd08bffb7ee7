/**
 * 邮箱域名 / The registrable domain of an address, as far as it says where somebody works: free mail and bare public
 * suffixes say nothing.
 *
 * Source: Public Suffix List; a list of free mail providers.
 */
import companyEmail from "company-email-validator";
import { getDomain } from "tldts";

/** Free mail that the list lacks. */
const FREE: ReadonlySet<string> = new Set(["263.net", "chinaren.com", "kakao.com", "mail.kz", "wo.cn"]);

/** @param address a mail address, a host or a web address @returns null: nothing that names an organization */
export function workDomain(address: string): string | null {
  const host = address.trim().toLowerCase().split("@").at(-1)!;
  const domain = getDomain(host, { allowPrivateDomains: true });
  if (domain === null || FREE.has(domain) || !companyEmail.isCompanyDomain(domain)) return null;
  return domain;
}
