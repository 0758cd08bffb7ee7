/**
 * 单位册 / Organization book: which organizations of a call a mention means. Two records may be one legal entity, and a
 * name in an expert's record may be any of them. Records are looked up by keys of their names, codes and domains; no
 * two are compared that share none.
 */
import type { Organization } from "./facts.ts";
import type { MatchBasis } from "./finding.ts";
import { compareOrganizations, type OrganizationFacts, readOrganization } from "./names/compare-organizations.ts";
import { workDomain } from "./names/mail-domain.ts";
import { nameKeys } from "./names/name-keys.ts";
import { readMention } from "./names/read-mention.ts";

export interface OrganizationMatch {
  readonly organizationId: string;
  readonly basis: MatchBasis;
  readonly certainty: "certain" | "uncertain";
}

export interface OrganizationBook {
  /** @throws Error for an id that is not in the book */
  get(organizationId: string): Organization;
  /** Every record that is or may be the same legal entity, the record itself first. */
  sameAs(organizationId: string): readonly OrganizationMatch[];
  /** Records a written name may mean; only the certain ones, if there are any. */
  named(name: string): readonly OrganizationMatch[];
  /** Records with the work domain of an address; none for free mail and for a domain of many organizations. */
  atDomainOf(address: string): readonly OrganizationMatch[];
  /** Ids of the parents of a record, the nearest first. */
  ancestorsOf(organizationId: string): readonly string[];
}

/** A domain of more organizations than this is a host's. */
const MOST_AT_ONE_DOMAIN = 3;

interface Entry {
  readonly position: number;
  readonly id: string;
  readonly facts: OrganizationFacts;
}

/** Cost: some dozen keys for each organization; answers are kept. */
export function organizationBook(organizations: readonly Organization[]): OrganizationBook {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  const entries = organizations.map((item, position) => ({ position, id: item.id, facts: readOrganization(item) }));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const byKey = grouped(entries, (entry) => keysOf(entry.facts));
  const byDomain = grouped(entries, (entry) => new Set(entry.facts.domains));
  const get = (organizationId: string): Organization => {
    const found = byId.get(organizationId);
    if (found === undefined) throw new Error(`organizationBook: there is no organization "${organizationId}"`);
    return found;
  };
  const alike = (facts: OrganizationFacts, exceptId: string | null): OrganizationMatch[] => {
    const candidates = new Set([...keysOf(facts)].flatMap((key) => byKey.get(key) ?? []));
    return [...candidates]
      .filter((entry) => entry.id !== exceptId)
      .sort((a, b) => a.position - b.position)
      .flatMap((entry) => matchOf(facts, entry));
  };
  return {
    get,
    sameAs: remembered((organizationId) => {
      get(organizationId);
      const others = alike(entryOf.get(organizationId)!.facts, organizationId);
      return [{ organizationId, basis: "id", certainty: "certain" }, ...others];
    }),
    named: remembered((name) => {
      const matches = alike(readMention(name), null);
      const certain = matches.filter(({ certainty }) => certainty === "certain");
      return certain.length > 0 ? certain : matches;
    }),
    atDomainOf: remembered((address) => {
      const domain = workDomain(address);
      const found = domain === null ? [] : (byDomain.get(domain) ?? []);
      if (found.length > MOST_AT_ONE_DOMAIN) return [];
      return found.map(({ id }) => ({ organizationId: id, basis: "domain", certainty: "uncertain" }));
    }),
    ancestorsOf: (organizationId) => ancestors(organizationId, get),
  };
}

function keysOf({ creditCode, registerNo, names }: OrganizationFacts): ReadonlySet<string> {
  return new Set([
    ...(creditCode === null ? [] : [`code ${creditCode}`]),
    ...(registerNo === null ? [] : [`register ${registerNo}`]),
    ...names.flatMap(({ name }) => [...nameKeys(name)]),
  ]);
}

function matchOf(facts: OrganizationFacts, entry: Entry): OrganizationMatch[] {
  const { verdict, basis } = compareOrganizations(facts, entry.facts);
  if (verdict === "different") return [];
  return [{ organizationId: entry.id, basis, certainty: verdict === "same" ? "certain" : "uncertain" }];
}

/** Up to the top of the group; a circle of parents, which bad data may hold, ends where it closes. */
function ancestors(organizationId: string, get: (id: string) => Organization): string[] {
  const found: string[] = [];
  for (let parent = get(organizationId).parentId; parent !== null && !found.includes(parent);) {
    found.push(parent);
    parent = get(parent).parentId;
  }
  return found.filter((id) => id !== organizationId);
}

function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}

function grouped(entries: readonly Entry[], keysOfEntry: (entry: Entry) => ReadonlySet<string>): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const key of keysOfEntry(entry)) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [entry]);
      else members.push(entry);
    }
  return groups;
}
