/** 名称相似 / How alike two names are: one legal entity beyond doubt, alike enough to ask, or neither. */
import type { MatchBasis } from "../finding.ts";

export interface Likeness {
  readonly verdict: "same" | "maybe" | "different";
  readonly basis: MatchBasis;
}

export const DIFFERENT: Likeness = { verdict: "different", basis: "similarName" };

export function same(basis: MatchBasis): Likeness {
  return { verdict: "same", basis };
}

export function maybe(basis: MatchBasis): Likeness {
  return { verdict: "maybe", basis };
}

const ORDER = ["same", "maybe", "different"] as const;

/** The more alike of two; the first of equals. */
export function closer(one: Likeness, other: Likeness): Likeness {
  return ORDER.indexOf(other.verdict) < ORDER.indexOf(one.verdict) ? other : one;
}
