/**
 * Carries out the step a call waits for, through the same desks as by hand: for a visitor who wants to see what comes
 * next, and for the snapshots. Whoever has acted already is left as is. The clock moves forward only as far as the step
 * needs.
 */
import { RECUSAL_DECISION } from "#db/seed/demonstration/ballots.ts";
import type { NextStep } from "#scoring/programme/next-step.ts";
import type { StageKind } from "#scoring/programme/programme.ts";
import { assignStage } from "../assignments.server.ts";
import { drawRunningOrder, findDefenseDay, planDefense } from "../defense.server.ts";
import { findNotice, prepareNotice, publishList, publishNotice, signNotice } from "../notices.server.ts";
import { listRecusalEffects, noteRecusalEffect } from "../recusal-effects.server.ts";
import { CONFIRMATION_LENGTH } from "../result-proposals.server.ts";
import { confirmShortlist, findShortlist, proposeShortlist } from "../shortlists.server.ts";
import { closeStage, openStage } from "../stages.server.ts";
import { dayOf } from "../days.ts";
import type { Cast, DemonstrationRuntime } from "./cast.server.ts";
import { afterDeadline, moveTo } from "./clock.ts";
import { playCorrections } from "./corrections.server.ts";
import { playFormalCheck } from "./formal-check.server.ts";
import { playConfirmation, playLateConflict, playProposal, playRereadings } from "./late-conflict.server.ts";
import { playSheets } from "./sheets.server.ts";
import { playVotes } from "./votes.server.ts";

/** A day and time at which the demonstration call did what it did, where no deadline says so. */
const MOMENTS = {
  noticePublished: "2023-03-31T01:00:00.000Z",
} as const;

export async function carryOut(runtime: DemonstrationRuntime, cast: Cast, step: NextStep): Promise<void> {
  const kind = step.stage;
  switch (step.code) {
    case "wait_for_notice_end":
      // Before the period ends something comes to light, and the call has other steps to take first.
      if (await playLateConflict(runtime, cast)) return;
      if (step.at !== null) await moveTo(runtime, afterDeadline(step.at));
      return;
    case "wait_for_call_end":
      if (step.at !== null) await moveTo(runtime, afterDeadline(step.at));
      return;
    case "check_forms":
      return await playFormalCheck(cast);
    case "wait_for_corrections":
      return await playCorrections(runtime, cast, step.at);
    case "prepare_notice":
      return await prepare(runtime, cast);
    case "sign_notice":
      return await signNotice(cast.supervisor, await noticeIdOf(cast));
    case "publish_notice":
      return await publishNotice(cast.secretariat, await noticeIdOf(cast));
    case "publish_list":
      return await publishList(cast.secretariat);
    case "done":
      return;
    default:
      if (kind !== null) await carryOutStage(runtime, cast, step, kind);
  }
}

async function carryOutStage(
  runtime: DemonstrationRuntime,
  cast: Cast,
  step: NextStep,
  kind: StageKind,
): Promise<void> {
  switch (step.code) {
    case "assign_stage":
      await assignStage(cast.secretariat, kind, { seed: `demonstration ${kind}`, mode: "max-sum" });
      return;
    case "plan_defense":
      return await plan(cast, step.at);
    case "draw_running_order":
      return await draw(cast);
    case "open_stage":
      if (step.at !== null) await moveTo(runtime, step.at);
      return await openStage(cast.secretariat, kind);
    case "score_stage":
      return await playSheets(runtime, cast, kind);
    case "read_again":
      return await playRereadings(runtime, cast, kind);
    case "propose_version":
      return await playProposal(cast, kind);
    case "confirm_version":
      return await playConfirmation(cast, kind);
    case "close_stage":
      if (step.at !== null) await moveTo(runtime, afterDeadline(step.at));
      return await closeStage(cast.secretariat, kind);
    case "open_vote":
    case "close_vote":
      return await playVotes(cast);
    case "propose_shortlist":
      await noteRecusals(cast, kind);
      return await proposeShortlist(cast.chair, kind, "");
    case "confirm_shortlist":
      return await confirm(cast, kind);
    default:
      throw new Error(`carryOutStage: ${step.code} is no step of a stage`);
  }
}

/** Where a panel votes the chair decides on the effect of recusals before the list, unless that was done by hand. */
async function noteRecusals(cast: Cast, kind: StageKind): Promise<void> {
  const plan = cast.call.programme.stages.find((stage) => stage.kind === kind);
  if (plan === undefined || plan.vote === null) return;
  for (const { submissionId, note } of await listRecusalEffects(cast.chair, kind))
    if (note === null) await noteRecusalEffect(cast.chair, kind, submissionId, RECUSAL_DECISION);
}

async function confirm(cast: Cast, kind: StageKind): Promise<void> {
  const { resultDigest } = await findShortlist(cast.supervisor, kind);
  await confirmShortlist(cast.supervisor, kind, { confirmation: (resultDigest ?? "").slice(0, CONFIRMATION_LENGTH) });
}

/** Panels sit side by side, each in a room of its own, from the opening of the stage. */
async function plan(cast: Cast, opensAt: string | null): Promise<void> {
  const { sessions } = await findDefenseDay(cast.secretariat);
  await planDefense(cast.secretariat, {
    sessions: sessions.map(({ panelId }, index) => ({
      panelId,
      startsAt: opensAt ?? cast.secretariat.now(),
      placeZh: `第 ${index + 1} 会议室`,
      placeEn: `Room ${index + 1}`,
    })),
  });
}

async function draw(cast: Cast): Promise<void> {
  const { sessions } = await findDefenseDay(cast.secretariat);
  for (const { sessionId, drawnAt, panelCode } of sessions)
    if (sessionId !== null && drawnAt === null)
      await drawRunningOrder(cast.secretariat, sessionId, [
        { by: "supervisor", text: `lot ${panelCode} 4711` },
        { by: "chair", text: `lot ${panelCode} 1618` },
      ]);
}

async function prepare(runtime: DemonstrationRuntime, cast: Cast): Promise<void> {
  await moveTo(runtime, MOMENTS.noticePublished);
  await prepareNotice(cast.secretariat, { publishedOn: dayOf(runtime.now(), cast.call.programme.timeZone) });
}

async function noticeIdOf(cast: Cast): Promise<string> {
  const notice = await findNotice(cast.secretariat);
  if (notice === undefined) throw new Error("noticeIdOf: no notice is prepared");
  return notice.noticeId;
}
