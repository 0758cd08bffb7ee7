import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignExperts } from "#scoring/assignment/assign-experts.ts";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type Repair, repairAssignment, repairByFlow } from "#scoring/assignment/repair-assignment.ts";
import { repairOnePlace } from "#scoring/assignment/repair-one-place.ts";
import {
  changedProblem,
  type PairProgress,
  type RepairChange,
  type StandingPair,
} from "#scoring/assignment/repair-problem.ts";
import { syntheticProblem } from "../../support/synthetic-assignment.ts";
import { problemOf, tinyProblems } from "./tiny-problems.ts";

interface Aims {
  readonly misses: number;
  readonly movedStarted: number;
  readonly newPairs: number;
  readonly sum: number;
}

const runs = { numRuns: 400 };
const progresses: fc.Arbitrary<readonly PairProgress[]> = fc.array(
  fc.constantFrom<PairProgress>("untouched", "untouched", "started", "finished"),
  { minLength: 15, maxLength: 15 },
);

const pairOf = (problem: AssignmentProblem, expert: string, submission: string): number =>
  Number(expert.slice(1)) * problem.submissions.length + Number(submission.slice(1));

/** What the engine assigns, as far read as the list says; null: nothing can be assigned. */
function standingOf(problem: AssignmentProblem, progress: readonly PairProgress[]): StandingPair[] | null {
  const result = assignExperts(problem);
  if (result.status !== "assigned") return null;
  return result.pairs.map(({ expert, submission }, index) => ({
    pair: pairOf(problem, expert, submission),
    progress: progress[index % progress.length]!,
  }));
}

/** One of the changes that can happen, chosen by a number. */
function changeOf(problem: AssignmentProblem, standing: readonly StandingPair[], choice: number): RepairChange {
  const gone = standing[choice % Math.max(1, standing.length)];
  const pair = choice % problem.fit.length;
  const isLockable = problem.forbidden[pair] === 0 && pair !== gone?.pair;
  switch (choice % 4) {
    case 0:
      return gone === undefined ? {} : { forbid: [gone.pair] };
    case 1:
      return { leave: [choice % problem.experts.length] };
    case 2:
      return isLockable ? { lock: [pair] } : {};
    default:
      return { ...(gone === undefined ? {} : { forbid: [gone.pair] }), ...(isLockable ? { lock: [pair] } : {}) };
  }
}

/** The best of all assignments that may follow; null: there is none. */
function bestByTrying(
  problem: AssignmentProblem,
  standing: readonly StandingPair[],
  { forbid = [], leave = [], lock = [] }: RepairChange,
): Aims | null {
  const width = problem.submissions.length;
  const isGone = (pair: number) =>
    problem.forbidden[pair] === 1 || forbid.includes(pair) || leave.includes(Math.floor(pair / width));
  const before = new Map(standing.map((item) => [item.pair, item.progress]));
  const held = [
    ...standing.filter((item) => item.progress === "finished").map((item) => item.pair),
    ...problem.locked.map((item) => item.expert * width + item.submission),
  ].filter((pair) => !isGone(pair));
  const bounds = boundsBefore(problem, standing, isGone);
  const loads = problem.experts.map(() => 0);
  let best: Aims | null = null;
  const visit = (submission: number, so: Aims): void => {
    if (submission === width) {
      const owed = (expert: number) => (leave.includes(expert) ? 0 : problem.experts[expert]!.minimumLoad);
      if (loads.some((load, expert) => load < owed(expert))) return;
      if (best === null || isBetter(so, best)) best = so;
      return;
    }
    for (let choice = 0; choice < 1 << problem.experts.length; choice++) {
      const panel = [...problem.experts.keys()].filter((expert) => (choice >> expert) % 2 === 1);
      const pairs = panel.map((expert) => expert * width + submission);
      if (panel.length !== problem.submissions[submission]!.demand || pairs.some(isGone)) continue;
      if (panel.some((expert) => loads[expert]! >= problem.experts[expert]!.maximumLoad)) continue;
      const must = [...held, ...lock].filter((pair) => pair % width === submission);
      if (!must.every((pair) => pairs.includes(pair))) continue;
      const started = [...before].filter(([pair, item]) => item === "started" && pair % width === submission);
      for (const expert of panel) loads[expert]! += 1;
      visit(submission + 1, {
        misses: so.misses + bounds(panel, submission),
        movedStarted: so.movedStarted + started.filter(([pair]) => !pairs.includes(pair)).length,
        newPairs: so.newPairs + pairs.filter((pair) => !before.has(pair)).length,
        sum: so.sum + pairs.reduce((total, pair) => total + problem.fit[pair]!, 0),
      });
      for (const expert of panel) loads[expert]! -= 1;
    }
  };
  visit(0, { misses: 0, movedStarted: 0, newPairs: 0, sum: 0 });
  return best;
}

