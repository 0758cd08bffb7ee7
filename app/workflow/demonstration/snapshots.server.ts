/** The moments from which a demonstration can start, each reached by playing the award up to there. */
import type { NextStep, NextStepCode } from "#scoring/programme/next-step.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import type { Call } from "../calls.server.ts";
import { callOverview } from "../overview.server.ts";
import { castOf, type DemonstrationRuntime } from "./cast.server.ts";
import { moveTo } from "./clock.ts";
import { carryOut } from "./steps.server.ts";

interface Moment {
  /** The step that stands next at this moment; everything before it has been carried out. */
  readonly next: NextStepCode;
  readonly stage: StageKind | null;
  /** What the clock says then. */
  readonly at: string;
}

export const SNAPSHOTS = {
  "call-closed": { next: "check_forms", stage: null, at: "2022-12-21T01:00:00.000Z" },
  "initial-open": { next: "score_stage", stage: "initial", at: "2023-01-10T02:00:00.000Z" },
  "initial-closed": { next: "propose_shortlist", stage: "initial", at: "2023-01-28T02:00:00.000Z" },
  "secondary-open": { next: "score_stage", stage: "secondary", at: "2023-02-06T02:00:00.000Z" },
  "defense-day": { next: "score_stage", stage: "defense", at: "2023-03-14T01:30:00.000Z" },
  notice: { next: "wait_for_notice_end", stage: null, at: "2023-04-06T01:00:00.000Z" },
  published: { next: "done", stage: null, at: "2023-04-13T02:00:00.000Z" },
} as const satisfies Record<string, Moment>;

export type SnapshotName = keyof typeof SNAPSHOTS;

export function isSnapshotName(value: string): value is SnapshotName {
  return Object.hasOwn(SNAPSHOTS, value);
}

/**
 * Plays a registered demonstration call up to a moment.
 * @param onStep is told every step before it is carried out
 */
export async function playUntil(
  runtime: DemonstrationRuntime,
  call: Call,
  name: SnapshotName,
  onStep: (step: NextStep) => void = () => undefined,
): Promise<void> {
  const moment: Moment = SNAPSHOTS[name];
  const cast = await castOf(runtime, call);
  for (;;) {
    const { next } = await callOverview(cast.secretariat);
    if (next.code === moment.next && next.stage === moment.stage) break;
    if (next.code === "done") throw new Error(`playUntil: the award ended before ${name}`);
    onStep(next);
    await carryOut(runtime, cast, next);
  }
  await moveTo(runtime, moment.at);
}
