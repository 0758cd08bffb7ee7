import { describe, expect, it } from "vitest";
import { randomNumbers } from "#scoring/statistics/random-numbers.ts";

describe("randomNumbers", () => {
  it("the same seed gives the same numbers everywhere", () => {
    const { bits } = randomNumbers("candela");
    const first = [bits(), bits(), bits()];
    const again = randomNumbers("candela");
    expect([again.bits(), again.bits(), again.bits()]).toEqual(first);
    expect(randomNumbers("candelb").bits()).not.toBe(first[0]);
  });

  it("normal numbers have the moments and the tails of a normal distribution", () => {
    const random = randomNumbers("moments");
    const count = 400_000;
    const sums = [0, 0, 0, 0];
    let beyondThree = 0;
    for (let draw = 0; draw < count; draw += 1) {
      const z = random.normal();
      [z, z ** 2, z ** 3, z ** 4].forEach((power, k) => (sums[k]! += power / count));
      if (Math.abs(z) > 3) beyondThree += 1;
    }
    // Four standard errors of each moment.
    const bounds = [1, 2, 15, 96].map((variance) => 4 * Math.sqrt(variance / count));
    [0, 1, 0, 3].forEach((moment, k) => {
      expect(Math.abs(sums[k]! - moment)).toBeLessThan(bounds[k]!);
    });
    expect(Math.abs(beyondThree / count - 0.0026998)).toBeLessThan(4 * Math.sqrt(0.0027 / count));
  });

  it("whole numbers below a limit are even", () => {
    const random = randomNumbers("even");
    const counts = new Int32Array(7);
    for (let draw = 0; draw < 70_000; draw += 1) counts[random.below(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
