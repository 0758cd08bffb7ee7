import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "#scoring/aggregation/fraction.ts";
import { compareByTieChain, splitTies, type TieFacts } from "#scoring/aggregation/tie-chain.ts";
import type { TieStep } from "#scoring/programme/programme.ts";

const chain: TieStep[] = [
  { by: "criteria", criteria: ["adv", "cre"] },
  { by: "medianTotal" },
  { by: "priority" },
  { by: "stageScore", stage: "initial" },
  { by: "revote" },
];

function facts(more: Partial<TieFacts> & { adv?: number; cre?: number } = {}): TieFacts {
  const { adv = 80, cre = 80, ...given } = more;
  return {
    criterionMeans: [
      { criterion: "adv", mean: fraction(adv) },
      { criterion: "cre", mean: fraction(cre) },
      { criterion: "soc", mean: fraction(50) },
    ],
    median: fraction(80),
    hasPriority: false,
    stageScores: { initial: fraction(80) },
    revoteYes: 3,
    ...given,
  };
}

describe("compareByTieChain", () => {
  it.each<[string, TieFacts, number]>([
    ["the sum of the named criteria", facts({ adv: 79, cre: 82 }), 0],
    ["the median of the totals", facts({ median: fraction(161, 2) }), 1],
    ["the priority", facts({ hasPriority: true }), 2],
    ["another stage's score", facts({ stageScores: { initial: fraction(241, 3) } }), 3],
    ["the re-vote", facts({ revoteYes: 4 }), 4],
  ])("%s decides when everything before is equal", (_name, better, step) => {
    expect(compareByTieChain(chain, better, facts())).toEqual({ order: -1, step });
    expect(compareByTieChain(chain, facts(), better)).toEqual({ order: 1, step });
  });

  it("an earlier step is never overruled by a later one", () => {
    const first = facts({ adv: 81, median: fraction(1), revoteYes: 0 });
    expect(compareByTieChain(chain, first, facts({ hasPriority: true }))).toEqual({ order: -1, step: 0 });
  });

  it("equal sums of the named criteria are equal, whatever the parts", () => {
    expect(compareByTieChain(chain, facts({ adv: 70, cre: 90 }), facts({ adv: 90, cre: 70 })).order).toBe(0);
  });

  it("what no step tells apart is a true tie", () => {
    expect(compareByTieChain(chain, facts(), facts())).toEqual({ order: 0, step: null });
  });

  it("nobody is put behind for a figure that does not exist", () => {
    expect(compareByTieChain(chain, facts({ stageScores: {}, revoteYes: null }), facts())).toEqual({
      order: 0,
      step: null,
    });
  });
});

const anyFacts = fc.record({
  adv: fc.integer({ min: 79, max: 81 }),
  median: fc.integer({ min: 79, max: 80 }).map((value) => fraction(value)),
  hasPriority: fc.boolean(),
  revoteYes: fc.option(fc.integer({ min: 2, max: 4 })),
});

describe("splitTies", () => {
  it("names the last step that told a submission from others", () => {
    const [a, b, c] = [facts({ adv: 90 }), facts({ hasPriority: true }), facts()];
    expect(splitTies(chain, [c, b, a], (item) => item)).toEqual([
      { members: [a], step: 0 },
      { members: [b], step: 2 },
      { members: [c], step: 2 },
    ]);
  });

  it("a re-vote that was not held for all of a group decides nothing in it", () => {
    const group = [facts({ revoteYes: 5 }), facts({ revoteYes: 1 }), facts({ revoteYes: null })];
    expect(splitTies(chain, group, (item) => item)).toEqual([{ members: group, step: null }]);
  });

  it("the split does not depend on the order of the input", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 8 }), (list) => {
        const numbered = list.map((item, id) => ({ id, facts: facts(item) }));
        const ids = (items: typeof numbered) =>
          splitTies(chain, items, (item) => item.facts).map(({ members, step }) => ({
            step,
            ids: members.map((item) => item.id).sort(),
          }));
        expect(ids(numbered.toReversed())).toEqual(ids(numbered));
      }),
    );
  });

  it("agrees with the comparison of each pair when every figure exists", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 2, maxLength: 8 }), (list) => {
        const complete = list.map((item) => facts({ ...item, revoteYes: item.revoteYes ?? 0 }));
        const groups = splitTies(chain, complete, (item) => item).map((group) => group.members);
        const place = (item: TieFacts) => groups.findIndex((members) => members.includes(item));
        for (const a of complete)
          for (const b of complete) expect(Math.sign(place(a) - place(b))).toBe(compareByTieChain(chain, a, b).order);
      }),
    );
  });
});
