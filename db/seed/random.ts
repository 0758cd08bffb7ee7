/**
 * Repeatable numbers for demonstration data: the same seed text gives the same numbers on every machine.
 * Not for secrets and not for drawing lots: a draw of the award is made and recorded by `scoring/assignment`.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand); its state is filled from the seed text by FNV-1a with
 * four offsets. Only 32-bit integer operations and exact additions are used, so nothing depends on a maths library.
 */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  integer(below: number): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[];
  /** True in so many of a thousand cases. */
  chance(permille: number): boolean;
  /** Close to a standard normal number: the sum of twelve uniform ones, less six. Never beyond ±6. */
  normal(): number;
}

const UINT32 = 4_294_967_296;

export function randomFrom(seed: string): Random {
  const next = sfc32(seed);
  const integer = (below: number): number => {
    if (!Number.isInteger(below) || below < 1) throw new Error(`randomFrom: nothing lies below ${below}`);
    // Values of the last, incomplete block are thrown away, so that every result is equally likely.
    const limit = UINT32 - (UINT32 % below);
    let value = next();
    while (value >= limit) value = next();
    return value % below;
  };
  return {
    integer,
    between: (first, last) => first + integer(last - first + 1),
    pick: (items) => items[integer(items.length)]!,
    shuffle: (items) => shuffled(items, integer),
    chance: (permille) => integer(1000) < permille,
    normal: () => {
      let sum = 0;
      for (let index = 0; index < 12; index += 1) sum += next() / UINT32;
      return sum - 6;
    },
  };
}

function shuffled<T>(items: readonly T[], integer: (below: number) => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = integer(last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

function sfc32(seed: string): () => number {
  let a = fnv1a(seed, 0x811c9dc5);
  let b = fnv1a(seed, 0x9e3779b9);
  let c = fnv1a(seed, 0x85ebca6b);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still show the seed.
  for (let index = 0; index < 16; index += 1) next();
  return next;
}

function fnv1a(text: string, offset: number): number {
  let hash = offset | 0;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
