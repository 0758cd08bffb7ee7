/**
 * 分组键 / Keys of a name: any two names that `compareNames` finds alike share one, so that a book of names compares a
 * few and not all. A property test holds this.
 */
import type { ChineseName } from "./chinese-name.ts";
import { acronymOf } from "./compare-latin.ts";
import { LEAST_SYLLABLES } from "./compare-translation.ts";
import type { LatinName } from "./latin-name.ts";
import type { OrganizationName } from "./organization-name.ts";
import { placeKey } from "./places.ts";
import { initialsOf, romanize } from "./romanize.ts";
import { shortForms } from "./short-forms.ts";
import { soundKeys, spellingKeys } from "./spelling.ts";

/** Cost: linear in the name, and about a dozen keys. */
export function nameKeys({ script, name }: OrganizationName): ReadonlySet<string> {
  return new Set(script === "han" ? chineseKeys(name) : latinKeys(name));
}

function chineseKeys(name: ChineseName): readonly string[] {
  const { base, core, places, brand } = name;
  // What a college, an institute or a department may belong to.
  const above = /^(.+?(?:大学|公司))/u.exec(base)?.[1] ?? base;
  const starts = [2, 3, 4, brand.length].map((length) => romanize(brand.slice(0, length)));
  return [
    ...[base, base.replace(/^国立/u, ""), above, ...shortForms(base)].map((text) => `base ${text}`),
    `core ${core}`,
    `sound ${romanize(core)}`,
    ...(brand === "" ? [`body ${placeKey(places)}`] : [...starts, initialsOf(brand)].map((text) => `brand ${text}`)),
    ...(brand.length < LEAST_SYLLABLES ? [] : soundKeys(romanize(brand)).map((key) => `ear ${key}`)),
  ];
}

function latinKeys(name: LatinName): readonly string[] {
  const { core, places, written, brand } = name;
  const joined = brand.join("");
  const starts = [1, 2, 3, brand.length].map((words) => brand.slice(0, words).join(""));
  return [
    `written ${written}`,
    `words ${[...core].sort().join(" ")}`,
    `joined ${core.join("")}`,
    `acronym ${core.length === 1 ? core[0]! : acronymOf(core)}`,
    ...(joined === "" ? [`body ${placeKey(places)}`] : starts.map((text) => `brand ${text}`)),
    ...soundKeys(joined).map((key) => `ear ${key}`),
    ...spellingKeys(joined).map((key) => `spelling ${key}`),
  ];
}
