/**
 * 值得留意 / What stands out in the reports on a stage: for each kind of oddity the experts whose figure is beyond the usual
 * bound, the farthest first. A list to begin with, no verdict: of forty experts some stand out by chance.
 *
 * Estimates stand out when their 95 % interval leaves out what would be usual; counts and shares from a fixed bound on.
 */
import { compareText } from "#scoring/record/compare-text.ts";
import type { FairnessOfExpert } from "#scoring/reliability/fairness-report.ts";
import type { ObjectivityReport } from "#scoring/reliability/objectivity-report.ts";
import type { StageReports } from "#scoring/reliability/stage-reports.ts";

export const STAND_OUT_KINDS = [
  "unanswered",
  "severe",
  "lenient",
  "narrow",
  "wide",
  "ownProvince",
  "misfit",
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
  readonly experts: readonly { readonly code: string; readonly figure: number }[];
}

/** Linacre's usual bound of outfit. */
const MISFIT_FROM = 1.5;
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
    misfit: farthest(experts, ({ outfit }) => from(outfit, MISFIT_FROM)),
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
    halo: farthest(experts, ({ haloExcess }) => from(haloExcess, HALO_FROM)),
    drift: farthest(experts, ({ drift }) =>
      drift !== null && (drift.lower > 0 || drift.upper < 0) ? drift.value : null,
    ),
    reversed: farthest(experts, ({ isReversalAlarm, orderCorrelation }) => (isReversalAlarm ? orderCorrelation : null)),
  };
}

/** @param usual what the distance is measured from */
function farthest<Expert extends { readonly code: string }>(
  experts: readonly Expert[],
  figureOf: (expert: Expert) => number | null,
  usual = 0,
): StandOut["experts"] {
  return experts
    .flatMap((expert) => {
      const figure = figureOf(expert);
      return figure === null ? [] : [{ code: expert.code, figure }];
    })
    .sort((a, b) => Math.abs(b.figure - usual) - Math.abs(a.figure - usual) || compareText(a.code, b.code));
}
