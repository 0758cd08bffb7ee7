/**
 * 中文名称比对 / Two Chinese names. Equal but for the wording of form and place: the same. A missing place, another form,
 * a short name, the same sound: a question. Another place, another brand or another trade: different.
 */
import type { ChineseName } from "./chinese-name.ts";
import { DIFFERENT, type Likeness, maybe, same } from "./name-likeness.ts";
import { areApart, placeKey } from "./places.ts";
import { romanize } from "./romanize.ts";
import { shortForms } from "./short-forms.ts";

export function compareChinese(one: ChineseName, other: ChineseName): Likeness {
  if (one.written === other.written) return same("name");
  if (one.base === other.base) return same(partBasis(one, other));
  if (one.isCompany && other.isCompany) return compareFirms(one, other);
  if (one.isCompany !== other.isCompany) return one.isCompany ? compareShort(other, one) : compareShort(one, other);
  return compareBodies(one, other);
}

function partBasis(one: ChineseName, other: ChineseName): "branch" | "department" | "name" {
  if (one.branch !== null || other.branch !== null) return "branch";
  return one.department !== null || other.department !== null ? "department" : "name";
}

function compareFirms(one: ChineseName, other: ChineseName): Likeness {
  if (areApart(one.places, other.places)) return DIFFERENT;
  const isSameForm = one.form === other.form;
  if (one.core === other.core) {
    const isSamePlace = placeKey(one.places) === placeKey(other.places) && one.hasPlaceInside === other.hasPlaceInside;
    return isSameForm && isSamePlace ? same(partBasis(one, other)) : maybe("similarName");
  }
  if (one.form === "none" || other.form === "none") {
    const isShort = one.brand !== "" && one.brand === other.brand;
    if (isShort && (one.core.startsWith(other.core) || other.core.startsWith(one.core))) return maybe("similarName");
  }
  const isSameSound = one.core.length === other.core.length && romanize(one.core) === romanize(other.core);
  return isSameSound && isSameForm ? maybe("pinyin") : DIFFERENT;
}

/** A name without a form beside a firm's: the start of the firm's own, brand and all. */
function compareShort(short: ChineseName, firm: ChineseName): Likeness {
  if (areApart(short.places, firm.places)) return DIFFERENT;
  const isStart = short.core.length >= 2 && firm.core.startsWith(short.core);
  return isStart && firm.brand !== "" && short.brand === firm.brand ? maybe("similarName") : DIFFERENT;
}

function compareBodies(one: ChineseName, other: ChineseName): Likeness {
  if (areApart(one.places, other.places)) return DIFFERENT;
  if (isState(one, other) || isState(other, one)) return maybe("similarName");
  if (isWithin(one, other) || isWithin(other, one)) return maybe("department");
  const isSchool = one.core.endsWith("大学");
  if (one.core === other.core && one.brand !== "" && !isSchool) return maybe("similarName");
  const isShort = shortForms(one.base).includes(other.base) || shortForms(other.base).includes(one.base);
  return isShort ? maybe("alias") : DIFFERENT;
}

/** 国立 before a school's name is left out as often as not, and parts two schools elsewhere. */
function isState(one: ChineseName, other: ChineseName): boolean {
  return one.base === `国立${other.base}`;
}

/** A college with a place in its name may be a part of its university or a school of its own. */
function isWithin(inner: ChineseName, outer: ChineseName): boolean {
  const rest =
    inner.base.startsWith(outer.base) && outer.base.endsWith("大学") ? inner.base.slice(outer.base.length) : "";
  return /(学院|研究院|研究所|校区|分校)$/u.test(rest) && !/附属/u.test(rest);
}
