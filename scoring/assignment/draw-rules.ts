/**
 * 抽取规则 / Rules of a panel draw: how many of the drawn experts come from which strata of the pool.
 *
 * A rule counts experts by the columns of the pool. `where` names values: an expert counts who has one of the values in
 * every column named. `each` names columns: the rule then holds for every combination of their values in the pool, one
 * by one. Strata may cross (field × kind × domestic or foreign × province): every rule is a bound of its own.
 *
 *     { "take": 9, "rules": [
 *       { "where": { "kind": "authority" }, "exactly": 4 },
 *       { "where": { "kind": ["entrepreneur", "investor"] }, "atLeast": 3 },
 *       { "each": ["field"], "atLeast": 1 },
 *       { "where": { "origin": "domestic" }, "each": ["province"], "atMost": 2 } ] }
 *
 * An expert with several values in a column (two fields) counts for each of them.
 */
import { z } from "zod";
import { compareText } from "#scoring/record/compare-text.ts";

export interface PoolExpert {
  readonly id: string;
  /** Values by column; a column without values is empty or left out. */
  readonly strata: Readonly<Record<string, readonly string[]>>;
}

const count = z.int().min(0).max(1_000_000);
const drawRule = z
  .strictObject({
    where: z.record(z.string().min(1), z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])).default({}),
    each: z.array(z.string().min(1)).default([]),
    exactly: count.optional(),
    atLeast: count.optional(),
    atMost: count.optional(),
  })
  .superRefine(({ where, each, exactly, atLeast, atMost }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", message });
    if (Object.keys(where).length + each.length === 0) complain("a rule names its strata with where, each, or both");
    if (exactly === undefined && atLeast === undefined && atMost === undefined)
      complain("a rule says exactly, atLeast, atMost, or both of the last");
    if (exactly !== undefined && (atLeast !== undefined || atMost !== undefined))
      complain("exactly stands alone, without atLeast and atMost");
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) complain("atLeast is above atMost");
  });
const drawTerms = z.strictObject({ take: count.min(1), rules: z.array(drawRule).default([]) });

export type DrawRule = z.output<typeof drawRule>;
export type DrawTerms = z.output<typeof drawTerms>;

/** A bound on one stratum of a pool. */
export interface StratumBound {
  /** Index of the rule it comes from. */
  readonly rule: number;
  /** `kind = authority`, `field = F01, kind = investor or entrepreneur`. */
  readonly stratum: string;
  /** By index in the pool. */
  readonly members: ReadonlySet<number>;
  readonly atLeast: number;
  /** null: no upper bound. */
  readonly atMost: number | null;
}

export type ReadTerms =
  | { readonly terms: DrawTerms }
  | { readonly problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[] };

/** Reads the take and the rules from a JSON document, and holds their columns against those of the pool. */
export function readDrawTerms(document: unknown, columns: readonly string[]): ReadTerms {
  const read = drawTerms.safeParse(document);
  if (!read.success)
    return {
      problems: read.error.issues.map(({ path, message }) => ({
        path: path.map((step) => (typeof step === "symbol" ? String(step) : step)),
        message,
      })),
    };
  const problems = read.data.rules.flatMap(({ where, each }, rule) => [
    ...Object.keys(where).map((column) => ({ column, path: ["rules", rule, "where", column] })),
    ...each.map((column, index) => ({ column, path: ["rules", rule, "each", index] })),
  ]);
  const unknown = problems.filter(({ column }) => !columns.includes(column));
  if (unknown.length === 0) return { terms: read.data };
  return { problems: unknown.map(({ column, path }) => ({ path, message: `the pool has no column "${column}"` })) };
}

/** Every rule on every stratum it speaks of, in the order of the rules, then of the strata's values. */
export function stratumBounds(rules: readonly DrawRule[], pool: readonly PoolExpert[]): StratumBound[] {
  return rules.flatMap((rule, index) => {
    const where = Object.entries(rule.where)
      .map(([column, values]) => ({ column, values: typeof values === "string" ? [values] : values }))
      .sort((one, other) => compareText(one.column, other.column));
    const counted = [...pool.keys()].filter((expert) =>
      where.every(({ column, values }) => valuesOf(pool[expert]!, column).some((value) => values.includes(value))),
    );
    const named = where.map(({ column, values }) => `${column} = ${values.join(" or ")}`);
    const bounds = {
      rule: index,
      atLeast: rule.exactly ?? rule.atLeast ?? 0,
      atMost: rule.exactly ?? rule.atMost ?? null,
    };
    return combinations(rule.each, counted, pool).map(({ values, members }) => ({
      ...bounds,
      stratum: [...rule.each.map((column, place) => `${column} = ${values[place]!}`), ...named].join(", "),
      members: new Set(members),
    }));
  });
}

/** The combinations of the columns' values among these experts, in order, with those who have them. */
function combinations(
  columns: readonly string[],
  experts: readonly number[],
  pool: readonly PoolExpert[],
): { readonly values: readonly string[]; readonly members: readonly number[] }[] {
  const [column, ...others] = columns;
  if (column === undefined) return [{ values: [], members: experts }];
  const values = new Set(experts.flatMap((expert) => valuesOf(pool[expert]!, column)));
  return [...values].sort(compareText).flatMap((value) => {
    const members = experts.filter((expert) => valuesOf(pool[expert]!, column).includes(value));
    return combinations(others, members, pool).map((rest) => ({ ...rest, values: [value, ...rest.values] }));
  });
}

function valuesOf(expert: PoolExpert, column: string): readonly string[] {
  return Object.hasOwn(expert.strata, column) ? expert.strata[column]! : [];
}
