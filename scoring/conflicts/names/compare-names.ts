/** 名称比对 / Two names of organizations, whatever their scripts. */
import { compareChinese } from "./compare-chinese.ts";
import { compareLatin } from "./compare-latin.ts";
import { compareTranslation } from "./compare-translation.ts";
import type { Likeness } from "./name-likeness.ts";
import type { OrganizationName } from "./organization-name.ts";

/** Symmetric. Cost: linear in the names. */
export function compareNames(one: OrganizationName, other: OrganizationName): Likeness {
  if (one.script === "han")
    return other.script === "han" ? compareChinese(one.name, other.name) : compareTranslation(one.name, other.name);
  return other.script === "han" ? compareTranslation(other.name, one.name) : compareLatin(one.name, other.name);
}
