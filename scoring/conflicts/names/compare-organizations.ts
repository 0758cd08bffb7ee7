/**
 * 单位比对 / Two records of organizations: a valid credit code or a register number decides in either direction; without
 * one the names, and what is only alike is a question. Places and countries that differ part what is only alike.
 */
import type { Organization } from "../facts.ts";
import { readCreditCode } from "./credit-code.ts";
import { foldText } from "./fold-text.ts";
import { compareNames } from "./compare-names.ts";
import { workDomain } from "./mail-domain.ts";
import { closer, DIFFERENT, type Likeness, maybe, same } from "./name-likeness.ts";
import { type OrganizationName, readOrganizationName } from "./organization-name.ts";

/** A name shorter than this is shared by too many to decide as an alias. */
const LEAST_ALIAS = { han: 4, latin: 8 } as const;

interface NamedAs {
  readonly name: OrganizationName;
  readonly as: "name" | "formerName" | "alias";
}

/** What is compared of a record, read once. */
export interface OrganizationFacts {
  readonly creditCode: string | null;
  readonly registerNo: string | null;
  readonly country: string | null;
  readonly names: readonly NamedAs[];
  readonly domains: readonly string[];
}

export function readOrganization(organization: Omit<Organization, "id" | "parentId" | "province">): OrganizationFacts {
  const { nameZh, nameEn, formerNames, aliases, registerNo, country, domains } = organization;
  const read = (as: NamedAs["as"], names: readonly string[]): NamedAs[] =>
    names.filter((name) => name.trim() !== "").map((name) => ({ name: readOrganizationName(name), as }));
  return {
    creditCode: readCreditCode(organization.creditCode),
    registerNo: registerNo === null ? null : foldText(registerNo).replace(/[^\p{L}\p{N}]/gu, "") || null,
    country: country === "" || country === "ZZ" ? null : country,
    names: [...read("name", [nameZh, nameEn]), ...read("formerName", formerNames), ...read("alias", aliases)],
    domains: domains.flatMap((domain) => workDomain(domain) ?? []),
  };
}

/** Symmetric. Cost: the product of the numbers of names. */
export function compareOrganizations(one: OrganizationFacts, other: OrganizationFacts): Likeness {
  const byName = compareAllNames(one, other);
  const byIdentifier = compareIdentifiers(one, other);
  // A branch has a code of its own and is no legal person of its own.
  if (byIdentifier?.verdict === "different")
    return byName.basis === "branch" && byName.verdict === "same" ? byName : byIdentifier;
  if (byIdentifier !== undefined) return byIdentifier;
  if (one.country !== null && other.country !== null && one.country !== other.country) return DIFFERENT;
  if (byName.verdict !== "different") return byName;
  return one.domains.some((domain) => other.domains.includes(domain)) ? maybe("domain") : DIFFERENT;
}

/** undefined: there is nothing to compare. */
function compareIdentifiers(one: OrganizationFacts, other: OrganizationFacts): Likeness | undefined {
  if (one.creditCode !== null && other.creditCode !== null)
    return one.creditCode === other.creditCode ? same("creditCode") : DIFFERENT;
  const isSameCountry = one.country === null || other.country === null || one.country === other.country;
  if (one.registerNo !== null && other.registerNo !== null && isSameCountry)
    return one.registerNo === other.registerNo ? same("registerNo") : DIFFERENT;
  return undefined;
}

/**
 * Names in one script decide where both have them: a translation may mean several. At home the Chinese name is the
 * registered one, so two of them that differ leave an equal foreign name a question.
 */
function compareAllNames(one: OrganizationFacts, other: OrganizationFacts): Likeness {
  const inHan = closestOf(one, other, (a, b) => a === "han" && b === "han");
  const inLatin = closestOf(one, other, (a, b) => a === "latin" && b === "latin");
  if (inHan === undefined && inLatin === undefined) return closestOf(one, other, () => true) ?? DIFFERENT;
  const isAtHome = one.country === null || one.country === "CN";
  const isDoubtful = inHan?.verdict === "different" && inLatin?.verdict === "same" && isAtHome;
  return closer(inHan ?? DIFFERENT, isDoubtful ? maybe("similarName") : (inLatin ?? DIFFERENT));
}

type Script = OrganizationName["script"];

/** undefined: no pair of names in these scripts. */
function closestOf(
  one: OrganizationFacts,
  other: OrganizationFacts,
  isPair: (a: Script, b: Script) => boolean,
): Likeness | undefined {
  let best: Likeness | undefined;
  for (const a of one.names)
    for (const b of other.names)
      if (isPair(a.name.script, b.name.script)) best = closer(best ?? DIFFERENT, comparePair(a, b));
  return best;
}

function comparePair(one: NamedAs, other: NamedAs): Likeness {
  const likeness = compareNames(one.name, other.name);
  const roles = [one.as, other.as];
  if (likeness.verdict !== "same") return likeness;
  if (roles.includes("alias")) {
    const written = one.name.name.written;
    return written.length >= LEAST_ALIAS[one.name.script] ? same("alias") : maybe("alias");
  }
  return roles.includes("formerName") ? same("formerName") : likeness;
}
