/**
 * 提高最低总适配的代价 / What raising the worst submission totals may cost: 3 in 1,000 of the highest sum. Small enough that
 * nobody has to weigh it, large enough to lift the submissions that fell behind.
 */
const SPENT = { parts: 3, of: 1000 };

/** @param sum the highest sum of fit; nothing is spent of one below zero */
export function mostSpentOnTotals(sum: number): number {
  return Math.floor((Math.max(0, sum) * SPENT.parts) / SPENT.of);
}
