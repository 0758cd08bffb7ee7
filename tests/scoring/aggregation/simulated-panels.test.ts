import { describe, expect, it } from "vitest";
import { CONDITIONS } from "../../bench/simulation/panel.ts";
import { summarize } from "../../bench/simulation/summary.ts";

/** A few panels of each; `npm run simulate` has hundreds and the figures themselves. */
const REPLICATES = 8;
const summaryOf = (code: string, replicates = REPLICATES) =>
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

  it("lose next to nothing where experts do not differ", () => {
    const { precision } = summaryOf("B");
    for (const method of ["blup", "robust", "lin"] as const)
      expect(precision[method]!.mean).toBeGreaterThan(precision.mean!.mean - 0.03);
  });

  it("robust BLUP stands up to experts who favour a friend and mark all others down", () => {
    const { precision } = summaryOf("P");
    expect(precision.robust!.mean).toBeGreaterThan(precision.blup!.mean);
    expect(precision.robust!.mean).toBeGreaterThan(precision.mean!.mean + 0.02);
  });

  it("say of their list about what is true of it", () => {
    const { precision, statements } = summaryOf("A");
    for (const method of ["blup", "robust", "lin"] as const)
      expect(Math.abs(statements[method].expectedPrecision - precision[method]!.mean)).toBeLessThan(0.06);
  });

  it("the same seed makes the same panels and figures", () => {
    expect(summaryOf("X", 2)).toEqual(summaryOf("X", 2));
  });
});
