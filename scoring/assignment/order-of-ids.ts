/**
 * 按编号排序 / Order of ids: the same problem with experts and submissions sorted by id, so that the order of the input
 * cannot matter.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { compareText } from "#scoring/record/compare-text.ts";

export interface SortedProblem {
  readonly sorted: AssignmentProblem;
  /** Index in the problem of the expert or submission at a sorted place. */
  readonly expertAt: readonly number[];
  readonly submissionAt: readonly number[];
}

/** A problem already in order is its own answer. Cost: O(pairs), and a copy of the matrices otherwise. */
export function inOrderOfIds(problem: AssignmentProblem): SortedProblem {
  const { experts, submissions } = problem;
  const width = submissions.length;
  const expertAt = placesById(experts);
  const submissionAt = placesById(submissions);
  const isInOrder = (places: readonly number[]) => places.every((index, place) => index === place);
  if (isInOrder(expertAt) && isInOrder(submissionAt)) return { sorted: problem, expertAt, submissionAt };
  const expertPlace = inverse(expertAt);
  const submissionPlace = inverse(submissionAt);
  const pairsFrom = <Matrix extends Int32Array | Uint8Array>(source: Matrix, target: Matrix): Matrix => {
    expertAt.forEach((expert, row) =>
      submissionAt.forEach((submission, column) => {
        target[row * width + column] = source[expert * width + submission]!;
      }),
    );
    return target;
  };
  const sorted: AssignmentProblem = {
    experts: expertAt.map((index) => experts[index]!),
    submissions: submissionAt.map((index) => submissions[index]!),
    fit: pairsFrom(problem.fit, new Int32Array(problem.fit.length)),
    forbidden: pairsFrom(problem.forbidden, new Uint8Array(problem.forbidden.length)),
    locked: problem.locked.map((lock) => ({
      expert: expertPlace[lock.expert]!,
      submission: submissionPlace[lock.submission]!,
    })),
    groups: problem.groups.map((group) => ({
      ...group,
      members:
        group.members.length === experts.length
          ? Uint8Array.from(expertAt, (expert) => group.members[expert]!)
          : pairsFrom(group.members, new Uint8Array(group.members.length)),
    })),
  };
  return { sorted, expertAt, submissionAt };
}

function placesById(items: readonly { readonly id: string }[]): number[] {
  return [...items.keys()].sort((one, other) => compareText(items[one]!.id, items[other]!.id));
}

function inverse(places: readonly number[]): number[] {
  const result = places.map(() => 0);
  places.forEach((index, place) => {
    result[index] = place;
  });
  return result;
}
