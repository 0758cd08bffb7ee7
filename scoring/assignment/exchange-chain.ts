/**
 * 交换链 / Chain of exchanges: how an expert takes one submission more while nobody's load leaves its bounds.
 *
 * The expert hands one of the others over to somebody, who hands one over in turn, until one has room. On every
 * submission of the chain one expert leaves and one comes, so demands stay as they are. The cheapest chain is a
 * shortest path over experts (Dijkstra 1959). With the prices of an optimum no step is cheaper than nothing, and the
 * cheapest chain is the exact price of the change. After other changes a cheaper step may be missed; what a chain says it
 * costs is exact all the same.
 *
 * Cost: one expert settled looks at loads × experts; most chains end after a few.
 */
import type { Panels } from "#scoring/assignment/panels.ts";

export interface Exchange {
  readonly submission: number;
  /** -1: nobody leaves, a place was empty. */
  readonly leaves: number;
  readonly comes: number;
}

export interface ChainQuestion {
  readonly panels: Panels;
  /** The submissions that stay out of the chain, because the change begins there. */
  readonly begins: number;
  /** Experts who could take that submission, and what each would cost there. */
  readonly starts: readonly { readonly expert: number; readonly cost: number }[];
  /** True when a chain may end with this expert, who takes one submission more. */
  readonly endsAt: (expert: number) => boolean;
  /** Whether an exchange is allowed; left out: all are. Conflicts, locks and panels are checked already. */
  readonly allows?: (exchange: Exchange) => boolean;
  /** What a pair is worth: an exchange costs what is lost. Left out: its fit. */
  readonly worth?: (expert: number, submission: number) => number;
  /** Dearer chains are not looked for; left out: any cost will do. */
  readonly limit?: number;
  /** Price of a place of each expert, for the order of the search; left out: places cost nothing. */
  readonly prices?: Float64Array;
  /** Steps the search may take in all; it gives up beyond. */
  readonly work: { steps: number };
}

export interface Chain {
  /** The expert who takes the submission that the change begins at. */
  readonly first: number;
  /** The expert whose load is one more in the end. */
  readonly last: number;
  readonly cost: number;
  readonly exchanges: readonly Exchange[];
}

/** @returns null when no chain ends, or the work is used up */
export function cheapestChain(question: ChainQuestion): Chain | null {
  const search = new ChainSearch(question);
  const { limit = Infinity } = question;
  let end = -1;
  for (;;) {
    const nearest = search.nearest();
    if (nearest < 0 || question.work.steps <= 0) break;
    const leastCost = search.keyOf(nearest) - search.highestEndPrice;
    if (leastCost > limit || (end >= 0 && search.cost[end]! <= leastCost)) break;
    search.isSettled[nearest] = 1;
    if (question.endsAt(nearest) && (end < 0 || search.cost[nearest]! < search.cost[end]!)) end = nearest;
    search.relax(nearest);
  }
  return end < 0 || search.cost[end]! > limit ? null : search.chainTo(end);
}

class ChainSearch {
  /** Cost of the cheapest chain known to each expert. */
  readonly cost: Float64Array;
  readonly isSettled: Uint8Array;
  /** No end is worth more than this beside the cost of its chain. */
  readonly highestEndPrice: number;
  /** The exchange by which the chain comes to each expert; null at its start. */
  private readonly arrival: (Exchange | null)[];

  constructor(private readonly question: ChainQuestion) {
    const { panels, starts, endsAt } = question;
    const experts = panels.problem.experts.length;
    this.cost = new Float64Array(experts).fill(Infinity);
    this.isSettled = new Uint8Array(experts);
    this.arrival = Array.from({ length: experts }, () => null);
    for (const { expert, cost } of starts) this.cost[expert] = Math.min(this.cost[expert]!, cost);
    let highest = 0;
    for (let expert = 0; expert < experts; expert++)
      if (endsAt(expert)) highest = Math.max(highest, this.price(expert));
    this.highestEndPrice = highest;
  }

  keyOf(expert: number): number {
    return this.cost[expert]! + this.price(expert);
  }

  /** The expert to settle next, the first of equals; -1 when none is left. */
  nearest(): number {
    let nearest = -1;
    let least = Infinity;
    for (let expert = 0; expert < this.cost.length; expert++) {
      if (this.isSettled[expert] === 1) continue;
      const key = this.keyOf(expert);
      if (key < least) {
        least = key;
        nearest = expert;
      }
    }
    return nearest;
  }

  /** Looks at everybody who could take over one of this expert's submissions. */
  relax(expert: number): void {
    const { panels, work, allows, worth } = this.question;
    const { forbidden, fit } = panels.problem;
    const width = panels.problem.submissions.length;
    const used = this.submissionsUpTo(expert);
    for (const submission of panels.readings[expert]!) {
      if (used.includes(submission) || panels.isLocked(expert, submission)) continue;
      work.steps -= this.cost.length;
      const before = this.cost[expert]! + (worth ?? panels.fit.bind(panels))(expert, submission);
      for (let comes = 0, pair = submission; comes < this.cost.length; comes++, pair += width) {
        // The cheap questions first: most experts are no better than what is known.
        const cost = before - (worth === undefined ? fit[pair]! : worth(comes, submission));
        if (cost >= this.cost[comes]! || this.isSettled[comes] === 1 || forbidden[pair] === 1) continue;
        if (panels.has(comes, submission)) continue;
        const exchange = { submission, leaves: expert, comes };
        if (allows?.(exchange) === false) continue;
        this.cost[comes] = cost;
        this.arrival[comes] = exchange;
      }
    }
  }

  chainTo(last: number): Chain {
    const exchanges: Exchange[] = [];
    let first = last;
    for (let exchange = this.arrivalOf(last); exchange !== null; exchange = this.arrivalOf(first)) {
      exchanges.unshift(exchange);
      first = exchange.leaves;
    }
    return { first, last, cost: this.cost[last]!, exchanges };
  }

  private arrivalOf(expert: number): Exchange | null {
    return this.arrival[expert] ?? null;
  }

  private submissionsUpTo(expert: number): number[] {
    return [this.question.begins, ...this.chainTo(expert).exchanges.map((exchange) => exchange.submission)];
  }

  private price(expert: number): number {
    return this.question.prices?.[expert] ?? 0;
  }
}

/** Makes the exchanges of a chain. */
export function applyExchanges(panels: Panels, exchanges: readonly Exchange[]): void {
  for (const { submission, leaves, comes } of exchanges) {
    if (leaves >= 0) panels.remove(leaves, submission);
    panels.add(comes, submission);
  }
}
