/** How a programme becomes rows: a version, a rubric version per stage, planned stages. A part of the desk of calls. */
import type { Database } from "#db/connection.ts";
import {
  changePlannedStage,
  findLastRubricVersion,
  type listStagesWithRubric,
  removePlannedStage,
  savePlannedStage,
  saveProgrammeVersion,
  saveRubricVersion,
} from "#db/programmes.ts";
import { saveCurrentProgramme } from "#db/calls.ts";
import type { Programme, StagePlan } from "#scoring/programme/programme.ts";
import { canonicalJson, digest } from "#scoring/record/digest.ts";
import type { Context } from "./context.ts";
import { SYSTEM_ACTOR_ID } from "./context.ts";

export type StoredStage = Awaited<ReturnType<typeof listStagesWithRubric>>[number];

/** Stores a version and makes it the one the call runs by. @returns its hash */
export async function storeProgramme(
  trx: Database,
  ctx: Context,
  programme: Programme,
  version: number,
): Promise<string> {
  const id = ctx.newId();
  const hash = digest(programme);
  await saveProgrammeVersion(trx, {
    id,
    callId: ctx.actor.callId,
    version,
    hash,
    document: canonicalJson(programme),
    createdAt: ctx.now(),
    createdBy: ctx.actor.id === SYSTEM_ACTOR_ID ? null : ctx.actor.id,
  });
  await saveCurrentProgramme(trx, ctx.actor.callId, id);
  return hash;
}

/** Adds, changes and removes stages so that they are those of the programme; what has begun was checked before. */
export async function bringStagesInLine(
  trx: Database,
  ctx: Context,
  stages: readonly StoredStage[],
  programme: Programme,
): Promise<void> {
  for (const stage of stages)
    if (programme.stages.every((plan) => plan.kind !== stage.kind)) await removePlannedStage(trx, stage.id);
  for (const [position, plan] of programme.stages.entries()) {
    const stage = stages.find((item) => item.kind === plan.kind);
    if (stage === undefined) {
      await storeStage(trx, ctx, plan, position);
      continue;
    }
    const isSameRubric = stage.rubricHash === digest(plan.rubric);
    await changePlannedStage(trx, stage.id, {
      position,
      // A stage that is over keeps the dates it had.
      ...(stage.state === "planned" ? { opensAt: toInstant(plan.opensAt) } : {}),
      ...(stage.state === "planned" || stage.state === "open" ? { closesAt: toInstant(plan.closesAt) } : {}),
      ...(isSameRubric ? {} : { rubricVersionId: await storeRubric(trx, ctx, plan) }),
    });
  }
}

/** The stage of a plan, planned, with a first or next rubric version. */
export async function storeStage(trx: Database, ctx: Context, plan: StagePlan, position: number): Promise<void> {
  await savePlannedStage(trx, {
    id: ctx.newId(),
    callId: ctx.actor.callId,
    kind: plan.kind,
    position,
    state: "planned",
    opensAt: toInstant(plan.opensAt),
    closesAt: toInstant(plan.closesAt),
    rubricVersionId: await storeRubric(trx, ctx, plan),
  });
}

/** @returns the id of the new rubric version */
async function storeRubric(trx: Database, ctx: Context, plan: StagePlan): Promise<string> {
  const id = ctx.newId();
  await saveRubricVersion(trx, {
    id,
    callId: ctx.actor.callId,
    stageKind: plan.kind,
    version: (await findLastRubricVersion(trx, ctx.actor.callId, plan.kind)) + 1,
    hash: digest(plan.rubric),
    document: canonicalJson(plan.rubric),
    createdAt: ctx.now(),
    frozenAt: null,
  });
  return id;
}

/** The programme writes instants with the offset people think in; rows hold UTC. */
function toInstant(text: string): string {
  return new Date(text).toISOString();
}
