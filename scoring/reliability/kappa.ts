/**
 * κ 系数 / Kappas: agreement on categories beyond chance. Marks are taken as categories, so these suit short scales.
 *
 * - Fleiss: all experts at once, nominal; z tests κ = 0.
 * - Weighted (Cohen): two experts; linear or quadratic weights over the places of the marks the two used.
 *
 * Null where everybody used one category only. Cost: linear, and V² for V categories of a pair.
 * Sources: Fleiss 1971, Fleiss, Nee & Landis 1979; Cohen 1968.
 */
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { kendallTauB, pearson, spearman } from "#scoring/statistics/correlation.ts";

export interface FleissKappa {
  readonly kappa: number;
  readonly z: number;
}

export function fleissKappa({ experts, rows }: CompleteTable): FleissKappa | null {
  const [n, k] = [rows.length, experts.length];
  const shares = new Map<number, number>();
  let agreeing = 0;
  for (const row of rows) {
    const counts = countsOf(row);
    for (const [value, count] of counts) {
      agreeing += count * (count - 1);
      shares.set(value, (shares.get(value) ?? 0) + count / (n * k));
    }
  }
  const proportions = [...shares].sort(([a], [b]) => a - b).map(([, share]) => share);
  const sum = (term: (p: number) => number): number => proportions.reduce((total, p) => total + term(p), 0);
  const chance = sum((p) => p * p);
  if (proportions.length < 2) return null;
  const kappa = (agreeing / (n * k * (k - 1)) - chance) / (1 - chance);
  const spread = sum((p) => p * (1 - p));
  const variance = (2 / (spread ** 2 * n * k * (k - 1))) * (spread ** 2 - sum((p) => p * (1 - p) * (1 - p - p)));
  return { kappa, z: kappa / Math.sqrt(variance) };
}

export interface PairAgreement {
  readonly a: string;
  readonly b: string;
  readonly unweighted: number | null;
  readonly linear: number | null;
  readonly quadratic: number | null;
  readonly spearman: number | null;
  readonly pearson: number | null;
  readonly kendallTauB: number | null;
}

/** Which category comes before which, as a comparison for sorting. */
export type CategoryOrder = (a: number, b: number) => number;

/** Every pair of experts, in their order. */
export function pairAgreements(
  { experts, rows }: CompleteTable,
  order: CategoryOrder = (a, b) => a - b,
): PairAgreement[] {
  const columns = experts.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  return experts.flatMap((a, i) =>
    experts.slice(i + 1).map((b, offset) => {
      const [x, y] = [columns[i]!, columns[i + 1 + offset]!];
      return {
        a,
        b,
        unweighted: weightedKappa(x, y, order, (distance) => (distance === 0 ? 0 : 1)),
        linear: weightedKappa(x, y, order, (distance) => distance),
        quadratic: weightedKappa(x, y, order, (distance) => distance * distance),
        spearman: spearman(x, y),
        pearson: pearson(x, y),
        kendallTauB: kendallTauB(x, y),
      };
    }),
  );
}

/** 1 − observed ÷ expected disagreement, a disagreement weighing by the distance of the two categories. */
function weightedKappa(
  x: Float64Array,
  y: Float64Array,
  order: CategoryOrder,
  weight: (distance: number) => number,
): number | null {
  const categories = [...new Set([...x, ...y])].sort(order);
  const placeOf = new Map(categories.map((value, place) => [value, place]));
  const [countsX, countsY] = [countsOf(x), countsOf(y)];
  let [observed, expected] = [0, 0];
  x.forEach((value, i) => (observed += weight(Math.abs(placeOf.get(value)! - placeOf.get(y[i]!)!)) / x.length));
  categories.forEach((one, i) => {
    categories.forEach((other, j) => {
      const pairs = (countsX.get(one) ?? 0) * (countsY.get(other) ?? 0);
      expected += (pairs * weight(Math.abs(i - j))) / x.length ** 2;
    });
  });
  return expected === 0 ? null : 1 - observed / expected;
}

function countsOf(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
