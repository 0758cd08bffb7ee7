/**
 * 逐一剔除专家 / Leave one expert out: how the list would change without each expert in turn.
 *
 * A list that depends on one person says so by name of who leaves and who enters. A submission that is left without any
 * sheet cannot be selected.
 */
import { selectOnLines, type SelectionLine } from "#scoring/shortlist/stability/selection-lines.ts";

/** Scores of all submissions without the sheets of one expert (by number); NaN for one without a score. */
export type LeaveOut = (expert: number) => Float64Array;

export interface LeftOutExpert {
  /** Number of the expert. */
  readonly expert: number;
  readonly leaves: readonly number[];
  readonly enters: readonly number[];
}

/**
 * One entry an expert, in order; empty lists where nothing changes.
 */
export function leaveOneExpertOut(
  experts: number,
  scores: Float64Array,
  lines: readonly SelectionLine[],
  scoresWithout: LeaveOut,
): LeftOutExpert[] {
  const selected = selectOnLines(scores, lines);
  const whole = new Set(selected);
  return Array.from({ length: experts }, (_, expert) => {
    const others = selectOnLines(scoresWithout(expert), lines);
    const rest = new Set(others);
    return {
      expert,
      leaves: selected.filter((submission) => !rest.has(submission)),
      enters: others.filter((submission) => !whole.has(submission)),
    };
  });
}
