/**
 * 共享专家 / Bridges: enough shared experts that the scores of different fields can be compared.
 *
 * An expert is shared by every field of which one reads something, once that is more than one field. Each field is to
 * have at least so many shared experts, and all fields are to hang together through them. Starting from an assignment,
 * the cheapest chain of exchanges that brings a field one shared expert more is made again and again, until every field
 * has enough; then, while the fields fall into parts, the cheapest one that joins two. No chain takes a shared expert
 * away, breaks a load or makes a mix worse. What each chain costs is exact. From an optimum without
 * a mix the first is the cheapest there is; that no other series of chains is cheaper in all is not claimed.
 *
 * Cost: for every place a chain is looked for, unless its start shows that it is dearer than the best known one.
 */
import type { AssignedPair, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { applyExchanges, type Chain, cheapestChain, type Exchange } from "#scoring/assignment/exchange-chain.ts";
import { FieldSharing } from "#scoring/assignment/bridges-tally.ts";
import { inOrderOfIds } from "#scoring/assignment/order-of-ids.ts";
import { Panels } from "#scoring/assignment/panels.ts";

export interface BridgeQuestion {
  /** Field of each submission, in the order of the problem. */
  readonly fields: readonly string[];
  /** Shared experts that each field is to have. */
  readonly atLeast: number;
  /** Price of a place of each expert, in the order of the problem: with those of an optimum the search is exact. */
  readonly prices: readonly number[];
}

/** One chain: who becomes shared, and what it changes and costs. */
export interface BridgeChain {
  readonly expert: string;
  readonly submission: string;
  readonly leaves: readonly AssignedPair[];
  readonly comes: readonly AssignedPair[];
  /** Fit lost by it. */
  readonly cost: number;
}

export interface Bridges {
  /** By submission, then by expert, both in the order of the problem. */
  readonly pairs: readonly AssignedPair[];
  /** In the order in which they were made. */
  readonly chains: readonly BridgeChain[];
  readonly sumBefore: number;
  readonly sumAfter: number;
  /** Shared experts of each field that has submissions, by the field's code. */
  readonly shared: readonly { readonly field: string; readonly experts: number }[];
  /** Parts into which the fields fall: 1 when they hang together. */
  readonly parts: number;
}

/** Steps of all searches together: some seconds at the most. */
const WORK_LIMIT = 60_000_000;

/** @throws Error when a pair is not in the problem */
export function buildBridges(
  problem: AssignmentProblem,
  assigned: readonly AssignedPair[],
  { fields, atLeast, prices }: BridgeQuestion,
): Bridges {
  const { sorted, expertAt, submissionAt } = inOrderOfIds(problem);
  const panels = new Panels(sorted, pairsOf(sorted, assigned));
  const sharing = new FieldSharing(
    panels,
    submissionAt.map((index) => fields[index]!),
  );
  const search = new BridgeSearch(panels, sharing, {
    atLeast,
    prices: Float64Array.from(expertAt, (index) => prices[index]!),
  });
  const sumBefore = panels.sum();
  const chains: BridgeChain[] = [];
  for (let next = search.cheapest(); next !== null; next = search.cheapest()) {
    chains.push(chainOf(sorted, next));
    panels.remove(next.leaves, next.submission);
    applyExchanges(panels, next.chain.exchanges);
    panels.add(next.chain.first, next.submission);
  }
  const order = new Map(problem.submissions.map((item, index) => [item.id, index]));
  const experts = new Map(problem.experts.map((item, index) => [item.id, index]));
  return {
    pairs: [...panels.pairs()]
      .map((pair) => toPair(sorted, pair))
      .sort(
        (one, other) =>
          order.get(one.submission)! - order.get(other.submission)! ||
          experts.get(one.expert)! - experts.get(other.expert)!,
      ),
    chains,
    sumBefore,
    sumAfter: panels.sum(),
    shared: sharing.fields.map((field, index) => ({ field, experts: sharing.sharedExperts(index) })),
    parts: sharing.parts().count,
  };
}

interface Bridge {
  readonly submission: number;
  readonly leaves: number;
  readonly chain: Chain;
}

class BridgeSearch {
  private readonly work = { steps: WORK_LIMIT };

  constructor(
    private readonly panels: Panels,
    private readonly sharing: FieldSharing,
    private readonly choice: { readonly atLeast: number; readonly prices: Float64Array },
  ) {}

  /** The cheapest chain that helps, the first of equals; null: nothing is wanted, or nothing helps. */
  cheapest(): Bridge | null {
    const helps = this.sharing.helps(this.choice.atLeast);
    if (helps === null) return null;
    let best: Bridge | null = null;
    for (const [submission, panel] of this.panels.readers.entries())
      for (const leaves of [...panel].sort((one, other) => one - other)) {
        if (this.panels.isLocked(leaves, submission) || this.sharing.isLastOfShared(leaves, submission)) continue;
        const chain = this.chainFrom(submission, leaves, helps, best?.chain.cost ?? Infinity);
        if (chain !== null && (best === null || chain.cost < best.chain.cost)) best = { submission, leaves, chain };
      }
    return best;
  }

  /** No chain ends with an expert whose place is dearer than this, but the one who left. */
  private highestFreePrice(): number {
    return this.choice.prices.reduce(
      (highest, price, expert) => (this.panels.hasRoom(expert) ? Math.max(highest, price) : highest),
      -Infinity,
    );
  }

  private chainFrom(
    submission: number,
    leaves: number,
    helps: (expert: number, submission: number) => boolean,
    dearest: number,
  ): Chain | null {
    const { panels, sharing } = this;
    const { prices } = this.choice;
    const atEnd = Math.max(prices[leaves]!, this.highestFreePrice());
    const isStart = new Uint8Array(panels.problem.experts.length);
    const starts = [...isStart.keys()]
      .filter(
        (expert) =>
          !panels.isForbidden(expert, submission) &&
          !panels.has(expert, submission) &&
          helps(expert, submission) &&
          panels.keepsGroups(submission, leaves, expert),
      )
      .map((expert) => ({ expert, cost: panels.fit(leaves, submission) - panels.fit(expert, submission) }))
      .filter(({ expert, cost }) => cost + prices[expert]! - atEnd < dearest);
    for (const { expert } of starts) isStart[expert] = 1;
    if (starts.length === 0) return null;
    const allows = (exchange: Exchange): boolean =>
      !sharing.isLastOfShared(exchange.leaves, exchange.submission) &&
      !(isStart[exchange.leaves] === 1 && sharing.isLast(exchange.leaves, exchange.submission)) &&
      panels.keepsGroups(exchange.submission, exchange.leaves, exchange.comes);
    return cheapestChain({
      panels,
      begins: submission,
      starts,
      endsAt: (expert) => expert === leaves || (panels.canSpare(leaves) && panels.hasRoom(expert)),
      allows,
      limit: dearest,
      prices,
      work: this.work,
    });
  }
}

function chainOf(problem: AssignmentProblem, { submission, leaves, chain }: Bridge): BridgeChain {
  const width = problem.submissions.length;
  const all = [{ submission, leaves, comes: chain.first }, ...chain.exchanges];
  return {
    expert: problem.experts[chain.first]!.id,
    submission: problem.submissions[submission]!.id,
    leaves: all.map((item) => toPair(problem, item.leaves * width + item.submission)),
    comes: all.map((item) => toPair(problem, item.comes * width + item.submission)),
    cost: chain.cost,
  };
}

function toPair({ experts, submissions, fit }: AssignmentProblem, pair: number): AssignedPair {
  const width = submissions.length;
  return {
    expert: experts[Math.floor(pair / width)]!.id,
    submission: submissions[pair % width]!.id,
    fit: fit[pair]!,
  };
}

function pairsOf({ experts, submissions }: AssignmentProblem, assigned: readonly AssignedPair[]): number[] {
  const expertAt = new Map(experts.map((item, index) => [item.id, index]));
  const submissionAt = new Map(submissions.map((item, index) => [item.id, index]));
  return assigned.map(({ expert, submission }) => {
    const [row, column] = [expertAt.get(expert), submissionAt.get(submission)];
    if (row === undefined || column === undefined) throw new Error("buildBridges: a pair is not in the problem");
    return row * submissions.length + column;
  });
}