function isBetter(one: Aims, other: Aims): boolean {
  const order = [
    one.misses - other.misses,
    one.movedStarted - other.movedStarted,
    one.newPairs - other.newPairs,
    other.sum - one.sum,
  ];
  return (order.find((difference) => difference !== 0) ?? 0) < 0;
}

/** Counts what a panel misses; a panel that loses nobody is only asked for what it had. */
function boundsBefore(
  problem: AssignmentProblem,
  standing: readonly StandingPair[],
  isGone: (pair: number) => boolean,
): (panel: readonly number[], submission: number) => number {
  const width = problem.submissions.length;
  return (panel, submission) => {
    const had = standing.filter(({ pair }) => pair % width === submission && !isGone(pair));
    const isWhole = had.length === problem.submissions[submission]!.demand;
    return problem.groups.reduce((total, { members, atLeast, atMost }) => {
      const isMember = (expert: number) =>
        members[members.length === problem.experts.length ? expert : expert * width + submission] === 1;
      const before = had.filter(({ pair }) => isMember(Math.floor(pair / width))).length;
      const got = panel.filter(isMember).length;
      const least = isWhole ? Math.min(atLeast, before) : atLeast;
      const most = atMost === null ? Infinity : isWhole ? Math.max(atMost, before) : atMost;
      return total + Math.max(0, least - got, got - most);
    }, 0);
  };
}

function aimsOf(
  problem: AssignmentProblem,
  standing: readonly StandingPair[],
  change: RepairChange,
  repair: Extract<Repair, { status: "repaired" }>,
): Aims {
  const width = problem.submissions.length;
  const left = repair.leaves.map((pair) => pairOf(problem, pair.expert, pair.submission));
  const came = repair.comes.map((pair) => pairOf(problem, pair.expert, pair.submission));
  const after = [...standing.map((item) => item.pair).filter((pair) => !left.includes(pair)), ...came];
  const isGone = (pair: number) =>
    problem.forbidden[pair] === 1 ||
    (change.forbid ?? []).includes(pair) ||
    (change.leave ?? []).includes(Math.floor(pair / width));
  expect(after.some(isGone)).toBe(false);
  const bounds = boundsBefore(problem, standing, isGone);
  const panel = (submission: number) =>
    after.filter((pair) => pair % width === submission).map((pair) => Math.floor(pair / width));
  return {
    misses: problem.submissions.reduce((sum, _, submission) => sum + bounds(panel(submission), submission), 0),
    movedStarted: repair.leaves.filter((pair) => pair.progress === "started").length,
    newPairs: came.length,
    sum: after.reduce((sum, pair) => sum + problem.fit[pair]!, 0),
  };
}

