/**
 * 交叉组搜索 / Search over groups: the best assignment under all groups, crossing ones too.
 *
 * In a large problem the groups of a submission are taken up only once an answer without them misses one: most are kept
 * by themselves, and need no place in the network.
 *
 * Branch and bound over the flow of `solveNested`. A crossing group that is missed on a submission is split along the
 * nested sets there: its bound is shared out over the parts in every possible way, and each way nests again. One of
 * the ways holds the optimum, and the flow of each is a bound for all below it; so a search that ends is exact.
 *
 * First a dive gives a good answer (all missed groups at once, shared out where the marginal cost is lowest), then the
 * best open bound is split until the answer is proven or the work is used up. Work is counted in arcs, not in time:
 * the same problem gives the same answer on every machine.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { missBy } from "#scoring/assignment/assignment-problem.ts";
import { GroupTally, type MissedGroup } from "#scoring/assignment/group-tally.ts";
import type { GroupOnSubmission, MemberSet } from "#scoring/assignment/nested-sets.ts";
import { fromOuterToInner, partsOf, splitGroups } from "#scoring/assignment/nested-sets.ts";
import type { AimWeights, NetworkSolution } from "#scoring/assignment/solve-nested.ts";
import { solveNested } from "#scoring/assignment/solve-nested.ts";

export interface GroupSearch {
  /** The best solution found; when its flow is not full, no assignment exists. */
  readonly solution: NetworkSolution;
  readonly value: Value;
  readonly isProven: boolean;
  readonly sumBound: number | null;
  /** The flow whose sets are groups as they stand: its prices bound every assignment that keeps all groups. */
  readonly root: NetworkSolution;
  readonly rootSets: readonly (readonly GroupOnSubmission[])[];
}

/** What an assignment is worth, by aim. */
export interface Value {
  readonly misses: number;
  /** Sum of the squares of each submission's empty places. */
  readonly emptySquares: number;
  /** Free pairs below the floor. */
  readonly below: number;
  readonly sum: number;
}

/** Negative: the first is better. */
export function compareValues(one: Value, other: Value): number {
  return (
    one.misses - other.misses || one.emptySquares - other.emptySquares || one.below - other.below || other.sum - one.sum
  );
}

/** One side of a crossing group on one submission. */
interface CrossingSide {
  readonly submission: number;
  readonly group: GroupOnSubmission;
  readonly bound: "atLeast" | "atMost";
}

interface Branch {
  readonly setsOf: readonly (readonly MemberSet[])[];
  readonly crossingOf: readonly (readonly GroupOnSubmission[])[];
  /** Sides that are already shared out, as `sideKey`. */
  readonly shared: ReadonlySet<string>;
  readonly solution: NetworkSolution;
  /** No assignment below this branch ranks lower. */
  readonly bound: Value;
  /** What the solution itself is worth under all groups. */
  readonly value: Value;
  /** Sides that the solution misses and that are not shared out yet. */
  readonly open: readonly CrossingSide[];
}

/** A branch whose sets are groups as they stand. */
interface Root {
  readonly root: Branch;
  readonly sets: readonly (readonly GroupOnSubmission[])[];
}

type Solve = (setsOf: Branch["setsOf"], crossingOf: Branch["crossingOf"], shared: Branch["shared"]) => Branch;

/** Rounds of a dive in which submissions that miss nothing stay free to change. */
const FREE_DIVES = 6;

const sideKey = ({ submission, group, bound }: CrossingSide): string => `${submission} ${group.group} ${bound}`;

/**
 * @param floor pairs below it are avoided as far as the aims above allow; -Infinity: there is none
 * @param workLimit arcs the search over crossing groups may look at before it settles for what it has
 */
export function searchGroups(
  problem: AssignmentProblem,
  weights: AimWeights,
  floor: number,
  workLimit: number,
): GroupSearch {
  const tally = new GroupTally(problem);
  const groupsOf: (readonly GroupOnSubmission[])[] = problem.submissions.map((_, submission) =>
    isSmall(problem) ? tally.groupsOn(submission) : [],
  );
  const untaken: MissedGroup[] = [];
  const state: SearchState = { work: 0, best: undefined };
  const solve: Solve = (setsOf, crossingOf, shared) => {
    const solution = solveNested(problem, setsOf, weights, floor);
    const panels = panelsOf(problem, solution);
    const missed = tally.missed(panels);
    untaken.push(...missed.filter(({ submission, set }) => !groupsOf[submission]!.includes(set)));
    const figures = valueOf(problem, solution, floor);
    const branch: Branch = {
      setsOf,
      crossingOf,
      shared,
      solution,
      bound: { ...figures, misses: countMisses(setsOf, panels) },
      value: { ...figures, misses: missed.reduce((total, item) => total + item.missed, 0) },
      open: missedSides(crossingOf, panels).filter((side) => !shared.has(sideKey(side))),
    };
    state.work += solution.work;
    if (state.best === undefined || compareValues(branch.value, state.best.value) < 0) state.best = branch;
    return branch;
  };

  for (;;) {
    const { root, sets: rootSets } = tightestRoot(groupsOf, solve);
    if (takeUp(untaken, tally, groupsOf)) continue;
    const end = root.solution.isFull ? splitUntilProven(problem, root, state, solve, workLimit) : null;
    if (state.work < workLimit && takeUp(untaken, tally, groupsOf)) continue;
    const found = root.solution.isFull ? (state.best ?? root) : root;
    return {
      solution: found.solution,
      value: found.value,
      isProven: end === null && untaken.length === 0,
      sumBound: boundOf(root, end, found),
      root: root.solution,
      rootSets,
    };
  }
}

