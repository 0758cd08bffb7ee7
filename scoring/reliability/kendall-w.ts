/**
 * 肯德尔和谐系数 / Kendall's W: how far k experts put the same n submissions into the same order; 0 no agreement, 1 the same
 * order. Corrected for ties; test by χ² = k(n − 1)W, which fewer than eight submissions follow only roughly: the source has
 * tables for those. Null where every expert gave all submissions the same mark.
 *
 * Cost: k n log n. Source: Kendall & Babington Smith 1939; Siegel & Castellan 1988, §9.6.
 */
import type { CompleteTable } from "#scoring/reliability/complete-table.ts";
import { chiSquareUpperTail } from "#scoring/statistics/distributions.ts";
import { midRanks, tieTerm } from "#scoring/statistics/ranks.ts";

export interface KendallW {
  readonly W: number;
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
  /** With so few submissions p is approximate. */
  readonly isApproximate: boolean;
  /** Without the correction for ties. */
  readonly uncorrected: number;
}

/** From so many submissions on, W follows χ² closely. */
const CLOSE_FROM = 8;

/** Whether the probability of a W over so many submissions is approximate. */
export function isApproximateFor(submissions: number): boolean {
  return submissions < CLOSE_FROM;
}

export function kendallW({ experts, rows }: CompleteTable): KendallW | null {
  const [n, k] = [rows.length, experts.length];
  const sums = new Float64Array(n);
  let ties = 0;
  for (let expert = 0; expert < k; expert += 1) {
    const column = Float64Array.from(rows, (row) => row[expert]!);
    midRanks(column).forEach((rank, i) => (sums[i]! += rank));
    ties += tieTerm(column);
  }
  const mean = (k * (n + 1)) / 2;
  const spread = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const most = k * k * (n ** 3 - n) - k * ties;
  if (most <= 0) return null;
  const W = (12 * spread) / most;
  const [chi2, df] = [k * (n - 1) * W, n - 1];
  return {
    W,
    chi2,
    df,
    p: chiSquareUpperTail(chi2, df),
    isApproximate: isApproximateFor(n),
    uncorrected: (12 * spread) / (k * k * (n ** 3 - n)),
  };
}
