/**
 * 单位册 / Organization book: which organizations of a call a mention means. Two records may be one legal entity, and a
 * name in an expert's record may be any of them.
 */
import type { Organization } from "./facts.ts";
import type { MatchBasis } from "./finding.ts";

export interface OrganizationMatch {
  readonly organizationId: string;
  readonly basis: MatchBasis;
  readonly certainty: "certain" | "uncertain";
}

export interface OrganizationBook {
  /** @throws Error for an id that is not in the book */
  get(organizationId: string): Organization;
  /** Every record of the same legal entity, the record itself first. */
  sameAs(organizationId: string): readonly OrganizationMatch[];
  /** Records a written name may mean. */
  named(name: string): readonly OrganizationMatch[];
  /** Ids of the parents of a record, the nearest first. */
  ancestorsOf(organizationId: string): readonly string[];
}

export function organizationBook(organizations: readonly Organization[]): OrganizationBook {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  const byName = new Map<string, OrganizationMatch[]>();
  for (const { id, nameZh, nameEn, formerNames } of organizations) {
    for (const name of new Set([nameZh, nameEn])) add(byName, name, { organizationId: id, ...CERTAIN, basis: "name" });
    for (const name of formerNames) add(byName, name, { organizationId: id, ...CERTAIN, basis: "formerName" });
  }
  const get = (organizationId: string): Organization => {
    const found = byId.get(organizationId);
    if (found === undefined) throw new Error(`organizationBook: there is no organization "${organizationId}"`);
    return found;
  };
  return {
    get,
    sameAs: (organizationId) => [{ organizationId, ...CERTAIN, basis: "id" }],
    named: (name) => byName.get(name) ?? [],
    ancestorsOf: (organizationId) => ancestors(organizationId, get),
  };
}

const CERTAIN = { certainty: "certain" } as const;

/** Up to the top of the group; a circle of parents, which bad data may hold, ends where it closes. */
function ancestors(organizationId: string, get: (id: string) => Organization): string[] {
  const found: string[] = [];
  for (let parent = get(organizationId).parentId; parent !== null && !found.includes(parent);) {
    found.push(parent);
    parent = get(parent).parentId;
  }
  return found;
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
