import { describe, expect, it } from "vitest";
import { barsOf, isMet } from "../../bench/simulation/bars.ts";
import { CONDITIONS } from "../../bench/simulation/panel.ts";
import { REPLICATES, summarize } from "../../bench/simulation/summary.ts";

/** A few panels show which way a thing goes; what is asked is asked of hundreds. */
const FEW = 8;
/** Conditions of which something is asked. */
const BARRED = ["A", "B", "N", "O", "O35", "P", "P35"];
const summaryOf = (code: string, replicates = FEW) =>
  summarize(
    CONDITIONS.find((condition) => condition.code === code)!,
    replicates,
    "simulation",
  );

describe("methods on simulated panels whose truth is known", () => {
  it("find more of the best than the mean where experts differ, the more so the more they differ", () => {
    const gain = (code: string) => {
      const { precision } = summaryOf(code);
      return precision.blup!.mean - precision.mean!.mean;
    };
    const [ordinary, strong] = [gain("A"), gain("C")];
    expect(ordinary).toBeGreaterThan(0.02);
    expect(strong).toBeGreaterThan(ordinary);
  });

  it("robust BLUP stands up to experts who favour a friend and mark all others down", () => {
    const { precision } = summaryOf("P");
    expect(precision.robust!.mean).toBeGreaterThan(precision.blup!.mean);
    expect(precision.robust!.mean).toBeGreaterThan(precision.mean!.mean + 0.02);
  });

  it("reach what is asked of them on the panels of the document", { timeout: 900_000 }, () => {
    const summaries = CONDITIONS.map(({ code }) => code)
      .filter((code) => BARRED.includes(code))
      .map((code) => summaryOf(code, REPLICATES));
    const missed = barsOf(summaries).filter((bar) => !isMet(bar));
    expect(missed).toEqual([]);
  });

  it("the same seed makes the same panels and figures", () => {
    expect(summaryOf("X", 2)).toEqual(summaryOf("X", 2));
  });
});
