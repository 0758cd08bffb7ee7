/** 适配范围 / Range of fit: the lowest and highest fit of the pairs that are allowed. */
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";

/** Both 0 when no pair is allowed. Cost: O(pairs). */
export function fitRange({ fit, forbidden }: AssignmentProblem): { readonly lowest: number; readonly highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let pair = 0; pair < fit.length; pair++) {
    if (forbidden[pair] === 1) continue;
    if (fit[pair]! < lowest) lowest = fit[pair]!;
    if (fit[pair]! > highest) highest = fit[pair]!;
  }
  return highest < lowest ? { lowest: 0, highest: 0 } : { lowest, highest };
}
