/** What a draw is announced with: the pool with its strata, and the rules as the office asks for them. */
import type { Expert } from "#db/experts.ts";
import { TooEntangled } from "#scoring/assignment/draw-completion.ts";
import { drawPanel } from "#scoring/assignment/draw-panel.ts";
import type { DrawRule, DrawTerms, PoolExpert } from "#scoring/assignment/draw-rules.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import { isForeign } from "#scoring/programme/is-foreign.ts";
import type { ExpertKind, Programme } from "#scoring/programme/programme.ts";
import type { Problem } from "./refusal.ts";

/** Whole numbers; null where the office leaves it open. */
export interface DrawWish {
  readonly take: number;
  /** null: one and a half times the panel. */
  readonly reserves: number | null;
  readonly kinds: Readonly<Record<ExpertKind, number>>;
  readonly foreign: number;
  readonly perField: number;
  /** At most so many domestic experts of a province; null: no bound. */
  readonly perProvince: number | null;
}

export interface AnnouncedTerms extends DrawTerms {
  readonly reserves: number;
}

/** Nobody draws more; the pool of a call has some thousand experts. */
const MOST = 10_000;

/** Active experts with room, with the strata of a draw; whoever is foreign has no province. */
export function drawPool(programme: Programme, experts: readonly Expert[]): PoolExpert[] {
  return experts
    .filter((expert) => expert.isActive === 1 && expert.capacity > 0)
    .map((expert) => {
      const isAbroad = isForeign(programme, expert.country);
      return {
        id: expert.code,
        strata: {
          field: expert.fields,
          kind: [expert.kind],
          origin: [isAbroad ? "foreign" : "domestic"],
          province: isAbroad || expert.province === null ? [] : [expert.province],
        },
      };
    });
}

interface NamedRule {
  readonly field: string;
  readonly rule: DrawRule;
}

/** @returns the terms, or problems by field: `count_out_of_range`, `pool_too_small`, `rules_clash`, `rules_entangled` */
export function drawTerms(
  wish: DrawWish,
  pool: readonly PoolExpert[],
): { readonly terms: AnnouncedTerms } | { readonly problems: readonly Problem[] } {
  const problems = checkCounts(wish);
  if (problems.length > 0) return { problems };
  const named = rulesOf(wish);
  const { take } = wish;
  const reserves = wish.reserves ?? Math.ceil((take * 3) / 2);
  const terms = { take, reserves, rules: named.map(({ rule }) => rule) };
  const clash = checkDrawable(terms, pool, named);
  return clash.length > 0 ? { problems: clash } : { terms };
}

function checkCounts(wish: DrawWish): Problem[] {
  const kinds = EXPERT_KINDS.map((kind) => ({ field: kind, count: wish.kinds[kind], least: 0 }));
  const counts = [
    { field: "take", count: wish.take, least: 1 },
    { field: "reserves", count: wish.reserves ?? 0, least: 0 },
    ...kinds,
    { field: "foreign", count: wish.foreign, least: 0 },
    { field: "perField", count: wish.perField, least: 0 },
    { field: "perProvince", count: wish.perProvince ?? 1, least: 1 },
  ];
  return counts
    .filter(({ count, least }) => !Number.isSafeInteger(count) || count < least || count > MOST)
    .map(({ field, least }) => ({ field, code: "count_out_of_range", params: { minimum: least, maximum: MOST } }));
}

function rulesOf(wish: DrawWish): NamedRule[] {
  const rules: NamedRule[] = EXPERT_KINDS.filter((kind) => wish.kinds[kind] > 0).map((kind) => ({
    field: kind,
    rule: { where: { kind }, each: [], atLeast: wish.kinds[kind] },
  }));
  if (wish.foreign > 0)
    rules.push({ field: "foreign", rule: { where: { origin: "foreign" }, each: [], atLeast: wish.foreign } });
  if (wish.perField > 0)
    rules.push({ field: "perField", rule: { where: {}, each: ["field"], atLeast: wish.perField } });
  if (wish.perProvince !== null)
    rules.push({
      field: "perProvince",
      rule: { where: { origin: "domestic" }, each: ["province"], atMost: wish.perProvince },
    });
  return rules;
}

/** Whether any seed could give a panel: that does not depend on the seed. */
function checkDrawable(
  { reserves, ...terms }: AnnouncedTerms,
  pool: readonly PoolExpert[],
  named: readonly NamedRule[],
): Problem[] {
  try {
    const result = drawPanel({ pool, terms, reserves, seedParts: ["no seed"] });
    if (result.status === "drawn") return [];
    if (result.status === "tooFew")
      return [{ field: "take", code: "pool_too_small", params: { wanted: result.wanted, pool: result.inPool } }];
    const fields = new Set(result.bounds.map((bound) => named[bound.rule]!.field));
    return [...fields].map((field) => ({ field, code: "rules_clash" }));
  } catch (error) {
    if (!(error instanceof TooEntangled)) throw error;
    return [{ field: "take", code: "rules_entangled" }];
  }
}
