/**
 * 专家抽取 / Draw of a panel from a pool, by lot and under rules on strata.
 *
 * The pool is shuffled (`drawOrder` of the seed's parts after the word `panel`). From the top of the list, everybody is
 * taken unless no panel that holds them and those already taken could keep every rule; so the panel is the first in the
 * order of the lots that keeps the rules, and experts of the same strata always have the same chance. Within rules that
 * fix the number of every stratum this is a plain lot in each of them.
 *
 * Reserves come from those left, in the same order and in the same way, under the lower bounds in proportion
 * (`atLeast × reserves / take`, rounded down) and no upper ones. Where those left cannot keep them all, the bounds are
 * taken up one by one in the order of the rules, and one that cannot be kept beside those before it is left out.
 *
 * Nothing but pool, terms and seed decides. Two parties fix the seed so that neither can choose the outcome: the digest
 * of the pool and of the terms is published, then each publishes the SHA-256 of its part, and only then the parts.
 */
import { type PoolExpert, type StratumBound, stratumBounds, type DrawTerms } from "#scoring/assignment/draw-rules.ts";
import { PanelCompletion, SearchBudget } from "#scoring/assignment/draw-completion.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { compareText } from "#scoring/record/compare-text.ts";
import { digest } from "#scoring/record/digest.ts";

/** Recorded beside every draw; a change of the rules above, of `drawOrder` or of the digests needs a new name. */
export const PANEL_DRAW_ALGORITHM = "candela-panel-draw-1";

export interface PanelDraw {
  readonly pool: readonly PoolExpert[];
  readonly terms: DrawTerms;
  readonly reserves: number;
  readonly seedParts: readonly string[];
}

export type PanelDrawResult =
  | {
      readonly status: "drawn";
      /** The whole pool in the order of the lots. */
      readonly lots: readonly string[];
      /** In the order of the lots. */
      readonly panel: readonly string[];
      readonly reserves: readonly string[];
      /** Lower bounds that the reserves could not keep in proportion. */
      readonly notReserved: readonly StratumBound[];
    }
  /** The pool is smaller than panel and reserves. */
  | { readonly status: "tooFew"; readonly wanted: number; readonly inPool: number }
  /** These bounds cannot be kept together; without any one of them the others could. */
  | { readonly status: "impossible"; readonly bounds: readonly StratumBound[] };

/**
 * @throws Error when an id comes twice or the seed has no part
 * @throws TooEntangled when crossing rules cannot be decided within the search's budget
 */
export function drawPanel({ pool, terms, reserves, seedParts }: PanelDraw): PanelDrawResult {
  const wanted = terms.take + reserves;
  if (wanted > pool.length) return { status: "tooFew", wanted, inPool: pool.length };
  const lots = drawOrder(
    ["panel", ...seedParts],
    pool.map((expert) => expert.id),
  );
  const indexOf = new Map(pool.map((expert, index) => [expert.id, index]));
  const order = lots.map((id) => indexOf.get(id)!);
  const idsOf = (experts: readonly number[]) => experts.map((expert) => pool[expert]!.id);

  const bounds = stratumBounds(terms.rules, pool);
  const budget = new SearchBudget();
  const panel = takeInOrder(order, terms.take, bounds, budget);
  if (panel === null) return { status: "impossible", bounds: conflictingBounds(order, terms.take, bounds, budget) };
  const drawn = new Set(panel);
  const left = order.filter((expert) => !drawn.has(expert));
  const inProportion = bounds
    .map((bound) => ({ ...bound, atLeast: Math.floor((bound.atLeast * reserves) / terms.take), atMost: null }))
    .filter((bound) => bound.atLeast > 0);
  const kept = boundsToKeep(left, reserves, inProportion, budget);
  return {
    status: "drawn",
    lots,
    panel: idsOf(panel),
    reserves: idsOf(takeInOrder(left, reserves, kept, budget)!),
    notReserved: inProportion.filter((bound) => !kept.includes(bound)),
  };
}

