import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PanelCompletion, SearchBudget, TooEntangled } from "#scoring/assignment/draw-completion.ts";
import { drawOrder } from "#scoring/assignment/draw-lot.ts";
import { drawPanel, poolDigest, termsDigest } from "#scoring/assignment/draw-panel.ts";
import {
  type DrawRule,
  type PoolExpert,
  readDrawTerms,
  type StratumBound,
  stratumBounds,
} from "#scoring/assignment/draw-rules.ts";
import { seededNumbers } from "#scoring/assignment/seeded-numbers.ts";
import { poolOf, type RandomDraw, randomDraws, termsOf } from "./draw-pools.ts";

const SEED = ["chair: 4711", "supervisor: 晨光"];

/** Whether a list of experts keeps a rule, counted from the rule's own words. */
function keeps(pool: readonly PoolExpert[], rule: DrawRule, panel: readonly PoolExpert[]): boolean {
  const has = (expert: PoolExpert, column: string, values: string | readonly string[]) =>
    (expert.strata[column] ?? []).some((value) => (typeof values === "string" ? [values] : values).includes(value));
  const isCounted = (expert: PoolExpert) =>
    Object.entries(rule.where).every(([column, values]) => has(expert, column, values));
  const combinations = rule.each.reduce<readonly (readonly string[])[]>(
    (lists, column) =>
      lists.flatMap((list) =>
        [...new Set(pool.flatMap((expert) => expert.strata[column] ?? []))].map((v) => [...list, v]),
      ),
    [[]],
  );
  return combinations.every((combination) => {
    const isInside = (expert: PoolExpert) =>
      isCounted(expert) && rule.each.every((column, index) => has(expert, column, combination[index]!));
    if (rule.each.length > 0 && !pool.some(isInside)) return true;
    const count = panel.filter(isInside).length;
    return count >= (rule.exactly ?? rule.atLeast ?? 0) && count <= (rule.exactly ?? rule.atMost ?? Infinity);
  });
}

/** By trying: the first list of so many experts, in this order, that passes. */
function firstThatPasses(
  order: readonly PoolExpert[],
  seats: number,
  passes: (panel: readonly PoolExpert[]) => boolean,
): readonly PoolExpert[] | null {
  const visit = (place: number, panel: readonly PoolExpert[]): readonly PoolExpert[] | null => {
    if (panel.length === seats) return passes(panel) ? panel : null;
    if (order.length - place < seats - panel.length) return null;
    return visit(place + 1, [...panel, order[place]!]) ?? visit(place + 1, panel);
  };
  return visit(0, []);
}

function lotsOf({ pool, seedParts }: RandomDraw): PoolExpert[] {
  const order = drawOrder(
    ["panel", ...seedParts],
    pool.map((expert) => expert.id),
  );
  return order.map((id) => pool.find((expert) => expert.id === id)!);
}

const keepsBounds = (pool: readonly PoolExpert[], bounds: readonly StratumBound[]) => (panel: readonly PoolExpert[]) =>
  bounds.every(({ members, atLeast, atMost }) => {
    const count = panel.filter((expert) => members.has(pool.indexOf(expert))).length;
    return count >= atLeast && count <= (atMost ?? Infinity);
  });

