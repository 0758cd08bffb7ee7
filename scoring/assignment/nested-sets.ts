/**
 * 嵌套组 / Nested sets: the groups of one submission that a flow can hold exactly.
 *
 * Groups on one submission stay an exact flow while any two of them are disjoint or one holds the other. They are
 * taken in a given order; a group that crosses one already taken is left to `searchGroups`, which splits it along the
 * sets into parts that nest again.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { isMember } from "#scoring/assignment/assignment-problem.ts";

export interface MemberSet {
  /** One byte an expert; only experts who may read the submission. */
  readonly members: Uint8Array;
  readonly size: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** One group on one submission, with its bounds cut down to what somebody could keep. */
export interface GroupOnSubmission extends MemberSet {
  readonly group: number;
}

export interface SubmissionGroups {
  /** Sets of the flow, each holding all later sets that meet it. */
  readonly nested: readonly GroupOnSubmission[];
  /** Groups that cross them. */
  readonly crossing: readonly GroupOnSubmission[];
}

/** Sorts groups into nested and crossing, those first in the list first. Cost: groups² × experts. */
export function splitGroups(groups: readonly GroupOnSubmission[]): SubmissionGroups {
  const nested: GroupOnSubmission[] = [];
  const crossing: GroupOnSubmission[] = [];
  for (const set of groups)
    if (nested.some((other) => cross(other.members, set.members))) crossing.push(set);
    else nested.push(set);
  return { nested: fromOuterToInner(nested), crossing };
}

/** The groups that forbid anything on this submission, in the order of the problem. Cost: groups × experts. */
export function groupsOnSubmission(problem: AssignmentProblem, submission: number): GroupOnSubmission[] {
  return [...problem.groups.keys()].flatMap((group) => groupOnSubmission(problem, group, submission) ?? []);
}

/** A group on one submission; null when it forbids nothing there. Cost: O(experts). */
export function groupOnSubmission(
  problem: AssignmentProblem,
  group: number,
  submission: number,
): GroupOnSubmission | null {
  const { atLeast, atMost } = problem.groups[group]!;
  const { demand } = problem.submissions[submission]!;
  const members = new Uint8Array(problem.experts.length);
  let size = 0;
  for (let expert = 0; expert < members.length; expert++) {
    if (problem.forbidden[expert * problem.submissions.length + submission] === 1) continue;
    if (!isMember(problem, problem.groups[group]!, expert, submission)) continue;
    members[expert] = 1;
    size++;
  }
  const most = Math.min(size, demand);
  const set = { group, members, size, atLeast: Math.min(atLeast, most), atMost: Math.min(atMost ?? most, most) };
  return set.atLeast === 0 && set.atMost === most ? null : set;
}

function cross(one: Uint8Array, other: Uint8Array): boolean {
  let both = false;
  let onlyOne = false;
  let onlyOther = false;
  for (let expert = 0; expert < one.length; expert++) {
    if (one[expert] === 1) {
      if (other[expert] === 1) both = true;
      else onlyOne = true;
    } else if (other[expert] === 1) onlyOther = true;
  }
  return both && onlyOne && onlyOther;
}

/** Larger sets first; equal sets keep their order, so the later one counts as the inner. */
export function fromOuterToInner<Item extends MemberSet>(sets: readonly Item[]): Item[] {
  return [...sets].sort((one, other) => other.size - one.size);
}

/** For every expert the index of the innermost set that holds it, or -1. */
export function innermostSets(sets: readonly MemberSet[], experts: number): Int32Array {
  const innermost = new Int32Array(experts).fill(-1);
  sets.forEach((set, index) => {
    for (let expert = 0; expert < experts; expert++) if (set.members[expert] === 1) innermost[expert] = index;
  });
  return innermost;
}

/** The parts of a crossing group that lie in one innermost set each: adding them keeps all sets nested. */
export function partsOf(group: MemberSet, sets: readonly MemberSet[]): Uint8Array[] {
  const innermost = innermostSets(sets, group.members.length);
  const parts = new Map<number, Uint8Array>();
  for (let expert = 0; expert < group.members.length; expert++) {
    if (group.members[expert] !== 1) continue;
    const part = parts.get(innermost[expert]!) ?? new Uint8Array(group.members.length);
    part[expert] = 1;
    parts.set(innermost[expert]!, part);
  }
  return [...parts.keys()].sort((one, other) => one - other).map((region) => parts.get(region)!);
}

/** The smallest set before `index` that holds it, or -1. Sets come from outer to inner. */
export function outerSet(sets: readonly MemberSet[], index: number): number {
  const some = sets[index]!.members.indexOf(1);
  if (some < 0) return -1;
  for (let outer = index - 1; outer >= 0; outer--) if (sets[outer]!.members[some] === 1) return outer;
  return -1;
}
