/**
 * 限概率分配的概率 / Chances of a capped assignment: with what probability each expert reads each submission, when no
 * pair may be more likely than a cap, and the expected sum of fit is the highest possible.
 *
 * Nobody can then be sure of getting a certain submission, whatever they bid for. Chances are whole parts of 1024, so
 * they are the flow of the assignment itself with all capacities times 1024, and neither a linear program nor a
 * rounding stands between the optimum and what is recorded. Locked pairs have the chance 1, above any cap.
 *
 * Group bounds that nest on a submission are part of the flow: their expected misses come first and are the fewest
 * possible, then the sum. Groups that cross an earlier one on the same submission are left out; whoever draws counts
 * them afterwards.
 *
 * Source: Jecmen, Zhang, Liu, Shah, Conitzer, Fang 2020 (mitigating manipulation in peer review by randomization).
 * Cost: about one plain assignment of the same size.
 */
import { type AssignmentPrices, inOrderOfProblem, pricesOf } from "#scoring/assignment/assignment-prices.ts";
import { AssignmentNetwork } from "#scoring/assignment/assignment-network.ts";
import type { AssignmentProblem, BlockingSet } from "#scoring/assignment/assignment-problem.ts";
import { requireSoundProblem } from "#scoring/assignment/assignment-problem.ts";
import { blockingAtFirstSight, blockingOfCut } from "#scoring/assignment/blocking-set.ts";
import { fitRange } from "#scoring/assignment/fit-range.ts";
import { minimumCostFlow } from "#scoring/assignment/minimum-cost-flow.ts";
import { groupsOnSubmission, type GroupOnSubmission, splitGroups } from "#scoring/assignment/nested-sets.ts";
import { inOrderOfIds } from "#scoring/assignment/order-of-ids.ts";
import { PARTS } from "#scoring/assignment/round-flow.ts";

/** Chance of each pair that has one, in parts of 1024, ascending by `expert * submissions + submission`. */
export type Chances = ReadonlyMap<number, number>;

export type CappedChances =
  | {
      readonly status: "possible";
      /** In the order of the problem. */
      readonly chances: Chances;
      /** Expected sum of fit × 1024; no other chances that miss as little have a higher one. */
      readonly expectedSum: number;
      /** Expected misses of nested group bounds × 1024. */
      readonly expectedMisses: number;
      /**
       * The proof, in the order of the problem: prices from which `checkChances` finds by adding that nothing better
       * exists.
       */
      readonly prices: AssignmentPrices;
    }
  /** A pair counts with the cap as what it can give; `canGive` is rounded down to whole places. */
  | { readonly status: "infeasible"; readonly blocking: BlockingSet };

/**
 * A probability as parts of 1024, rounded down.
 * @param text a decimal such as `0.5`, `.25` or `1`
 * @returns null unless it is a decimal that gives 1 to 1024 parts
 */
export function capParts(text: string): number | null {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text);
  const [whole = "", fraction = ""] = [match?.[1], match?.[2]];
  if (whole + fraction === "") return null;
  const parts = (BigInt(whole + fraction) * BigInt(PARTS)) / 10n ** BigInt(fraction.length);
  const isWithinOne = BigInt(whole + fraction) <= 10n ** BigInt(fraction.length);
  return isWithinOne && parts >= 1n ? Number(parts) : null;
}

/**
 * The best chances under a cap. They depend on ids and figures alone, not on the order of the problem.
 * @param cap parts of 1024 that a free pair may have at most, 1 to 1024
 * @throws Error when the problem is not sound (see `requireSoundProblem`) or the cap no whole number of parts
 */
export function cappedChances(problem: AssignmentProblem, cap: number): CappedChances {
  requireSoundProblem(problem);
  if (!Number.isSafeInteger(cap) || cap < 1 || cap > PARTS)
    throw new Error("cappedChances: the cap must be a whole number of parts from 1 to 1024");
  const order = inOrderOfIds(problem);
  const { sorted, expertAt, submissionAt } = order;
  const atFirstSight = blockingAtFirstSight(sorted);
  if (atFirstSight !== null) return { status: "infeasible", blocking: atFirstSight };

  const setsOf = nestedSetsOf(sorted);
  const { lowest: lowestFit, highest: highestFit } = fitRange(sorted);
  // A cycle of the flow changes two pairs of an expert at most, so it cannot win more fit than this by missing a unit.
  const missCost = sorted.experts.length * (highestFit - lowestFit) + 1;
  const weights = { fit: 1, miss: missCost, empty: 0, below: 0, load: 0, highestFit };
  const network = new AssignmentNetwork(sorted, (fit) => highestFit - fit, {
    setsOf,
    missCost,
    unitsAPlace: PARTS,
    unitsAPair: cap,
  });
  const { isFull, simplex, isReached } = minimumCostFlow(network.flow);
  if (!isFull) {
    const cut = {
      isSubmissionReached: (submission: number) => isReached[submission] === 1,
      isExpertReached: (expert: number) => isReached[network.expertNode(expert)] === 1,
      isSinkReached: isReached[network.sink] === 1,
    };
    return { status: "infeasible", blocking: blockingOfCut(sorted, cut, { pairUnits: cap, placeUnits: PARTS }) };
  }

  const width = problem.submissions.length;
  const entries = problem.locked.map((lock): [number, number] => [lock.expert * width + lock.submission, PARTS]);
  network.forEachUsedPair(simplex, (pair, units) => {
    entries.push([expertAt[Math.floor(pair / width)]! * width + submissionAt[pair % width]!, units]);
  });
  const chances = new Map(entries.sort(([one], [other]) => one - other));
  let expectedSum = 0;
  for (const [pair, parts] of chances) expectedSum += problem.fit[pair]! * parts;
  return {
    status: "possible",
    chances,
    expectedSum,
    expectedMisses: expectedMisses(problem, chances),
    prices: inOrderOfProblem(pricesOf(sorted, { network, simplex }, setsOf, weights, -Infinity), order),
  };
}

/** The sets of each submission that a flow holds, from outer to inner. */
export function nestedSetsOf(problem: AssignmentProblem): GroupOnSubmission[][] {
  return problem.submissions.map((_, submission) => [...splitGroups(groupsOnSubmission(problem, submission)).nested]);
}

function expectedMisses(problem: AssignmentProblem, chances: Chances): number {
  const width = problem.submissions.length;
  const setsOf = nestedSetsOf(problem);
  const counts = setsOf.map((sets) => sets.map(() => 0));
  for (const [pair, parts] of chances) {
    const submission = pair % width;
    setsOf[submission]!.forEach(({ members }, set) => {
      if (members[Math.floor(pair / width)] === 1) counts[submission]![set]! += parts;
    });
  }
  const misses = setsOf.flatMap((sets, submission) =>
    sets.map(({ atLeast, atMost }, set) => {
      const count = counts[submission]![set]!;
      return Math.max(0, atLeast * PARTS - count, count - atMost * PARTS);
    }),
  );
  return misses.reduce((sum, value) => sum + value, 0);
}