/** What a search has looked at and found so far. */
interface SearchState {
  work: number;
  best: Branch | undefined;
}

/** Takes all groups of a submission into its network once one of them was missed. @returns true when any was */
function takeUp(untaken: MissedGroup[], tally: GroupTally, groupsOf: (readonly GroupOnSubmission[])[]): boolean {
  const missed = untaken.splice(0);
  for (const { submission } of missed) groupsOf[submission] = tally.groupsOn(submission);
  return missed.length > 0;
}

/** Small enough to take up every group on every submission at once. */
function isSmall({ experts, submissions, groups }: AssignmentProblem): boolean {
  return experts.length * submissions.length * groups.length <= 2_000_000;
}

/** @returns the open branch with the lowest bound where the work was used up; null: the best found is proven */
function splitUntilProven(
  problem: AssignmentProblem,
  root: Branch,
  state: SearchState,
  solve: Solve,
  workLimit: number,
): Branch | null {
  let dive = root;
  for (let round = 1; dive.open.length > 0; round++) dive = shareMarginally(problem, dive, round > FREE_DIVES, solve);
  let queue = [root];
  for (;;) {
    const { value } = state.best ?? root;
    queue = queue.filter((branch) => branch.open.length > 0 && compareValues(branch.bound, value) < 0);
    const lowest = takeLowest(queue);
    if (lowest === undefined || state.work >= workLimit) return lowest ?? null;
    queue.push(...shareEveryWay(problem, lowest, solve));
  }
}

/** The highest sum that is not ruled out; null: not even fewer misses are. */
function boundOf(root: Branch, open: Branch | null, found: Branch): number | null {
  if (!root.solution.isFull) return null;
  if (open === null) return found.value.sum;
  return open.bound.misses === found.value.misses ? open.bound.sum : null;
}

/** What a solution is worth, groups left out. Cost: O(assigned pairs + submissions). */
export function valueOf(
  { fit, locked, submissions }: AssignmentProblem,
  { pairs }: NetworkSolution,
  floor: number,
): Value {
  const width = submissions.length;
  const isLocked = new Set(locked.map((lock) => lock.expert * width + lock.submission));
  const empty = submissions.map((item) => item.demand);
  let below = 0;
  let sum = 0;
  for (const pair of pairs) {
    empty[pair % width]! -= 1;
    sum += fit[pair]!;
    if (fit[pair]! < floor && !isLocked.has(pair)) below++;
  }
  return { misses: 0, emptySquares: empty.reduce((total, places) => total + places ** 2, 0), below, sum };
}

/**
 * The flow to start from. Where the solution misses a crossing group, that group is taken into the flow first and the
 * groups it crosses become the crossing ones: those that are kept anyhow are better left outside.
 */
function tightestRoot(groupsOf: readonly (readonly GroupOnSubmission[])[], solve: Solve): Root {
  const order = [...groupsOf];
  const solveInOrder = (): Root => {
    const split = order.map(splitGroups);
    const sets = split.map((item) => item.nested);
    const crossing = split.map((item) => item.crossing);
    return { root: solve(sets, crossing, new Set()), sets };
  };
  const rounds = groupsOf.reduce((most, groups) => Math.max(most, groups.length), 0);
  let tightest = solveInOrder();
  for (let round = 1; round < rounds && tightest.root.open.length > 0; round++) {
    const moved = new Set<number>();
    for (const { submission, group } of tightest.root.open) {
      if (moved.has(submission)) continue;
      moved.add(submission);
      order[submission] = [group, ...order[submission]!.filter((other) => other !== group)];
    }
    const next = solveInOrder();
    if (compareValues(next.root.bound, tightest.root.bound) < 0) break;
    tightest = next;
  }
  return tightest;
}

/** Takes the branch with the lowest bound out of the queue; the earliest among equals. */
function takeLowest(queue: Branch[]): Branch | undefined {
  let at = 0;
  queue.forEach((branch, index) => {
    if (compareValues(branch.bound, queue[at]!.bound) < 0) at = index;
  });
  return queue.splice(at, 1)[0];
}

function panelsOf(problem: AssignmentProblem, solution: NetworkSolution): number[][] {
  const width = problem.submissions.length;
  const panels: number[][] = problem.submissions.map(() => []);
  for (const pair of solution.pairs) panels[pair % width]!.push(Math.floor(pair / width));
  return panels;
}

