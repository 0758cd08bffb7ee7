import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentExpert } from "#scoring/assignment/assignment-problem.ts";
import { choosePanels, type PanelChoice } from "#scoring/assignment/choose-panels.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import type { PanelMix } from "#scoring/programme/programme.ts";

const NO_MIX: PanelMix = { atLeast: [], atLeastForeign: 0, atLeastOutsideRegion: 0, atLeastNewSinceLastStage: 0 };

function expert(id: string, more: Partial<AssignmentExpert> = {}): AssignmentExpert {
  return {
    id,
    minimumLoad: 0,
    maximumLoad: 18,
    kind: "authority",
    isForeign: false,
    organization: null,
    region: "CN",
    ...more,
  };
}

function choice(experts: readonly AssignmentExpert[], more: Partial<PanelChoice> = {}): PanelChoice {
  const panels = more.panels ?? [{ code: "P1", size: 2, reserves: 1 }];
  return {
    experts,
    panels,
    mix: NO_MIX,
    fit: new Int32Array(experts.length * panels.length),
    conflicts: new Int32Array(experts.length * panels.length),
    ...more,
  };
}

describe("choosePanels", () => {
  it("seats those with the fewest conflicts, whatever their fit", () => {
    const experts = ["a", "b", "c", "d"].map((id) => expert(id));
    const result = choosePanels(
      choice(experts, { fit: Int32Array.of(100, 20, 20, 100), conflicts: Int32Array.of(1, 0, 0, 2) }),
    );
    expect(result).toEqual({
      status: "chosen",
      panels: [{ code: "P1", members: ["b", "c"], reserves: ["a"] }],
      unmet: [],
    });
  });

  it("of those without a conflict seats who suits the panel best", () => {
    const experts = ["a", "b", "c"].map((id) => expert(id));
    const result = choosePanels(choice(experts, { fit: Int32Array.of(70, 100, 85) }));
    expect(result).toMatchObject({ panels: [{ members: ["b", "c"], reserves: ["a"] }] });
  });

  it("keeps the mix even at the price of a conflict, and says what it could not keep", () => {
    const experts = [expert("a", { kind: "investor" }), expert("b"), expert("c")];
    const mix: PanelMix = { ...NO_MIX, atLeast: [{ kinds: ["investor"], count: 1 }], atLeastForeign: 1 };
    const result = choosePanels(
      choice(experts, { mix, fit: Int32Array.of(0, 1, 0), conflicts: Int32Array.of(3, 0, 0) }),
    );
    expect(result).toMatchObject({
      panels: [{ members: ["a", "b"], reserves: ["c"] }],
      unmet: [{ submission: "P1", rule: "foreign", bound: "atLeast", got: 0, wanted: 1 }],
    });
  });

  it("says why panels cannot be filled, and seats fewer reserves when the pool is small", () => {
    const panels = ["P1", "P2"].map((code) => ({ code, size: 2, reserves: 2 }));
    const pool = (size: number) => Array.from({ length: size }, (_, index) => expert(`e${index}`));
    expect(choosePanels(choice(pool(3), { panels }))).toMatchObject({
      status: "infeasible",
      blocking: { wanted: 4, canGive: 3 },
    });
    const result = choosePanels(choice(pool(7), { panels }));
    expect(result.status === "chosen" && result.panels.map((panel) => panel.reserves.length)).toEqual([1, 1]);
  });

  it("seats nobody twice and every panel whole", () => {
    const kind = fc.constantFrom(...EXPERT_KINDS);
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.nat(100), fc.nat(3)), { minLength: 6, maxLength: 14 }), (pool) => {
        const experts = pool.map(([kindOf], index) => expert(`e${index}`, { kind: kindOf }));
        const panels = ["P1", "P2"].map((code) => ({ code, size: 3, reserves: 1 }));
        const figures = (pick: (row: (typeof pool)[number]) => number) =>
          Int32Array.from(pool.flatMap((row) => [pick(row), pick(row)]));
        const mix: PanelMix = { ...NO_MIX, atLeast: [{ kinds: ["authority"], count: 1 }] };
        const result = choosePanels(
          choice(experts, { panels, mix, fit: figures((row) => row[1]), conflicts: figures((row) => row[2]) }),
        );
        if (result.status !== "chosen") throw new Error("six experts fill two panels of three");
        const seated = result.panels.flatMap((panel) => [...panel.members, ...panel.reserves]);
        expect(new Set(seated).size).toBe(seated.length);
        for (const panel of result.panels) expect(panel.members).toHaveLength(3);
        const authorities = pool.filter(([kindOf]) => kindOf === "authority").length;
        expect(result.unmet).toHaveLength(Math.max(0, 2 - authorities));
      }),
      { numRuns: 50 },
    );
  });
});
