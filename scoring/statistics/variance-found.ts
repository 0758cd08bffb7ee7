/** 方差是否可辨 / Whether marks show a variance at all: below a small share of the whole it is a rounding, not a finding. */
import type { Variances } from "#scoring/statistics/crossed-model.ts";

const SMALLEST_SHARE = 1e-6;

/** Whether the marks tell the submissions apart; where they do not, every list is as good as any other. */
export function findsDifferences({ submission, residual }: Pick<Variances, "submission" | "residual">): boolean {
  return submission > SMALLEST_SHARE * (submission + residual);
}

/** Whether marks scatter about what submission and expert explain; where they do not, nothing tells how sure a score is. */
export function findsScatter({ submission, residual }: Pick<Variances, "submission" | "residual">): boolean {
  return residual > SMALLEST_SHARE * (submission + residual);
}
