import { describe, expect, it } from "vitest";
import { checkAssignment } from "#scoring/assignment/check-assignment.ts";
import { problemOf } from "./tiny-problems.ts";

const problem = problemOf({
  fit: [
    [5, 4],
    [3, 2],
    [1, 0],
  ],
  demand: [2, 1],
  loads: [
    [1, 1],
    [0, 2],
    [0, 2],
  ],
  forbidden: [[2, 1]],
  locked: [[1, 0]],
  groups: [
    { rule: "kinds:authority", members: Uint8Array.of(1, 1, 0), atLeast: 1, atMost: 2 },
    { rule: "outsideRegion", members: Uint8Array.of(1, 0, 0, 1, 1, 0), atLeast: 1, atMost: 1 },
  ],
});
const sound = [
  { expert: "e0", submission: "s0", fit: 5 },
  { expert: "e1", submission: "s0", fit: 3 },
  { expert: "e1", submission: "s1", fit: 2 },
];

describe("the check of an assignment", () => {
  it("finds nothing in a sound assignment", () => {
    expect(checkAssignment(problem, sound)).toEqual([]);
  });

  it("names an expert or a submission that the problem does not know", () => {
    expect(checkAssignment(problem, [...sound, { expert: "x", submission: "y", fit: 0 }])).toEqual([
      { kind: "unknownExpert", id: "x" },
      { kind: "unknownSubmission", id: "y" },
    ]);
  });

  it("names a pair that comes twice and counts it once", () => {
    expect(checkAssignment(problem, [...sound, sound[0]!])).toEqual([
      { kind: "duplicate", expert: "e0", submission: "s0" },
    ]);
  });

  it("names a conflict and the rule that is missed with it", () => {
    expect(checkAssignment(problem, [sound[0]!, sound[1]!, { expert: "e2", submission: "s1", fit: 0 }])).toEqual([
      { kind: "forbidden", expert: "e2", submission: "s1" },
      { kind: "groupBelow", submission: "s1", rule: "kinds:authority", got: 0, wanted: 1 },
      { kind: "groupBelow", submission: "s1", rule: "outsideRegion", got: 0, wanted: 1 },
    ]);
  });

  it("names a fit that is not the problem's", () => {
    expect(checkAssignment(problem, [{ ...sound[0]!, fit: 6 }, sound[1]!, sound[2]!])).toEqual([
      { kind: "wrongFit", expert: "e0", submission: "s0", got: 6, wanted: 5 },
    ]);
  });

  it("names a missing locked pair, a wrong demand and loads outside their bounds", () => {
    const pairs = [
      { expert: "e0", submission: "s0", fit: 5 },
      { expert: "e0", submission: "s1", fit: 4 },
    ];
    expect(checkAssignment(problem, pairs)).toEqual([
      { kind: "lockedMissing", expert: "e1", submission: "s0" },
      { kind: "demand", submission: "s0", got: 1, wanted: 2 },
      { kind: "groupBelow", submission: "s1", rule: "outsideRegion", got: 0, wanted: 1 },
      { kind: "loadAbove", expert: "e0", got: 2, wanted: 1 },
    ]);
    expect(checkAssignment(problem, sound.slice(1))).toContainEqual({
      kind: "loadBelow",
      expert: "e0",
      got: 0,
      wanted: 1,
    });
  });

  it("names a group with too many", () => {
    const narrow = { ...problem, groups: [{ ...problem.groups[0]!, atMost: 1 }] };
    expect(checkAssignment(narrow, sound)).toEqual([
      { kind: "groupAbove", submission: "s0", rule: "kinds:authority", got: 2, wanted: 1 },
    ]);
  });
});
