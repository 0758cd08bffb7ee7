/**
 * 值得留意 / What stands out in the reports on a stage: for each kind of oddity the experts whose figure is beyond the usual
 * bound, the farthest first. A list to begin with, no verdict: of forty experts some stand out by chance.
 *
 * Estimates stand out when their interval leaves out what would be usual, fit and halo when the whole of it lies beyond their
 * bound; counts and shares from a fixed bound on. The reversal alarm is on the figure, and told with its interval.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { FairnessOfExpert } from "#scoring/reliability/fairness-report.ts";
import type { Estimate } from "#scoring/reliability/alpha-interval.ts";
import type { ObjectivityOfExpert, ObjectivityReport } from "#scoring/reliability/objectivity-report.ts";
import type { StageReports } from "#scoring/reliability/stage-reports.ts";
import type { Bounds } from "#scoring/statistics/rank-correlation-interval.ts";

export const STAND_OUT_KINDS = [
  "unanswered",
  "severe",
  "lenient",
  "narrow",
  "wide",
  "ownProvince",
  "misfit",
  "overfit",
  "repeatedMarks",
  "repeatedComments",
  "noEvidence",
  "fast",
  "halo",
  "drift",
  "reversed",
] as const;
export type StandOutKind = (typeof STAND_OUT_KINDS)[number];

export interface StandOut {
  readonly kind: StandOutKind;
  readonly experts: readonly OddExpert[];
}

export interface OddExpert {
  readonly code: string;
  readonly figure: number;
  /** Of a figure that is read with it. */
  readonly interval: Bounds | null;
}

/** Linacre's usual bounds of infit and outfit. */
const MISFIT_ABOVE = 1.5;
const OVERFIT_BELOW = 0.5;
/** Half of the sheets the same. */
const REPEATED_FROM = 0.5;
/** A quarter of the panel's share, where the panel names evidence for half of its marks. */
const EVIDENCE_UP_TO = 0.25;
const EVIDENCE_USUAL_FROM = 0.5;
/** A quarter of the panel's time. */
const FAST_UP_TO = 0.25;
/** Points of correlation over the panel's. */
const HALO_FROM = 0.25;

/** Kinds in a fixed order; those nobody stands out in are left out. */
export function standOuts({ fairness, objectivity }: StageReports): StandOut[] {
  const found: Record<StandOutKind, StandOut["experts"]> = {
    ...ofFairness(fairness.experts),
    ...ofObjectivity(objectivity),
  };
  return STAND_OUT_KINDS.map((kind) => ({ kind, experts: found[kind] })).filter(({ experts }) => experts.length > 0);
}

function ofFairness(experts: readonly FairnessOfExpert[]) {
  return {
    unanswered: farthest(experts, ({ unanswered }) => (unanswered > 0 ? unanswered : null)),
    severe: farthest(experts, ({ severity }) => (severity !== null && severity.upper < 0 ? severity.value : null)),
    lenient: farthest(experts, ({ severity }) => (severity !== null && severity.lower > 0 ? severity.value : null)),
    narrow: farthest(experts, ({ spread }) => (spread !== null && spread.upper < 1 ? spread.value : null), 1),
    wide: farthest(experts, ({ spread }) => (spread !== null && spread.lower > 1 ? spread.value : null), 1),
    ownProvince: farthest(experts, ({ ownProvince: own }) => (own !== null && own.lower > 0 ? own.points : null)),
  };
}

function ofObjectivity({ experts, evidence }: ObjectivityReport) {
  // Where the panel itself names little, naming nothing is no oddity.
  const evidenceUpTo = (evidence.share ?? 0) >= EVIDENCE_USUAL_FROM ? evidence.share! * EVIDENCE_UP_TO : -1;
  const from = (figure: number | null, bound: number): number | null =>
    figure !== null && figure >= bound ? figure : null;
  return {
    misfit: farthest(experts, (expert) => worseOf(expert, (fit) => above(fit, MISFIT_ABOVE)), 1),
    overfit: farthest(experts, (expert) => worseOf(expert, (fit) => below(fit, OVERFIT_BELOW)), 1),
    repeatedMarks: farthest(experts, ({ repeatedShare }) => from(repeatedShare, REPEATED_FROM)),
    repeatedComments: farthest(experts, ({ repeatedCommentShare }) => from(repeatedCommentShare, REPEATED_FROM)),
    noEvidence: farthest(
      experts,
      ({ evidenceShare: share }) => (share !== null && share <= evidenceUpTo ? share : null),
      1,
    ),
    fast: farthest(
      experts,
      ({ ratioToPanel, medianSeconds }) => (ratioToPanel !== null && ratioToPanel <= FAST_UP_TO ? medianSeconds : null),
      Number.MAX_SAFE_INTEGER,
    ),
    halo: farthest(experts, ({ haloExcess }) => above(haloExcess, HALO_FROM)),
    drift: farthest(experts, ({ drift }) =>
      drift !== null && (drift.lower > 0 || drift.upper < 0) ? drift.value : null,
    ),
    reversed: farthest(experts, ({ isReversalAlarm, orderCorrelation }) => (isReversalAlarm ? orderCorrelation : null)),
  };
}

/** The estimate if all of its interval lies above the bound. */
function above(estimate: Estimate | null, bound: number): Estimate | null {
  return estimate?.lower != null && estimate.lower > bound ? estimate : null;
}

function below(estimate: Estimate | null, bound: number): Estimate | null {
  return estimate?.upper != null && estimate.upper < bound ? estimate : null;
}

/** Of infit and outfit the one that stands out, or that stands out farther. */
function worseOf(
  { infit, outfit }: ObjectivityOfExpert,
  standsOut: (fit: Estimate | null) => Estimate | null,
): Estimate | null {
  const [one, other] = [standsOut(outfit), standsOut(infit)];
  if (one === null || other === null) return one ?? other;
  return Math.abs(other.value - 1) > Math.abs(one.value - 1) ? other : one;
}

/** @param usual what the distance is measured from */
function farthest<Expert extends { readonly code: string }>(
  experts: readonly Expert[],
  figureOf: (expert: Expert) => number | Estimate | null,
  usual = 0,
): StandOut["experts"] {
  return experts
    .flatMap((expert) => {
      const figure = figureOf(expert);
      if (figure === null) return [];
      if (typeof figure === "number") return [{ code: expert.code, figure, interval: null }];
      const { value, lower, upper } = figure;
      return [
        { code: expert.code, figure: value, interval: lower === null || upper === null ? null : { lower, upper } },
      ];
    })
    .sort((a, b) => Math.abs(b.figure - usual) - Math.abs(a.figure - usual) || compareText(a.code, b.code));
}
