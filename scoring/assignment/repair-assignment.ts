/**
 * 分配修补 / Repair: the smallest change of an assignment after a pair, or a whole expert, fell away, or somebody decided
 * that a pair must be.
 *
 * Finished pairs stay. Of what is left, each aim above the next: no panel's mix is missed by more than must be; as few
 * started pairs move as possible; as few pairs in all; the sum of fit is the highest. Demands and loads hold exactly, so
 * an expert may have to hand one submission on in order to take another: chains are found by themselves.
 *
 * Pairs that stand are rewarded, which makes the present assignment the best one as long as nothing changed. Where one
 * place is open and there is no mix, what changed is a shortest path (`repairOnePlace`); else a flow is solved, two where
 * more than `FEW_CHANGES` pairs are new. Nothing but the pairs is needed, no basis of an earlier solution.
 */
import type { AssignedPair, AssignmentProblem, BlockingSet } from "#scoring/assignment/assignment-problem.ts";
import { requireSoundProblem } from "#scoring/assignment/assignment-problem.ts";
import { blockingAtFirstSight, blockingOfCut } from "#scoring/assignment/blocking-set.ts";
import {
  changedProblem,
  type PairProgress,
  type RepairChange,
  type StandingPair,
} from "#scoring/assignment/repair-problem.ts";
import { repairOnePlace } from "#scoring/assignment/repair-one-place.ts";
import { FEW_CHANGES, repairWeights, worthOfStaying } from "#scoring/assignment/repair-weights.ts";
import { type GroupSearch, searchGroups } from "#scoring/assignment/search-groups.ts";
import { aimWeights } from "#scoring/assignment/solve-nested.ts";

export interface LeavingPair extends AssignedPair {
  readonly progress: PairProgress;
  /** The change itself took it away; false: it had to move for another's sake. */
  readonly isForced: boolean;
}

export type Repair =
  | {
      readonly status: "repaired";
      /** By expert, then by submission, in the order of the problem. */
      readonly leaves: readonly LeavingPair[];
      readonly comes: readonly AssignedPair[];
      /** Sum of fit of the pairs that stood, and of those that stand afterwards. */
      readonly sumBefore: number;
      readonly sumAfter: number;
      /** False: groups crossed, and the search for fewer changes was given up. */
      readonly isProven: boolean;
    }
  /** Why nothing works, with the pairs that must stay counted. */
  | { readonly status: "impossible"; readonly blocking: BlockingSet };

/** As for an assignment: some seconds at the most. */
const WORK_LIMIT = 30_000_000;
const LARGEST_FIT = 2 ** 31 - 1;

/**
 * @param standing pairs that stand, each once; places they leave empty are filled as well
 * @throws Error when the changed problem is not sound (a locked pair is forbidden), or figures are too large
 */
export function repairAssignment(
  problem: AssignmentProblem,
  standing: readonly StandingPair[],
  change: RepairChange,
): Repair {
  const changed = changedProblem(problem, standing, change);
  requireSoundProblem(changed);
  const onePlace = repairOnePlace(changed, standing);
  if (onePlace !== null) return { ...repairOf(changed, standing, onePlace), isProven: true };
  return repairByFlow(changed, standing);
}

/**
 * The same for any number of changes at once, by a flow over all pairs.
 * @param changed as `changedProblem` gives it
 */
export function repairByFlow(changed: AssignmentProblem, standing: readonly StandingPair[]): Repair {
  const atFirstSight = blockingAtFirstSight(changed);
  if (atFirstSight !== null) return { status: "impossible", blocking: atFirstSight };
  const before = new Set(standing.map((item) => item.pair));
  let search = rewarded(changed, standing, FEW_CHANGES);
  if (!search.solution.isFull) return { status: "impossible", blocking: blockingOfCut(changed, search.solution) };
  const changes = countNew(before, search.solution.pairs);
  if (changes > FEW_CHANGES) search = rewarded(changed, standing, changes);
  return { ...repairOf(changed, standing, search.solution.pairs), isProven: search.isProven };
}

function countNew(before: ReadonlySet<number>, pairs: Int32Array): number {
  return pairs.reduce((count, pair) => count + (before.has(pair) ? 0 : 1), 0);
}

function rewarded(changed: AssignmentProblem, standing: readonly StandingPair[], changes: number): GroupSearch {
  const weights = repairWeights(changed, standing, changes);
  const fit = changed.fit.slice();
  for (const { pair, progress } of standing) {
    const worth = fit[pair]! + worthOfStaying(weights, progress);
    if (worth > LARGEST_FIT) throw new Error("repairAssignment: the figures are too large to order all aims");
    fit[pair] = worth;
  }
  const problem = { ...changed, fit };
  const aims = aimWeights(problem, { allowsEmpty: false, hasFloor: false, evensLoads: false });
  return searchGroups(problem, aims, -Infinity, WORK_LIMIT);
}

/** What an answer changes. Cost: O(pairs that stand, before and after). */
function repairOf(
  changed: AssignmentProblem,
  standing: readonly StandingPair[],
  pairs: Int32Array,
): Omit<Extract<Repair, { status: "repaired" }>, "isProven"> {
  const { experts, submissions, fit, forbidden } = changed;
  const width = submissions.length;
  const toPair = (pair: number): AssignedPair => ({
    expert: experts[Math.floor(pair / width)]!.id,
    submission: submissions[pair % width]!.id,
    fit: fit[pair]!,
  });
  const sumOf = (list: Iterable<number>) => [...list].reduce((sum, pair) => sum + fit[pair]!, 0);
  const before = new Set(standing.map((item) => item.pair));
  const after = new Set(pairs);
  const left = standing.filter((item) => !after.has(item.pair)).sort((one, other) => one.pair - other.pair);
  return {
    status: "repaired",
    leaves: left.map(({ pair, progress }) => ({ ...toPair(pair), progress, isForced: forbidden[pair] === 1 })),
    comes: [...after].filter((pair) => !before.has(pair)).map(toPair),
    sumBefore: sumOf(before),
    sumAfter: sumOf(after),
  };
}
