import fc from "fast-check";
import type { DrawRule, DrawTerms, PoolExpert } from "#scoring/assignment/draw-rules.ts";

/** A pool as written in a table; semicolons separate several values. */
export function poolOf(...rows: readonly { readonly id: string; readonly [column: string]: string }[]): PoolExpert[] {
  return rows.map(({ id, ...columns }) => ({
    id,
    strata: Object.fromEntries(Object.entries(columns).map(([column, cell]) => [column, cell.split(";")])),
  }));
}

export function termsOf(take: number, ...rules: readonly Partial<DrawRule>[]): DrawTerms {
  return { take, rules: rules.map((rule) => ({ where: {}, each: [], ...rule })) };
}

export interface RandomDraw {
  readonly pool: readonly PoolExpert[];
  readonly terms: DrawTerms;
  readonly reserves: number;
  readonly seedParts: readonly string[];
}

const KINDS = ["authority", "entrepreneur", "investor"];
const FIELDS = ["F01", "F02", "F03"];
const ORIGINS = ["国内", "abroad"];

const values = (list: readonly string[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 0, maxLength: most });

const bound = fc.oneof(
  fc.integer({ min: 0, max: 2 }).map((exactly) => ({ exactly })),
  fc.integer({ min: 1, max: 3 }).map((atLeast) => ({ atLeast })),
  fc.integer({ min: 0, max: 2 }).map((atMost) => ({ atMost })),
  fc.integer({ min: 0, max: 1 }).map((atLeast) => ({ atLeast, atMost: atLeast + 1 })),
);
const strata: fc.Arbitrary<Pick<DrawRule, "where" | "each">> = fc.oneof(
  fc.constantFrom(...KINDS).map((kind) => ({ where: { kind }, each: [] })),
  fc.subarray(FIELDS, { minLength: 1, maxLength: 2 }).map((field) => ({ where: { field }, each: [] })),
  fc.tuple(fc.constantFrom(...ORIGINS), fc.constantFrom(...KINDS)).map(([origin, kind]) => ({
    where: { origin, kind },
    each: [],
  })),
  fc.constantFrom<string[]>(["field"], ["kind"], ["origin"], ["field", "origin"]).map((each) => ({ where: {}, each })),
  fc.constantFrom(...ORIGINS).map((origin) => ({ where: { origin }, each: ["field"] })),
);

/** Pools of a few experts under crossing rules; some cannot be kept. */
export function randomDraws(mostExperts: number): fc.Arbitrary<RandomDraw> {
  return fc
    .record({
      rows: fc.array(fc.record({ kind: values(KINDS, 1), field: values(FIELDS, 2), origin: values(ORIGINS, 1) }), {
        minLength: 1,
        maxLength: mostExperts,
      }),
      rules: fc.array(
        fc.tuple(strata, bound).map(([one, other]): DrawRule => ({ ...one, ...other })),
        { maxLength: 4 },
      ),
      take: fc.integer({ min: 1, max: 6 }),
      reserves: fc.integer({ min: 0, max: 4 }),
      seedParts: fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 2, maxLength: 3 }),
    })
    .map(({ rows, rules, take, reserves, seedParts }) => ({
      pool: rows.map((row, index) => ({ id: `专家-${(index * 7) % 97}`, strata: row })),
      terms: { take, rules },
      reserves,
      seedParts,
    }));
}
