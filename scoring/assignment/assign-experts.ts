/**
 * 专家分配 / Assignment of experts: every submission gets its demand of experts without a conflict, within all load
 * bounds, so that, each aim above the next,
 *   1. as few group bounds as possible are missed (see `AssignmentGroup`),
 *   2. where places may stay empty: as few as possible do, spread as evenly as possible,
 *   3. mode `fair`: the worst pair fits as well as possible,
 *   4. the sum of fit is the highest possible,
 *   5. where asked for: loads are as even as possible (lowest sum of squared loads);
 * mode `fair` then raises the worst submission totals, at a small price (see `mostSpentOnTotals`).
 *
 * Exact: (1) to (4) are proven by prices that are part of the answer for nested groups, and for crossing groups whenever
 * `objective.isProven` is true. The answer depends on ids, figures and the order of the groups alone: listing experts
 * or submissions in another order gives the same pairs.
 *
 * Source: minimum-cost flow with lower bounds (Ahuja, Magnanti, Orlin 1993, ch. 6 and 9).
 * Cost: 102 submissions × 5 over 40 experts some hundredths of a second, 1000 × 5 over 300 about a second. Crossing
 * groups that a plain flow misses add up to half a second to the first and a few seconds to the second.
 */
import type {
  AssignedPair,
  AssignmentCertificate,
  AssignmentChoice,
  AssignmentLoads,
  AssignmentObjective,
  AssignmentProblem,
  AssignmentResult,
  UnmetRule,
} from "#scoring/assignment/assignment-problem.ts";
import { isMember, missBy, requireSoundProblem } from "#scoring/assignment/assignment-problem.ts";
import { type AssignmentPrices, inOrderOfProblem, pricesOf } from "#scoring/assignment/assignment-prices.ts";
import { blockingAtFirstSight, blockingOfCut } from "#scoring/assignment/blocking-set.ts";
import { inOrderOfIds, type SortedProblem } from "#scoring/assignment/order-of-ids.ts";
import { type RaisedPair, raiseWorstPair, worstFree } from "#scoring/assignment/raise-worst-pair.ts";
import { raiseTotals } from "#scoring/assignment/raise-totals.ts";
import type { GroupOnSubmission } from "#scoring/assignment/nested-sets.ts";
import { type GroupSearch, searchGroups } from "#scoring/assignment/search-groups.ts";
import { mostSpentOnTotals } from "#scoring/assignment/spent-on-totals.ts";
import { aimWeights, solveNested } from "#scoring/assignment/solve-nested.ts";

/** Enough for some hundred flows over a hundred submissions; see `searchGroups`. */
const WORK_LIMIT = 30_000_000;
/** Exchanges looked at for that: some seconds at the most. */
const TOTALS_WORK_LIMIT = 20_000_000;

/** Every place filled, the sum as high as can be, loads even. */
const HIGHEST_SUM: AssignmentChoice = { mode: "max-sum", allowsShort: false, evensLoads: true };

/**
 * Assigns experts to submissions.
 * @returns the assignment, or the blocking set that shows why there is none.
 * @throws Error when the problem is not sound (see `requireSoundProblem`), or its figures are too large to be exact.
 */
export function assignExperts(problem: AssignmentProblem, choice: AssignmentChoice = HIGHEST_SUM): AssignmentResult {
  requireSoundProblem(problem);
  const order = inOrderOfIds(problem);
  const { sorted } = order;
  const atFirstSight = blockingAtFirstSight(sorted);
  if (atFirstSight !== null) return { status: "infeasible", blocking: atFirstSight };
  const { search, higher } = solve(sorted, choice);
  if (!search.solution.isFull) return { status: "infeasible", blocking: blockingOfCut(sorted, search.solution) };

  const certificate = certify(sorted, choice, { search, higher });
  const pairs = choice.mode === "fair" ? raised(sorted, search.solution.pairs, certificate) : search.solution.pairs;
  const panels = panelsOf(problem, order, pairs);
  return {
    status: "assigned",
    pairs: panels.flatMap((panel, submission) => panel.map((expert) => pairOf(problem, expert, submission))),
    objective: objectiveOf(problem, panels, search),
    loads: loadsOf(problem, panels),
    unmet: unmetRules(problem, panels),
    short: problem.submissions.flatMap(({ id, demand }, submission) =>
      panels[submission]!.length < demand ? [{ submission: id, got: panels[submission]!.length, wanted: demand }] : [],
    ),
    certificate: {
      prices: inOrderOfProblem(certificate.prices, order),
      higher: certificate.higher && {
        floor: certificate.higher.floor,
        prices: inOrderOfProblem(certificate.higher.prices, order),
      },
    },
  };
}