describe("a repair", () => {
  it("is as small, and as good in every aim, as trying everything finds; and possible exactly where something is", () => {
    fc.assert(
      fc.property(tinyProblems(2), progresses, fc.nat(9999), (problem, progress, choice) => {
        const standing = standingOf(problem, progress);
        if (standing === null) return;
        const change = changeOf(problem, standing, choice);
        const repair = repairAssignment(problem, standing, change);
        const best = bestByTrying(problem, standing, change);
        expect(repair.status).toBe(best === null ? "impossible" : "repaired");
        if (best === null || repair.status === "impossible") return;
        expect(repair.isProven).toBe(true);
        expect(aimsOf(problem, standing, change, repair)).toEqual(best);
        expect(repair.sumAfter).toBe(best.sum);
      }),
      runs,
    );
  });

  it("of one place gives the figures of the flow over all pairs", () => {
    fc.assert(
      fc.property(tinyProblems(0), progresses, fc.nat(9999), (problem, progress, choice) => {
        const standing = standingOf(problem, progress);
        if (standing === null) return;
        const change = changeOf(problem, standing, choice);
        const changed = changedProblem(problem, standing, change);
        const flow = repairByFlow(changed, standing);
        const repair = repairAssignment(problem, standing, change);
        expect(repair.status).toBe(flow.status);
        if (repair.status === "impossible" || flow.status === "impossible") return;
        expect(aimsOf(problem, standing, change, repair)).toEqual(aimsOf(problem, standing, change, flow));
      }),
      runs,
    );
  });

  it("of one place in a large problem is found without the flow, chains and all, and as good", () => {
    // Two places are left in all, so that whoever comes has to hand something on.
    const problem = syntheticProblem({ experts: 60, submissions: 179, demand: 3, minimumLoad: 0, maximumLoad: 9 });
    const standing = standingOf(problem, ["untouched", "started", "untouched", "finished", "untouched"])!;
    for (let gone = 0; gone < standing.length; gone += 50) {
      const change = { forbid: [standing[gone]!.pair] };
      const changed = changedProblem(problem, standing, change);
      const pairs = repairOnePlace(changed, standing)!;
      const flow = repairByFlow(changed, standing);
      const repair = repairAssignment(problem, standing, change);
      if (flow.status === "impossible" || repair.status === "impossible") throw new Error("nothing works");
      expect(pairs).toHaveLength(standing.length);
      expect(repair.comes.length).toBeGreaterThan(0);
      expect([repair.comes.length, repair.sumAfter]).toEqual([flow.comes.length, flow.sumAfter]);
    }
  });

  it("gives the one who makes room another submission where a load is owed, and so spares a started one", () => {
    // e1 is put on s0. If e0 went, a started sheet would; e2 is owed a submission, and takes the one e1 leaves.
    const problem = problemOf({
      fit: [[9, 0], [0, 1], [1, 0], [0, 0]],
      demand: [2, 1],
      loads: [[0, 1], [0, 1], [1, 1], [0, 1]],
    }); // prettier-ignore
    const standing: StandingPair[] = [
      { pair: 0, progress: "started" },
      { pair: 4, progress: "untouched" },
      { pair: 3, progress: "untouched" },
    ];
    const repair = repairAssignment(problem, standing, { lock: [2] });
    if (repair.status !== "repaired") throw new Error(repair.status);
    expect(repair.leaves.map(({ expert, submission }) => [expert, submission])).toEqual([
      ["e1", "s1"],
      ["e2", "s0"],
    ]);
    expect(repair.comes.map(({ expert, submission }) => [expert, submission])).toEqual([
      ["e1", "s0"],
      ["e2", "s1"],
    ]);
  });

  it("changes nothing where nothing fell away", () => {
    fc.assert(
      fc.property(tinyProblems(2), progresses, (problem, progress) => {
        const standing = standingOf(problem, progress);
        if (standing === null) return;
        expect(repairAssignment(problem, standing, {})).toMatchObject({ leaves: [], comes: [] });
      }),
      runs,
    );
  });

  it("lets an expert hand a submission on where nobody has room, and spares the started sheet for two others", () => {
    // e0 leaves s0. Only e1 may come, and is full; s1 is started, so s2 moves on to e2, who could have taken s1 as well.
    const problem = problemOf({
      fit: [
        [9, 0, 0],
        [5, 9, 8],
        [0, 7, 1],
      ],
      loads: [
        [0, 1],
        [0, 2],
        [0, 1],
      ],
      forbidden: [[2, 0]],
    });
    const standing: StandingPair[] = [
      { pair: 0, progress: "untouched" },
      { pair: 4, progress: "started" },
      { pair: 5, progress: "untouched" },
    ];
    expect(repairAssignment(problem, standing, { forbid: [0] })).toEqual({
      status: "repaired",
      leaves: [
        { expert: "e0", submission: "s0", fit: 9, progress: "untouched", isForced: true },
        { expert: "e1", submission: "s2", fit: 8, progress: "untouched", isForced: false },
      ],
      comes: [
        { expert: "e1", submission: "s0", fit: 5 },
        { expert: "e2", submission: "s2", fit: 1 },
      ],
      sumBefore: 26,
      sumAfter: 15,
      isProven: true,
    });
  });

  it("says who is in the way when a finished sheet would have to move", () => {
    const problem = problemOf({
      fit: [
        [9, 0],
        [5, 9],
        [0, 7],
      ],
      loads: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      forbidden: [[2, 0]],
    });
    const standing = (progress: PairProgress): StandingPair[] => [
      { pair: 0, progress: "untouched" },
      { pair: 3, progress },
    ];
    expect(repairAssignment(problem, standing("started"), { forbid: [0] })).toMatchObject({ status: "repaired" });
    expect(repairAssignment(problem, standing("finished"), { forbid: [0] })).toMatchObject({
      status: "impossible",
      blocking: { reason: "tooFewExperts", submissions: ["s0"], wanted: 1, canGive: 0 },
    });
  });
});
