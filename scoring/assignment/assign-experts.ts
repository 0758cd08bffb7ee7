/**
 * 专家分配 / Assignment of experts: every submission gets exactly its demand of experts without a conflict, within all
 * load bounds, so that
 *   1. as few group bounds as possible are missed (see `AssignmentGroup`),
 *   2. the sum of fit is the highest possible,
 *   3. loads are as even as possible (lowest sum of squared loads).
 *
 * Exact: (1) and (2) are proven by the flow's potentials for nested groups, and for crossing groups whenever
 * `objective.isProven` is true. The answer depends on ids, figures and the order of the groups alone: listing experts
 * or submissions in another order gives the same pairs.
 *
 * Source: minimum-cost flow with lower bounds (Ahuja, Magnanti, Orlin 1993, ch. 6 and 9).
 * Cost: 102 submissions × 5 over 40 experts some hundredths of a second, 1000 × 5 over 300 about a second. Crossing
 * groups that a plain flow misses add up to half a second to the first and a few seconds to the second.
 */
import type {
  AssignedPair,
  AssignmentLoads,
  AssignmentObjective,
  AssignmentProblem,
  AssignmentResult,
  UnmetRule,
} from "#scoring/assignment/assignment-problem.ts";
import { isMember, missBy, requireSoundProblem } from "#scoring/assignment/assignment-problem.ts";
import { blockingAtFirstSight, blockingOfCut } from "#scoring/assignment/blocking-set.ts";
import { inOrderOfIds } from "#scoring/assignment/order-of-ids.ts";
import { searchGroups } from "#scoring/assignment/search-groups.ts";

/** Enough for some hundred flows over a hundred submissions; see `searchGroups`. */
const WORK_LIMIT = 30_000_000;

/**
 * Assigns experts to submissions.
 * @returns the assignment, or the blocking set that shows why there is none.
 * @throws Error when the problem is not sound (see `requireSoundProblem`).
 */
export function assignExperts(problem: AssignmentProblem): AssignmentResult {
  requireSoundProblem(problem);
  const { sorted, expertAt, submissionAt } = inOrderOfIds(problem);
  const atFirstSight = blockingAtFirstSight(sorted);
  if (atFirstSight !== null) return { status: "infeasible", blocking: atFirstSight };
  const search = searchGroups(sorted, WORK_LIMIT);
  if (!search.solution.isFull) return { status: "infeasible", blocking: blockingOfCut(sorted, search.solution) };

  const width = problem.submissions.length;
  const panels: number[][] = problem.submissions.map(() => []);
  for (const pair of search.solution.pairs)
    panels[submissionAt[pair % width]!]!.push(expertAt[Math.floor(pair / width)]!);
  for (const panel of panels) panel.sort((one, other) => one - other);
  return {
    status: "assigned",
    pairs: panels.flatMap((panel, submission) => panel.map((expert) => pairOf(problem, expert, submission))),
    objective: objectiveOf(problem, panels, search),
    loads: loadsOf(problem, panels),
    unmet: unmetRules(problem, panels),
  };
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
  search: { readonly isProven: boolean; readonly sumBound: number | null },
): AssignmentObjective {
  const fits = panels.map((panel, submission) => panel.map((expert) => pairOf(problem, expert, submission).fit));
  const totals = fits.filter((list) => list.length > 0).map((list) => list.reduce((sum, fit) => sum + fit, 0));
  return {
    sum: totals.reduce((sum, total) => sum + total, 0),
    worstPair: lowest(fits.flat()),
    worstSubmission: lowest(totals),
    isProven: search.isProven,
    sumBound: search.sumBound,
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
