/** A stage together with the plan and the rubric it runs by. A part of every desk that works inside a stage. */
import type { Database } from "#db/connection.ts";
import { findStage, findStageById, listStages, type Stage } from "#db/stages.ts";
import type { Rubric, StageKind, StagePlan } from "#scoring/programme/programme.ts";
import { type Call, callOf } from "./calls.server.ts";
import { type Context, within } from "./context.ts";
import { Refusal } from "./refusal.ts";

export interface PlannedStage {
  readonly call: Call;
  readonly stage: Stage;
  readonly plan: StagePlan;
  readonly rubric: Rubric;
}

/** @throws Refusal not_found: the call has no such stage */
export async function stageOf(trx: Database, ctx: Context, kind: StageKind): Promise<PlannedStage> {
  return planned(await callOf(within(ctx, trx)), await findStage(trx, ctx.actor.callId, kind));
}

/** As `stageOf`, by id; a stage of another call is not found. */
export async function stageById(trx: Database, ctx: Context, stageId: string): Promise<PlannedStage> {
  const stage = await findStageById(trx, stageId);
  return planned(await callOf(within(ctx, trx)), stage?.callId === ctx.actor.callId ? stage : undefined);
}

function planned(call: Call, stage: Stage | undefined): PlannedStage {
  const plan = call.programme.stages.find((item) => item.kind === stage?.kind);
  if (stage === undefined || plan === undefined) throw new Refusal("not_found");
  return { call, stage, plan, rubric: rubricOf(stage) };
}

/** The stage a relation is weighed in now: the last one that is assigned, else the first. */
export async function stageNow(trx: Database, callId: string): Promise<StageKind> {
  const stages = await listStages(trx, callId);
  return (stages.filter((stage) => stage.assignedAt !== null).at(-1) ?? stages[0])!.kind;
}

const MOST_KEPT = 50;
const rubricsByHash = new Map<string, Rubric>();

/** The stored version, not the programme's: a sheet belongs to the rubric it was written under. */
function rubricOf(stage: Stage): Rubric {
  let rubric = rubricsByHash.get(stage.rubricHash);
  if (rubric === undefined) {
    rubric = JSON.parse(stage.rubricDocument) as Rubric;
    if (rubricsByHash.size >= MOST_KEPT) rubricsByHash.clear();
    rubricsByHash.set(stage.rubricHash, rubric);
  }
  return rubric;
}

/** Sheets are taken from opening until the closing instant, whether or not somebody has closed the stage by then. */
export function isTakingSheets(stage: Pick<Stage, "state" | "closesAt">, now: string): boolean {
  return stage.state === "open" && now < stage.closesAt;
}

/** @throws Refusal stage_not_open, stage_already_closed or stage_frozen unless sheets are taken */
export function requireTakingSheets(stage: Pick<Stage, "state" | "closesAt">, now: string): void {
  if (stage.state === "planned") throw new Refusal("stage_not_open");
  if (stage.state === "frozen") throw new Refusal("stage_frozen");
  if (!isTakingSheets(stage, now)) throw new Refusal("stage_already_closed");
}
