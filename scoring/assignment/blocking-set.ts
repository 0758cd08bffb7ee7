/**
 * 阻塞集 / Blocking set: the shortest honest reason why no assignment exists, read off a minimum cut.
 *
 * Each answer can be checked with a pencil: the named submissions together want `wanted` places, the pool can give
 * them `canGive`, and the second is smaller. (For minimum loads the other way round.)
 */
import type { AssignmentProblem, BlockingSet } from "#scoring/assignment/assignment-problem.ts";
import type { NetworkSolution } from "#scoring/assignment/solve-nested.ts";

/** Locked pairs, or minimum loads in all, that rule out every assignment; null: none do. Cost: O(locked). */
export function blockingAtFirstSight(problem: AssignmentProblem): BlockingSet | null {
  const { experts, submissions, locked } = problem;
  for (const [index, { id, demand }] of submissions.entries()) {
    const mine = locked.filter((lock) => lock.submission === index);
    if (mine.length > demand)
      return {
        reason: "lockedPairs",
        submissions: [id],
        wanted: mine.length,
        canGive: demand,
        experts: mine.map((lock) => experts[lock.expert]!.id).sort(),
      };
  }
  for (const [index, { id, maximumLoad }] of experts.entries()) {
    const mine = locked.filter((lock) => lock.expert === index);
    if (mine.length > maximumLoad)
      return {
        reason: "lockedPairs",
        submissions: mine.map((lock) => submissions[lock.submission]!.id).sort(),
        wanted: mine.length,
        canGive: maximumLoad,
        experts: [id],
      };
  }
  const lockedLoad = countLocked(problem);
  const demands = submissions.reduce((sum, item) => sum + item.demand, 0);
  const owed = experts.reduce((sum, item, index) => sum + Math.max(item.minimumLoad, lockedLoad[index]!), 0);
  if (owed <= demands) return null;
  // Locks above a minimum load are not owed to anybody; only what the minimum loads ask for is named.
  const bound = [...experts.keys()].filter((index) => experts[index]!.minimumLoad > lockedLoad[index]!);
  return {
    reason: "minimumLoads",
    submissions: submissions.map((item) => item.id),
    wanted: bound.reduce((sum, index) => sum + experts[index]!.minimumLoad, 0),
    canGive: demands - lockedLoad.reduce((sum, load, index) => sum + (bound.includes(index) ? 0 : load), 0),
    experts: bound.map((index) => experts[index]!.id),
  };
}

/** What a free pair may carry, and what a place is, in the same units: equal unless chances are capped. */
interface PairRoom {
  readonly pairUnits: number;
  readonly placeUnits: number;
}

/**
 * The blocking set of a flow that is not full. Where pairs carry less than a place, what can be given is rounded down
 * to whole places. Cost: O(experts × submissions).
 */
export function blockingOfCut(
  problem: AssignmentProblem,
  solution: Pick<NetworkSolution, "isSubmissionReached" | "isExpertReached" | "isSinkReached">,
  room: PairRoom = { pairUnits: 1, placeUnits: 1 },
): BlockingSet {
  const { experts, submissions } = problem;
  const isReached = (submission: number) => solution.isSubmissionReached(submission);
  const reachedExperts = [...experts.keys()].filter((expert) => solution.isExpertReached(expert));
  const otherExperts = [...experts.keys()].filter((expert) => !solution.isExpertReached(expert));
  const reached = [...submissions.keys()].filter(isReached);
  const others = [...submissions.keys()].filter((submission) => !isReached(submission));
  const demandOf = (list: readonly number[]) =>
    list.reduce((sum, submission) => sum + submissions[submission]!.demand, 0);

  if (!solution.isSinkReached) {
    // Full experts give all they have to these submissions, everybody else at most once to each.
    let canGive = reachedExperts.reduce(
      (sum, expert) => sum + Math.min(experts[expert]!.maximumLoad, submissions.length),
      0,
    );
    for (const lock of problem.locked)
      if (solution.isExpertReached(lock.expert) && !isReached(lock.submission)) canGive--;
    canGive += placesOfPairs(problem, otherExperts, reached, room);
    return {
      reason: "tooFewExperts",
      submissions: reached.map((submission) => submissions[submission]!.id),
      wanted: demandOf(reached),
      canGive,
      experts: reachedExperts.map((expert) => experts[expert]!.id),
    };
  }
  const lockedLoad = countLocked(problem);
  const lockedApart = problem.locked.filter(
    (lock) => !isReached(lock.submission) && solution.isExpertReached(lock.expert),
  ).length;
  const spare = otherExperts.reduce(
    (sum, expert) => sum + Math.max(0, lockedLoad[expert]! - experts[expert]!.minimumLoad),
    0,
  );
  return {
    reason: "minimumLoads",
    submissions: others.map((submission) => submissions[submission]!.id),
    wanted: otherExperts.reduce((sum, expert) => sum + experts[expert]!.minimumLoad, 0),
    canGive: demandOf(others) - lockedApart - spare + placesOfPairs(problem, otherExperts, reached, room),
    experts: otherExperts.map((expert) => experts[expert]!.id),
  };
}

function countLocked(problem: AssignmentProblem): Int32Array {
  const load = new Int32Array(problem.experts.length);
  for (const lock of problem.locked) load[lock.expert]! += 1;
  return load;
}

function placesOfPairs(
  problem: AssignmentProblem,
  experts: readonly number[],
  submissions: readonly number[],
  { pairUnits, placeUnits }: PairRoom,
): number {
  const width = problem.submissions.length;
  const isLocked = new Set(problem.locked.map((lock) => lock.expert * width + lock.submission));
  let units = 0;
  for (const expert of experts)
    for (const submission of submissions) {
      const pair = expert * width + submission;
      if (problem.forbidden[pair] !== 1) units += isLocked.has(pair) ? placeUnits : pairUnits;
    }
  return Math.floor(units / placeUnits);
}
