/**
 * 相关系数 / Correlations of two lists of equal length. Null where one list has no spread: nothing goes with a constant.
 */
import { midRanks } from "#scoring/statistics/ranks.ts";

/** Product-moment correlation. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < x.length; index += 1) {
    const [dx, dy] = [x[index]! - meanX, y[index]! - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Rank correlation; ties share mean ranks. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  return pearson(midRanks(x), midRanks(y));
}

/** Kendall's τ-b: concordant minus discordant pairs, corrected for ties on either side. Cost: O(n²). */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  let [sum, pairsX, pairsY] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [dx, dy] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
      sum += dx * dy;
      pairsX += dx * dx;
      pairsY += dy * dy;
    }
  return pairsX === 0 || pairsY === 0 ? null : sum / Math.sqrt(pairsX * pairsY);
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]!;
  return sum / values.length;
}
