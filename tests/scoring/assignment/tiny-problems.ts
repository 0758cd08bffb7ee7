import fc from "fast-check";
import type { AssignedPair, AssignmentGroup, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";

/** A problem of a few experts; everybody is an authority unless a test says otherwise. */
export function problemOf(parts: {
  fit: readonly (readonly number[])[];
  demand?: readonly number[];
  loads?: readonly (readonly [number, number])[];
  forbidden?: readonly (readonly [number, number])[];
  locked?: readonly (readonly [number, number])[];
  groups?: readonly AssignmentGroup[];
}): AssignmentProblem {
  const width = parts.fit[0]?.length ?? 0;
  const forbidden = new Uint8Array(parts.fit.length * width);
  for (const [expert, submission] of parts.forbidden ?? []) forbidden[expert * width + submission] = 1;
  return {
    experts: parts.fit.map((_, index) => ({
      id: `e${index}`,
      minimumLoad: parts.loads?.[index]?.[0] ?? 0,
      maximumLoad: parts.loads?.[index]?.[1] ?? width,
      kind: "authority",
      isForeign: false,
      organization: null,
      region: "CN/Hubei",
    })),
    submissions: Array.from({ length: width }, (_, index) => ({ id: `s${index}`, demand: parts.demand?.[index] ?? 1 })),
    fit: Int32Array.from(parts.fit.flat()),
    forbidden,
    locked: (parts.locked ?? []).map(([expert, submission]) => ({ expert, submission })),
    groups: parts.groups ?? [],
  };
}

/** Problems small enough to try every assignment. */
export function tinyProblems(maximumGroups: number): fc.Arbitrary<AssignmentProblem> {
  return fc
    .record({ experts: fc.integer({ min: 2, max: 5 }), submissions: fc.integer({ min: 1, max: 3 }) })
    .chain((size) => {
      const pairs = size.experts * size.submissions;
      const bits = fc.array(fc.constantFrom(0, 1), { minLength: pairs, maxLength: pairs });
      return fc
        .record({
          fit: fc.array(fc.integer({ min: -3, max: 9 }), { minLength: pairs, maxLength: pairs }),
          conflicts: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: pairs, maxLength: pairs }),
          locks: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1), { minLength: pairs, maxLength: pairs }),
          demand: fc.array(fc.integer({ min: 0, max: 3 }), {
            minLength: size.submissions,
            maxLength: size.submissions,
          }),
          loads: fc.array(fc.tuple(fc.constantFrom(0, 0, 1), fc.integer({ min: 1, max: 3 })), {
            minLength: size.experts,
            maxLength: size.experts,
          }),
          groups: fc.array(
            fc.record({
              members: bits,
              atLeast: fc.integer({ min: 0, max: 2 }),
              room: fc.option(fc.integer({ min: 0, max: 1 })),
            }),
            { maxLength: maximumGroups },
          ),
        })
        .map((raw): AssignmentProblem => {
          const rows = Array.from({ length: size.experts }, (_, expert) =>
            raw.fit.slice(expert * size.submissions, (expert + 1) * size.submissions),
          );
          const places = (flags: readonly number[]) =>
            flags.flatMap((flag, pair): [number, number][] =>
              flag === 1 ? [[Math.floor(pair / size.submissions), pair % size.submissions]] : [],
            );
          return problemOf({
            fit: rows,
            demand: raw.demand,
            loads: raw.loads,
            forbidden: places(raw.conflicts),
            locked: places(raw.locks.map((flag, pair) => (raw.conflicts[pair] === 1 ? 0 : flag))),
            groups: raw.groups.map(({ members, atLeast, room }, index) => ({
              rule: `rule ${index}`,
              members: Uint8Array.from(members),
              atLeast,
              atMost: room === null ? null : atLeast + room,
            })),
          });
        });
    });
}

export interface BestByTrying {
  readonly misses: number;
  readonly emptySquares: number;
  /** Lowest fit of a free pair; Infinity: there is none. Only told apart in a fair search. */
  readonly worst: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * By trying everything: fewest misses of group bounds, then fewest squared empty places, then (fair) the highest worst
 * free pair, then the highest sum, then the lowest sum of squared loads.
 */
export function bestByTrying(
  problem: AssignmentProblem,
  { isFair = false, allowsShort = false }: { readonly isFair?: boolean; readonly allowsShort?: boolean } = {},
): BestByTrying | null {
  const { experts, submissions } = problem;
  let best: BestByTrying | null = null;
  const loads = experts.map(() => 0);
  const isLocked = (expert: number, submission: number) =>
    problem.locked.some((lock) => lock.expert === expert && lock.submission === submission);
  const isBetter = (one: BestByTrying, other: BestByTrying) => {
    const differences = [
      one.misses - other.misses,
      one.emptySquares - other.emptySquares,
      isFair && one.worst !== other.worst ? other.worst - one.worst : 0,
      other.sum - one.sum,
      one.squares - other.squares,
    ];
    return (differences.find((difference) => difference !== 0) ?? 0) < 0;
  };
  const visit = (submission: number, so: Omit<BestByTrying, "squares">): void => {
    if (submission === submissions.length) {
      if (experts.some((item, index) => loads[index]! < item.minimumLoad)) return;
      const found = { ...so, squares: loads.reduce((total, load) => total + load * load, 0) };
      if (best === null || isBetter(found, best)) best = found;
      return;
    }
    const { demand } = submissions[submission]!;
    for (let choice = 0; choice < 1 << experts.length; choice++) {
      const panel = [...experts.keys()].filter((expert) => (choice >> expert) % 2 === 1);
      if (allowsShort ? panel.length > demand : panel.length !== demand) continue;
      if (panel.some((expert) => problem.forbidden[expert * submissions.length + submission] === 1)) continue;
      if (panel.some((expert) => loads[expert]! >= experts[expert]!.maximumLoad)) continue;
      if ([...experts.keys()].some((expert) => isLocked(expert, submission) && !panel.includes(expert))) continue;
      for (const expert of panel) loads[expert]! += 1;
      const fitOf = (expert: number) => problem.fit[expert * submissions.length + submission]!;
      const free = panel.filter((expert) => !isLocked(expert, submission)).map(fitOf);
      visit(submission + 1, {
        misses: so.misses + missesOf(problem, panel, submission),
        emptySquares: so.emptySquares + (demand - panel.length) ** 2,
        worst: Math.min(so.worst, ...free),
        sum: so.sum + panel.map(fitOf).reduce((total, fit) => total + fit, 0),
      });
      for (const expert of panel) loads[expert]! -= 1;
    }
  };
  visit(0, { misses: 0, emptySquares: 0, worst: Infinity, sum: 0 });
  return best;
}

function missesOf(problem: AssignmentProblem, panel: readonly number[], submission: number): number {
  return problem.groups.reduce((total, { members, atLeast, atMost }) => {
    const count = panel.reduce((sum, expert) => {
      const isOverExperts = members.length === problem.experts.length;
      return sum + members[isOverExperts ? expert : expert * problem.submissions.length + submission]!;
    }, 0);
    return total + Math.max(0, atLeast - count) + Math.max(0, count - (atMost ?? count));
  }, 0);
}

export function squaredLoads(problem: AssignmentProblem, pairs: readonly AssignedPair[]): number {
  return problem.experts.reduce((total, { id }) => total + pairs.filter((pair) => pair.expert === id).length ** 2, 0);
}
