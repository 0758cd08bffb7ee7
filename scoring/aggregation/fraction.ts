/**
 * 分数（精确有理数）/ Fraction: exact rational arithmetic for everything official.
 *
 * Two scores are equal exactly when their fractions are equal, so a tie is a real tie and never an accident of
 * rounding. A fraction is always in lowest terms with a positive denominator.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * numerator / denominator in lowest terms; the denominator is 1 when left out.
 * @throws Error when the denominator is zero or a number is not whole.
 */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const top = whole(numerator);
  const bottom = whole(denominator);
  if (bottom === 0n) throw new Error("fraction: the denominator is zero");
  const divisor = greatestCommonDivisor(magnitude(top), magnitude(bottom));
  const sign = bottom < 0n ? -1n : 1n;
  return { numerator: (sign * top) / divisor, denominator: (sign * bottom) / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws Error when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.numerator === 0n) throw new Error("divide: the divisor is zero");
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when a is smaller, zero when equal, positive when a is larger: the order a sort expects. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Whole hundredths, rounded half up (towards the larger number): 259/3 → 8633. For display only, never for order.
 * @throws Error when the result is not a safe integer.
 */
export function toHundredths(value: Fraction): number {
  const doubled = 2n * value.denominator;
  const shifted = 200n * value.numerator + value.denominator;
  // BigInt division cuts towards zero; rounding half up needs the floor.
  const floored = shifted < 0n && shifted % doubled !== 0n ? shifted / doubled - 1n : shifted / doubled;
  const hundredths = Number(floored);
  if (!Number.isSafeInteger(hundredths)) throw new Error("toHundredths: the value is too large");
  return hundredths;
}

/** 8633 → "86.33". @throws Error when the hundredths are not a safe integer. */
export function formatHundredths(hundredths: number): string {
  if (!Number.isSafeInteger(hundredths)) throw new Error("formatHundredths: hundredths are whole numbers");
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return `${hundredths < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "n/d", also for whole numbers ("85/1"): the text in which a frozen record keeps a fraction. */
export function fractionText(value: Fraction): string {
  return `${value.numerator}/${value.denominator}`;
}

/** Reads what fractionText writes. @throws Error for any other text. */
export function parseFraction(text: string): Fraction {
  const match = /^(-?\d{1,200})\/(\d{1,200})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`parseFraction: "${text}" is not n/d`);
  return fraction(BigInt(match[1]), BigInt(match[2]));
}

function whole(value: bigint | number): bigint {
  if (typeof value === "bigint") return value;
  if (!Number.isSafeInteger(value)) throw new Error(`fraction: ${value} is not a whole number`);
  return BigInt(value);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
