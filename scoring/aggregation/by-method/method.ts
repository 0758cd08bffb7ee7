/**
 * 排序方法 / The methods by which a panel's marks can be ranked outside a programme, and what every one of them gives.
 *
 * One shape for all, so that figures of two methods can be laid side by side; what a method does not have is null.
 */
import type { ScaleEnds } from "#scoring/aggregation/linear-bayes.ts";
import type { GateReason } from "#scoring/aggregation/adjustment-gate.ts";
import type { LeaveOut } from "#scoring/shortlist/stability/leave-one-expert-out.ts";
import type { Draw } from "#scoring/shortlist/stability/posterior-draws.ts";
import type { Variances } from "#scoring/statistics/crossed-model.ts";
import type { RaschObstacle } from "#scoring/statistics/rasch/rasch-obstacle.ts";
import type { CompleteSheets, MarkRow } from "#scoring/statistics/mark-table.ts";

export const METHODS = [
  "mean",
  "trimmed-mean",
  "median",
  "two-way",
  "blup",
  "robust-blup",
  "linear-bayes",
  "mfrm",
] as const;
export type Method = (typeof METHODS)[number];

export interface PanelMarks {
  readonly rows: readonly MarkRow[];
  /** The complete sheets of the rows, with the same weights. */
  readonly sheets: CompleteSheets;
  /** Weight of each criterion of the sheets, whole. */
  readonly weights: readonly number[];
  /** Lowest and highest mark that could be given, where that is known. */
  readonly ends?: ScaleEnds;
}

export interface MethodScores {
  /** Ids in order; all arrays of submissions follow it. NaN: no score. */
  readonly submissions: readonly string[];
  readonly scores: Float64Array;
  /** Distance from the intercept. */
  readonly effects: Float64Array | null;
  readonly standardErrors: Float64Array | null;
  readonly fit: Fit | null;
  readonly experts: readonly ExpertFigures[];
  /** Difficulty of each criterion, in logits; null where the method sees totals only. */
  readonly criteria: readonly ElementFigures[] | null;
  /** What the method estimates; null for a part it does not have. */
  readonly variance: { readonly [part in keyof Variances]: number | null } | null;
  readonly remlCriterion: number | null;
  readonly logLikelihood: number | null;
  readonly intercept: { readonly estimate: number; readonly standardError: number | null } | null;
  readonly thresholds: Float64Array | null;
  /** Submissions that took no part in the estimation, or have no score. */
  readonly dropped: readonly string[];
  /** Reliability of one sheet and of as many as submissions have (harmonic mean). */
  readonly reliability: { readonly single: number | null; readonly averaged: number | null };
  /** Null where no model says how uncertain the scores are, and where the marks do not tell submissions apart. */
  readonly draw: Draw | null;
  readonly scoresWithout: LeaveOut;
}

export interface Fit {
  readonly infit: Float64Array;
  readonly outfit: Float64Array;
}

export interface ElementFigures {
  readonly id: string;
  readonly measure: number;
  readonly standardError: number;
  readonly infit: number | null;
  readonly outfit: number | null;
}

export interface ExpertFigures {
  readonly expert: string;
  /** In the model's own sign: points that linear models add to the expert's marks; logits of severity for mfrm. */
  readonly severity: number | null;
  readonly standardError: number | null;
  readonly sheets: number;
  readonly infit: number | null;
  readonly outfit: number | null;
}

/** What is in the way: the gate's reason, or that marks do not differ or give the Rasch model no estimate. */
export interface Refused {
  readonly refused: GateReason | { readonly code: "all_alike" | RaschObstacle["code"] };
}
