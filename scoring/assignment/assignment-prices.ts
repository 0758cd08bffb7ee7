/**
 * 影子价格 / Prices of an assignment: the dual of its flow, which proves without any search that nothing better exists.
 *
 * A price is what one place more would be worth, in units of fit: of a submission's place, of an expert's place, of a
 * place inside a group on a submission. `checkPrices` turns them into an upper bound by adding alone.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type GroupOnSubmission, outerSet } from "#scoring/assignment/nested-sets.ts";
import type { SortedProblem } from "#scoring/assignment/order-of-ids.ts";
import type { AimWeights, NetworkSolution } from "#scoring/assignment/solve-nested.ts";

export interface AssignmentPrices {
  /** Pairs of a lower fit were held to be worse by `weights.below`; null: none were. */
  readonly floor: number | null;
  /** What one unit of each higher aim outweighs, in fit; `empty` 0: no place may stay empty. */
  readonly weights: { readonly below: number; readonly empty: number; readonly miss: number };
  /** By submission and by expert, in the order of the problem. */
  readonly submissions: readonly number[];
  readonly experts: readonly number[];
  /** Prices that are not 0, by submission, then group; both by their places in the problem. */
  readonly groups: readonly { readonly submission: number; readonly group: number; readonly price: number }[];
}

/**
 * Reads the prices off a full flow. Cost: O(experts + submissions + sets).
 * @param sets the groups that its sets stand for
 * @param weights of the flow; needs `fit` 1 and `load` 0, so that prices are whole
 */
export function pricesOf(
  problem: AssignmentProblem,
  { network, simplex }: Pick<NetworkSolution, "network" | "simplex">,
  sets: readonly (readonly GroupOnSubmission[])[],
  weights: AimWeights,
  floor: number,
): AssignmentPrices {
  if (weights.fit !== 1 || weights.load !== 0) throw new Error("pricesOf: needs a flow of fit alone");
  const { potential } = simplex;
  const sink = potential[network.sink]!;
  const groups = [...network.setNodes].flatMap(([submission, nodes]) => {
    const prices = nodes.map((node, index) => {
      const outer = outerSet(sets[submission]!, index);
      return potential[node]! - potential[outer < 0 ? submission : nodes[outer]!]!;
    });
    return sets[submission]!.map(({ group }, index) => ({ submission, group, price: prices[index]! }));
  });
  return {
    floor: floor === -Infinity ? null : floor,
    weights: { below: weights.below, empty: weights.empty, miss: weights.miss },
    submissions: problem.submissions.map((_, index) => weights.highestFit + potential[index]! - sink),
    experts: problem.experts.map((_, index) => sink - potential[network.expertNode(index)]!),
    groups: groups.filter(({ price }) => price !== 0).sort((a, b) => a.submission - b.submission || a.group - b.group),
  };
}

/** Prices of a sorted problem, in the order of the problem itself. */
export function inOrderOfProblem(
  prices: AssignmentPrices,
  { expertAt, submissionAt }: SortedProblem,
): AssignmentPrices {
  const back = (values: readonly number[], placeAt: readonly number[]): number[] => {
    const result = values.map(() => 0);
    values.forEach((value, place) => {
      result[placeAt[place]!] = value;
    });
    return result;
  };
  const groups = prices.groups.map((item) => ({ ...item, submission: submissionAt[item.submission]! }));
  return {
    ...prices,
    submissions: back(prices.submissions, submissionAt),
    experts: back(prices.experts, expertAt),
    groups: groups.sort((one, other) => one.submission - other.submission || one.group - other.group),
  };
}
