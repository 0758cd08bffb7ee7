/**
 * 分组键 / Keys of a name: any two names that `compareNames` finds alike share one, so that a book of names compares a
 * few and not all. A property test holds this.
 */
import type { ChineseName } from "./chinese-name.ts";
import { acronymOf } from "./compare-latin.ts";
import type { LatinName } from "./latin-name.ts";
import type { OrganizationName } from "./organization-name.ts";
import { placeKey } from "./places.ts";
import { romanize } from "./romanize.ts";
import { shortForms } from "./short-forms.ts";
import { soundKeys, spellingKeys } from "./spelling.ts";

/** Cost: linear in the name, and about a dozen keys. */
export function nameKeys({ script, name }: OrganizationName): ReadonlySet<string> {
  return new Set(script === "han" ? chineseKeys(name) : latinKeys(name));
}

function chineseKeys(name: ChineseName): readonly string[] {
  const { base, core, places } = name;
  const brand = romanize(name.brand);
  const school = /^(.+?大学)/u.exec(base)?.[1] ?? base;
  return [
    ...[base, base.replace(/^国立/u, ""), school, ...shortForms(base)].map((text) => `base ${text}`),
    `core ${core}`,
    `sound ${romanize(core)}`,
    ...(brand === "" ? [`body ${placeKey(places)}`] : [`brand ${brand}`]),
    ...soundKeys(brand).map((key) => `ear ${key}`),
  ];
}

function latinKeys(name: LatinName): readonly string[] {
  const { core, places, written } = name;
  const brand = name.brand.join("");
  return [
    `written ${written}`,
    `words ${[...core].sort().join(" ")}`,
    `joined ${core.join("")}`,
    `acronym ${core.length === 1 ? core[0]! : acronymOf(core)}`,
    ...(brand === "" ? [`body ${placeKey(places)}`] : [`brand ${brand}`]),
    ...soundKeys(brand).map((key) => `ear ${key}`),
    ...spellingKeys(brand).map((key) => `spelling ${key}`),
  ];
}