/** Digest of a pool: ids, columns and values, in whatever order they are listed. */
export function poolDigest(pool: readonly PoolExpert[]): string {
  const experts = [...pool].sort((one, other) => compareText(one.id, other.id));
  return digest(
    experts.map(({ id, strata }) => ({
      expert: id,
      strata: Object.fromEntries(
        Object.entries(strata).map(([column, values]) => [column, [...new Set(values)].sort(compareText)]),
      ),
    })),
  );
}

/** Digest of what is drawn: take, reserves and rules as written. */
export function termsDigest({ take, rules }: DrawTerms, reserves: number): string {
  const written = rules.map(({ where, each, exactly, atLeast, atMost }) => ({
    where,
    each,
    ...(exactly === undefined ? {} : { exactly }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  }));
  return digest({ take, reserves, rules: written });
}

/** The first experts in order that keep the bounds; null when nobody's order could. */
function takeInOrder(
  order: readonly number[],
  seats: number,
  bounds: readonly StratumBound[],
  budget: SearchBudget,
): number[] | null {
  const { classOf, left, boundsOfClass, completion } = classesOf(order, bounds, budget);
  const got = bounds.map(() => 0);
  let plan = completion.complete(seats, left, got);
  if (plan === null) return null;
  const taken: number[] = [];
  for (const expert of order) {
    const mine = classOf.get(expert)!;
    if (taken.length === seats || left[mine] === 0) continue;
    if (plan[mine]! > 0) plan[mine]! -= 1;
    else {
      const other = completion.completeWith(mine, seats - taken.length, left, got);
      if ("closed" in other) {
        for (const closed of other.closed) left[closed] = 0;
        continue;
      }
      plan = other.plan;
    }
    left[mine]! -= 1;
    for (const bound of boundsOfClass[mine]!) got[bound]! += 1;
    taken.push(expert);
  }
  return taken;
}

/** Experts who count for the same bounds, as one class; bounds that cannot forbid anything are not looked at. */
function classesOf(experts: readonly number[], bounds: readonly StratumBound[], budget: SearchBudget) {
  const keyOf = (expert: number) => [...bounds.keys()].filter((bound) => bounds[bound]!.members.has(expert));
  const classes = new Map<string, number>();
  const classOf = new Map<number, number>();
  const boundsOfClass: number[][] = [];
  const left: number[] = [];
  for (const expert of experts) {
    const mine = keyOf(expert);
    const key = mine.join();
    const found = classes.get(key) ?? classes.size;
    if (found === left.length) {
      classes.set(key, found);
      boundsOfClass.push(mine);
      left.push(0);
    }
    left[found]! += 1;
    classOf.set(expert, found);
  }
  const counts = bounds.map(({ atLeast, atMost }) => ({ atLeast, atMost: atMost ?? Infinity }));
  return { classOf, left, boundsOfClass, completion: new PanelCompletion(counts, boundsOfClass, budget) };
}

const isPossible = (
  experts: readonly number[],
  seats: number,
  bounds: readonly StratumBound[],
  budget: SearchBudget,
): boolean => {
  const { left, completion } = classesOf(experts, bounds, budget);
  return (
    completion.complete(
      seats,
      left,
      bounds.map(() => 0),
    ) !== null
  );
};

/** Of bounds that cannot be kept, a part that cannot be kept and holds nothing beyond what it takes. */
function conflictingBounds(
  experts: readonly number[],
  seats: number,
  bounds: readonly StratumBound[],
  budget: SearchBudget,
): StratumBound[] {
  let kept = [...bounds];
  for (const bound of bounds) {
    const others = kept.filter((other) => other !== bound);
    if (!isPossible(experts, seats, others, budget)) kept = others;
  }
  return kept;
}

function boundsToKeep(
  experts: readonly number[],
  seats: number,
  bounds: readonly StratumBound[],
  budget: SearchBudget,
): StratumBound[] {
  const kept: StratumBound[] = [];
  for (const bound of bounds) if (isPossible(experts, seats, [...kept, bound], budget)) kept.push(bound);
  return kept;
}
