/**
 * 可靠性的区间 / 95 % intervals of a reliability, of one sheet's total and of the mean of as many as a submission has.
 *
 * With F = 1 / (1 − reliability of the mean), F over its true value is F-distributed, as in one-way analysis of variance; with
 * unequal numbers of sheets their harmonic mean stands for the number (Thomas & Hultquist). What experts add is taken as
 * error like any other, so where all read the same submissions the interval is a little narrow. Null bounds without
 * degrees of freedom. Sources: Shrout & Fleiss 1979; Thomas & Hultquist 1978.
 */
import type { Estimate } from "#scoring/reliability/alpha-interval.ts";
import { fUpperQuantile } from "#scoring/statistics/distributions.ts";

export interface Degrees {
  readonly submissions: number;
  readonly error: number;
}

/** Of the mean. */
export function averagedInterval(value: number, degrees: Degrees): Estimate {
  const bounds = fBounds(value, degrees);
  const mean = (f: number): number => Math.max(0, 1 - 1 / f);
  return {
    value,
    lower: bounds === null ? null : mean(bounds.lower),
    upper: bounds === null ? null : mean(bounds.upper),
  };
}

/** Of one of the `sheets` whose mean has the reliability `averaged`. */
export function singleInterval(averaged: number, sheets: number, degrees: Degrees): Estimate {
  const bounds = fBounds(averaged, degrees);
  const single = (f: number): number => Math.max(0, (f - 1) / (f - 1 + sheets));
  return {
    value: averaged / (averaged + sheets * (1 - averaged)),
    lower: bounds === null ? null : single(bounds.lower),
    upper: bounds === null ? null : single(bounds.upper),
  };
}

function fBounds(averaged: number, { submissions, error }: Degrees): { lower: number; upper: number } | null {
  if (submissions < 1 || error < 1 || !(averaged < 1)) return null;
  const f = 1 / (1 - averaged);
  return {
    lower: f / fUpperQuantile(TAIL, submissions, error),
    upper: f * fUpperQuantile(TAIL, error, submissions),
  };
}

const TAIL = 0.025;
