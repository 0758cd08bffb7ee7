/**
 * 成对比较模型 / Bradley–Terry: abilities from who beat whom, log-odds of a win = ability − ability of the other.
 *
 * Maximum likelihood by Newton's method (the likelihood is concave); abilities add up to zero. Only orders inside one
 * expert's sheets need to mean anything, so it is a cross-check where experts use the scale in ways of their own.
 *
 * Source: Bradley & Terry 1952; Zermelo 1929. Cost: n³/3 an iteration.
 */
import {
  factorInPlace,
  inverseFromFactor,
  type SquareMatrix,
  zeroMatrix,
} from "#scoring/statistics/symmetric-matrix.ts";

export interface BradleyTerry {
  /** Logits, adding up to zero. */
  readonly abilities: Float64Array;
  /** 1 / √information of each by itself, all others held. */
  readonly standardErrors: Float64Array;
  /** Standard error of the difference of two. */
  errorOfDifference(one: number, other: number): number;
}

const LAST_STEP = 1e-12;
const MOST_ITERATIONS = 100;

/**
 * @param wins score of each in all its contests (a draw may count one half)
 * @param contests contests of each pair, symmetric, zero on the diagonal
 * @throws Error when an ability has no finite value: someone, or some group against the rest, won all or none
 */
export function bradleyTerry(wins: readonly number[], contests: readonly (readonly number[])[]): BradleyTerry {
  const abilities = new Float64Array(wins.length);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
    const { score, information } = derivatives(wins, contests, abilities);
    const inverse = inverseOf(information);
    const step = abilities.map((_, i) => score.reduce((sum, value, j) => sum + at(inverse, i, j) * value, 0));
    step.forEach((value, i) => (abilities[i]! += value));
    if (step.every((value) => Math.abs(value) < LAST_STEP)) return describe(contests, abilities, information, inverse);
  }
  throw new Error("bradleyTerry: an ability has no finite value");
}

function derivatives(wins: readonly number[], contests: readonly (readonly number[])[], abilities: Float64Array) {
  const information = zeroMatrix(wins.length);
  const score = Float64Array.from(wins);
  for (let i = 0; i < wins.length; i += 1)
    for (let j = 0; j < wins.length; j += 1) {
      const count = contests[i]![j]!;
      const chance = 1 / (1 + Math.exp(abilities[j]! - abilities[i]!));
      score[i]! -= count * chance;
      information.entries[i * information.stride + i]! += count * chance * (1 - chance);
      if (j !== i) information.entries[i * information.stride + j]! -= count * chance * (1 - chance);
    }
  return { score, information };
}

/** A constant on all abilities changes nothing; a matrix of ones holds their sum at zero. */
function inverseOf(information: SquareMatrix): SquareMatrix {
  const { size, stride } = information;
  const copy = { ...information, entries: information.entries.slice() };
  for (let i = 0; i < size; i += 1) for (let j = 0; j <= i; j += 1) copy.entries[i * stride + j]! += 1;
  if (factorInPlace(copy) === null) throw new Error("bradleyTerry: an ability has no finite value");
  return inverseFromFactor(copy);
}

function describe(
  contests: readonly (readonly number[])[],
  abilities: Float64Array,
  information: SquareMatrix,
  inverse: SquareMatrix,
): BradleyTerry {
  return {
    abilities,
    standardErrors: Float64Array.from(contests, (_, i) => 1 / Math.sqrt(at(information, i, i))),
    errorOfDifference: (one, other) =>
      Math.sqrt(at(inverse, one, one) + at(inverse, other, other) - 2 * at(inverse, one, other)),
  };
}

function at({ stride, entries }: SquareMatrix, i: number, j: number): number {
  return entries[i * stride + j]!;
}
