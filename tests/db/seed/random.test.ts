import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom } from "#db/seed/random.ts";

describe("numbers of the demonstration", () => {
  it("are the same for the same seed and differ for another", () => {
    const draw = (seed: string) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.integer(1000)
        )(randomFrom(seed)),
      );
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("stay within their bounds", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1_000_000 }), (seed, below) => {
        const value = randomFrom(seed).integer(below);
        return Number.isInteger(value) && value >= 0 && value < below;
      }),
    );
  });

  it("keep every item of a shuffled list", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(randomFrom(seed).shuffle(items))).toEqual(sorted(items));
      }),
    );
  });

  it("are close to normal where they are meant to be", () => {
    const random = randomFrom("normal");
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it("refuses to draw from nothing", () => {
    expect(() => randomFrom("a").integer(0)).toThrow("randomFrom");
  });
});
