/**
 * 提高最低总适配 / Raising the worst submission totals: better panels for those that are served worst, paid for by others
 * that stay above them.
 *
 * The submission with the lowest total hands one of its experts in for a better one; a chain of exchanges lets everybody's
 * load stay within its bounds. A change is made only when every submission it lowers stays above the old lowest total, so
 * the list of totals, sorted, only rises. Of the changes possible the one that loses the least sum for each unit gained is
 * taken. A submission that nothing can raise is left, and the next lowest has its turn, as long as it lies below the mean
 * and there is something left to spend. A search by steps: what it finds is better, not proven best.
 *
 * Source of the idea: Kobren, Saha, McCallum 2019 (from the rich to the poor), with exchanges in place of their flows.
 * Cost: a chain looks at loads × experts for each expert it passes.
 */
import type { AssignmentPrices } from "#scoring/assignment/assignment-prices.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { applyExchanges, type Chain, cheapestChain, type Exchange } from "#scoring/assignment/exchange-chain.ts";
import { Panels } from "#scoring/assignment/panels.ts";

export interface RaiseTotals {
  /** Free pairs stay at or above it; -Infinity: there is none. */
  readonly floor: number;
  /** Sum of fit that may be lost in all. */
  readonly budget: number;
  readonly prices: AssignmentPrices;
  /** Exchanges that may be looked at. */
  readonly workLimit: number;
}

/** @returns pairs, ascending */
export function raiseTotals(problem: AssignmentProblem, pairs: Int32Array, choice: RaiseTotals): Int32Array {
  const panels = new Panels(problem, pairs);
  const experts = Float64Array.from(choice.prices.experts);
  const work = { steps: choice.workLimit };
  const isLeft = new Uint8Array(problem.submissions.length);
  let budget = choice.budget;
  for (let worst = lowest(panels, isLeft); worst >= 0 && work.steps > 0; worst = lowest(panels, isLeft)) {
    const change = cheapestChange(panels, worst, { ...choice, budget }, experts, work);
    if (change === null) {
      isLeft[worst] = 1;
      continue;
    }
    budget -= change.chain.cost;
    panels.remove(change.leaves, worst);
    applyExchanges(panels, change.chain.exchanges);
    panels.add(change.chain.first, worst);
  }
  return panels.pairs();
}

/** The submission with the lowest total below the mean that is not left; the first of equals; -1: none. */
function lowest(panels: Panels, isLeft: Uint8Array): number {
  const { totals, readers } = panels;
  const read = readers.reduce((count, panel) => count + (panel.length > 0 ? 1 : 0), 0);
  let worst = -1;
  totals.forEach((total, submission) => {
    if (isLeft[submission] === 1 || readers[submission]!.length === 0) return;
    if (worst < 0 || total < totals[worst]!) worst = submission;
  });
  return worst >= 0 && totals[worst]! * read < panels.sum() ? worst : -1;
}

interface Change {
  readonly leaves: number;
  readonly gain: number;
  readonly chain: Chain;
}

function cheapestChange(
  panels: Panels,
  worst: number,
  { floor, budget }: RaiseTotals,
  prices: Float64Array,
  work: { steps: number },
): Change | null {
  const lowestTotal = panels.totals[worst]!;
  const allows = ({ submission, leaves, comes }: Exchange): boolean => {
    const [lost, won] = [panels.fit(leaves, submission), panels.fit(comes, submission)];
    const before = panels.totals[submission]!;
    const after = before - lost + won;
    if (won < floor || (after <= lowestTotal && after < before)) return false;
    return panels.keepsGroups(submission, leaves, comes);
  };
  let best: Change | null = null;
  for (const leaves of [...panels.readers[worst]!].sort((one, other) => one - other)) {
    if (panels.isLocked(leaves, worst)) continue;
    const lost = panels.fit(leaves, worst);
    const starts = candidates(panels, worst, Math.max(floor, lost + 1))
      .filter((expert) => panels.keepsGroups(worst, leaves, expert))
      .map((expert) => ({ expert, cost: lost - panels.fit(expert, worst) }));
    const chain = cheapestChain({
      panels,
      begins: worst,
      starts,
      endsAt: (expert) => expert === leaves || (panels.canSpare(leaves) && panels.hasRoom(expert)),
      allows,
      limit: budget,
      prices,
      work,
    });
    if (chain === null) continue;
    const change = { leaves, gain: panels.fit(chain.first, worst) - lost, chain };
    if (best === null || chain.cost * best.gain < best.chain.cost * change.gain) best = change;
  }
  return best;
}

/** Who could come to a submission with at least some fit. */
function candidates(panels: Panels, submission: number, leastFit: number): number[] {
  return panels.problem.experts.flatMap((_, expert) =>
    !panels.isForbidden(expert, submission) &&
    !panels.has(expert, submission) &&
    panels.fit(expert, submission) >= leastFit
      ? [expert]
      : [],
  );
}
