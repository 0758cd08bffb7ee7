/**
 * 评分表总分 / Total of one score sheet: Σ weight × mark ÷ Σ weight, exact.
 *
 * The weights need not add up to one hundred; they are compared with each other only. A criterion without a mark is
 * never a zero: an unfinished sheet has no total, only a running total of what is scored so far.
 */
import { fraction, toHundredths, type Fraction } from "#scoring/aggregation/fraction.ts";
import type { Criterion, Rubric } from "#scoring/programme/programme.ts";

export interface Mark {
  readonly criterion: string;
  readonly mark: number;
}

export interface RunningTotal {
  /** Weighted mean of what is scored so far in whole hundredths; null while nothing is scored. */
  readonly hundredths: number | null;
  readonly scored: number;
  readonly of: number;
}

/**
 * The official total of a complete sheet.
 * @throws Error when a criterion is missing, unknown or marked twice, or a mark is not whole or off the scale.
 *   Sheets are checked with checkMarks before they are stored, so this is a broken assumption, not bad input.
 */
export function sheetTotal(rubric: Pick<Rubric, "criteria" | "scale">, marks: readonly Mark[]): Fraction {
  const valid = validMarks(rubric, marks);
  if (valid.length !== rubric.criteria.length || marks.length !== rubric.criteria.length)
    throw new Error("sheetTotal: the sheet does not hold exactly one valid mark for each criterion");
  return weightedMean(valid);
}

/**
 * What an expert sees while scoring. A mark that is not valid yet (unknown criterion, off the scale, marked twice)
 * counts as not scored, so the figure never contains something that could not be submitted.
 */
export function runningTotal(rubric: Pick<Rubric, "criteria" | "scale">, marks: readonly Mark[]): RunningTotal {
  const valid = validMarks(rubric, marks);
  return {
    hundredths: valid.length === 0 ? null : toHundredths(weightedMean(valid)),
    scored: valid.length,
    of: rubric.criteria.length,
  };
}

interface WeightedMark {
  readonly weight: number;
  readonly mark: number;
}

function validMarks(rubric: Pick<Rubric, "criteria" | "scale">, marks: readonly Mark[]): WeightedMark[] {
  const { minimum, maximum } = rubric.scale;
  return rubric.criteria.flatMap((criterion: Criterion) => {
    const [given, ...others] = marks.filter((item) => item.criterion === criterion.code);
    if (given === undefined || others.length > 0) return [];
    const isOnScale = Number.isInteger(given.mark) && given.mark >= minimum && given.mark <= maximum;
    return isOnScale ? [{ weight: criterion.weight, mark: given.mark }] : [];
  });
}

function weightedMean(marks: readonly WeightedMark[]): Fraction {
  let points = 0n;
  let weights = 0n;
  for (const { weight, mark } of marks) {
    points += BigInt(weight) * BigInt(mark);
    weights += BigInt(weight);
  }
  return fraction(points, weights);
}
