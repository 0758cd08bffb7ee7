import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  divide,
  formatHundredths,
  fraction,
  fractionText,
  multiply,
  parseFraction,
  subtract,
  toHundredths,
} from "#scoring/aggregation/fraction.ts";

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));

describe("fraction", () => {
  it("is in lowest terms with a positive denominator", () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(fraction(0, -7)).toEqual({ numerator: 0n, denominator: 1n });
    expect(fraction(5)).toEqual({ numerator: 5n, denominator: 1n });
  });

  it("a zero denominator and numbers that are not whole are refused", () => {
    expect(() => fraction(1, 0)).toThrow("fraction: the denominator is zero");
    expect(() => fraction(85.5)).toThrow("fraction: 85.5 is not a whole number");
    expect(() => divide(fraction(1), fraction(0))).toThrow("divide: the divisor is zero");
  });

  it("three thirds are one, exactly", () => {
    const third = fraction(1, 3);
    expect(add(add(third, third), third)).toEqual(fraction(1));
  });

  it("the laws of a field hold", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(a, b) === 0).toBe(fractionText(a) === fractionText(b));
      }),
    );
  });
});

describe("toHundredths", () => {
  it.each([
    [259, 3, 8633],
    [260, 3, 8667],
    [17265, 200, 8633],
    [1, 200, 1],
    [1, 201, 0],
    [-1, 200, 0],
    [-3, 200, -1],
    [-201, 10000, -2],
    [85, 1, 8500],
  ])("%i/%i is %i hundredths: half rounds up", (numerator, denominator, hundredths) => {
    expect(toHundredths(fraction(numerator, denominator))).toBe(hundredths);
  });

  it("never lies further than half a hundredth away", () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        const away = subtract(fraction(toHundredths(value), 100), value);
        expect(compare(away, fraction(1, 200))).toBeLessThanOrEqual(0);
        expect(compare(away, fraction(-1, 200))).toBe(1);
      }),
    );
  });
});

describe("formatHundredths", () => {
  it.each([
    [8633, "86.33"],
    [8600, "86.00"],
    [5, "0.05"],
    [0, "0.00"],
    [-5, "-0.05"],
    [-1234, "-12.34"],
  ])("%i is written %s", (hundredths, text) => {
    expect(formatHundredths(hundredths)).toBe(text);
  });

  it("half a hundredth is refused", () => {
    expect(() => formatHundredths(86.5)).toThrow("formatHundredths");
  });
});

describe("fractionText", () => {
  it("is read back exactly", () => {
    expect(fractionText(fraction(170, 2))).toBe("85/1");
    fc.assert(
      fc.property(anyFraction, (value) => {
        expect(parseFraction(fractionText(value))).toEqual(value);
      }),
    );
  });

  it.each(["85", "1/0", "1.5/2", "1/-2", " 1/2", "", "0x10/2", "1/2/3"])("%j is no fraction", (text) => {
    expect(() => parseFraction(text)).toThrow();
  });
});