function solve(problem: AssignmentProblem, { mode, allowsShort, evensLoads }: AssignmentChoice): RaisedPair {
  const weights = aimWeights(problem, { allowsEmpty: allowsShort, hasFloor: mode === "fair", evensLoads });
  if (mode === "fair") return raiseWorstPair(problem, weights, WORK_LIMIT);
  const search = searchGroups(problem, weights, -Infinity, WORK_LIMIT);
  const arePlain = weights.fit === 1 && weights.load === 0 && search.solution.isFull;
  const prices = arePlain ? pricesOf(problem, search.root, search.rootSets, weights, -Infinity) : null;
  return { search: { ...search, floor: -Infinity, prices }, higher: null };
}

/** Prices in units of fit: where even loads made the flow's own ones finer, of a second flow without them. */
function certify(
  problem: AssignmentProblem,
  { mode, allowsShort }: AssignmentChoice,
  { search, higher }: RaisedPair,
): AssignmentCertificate {
  const priced = (floor: number): AssignmentPrices => {
    const weights = aimWeights(problem, { allowsEmpty: allowsShort, hasFloor: mode === "fair", evensLoads: false });
    const sets: readonly (readonly GroupOnSubmission[])[] = search.rootSets;
    return pricesOf(problem, solveNested(problem, sets, weights, floor), sets, weights, floor);
  };
  return {
    prices: search.prices ?? priced(search.floor),
    higher: higher && { floor: higher.floor, prices: higher.prices ?? priced(higher.floor) },
  };
}

function raised(problem: AssignmentProblem, pairs: Int32Array, { prices }: AssignmentCertificate): Int32Array {
  const sum = pairs.reduce((total, pair) => total + problem.fit[pair]!, 0);
  return raiseTotals(problem, pairs, {
    // Also where the worst pair is the best possible at sight, and no floor was searched.
    floor: worstFree(problem, pairs),
    budget: mostSpentOnTotals(sum),
    prices,
    workLimit: TOTALS_WORK_LIMIT,
  });
}

/** Experts of each submission, in the order of the problem. */
function panelsOf(
  problem: AssignmentProblem,
  { expertAt, submissionAt }: SortedProblem,
  pairs: Int32Array,
): number[][] {
  const width = problem.submissions.length;
  const panels: number[][] = problem.submissions.map(() => []);
  for (const pair of pairs) panels[submissionAt[pair % width]!]!.push(expertAt[Math.floor(pair / width)]!);
  for (const panel of panels) panel.sort((one, other) => one - other);
  return panels;
}

function pairOf(problem: AssignmentProblem, expert: number, submission: number): AssignedPair {
  return {
    expert: problem.experts[expert]!.id,
    submission: problem.submissions[submission]!.id,
    fit: problem.fit[expert * problem.submissions.length + submission]!,
  };
}

function objectiveOf(
  problem: AssignmentProblem,
  panels: readonly (readonly number[])[],
  search: GroupSearch,
): AssignmentObjective {
  const fits = panels.map((panel, submission) => panel.map((expert) => pairOf(problem, expert, submission).fit));
  const totals = fits.filter((list) => list.length > 0).map((list) => list.reduce((sum, fit) => sum + fit, 0));
  return {
    sum: totals.reduce((sum, total) => sum + total, 0),
    worstPair: lowest(fits.flat()),
    worstSubmission: lowest(totals),
    isProven: search.isProven,
    sumBound: search.sumBound,
    sumBeforeTotals: search.value.sum,
  };
}

const lowest = (values: readonly number[]): number | null =>
  values.reduce<number | null>((least, value) => (least === null || value < least ? value : least), null);

function loadsOf(problem: AssignmentProblem, panels: readonly (readonly number[])[]): AssignmentLoads {
  const loads = problem.experts.map(() => 0);
  for (const expert of panels.flat()) loads[expert]! += 1;
  const maximum = loads.reduce((most, load) => Math.max(most, load), 0);
  const histogram = Array.from({ length: maximum + 1 }, () => 0);
  for (const load of loads) histogram[load]! += 1;
  return { minimum: lowest(loads) ?? 0, maximum, histogram };
}

function unmetRules(problem: AssignmentProblem, panels: readonly (readonly number[])[]): UnmetRule[] {
  return panels.flatMap((panel, submission) =>
    problem.groups.flatMap((group): UnmetRule[] => {
      const got = panel.filter((expert) => isMember(problem, group, expert, submission)).length;
      if (missBy(got, group.atLeast, group.atMost) === 0) return [];
      const base = { submission: problem.submissions[submission]!.id, rule: group.rule, got };
      return got < group.atLeast
        ? [{ ...base, bound: "atLeast", wanted: group.atLeast }]
        : [{ ...base, bound: "atMost", wanted: group.atMost! }];
    }),
  );
}
