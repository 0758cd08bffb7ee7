/**
 * 限概率分配 / Capped assignment: an assignment drawn by lot, in which no pair was more likely than a cap, and the
 * expected sum of fit was the highest possible. See `cappedChances` for the chances and `cappedDraw` for the draw.
 */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { type CappedChances, cappedChances } from "#scoring/assignment/capped-chances.ts";
import { CAPPED_DRAW_ALGORITHM, cappedDraw } from "#scoring/assignment/capped-draw.ts";

export type CappedAssignment =
  | ({
      readonly status: "assigned";
      /** Drawn pairs, locked ones included, ascending by `expert * submissions + submission`. */
      readonly pairs: Int32Array;
      /** To be recorded beside the chances and the seed. */
      readonly algorithm: typeof CAPPED_DRAW_ALGORITHM;
    } & Omit<Extract<CappedChances, { status: "possible" }>, "status">)
  | Extract<CappedChances, { status: "infeasible" }>;

/**
 * Finds the best chances under the cap and draws from them. Same problem, cap and seed: same pairs, in whatever order
 * experts and submissions are listed.
 * @param cap parts of 1024, 1 to 1024; see `capParts`
 * @param seedParts at least one, in the order of the parties
 * @throws Error as `cappedChances` and `seededNumbers`
 */
export function solveCapped(problem: AssignmentProblem, cap: number, seedParts: readonly string[]): CappedAssignment {
  const found = cappedChances(problem, cap);
  if (found.status === "infeasible") return found;
  const pairs = cappedDraw(problem, found.chances)(seedParts);
  return { ...found, status: "assigned", pairs, algorithm: CAPPED_DRAW_ALGORITHM };
}
