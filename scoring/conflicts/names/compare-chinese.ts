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
  if (one.form === "none" && isStartOf(one, other)) return maybe("similarName");
  if (other.form === "none" && isStartOf(other, one)) return maybe("similarName");
  const isSameSound = one.core.length === other.core.length && romanize(one.core) === romanize(other.core);
  return isSameSound && isSameForm ? maybe("pinyin") : DIFFERENT;
}

/** A name without a form beside a firm's: the start of the firm's own, brand and all. */
function compareShort(short: ChineseName, firm: ChineseName): Likeness {
  // A firm's institute may be a part of it or a legal person of its own, as numbered institutes are.
  if (short.base.startsWith(firm.base) && /(研究院|研究所)$/u.test(short.base)) return maybe("department");
  // A school's press and a school's company are legal persons of their own.
  if (areApart(short.places, firm.places) || BODY.test(short.base)) return DIFFERENT;
  return isStartOf(short, firm) ? maybe("similarName") : DIFFERENT;
}

/** Brand first: what starts with a common word could be the start of anybody's name. */
function isStartOf(short: ChineseName, full: ChineseName): boolean {
  return short.brand.length >= 2 && full.core.startsWith(short.core) && full.brand.startsWith(short.brand);
}

const BODY = /(大学|学院|研究院|研究所|科学院|医院|协会|学会|商会|联合会|中心|政府)$/u;

function compareBodies(one: ChineseName, other: ChineseName): Likeness {
  if (areApart(one.places, other.places)) return DIFFERENT;
  // 武汉市 and 武汉 before the same words.
  if (one.core === other.core && one.places.length > 0 && placeKey(one.places) === placeKey(other.places))
    return same(partBasis(one, other));
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
