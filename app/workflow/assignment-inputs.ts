/**
 * What a run was computed from, as text to be stored beside it: with it and its certificate anybody can check the run
 * years later, whatever became of capacities and conflicts. A part of the desk of assignments.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";

/** Matrices are one line an expert; fits are separated by commas, yes and no are 1 and 0. */
export interface StoredInputs {
  readonly experts: readonly { readonly id: string; readonly minimumLoad: number; readonly maximumLoad: number }[];
  readonly submissions: readonly { readonly id: string; readonly demand: number }[];
  readonly fit: readonly string[];
  readonly forbidden: readonly string[];
  readonly groups: readonly {
    readonly rule: string;
    readonly atLeast: number;
    readonly atMost: number | null;
    /** One digit an expert, or one a pair. */
    readonly members: string;
  }[];
}

/** Cost: O(pairs × groups). */
export function toStoredInputs({ experts, submissions, fit, forbidden, groups }: AssignmentProblem): StoredInputs {
  const rows = (values: Int32Array | Uint8Array, separator: string) =>
    experts.map((_, expert) =>
      values.subarray(expert * submissions.length, (expert + 1) * submissions.length).join(separator),
    );
  return {
    experts: experts.map(({ id, minimumLoad, maximumLoad }) => ({ id, minimumLoad, maximumLoad })),
    submissions: submissions.map(({ id, demand }) => ({ id, demand })),
    fit: rows(fit, ","),
    forbidden: rows(forbidden, ""),
    groups: groups.map(({ rule, atLeast, atMost, members }) => ({ rule, atLeast, atMost, members: members.join("") })),
  };
}

export function fromStoredInputs({ experts, submissions, fit, forbidden, groups }: StoredInputs): AssignmentProblem {
  return {
    experts,
    submissions,
    fit: Int32Array.from(fit.flatMap((row) => (row === "" ? [] : row.split(",").map(Number)))),
    forbidden: digits(forbidden.join("")),
    locked: [],
    groups: groups.map((group) => ({ ...group, members: digits(group.members) })),
  };
}

function digits(text: string): Uint8Array {
  return Uint8Array.from(text, Number);
}
