/**
 * 修补的问题 / What a repair is asked: the pairs that stand, what changed, and how dear each kind of change is.
 *
 * A pair is `expert * submissions + submission`, by places in the problem.
 */
import type { AssignmentGroup, AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { isMember } from "#scoring/assignment/assignment-problem.ts";

/** How far the reading of a pair has come: a finished one stays, a started one moves only where nothing else works. */
export type PairProgress = "untouched" | "started" | "finished";

export interface StandingPair {
  readonly pair: number;
  readonly progress: PairProgress;
}

export interface RepairChange {
  /** Pairs that may be assigned no longer: a recusal, a decline. A finished one among them is void. */
  readonly forbid?: readonly number[];
  /** Experts who leave altogether; they owe no minimum load any more. */
  readonly leave?: readonly number[];
  /** Pairs that must be assigned: what a chair or the office decided. */
  readonly lock?: readonly number[];
}

/**
 * The problem after a change: forbidden pairs and those of whoever left are conflicts, locked and finished ones are part
 * of every answer. A panel that keeps all its members need not be better made up than it is; one that loses somebody, or
 * is short, is asked for its whole mix. Cost: O(pairs × groups).
 */
export function changedProblem(
  problem: AssignmentProblem,
  standing: readonly StandingPair[],
  { forbid = [], leave = [], lock = [] }: RepairChange,
): AssignmentProblem {
  const width = problem.submissions.length;
  const forbidden = problem.forbidden.slice();
  for (const pair of forbid) forbidden[pair] = 1;
  for (const expert of leave) forbidden.fill(1, expert * width, (expert + 1) * width);
  const finished = standing.flatMap(({ pair, progress }) => (progress === "finished" ? [pair] : []));
  const earlier = problem.locked.map((item) => item.expert * width + item.submission);
  const held = new Set([...[...earlier, ...finished].filter((pair) => forbidden[pair] === 0), ...lock]);
  const panels = panelsOf(problem, standing, forbidden);
  return {
    ...problem,
    experts: problem.experts.map((expert, index) => (leave.includes(index) ? { ...expert, minimumLoad: 0 } : expert)),
    forbidden,
    locked: [...held]
      .sort((one, other) => one - other)
      .map((pair) => ({ expert: Math.floor(pair / width), submission: pair % width })),
    groups: problem.groups.flatMap((group) => asMetNow(problem, group, panels)),
  };
}

/** Experts of each submission; null where one is lost or missing. */
function panelsOf(
  { submissions }: AssignmentProblem,
  standing: readonly StandingPair[],
  forbidden: Uint8Array,
): (readonly number[] | null)[] {
  const width = submissions.length;
  const panels: number[][] = submissions.map(() => []);
  for (const { pair } of standing) if (forbidden[pair] === 0) panels[pair % width]!.push(Math.floor(pair / width));
  return panels.map((panel, submission) => (panel.length === submissions[submission]!.demand ? panel : null));
}

/** The group with bounds as far as each panel keeps them: one group for the submissions of each pair of bounds. */
function asMetNow(
  problem: AssignmentProblem,
  group: AssignmentGroup,
  panels: readonly (readonly number[] | null)[],
): AssignmentGroup[] {
  const width = problem.submissions.length;
  const byBounds = new Map<string, { atLeast: number; atMost: number | null; members: Uint8Array }>();
  panels.forEach((panel, submission) => {
    const got = panel?.filter((expert) => isMember(problem, group, expert, submission)).length;
    const atLeast = Math.min(group.atLeast, got ?? Infinity);
    const atMost = group.atMost === null ? null : Math.max(group.atMost, got ?? 0);
    if (atLeast === 0 && atMost === null) return;
    const key = `${atLeast} ${atMost}`;
    const part = byBounds.get(key) ?? { atLeast, atMost, members: new Uint8Array(problem.fit.length) };
    byBounds.set(key, part);
    for (let expert = 0; expert < problem.experts.length; expert++)
      if (isMember(problem, group, expert, submission)) part.members[expert * width + submission] = 1;
  });
  return [...byBounds.values()].map((part) => ({ rule: group.rule, ...part }));
}
