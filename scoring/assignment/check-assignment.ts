/**
 * 分配核验 / Check of an assignment: reads a list of pairs against its problem, by counting alone.
 *
 * Shares no code with the engine that made the list, so that each can be held against the other; it serves equally
 * for pairs that people chose by hand. Says nothing about the sum being the highest.
 * Cost: O(pairs × groups + experts + submissions × groups).
 */
import type { AssignedPair, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";

export type AssignmentViolation =
  | { readonly kind: "unknownExpert" | "unknownSubmission"; readonly id: string }
  | { readonly kind: "duplicate" | "forbidden" | "lockedMissing"; readonly expert: string; readonly submission: string }
  | {
      readonly kind: "wrongFit";
      readonly expert: string;
      readonly submission: string;
      readonly got: number;
      readonly wanted: number;
    }
  | { readonly kind: "demand"; readonly submission: string; readonly got: number; readonly wanted: number }
  | { readonly kind: "loadBelow" | "loadAbove"; readonly expert: string; readonly got: number; readonly wanted: number }
  | {
      readonly kind: "groupBelow" | "groupAbove";
      readonly submission: string;
      readonly rule: string;
      readonly got: number;
      readonly wanted: number;
    };

/** All violations, in the order: pairs, locked pairs, submissions with their groups, experts; empty when sound. */
export function checkAssignment(problem: AssignmentProblem, pairs: readonly AssignedPair[]): AssignmentViolation[] {
  const { experts, submissions, groups } = problem;
  const violations: AssignmentViolation[] = [];
  const expertIndex = new Map(experts.map((item, index) => [item.id, index]));
  const submissionIndex = new Map(submissions.map((item, index) => [item.id, index]));
  const seen = new Set<number>();
  const load = experts.map(() => 0);
  const panel = submissions.map(() => 0);
  const inGroup = groups.map(() => submissions.map(() => 0));

  for (const { expert, submission, fit } of pairs) {
    const row = expertIndex.get(expert);
    const column = submissionIndex.get(submission);
    if (row === undefined) violations.push({ kind: "unknownExpert", id: expert });
    if (column === undefined) violations.push({ kind: "unknownSubmission", id: submission });
    if (row === undefined || column === undefined) continue;
    const place = row * submissions.length + column;
    if (seen.has(place)) {
      violations.push({ kind: "duplicate", expert, submission });
      continue;
    }
    seen.add(place);
    if (problem.forbidden[place] !== 0) violations.push({ kind: "forbidden", expert, submission });
    const wanted = problem.fit[place]!;
    if (fit !== wanted) violations.push({ kind: "wrongFit", expert, submission, got: fit, wanted });
    load[row]! += 1;
    panel[column]! += 1;
    groups.forEach(({ members }, group) => {
      const isOverExperts = members.length === experts.length;
      inGroup[group]![column]! += members[isOverExperts ? row : place]!;
    });
  }

  for (const lock of problem.locked)
    if (!seen.has(lock.expert * submissions.length + lock.submission))
      violations.push({
        kind: "lockedMissing",
        expert: experts[lock.expert]!.id,
        submission: submissions[lock.submission]!.id,
      });
  submissions.forEach(({ id, demand }, column) => {
    if (panel[column] !== demand)
      violations.push({ kind: "demand", submission: id, got: panel[column]!, wanted: demand });
    groups.forEach(({ rule, atLeast, atMost }, group) => {
      const got = inGroup[group]![column]!;
      if (got < atLeast) violations.push({ kind: "groupBelow", submission: id, rule, got, wanted: atLeast });
      if (atMost !== null && got > atMost)
        violations.push({ kind: "groupAbove", submission: id, rule, got, wanted: atMost });
    });
  });
  experts.forEach(({ id, minimumLoad, maximumLoad }, row) => {
    const got = load[row]!;
    if (got < minimumLoad) violations.push({ kind: "loadBelow", expert: id, got, wanted: minimumLoad });
    if (got > maximumLoad) violations.push({ kind: "loadAbove", expert: id, got, wanted: maximumLoad });
  });
  return violations;
}