describe("a panel drawn by lot", () => {
  const pool = poolOf(
    ...["a", "b", "c", "d", "e", "f"].map((id) => ({ id, kind: "authority" })),
    ...["g", "h", "i", "j"].map((id) => ({ id, kind: "investor" })),
  );

  it("is the first of each stratum where the rules fix every stratum", () => {
    const terms = termsOf(4, { where: { kind: "authority" }, exactly: 3 }, { where: { kind: "investor" }, exactly: 1 });
    const lots = drawOrder(
      ["panel", ...SEED],
      pool.map((expert) => expert.id),
    );
    const drawn = drawPanel({ pool, terms, reserves: 4, seedParts: SEED });
    const [authorities, investors] = [lots.filter((id) => id < "g"), lots.filter((id) => id >= "g")];
    const inLots = (ids: readonly string[]) => lots.filter((id) => ids.includes(id));
    expect(drawn).toEqual({
      status: "drawn",
      lots,
      panel: inLots([...authorities.slice(0, 3), ...investors.slice(0, 1)]),
      // Three authorities and one investor of those left, as the panel has them.
      reserves: inLots([...authorities.slice(3, 6), ...investors.slice(1, 2)]),
      notReserved: [],
    });
  });

  it("is the top of the list where there are no rules, and the reserves come next", () => {
    const drawn = drawPanel({ pool, terms: termsOf(3), reserves: 2, seedParts: SEED });
    if (drawn.status !== "drawn") throw new Error("there are no rules");
    expect([...drawn.panel, ...drawn.reserves]).toEqual(drawn.lots.slice(0, 5));
  });

  it("is the first in the order of the lots that keeps every rule; where none does, a smallest set of rules says why", () => {
    let impossible = 0;
    fc.assert(
      fc.property(randomDraws(9), (random) => {
        const drawn = drawPanel(random);
        const { take, rules } = random.terms;
        if (drawn.status === "tooFew") {
          expect(take + random.reserves).toBeGreaterThan(random.pool.length);
          return;
        }
        const lots = lotsOf(random);
        const first = firstThatPasses(lots, take, (panel) => rules.every((rule) => keeps(random.pool, rule, panel)));
        if (drawn.status === "drawn") {
          expect(drawn.panel).toEqual(first?.map((expert) => expert.id));
          return;
        }
        impossible += 1;
        expect(first).toBeNull();
        const isPossible = (bounds: readonly StratumBound[]) =>
          firstThatPasses(lots, take, keepsBounds(random.pool, bounds)) !== null;
        expect(isPossible(drawn.bounds)).toBe(false);
        for (const bound of drawn.bounds)
          expect(isPossible(drawn.bounds.filter((other) => other !== bound))).toBe(true);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(impossible).toBeGreaterThan(50);
  });

  it("has reserves who are the first left that keep the lower bounds in proportion, as far as these can be kept", () => {
    let notKept = 0;
    fc.assert(
      fc.property(randomDraws(9), (random) => {
        const drawn = drawPanel(random);
        if (drawn.status !== "drawn") return;
        const { pool: all, terms, reserves } = random;
        const left = lotsOf(random).filter((expert) => !drawn.panel.includes(expert.id));
        const kept: StratumBound[] = [];
        for (const bound of stratumBounds(terms.rules, all)) {
          const atLeast = Math.floor((bound.atLeast * reserves) / terms.take);
          const more = { ...bound, atLeast, atMost: null };
          if (firstThatPasses(left, reserves, keepsBounds(all, [...kept, more])) === null) notKept += 1;
          else kept.push(more);
        }
        const first = firstThatPasses(left, reserves, keepsBounds(all, kept));
        expect(drawn.reserves).toEqual(first?.map((expert) => expert.id));
      }),
      { numRuns: 400, seed: 8 },
    );
    expect(notKept).toBeGreaterThan(5);
  });

  it("does not depend on the order of the pool, and neither do the digests", () => {
    fc.assert(
      fc.property(
        randomDraws(12).chain((random) =>
          fc.tuple(fc.constant(random), fc.shuffledSubarray([...random.pool], { minLength: random.pool.length })),
        ),
        ([random, shuffled]) => {
          const [one, other] = [drawPanel(random), drawPanel({ ...random, pool: shuffled })];
          if (one.status === "drawn" && other.status === "drawn") {
            expect([other.lots, other.panel, other.reserves]).toEqual([one.lots, one.panel, one.reserves]);
          } else expect(other.status).toBe(one.status);
          expect(poolDigest(shuffled)).toBe(poolDigest(random.pool));
        },
      ),
    );
  });

  it("takes experts of the same strata equally often", () => {
    // Two of six authorities, one of four investors; one investor at least.
    const counts = new Map(pool.map((expert) => [expert.id, 0]));
    const draws = 3000;
    for (let run = 0; run < draws; run++) {
      const drawn = drawPanel({
        pool,
        terms: termsOf(3, { where: { kind: "authority" }, exactly: 2 }, { where: { kind: "investor" }, atLeast: 1 }),
        reserves: 0,
        seedParts: ["run", String(run)],
      });
      if (drawn.status === "drawn") for (const id of drawn.panel) counts.set(id, counts.get(id)! + 1);
    }
    for (const [id, count] of counts) {
      const chance = id < "g" ? 1 / 3 : 1 / 4;
      expect(Math.abs(count - draws * chance) / Math.sqrt(draws * chance * (1 - chance))).toBeLessThan(4);
    }
  });

  it("crosses field, kind, origin and province in a pool of two thousand", () => {
    const numberBelow = seededNumbers(["pool of two thousand"]);
    const pick = (list: readonly string[]) => list[numberBelow(list.length)]!;
    const list = (name: string, length: number) => Array.from({ length }, (_, index) => `${name}${index + 1}`);
    const large = poolOf(
      ...list("E", 2000).map((id) => ({
        id,
        field: `${pick(list("F", 8))};${pick(list("F", 8))}`,
        kind: pick(["authority", "authority", "entrepreneur", "investor"]),
        origin: pick(["domestic", "domestic", "domestic", "abroad"]),
        province: pick(list("P", 31)),
      })),
    );
    const terms = termsOf(
      25,
      { where: { kind: "authority" }, exactly: 13 },
      { where: { kind: ["entrepreneur", "investor"] }, atLeast: 12 },
      { where: { origin: "abroad" }, atLeast: 4, atMost: 6 },
      { each: ["field"], atLeast: 3 },
      { each: ["field", "kind"], atLeast: 1 },
      { where: { origin: "domestic" }, each: ["province"], atMost: 1 },
    );
    const drawn = drawPanel({ pool: large, terms, reserves: 38, seedParts: SEED });
    if (drawn.status !== "drawn") throw new Error("so large a pool has such a panel");
    const panel = large.filter((expert) => drawn.panel.includes(expert.id));
    expect(panel).toHaveLength(25);
    for (const rule of terms.rules) expect(keeps(large, rule, panel)).toBe(true);
    expect(new Set([...drawn.panel, ...drawn.reserves]).size).toBe(63);
  });

  it("is refused where the pool is smaller than what is drawn", () => {
    expect(drawPanel({ pool, terms: termsOf(8), reserves: 3, seedParts: SEED })).toEqual({
      status: "tooFew",
      wanted: 11,
      inPool: 10,
    });
  });

  it("is refused, not guessed, where the search takes too long", () => {
    const atLeastOne = [0, 1, 2].map(() => ({ atLeast: 1, atMost: 1 }));
    const crossing = [[0, 1], [1, 2], [0, 2], []];
    const ask = (budget: SearchBudget) =>
      new PanelCompletion(atLeastOne, crossing, budget).complete(2, [1, 1, 1, 1], [0, 0, 0]);
    expect(ask(new SearchBudget())).toBeNull();
    expect(() => ask(new SearchBudget(20))).toThrow(TooEntangled);
  });
});

describe("terms of a draw", () => {
  const problems = (document: unknown) => {
    const read = readDrawTerms(document, ["kind", "field"]);
    return "problems" in read ? read.problems.map(({ path, message }) => `${path.join(".")}: ${message}`) : [];
  };

  it("say where they are wrong", () => {
    expect(problems({ take: 3, rules: [{ where: { kind: "authority" }, exactly: 1 }] })).toEqual([]);
    expect(
      problems({
        take: 3,
        rules: [
          { exactly: 1 },
          { where: { kind: "authority" } },
          { each: ["kind"], exactly: 1, atMost: 2 },
          { each: ["kind"], atLeast: 2, atMost: 1 },
        ],
      }),
    ).toEqual([
      "rules.0: a rule names its strata with where, each, or both",
      "rules.1: a rule says exactly, atLeast, atMost, or both of the last",
      "rules.2: exactly stands alone, without atLeast and atMost",
      "rules.3: atLeast is above atMost",
    ]);
    expect(problems({ take: 3, rules: [{ where: { sort: "x" }, each: ["field", "place"], atMost: 1 }] })).toEqual([
      'rules.0.where.sort: the pool has no column "sort"',
      'rules.0.each.1: the pool has no column "place"',
    ]);
    expect(problems({ take: 0 })[0]).toMatch(/^take: /);
    expect(problems({ take: 1, rule: [] })[0]).toMatch(/rule/);
  });

  it("name every stratum they speak of", () => {
    const pool = poolOf(
      { id: "a", field: "F1;F2", kind: "authority" },
      { id: "b", field: "F2", kind: "investor" },
      { id: "c", field: "F1", kind: "investor" },
    );
    const terms = termsOf(2, { where: { kind: ["investor", "authority"] }, each: ["field"], atMost: 1 });
    expect(stratumBounds(terms.rules, pool).map(({ stratum, members }) => [stratum, ...members])).toEqual([
      ["field = F1, kind = investor or authority", 0, 2],
      ["field = F2, kind = investor or authority", 0, 1],
    ]);
  });

  it("have a digest that tells terms apart", () => {
    const terms = termsOf(3, { where: { kind: "authority" }, atLeast: 1 });
    const others = [
      termsDigest(terms, 0),
      termsDigest(terms, 1),
      termsDigest(termsOf(3, { where: { kind: "authority" }, atMost: 1 }), 0),
      termsDigest(termsOf(3), 0),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});