const countIn = (set: MemberSet, panel: readonly number[]): number =>
  panel.reduce((count, expert) => count + set.members[expert]!, 0);

function countMisses(setsOf: readonly (readonly MemberSet[])[], panels: readonly (readonly number[])[]): number {
  let misses = 0;
  setsOf.forEach((sets, submission) => {
    for (const set of sets) misses += missBy(countIn(set, panels[submission]!), set.atLeast, set.atMost);
  });
  return misses;
}

function missedSides(crossingOf: Branch["crossingOf"], panels: readonly (readonly number[])[]): CrossingSide[] {
  return crossingOf.flatMap((crossing, submission) =>
    crossing.flatMap((group): CrossingSide[] => {
      const count = countIn(group, panels[submission]!);
      if (count < group.atLeast) return [{ submission, group, bound: "atLeast" }];
      return count > group.atMost ? [{ submission, group, bound: "atMost" }] : [];
    }),
  );
}

/** The sets of one submission with a crossing group's bound shared out over its parts. */
function withShares(
  problem: AssignmentProblem,
  sets: readonly MemberSet[],
  side: CrossingSide,
  shares: readonly number[],
): MemberSet[] {
  const { demand } = problem.submissions[side.submission]!;
  const added = partsOf(side.group, sets).map((members, index): MemberSet => {
    const size = sizeOf(members);
    const share = shares[index]!;
    return side.bound === "atLeast"
      ? { members, size, atLeast: share, atMost: Math.min(size, demand) }
      : { members, size, atLeast: 0, atMost: share };
  });
  return fromOuterToInner([...sets, ...added]);
}

const sizeOf = (members: Uint8Array): number => members.reduce((sum, value) => sum + value, 0);

/** One child for every way to share the first missed side. */
function shareEveryWay(problem: AssignmentProblem, branch: Branch, solve: Solve): Branch[] {
  const side = branch.open[0]!;
  const sets = branch.setsOf[side.submission]!;
  const shared = new Set(branch.shared).add(sideKey(side));
  const sizes = partsOf(side.group, sets).map(sizeOf);
  return waysToShare(side.group[side.bound], sizes).map((shares) =>
    solve(branch.setsOf.with(side.submission, withShares(problem, sets, side, shares)), branch.crossingOf, shared),
  );
}

/** All lists of whole numbers with the given sum, none above its cap. */
export function waysToShare(total: number, caps: readonly number[]): number[][] {
  const [cap, ...others] = caps;
  if (cap === undefined) return total === 0 ? [[]] : [];
  const ways: number[][] = [];
  for (let share = Math.min(cap, total); share >= 0; share--)
    for (const rest of waysToShare(total - share, others)) ways.push([share, ...rest]);
  return ways;
}

/**
 * One missed side of every submission at once, each shared out where one more or one less costs least.
 * @param holdsOthers also holds every submission that misses nothing to what it has, so that a dive comes to an end.
 */
function shareMarginally(problem: AssignmentProblem, branch: Branch, holdsOthers: boolean, solve: Solve): Branch {
  const setsOf = [...branch.setsOf];
  const shared = new Set(branch.shared);
  panelsOf(problem, branch.solution).forEach((panel, submission) => {
    const missed = branch.open.find((side) => side.submission === submission);
    const held = missed === undefined && holdsOthers ? sidesOf(branch.crossingOf[submission]!, submission) : [];
    for (const side of missed === undefined ? held : [missed]) {
      if (shared.has(sideKey(side))) continue;
      shared.add(sideKey(side));
      const sets = setsOf[submission]!;
      const shares = cheapestShares(branch, side, partsOf(side.group, sets), panel);
      setsOf[submission] = withShares(problem, sets, side, shares);
    }
  });
  return solve(setsOf, branch.crossingOf, shared);
}

function sidesOf(crossing: readonly GroupOnSubmission[], submission: number): CrossingSide[] {
  return crossing.flatMap((group): CrossingSide[] => [
    { submission, group, bound: "atLeast" },
    { submission, group, bound: "atMost" },
  ]);
}

/** What the panel has of each part, brought to the bound by the cheapest changes. */
function cheapestShares(
  branch: Branch,
  side: CrossingSide,
  parts: readonly Uint8Array[],
  panel: readonly number[],
): number[] {
  const shares = parts.map((members) => panel.reduce((count, expert) => count + members[expert]!, 0));
  const missing = side.group[side.bound] - shares.reduce((sum, value) => sum + value, 0);
  const inPanel = new Set(panel);
  // Who could come in (or go out), the cheapest first.
  const candidates = parts.flatMap((members, part) =>
    [...members.keys()]
      .filter((expert) => members[expert] === 1 && inPanel.has(expert) === missing < 0)
      .map((expert) => ({ part, cost: Math.abs(branch.solution.marginalCost(expert, side.submission)) })),
  );
  candidates.sort((one, other) => one.cost - other.cost);
  for (const { part } of candidates.slice(0, Math.abs(missing))) shares[part]! += Math.sign(missing);
  return shares;
}
