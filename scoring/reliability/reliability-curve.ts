/**
 * 可靠性曲线 / Reliability against the number of experts: what a secretariat plans the next call by.
 *
 * From the variances of this stage (G study) the reliability that the mean of n experts would have on the same criteria (D
 * study), and the fewest experts with which it reaches .7, .8 and .9. A target that a hundred experts do not reach is out of
 * reach: what is left is then not the experts' disagreement but the criteria's.
 */
import { dStudy, type GStudy } from "#scoring/reliability/generalizability.ts";

export interface ReliabilityCurve {
  readonly study: GStudy;
  /** From one expert on. */
  readonly points: readonly CurvePoint[];
  readonly needed: readonly NeededExperts[];
}

export interface CurvePoint {
  readonly experts: number;
  /** Of the order. */
  readonly relative: number;
  /** Of the score itself. */
  readonly absolute: number;
}

export interface NeededExperts {
  readonly target: number;
  /** Null: out of reach. */
  readonly relative: number | null;
  readonly absolute: number | null;
}

export const TARGETS = [0.7, 0.8, 0.9] as const;
const SHOWN_EXPERTS = 15;
const MOST_EXPERTS = 100;

/** Null where submissions do not differ at all. */
export function reliabilityCurve(study: GStudy): ReliabilityCurve | null {
  const points: CurvePoint[] = [];
  for (let experts = 1; experts <= MOST_EXPERTS; experts += 1) {
    const { relative, absolute } = dStudy(study, experts, study.criteria);
    if (relative === null || absolute === null) return null;
    points.push({ experts, relative, absolute });
  }
  const fewest = (kind: "relative" | "absolute", target: number): number | null =>
    points.find((point) => point[kind] >= target)?.experts ?? null;
  return {
    study,
    points: points.slice(0, SHOWN_EXPERTS),
    needed: TARGETS.map((target) => ({
      target,
      relative: fewest("relative", target),
      absolute: fewest("absolute", target),
    })),
  };
}
