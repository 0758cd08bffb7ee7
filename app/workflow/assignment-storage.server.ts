/** How a plan becomes rows: the run, its panels, its assignments. A part of the desk of assignments. */
import { removeAssignments, saveAssignmentRun, saveAssignments } from "#db/assignments.ts";
import type { Database } from "#db/connection.ts";
import { removePanels, savePanel } from "#db/panels.ts";
import { saveStage } from "#db/stages.ts";
import { readingOrder } from "#scoring/assignment/reading-order.ts";
import { DRAW_ALGORITHM } from "#scoring/assignment/seeded-numbers.ts";
import type { AssignmentFacts } from "./assignment-facts.server.ts";
import { type AssignmentPlan, inputDigest, type PlannedPair, type RunChoice } from "./assignment-plan.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import type { PlannedStage } from "./stage-plans.server.ts";

type StoredPlan =
  | (Extract<AssignmentPlan, { readonly status: "assigned" }> & { readonly choice: RunChoice })
  | {
      readonly status: "imported";
      readonly choice: null;
      readonly pairs: readonly PlannedPair[];
      readonly panels: readonly never[];
    };

type Assigned = Extract<StoredPlan, { readonly status: "assigned" }>;

/** What is stored of a run beside its pairs and panels. */
export type RunReport = Omit<Assigned, "pairs" | "panels"> | { readonly status: "imported"; readonly choice: null };

/** Takes the place of what an earlier run of the same planned stage stored. @returns the run's id */
export async function storePlan(
  trx: Database,
  ctx: Context,
  { stage, plan }: PlannedStage,
  facts: AssignmentFacts,
  result: StoredPlan,
  seed: string,
): Promise<string> {
  await removeAssignments(trx, stage.id);
  await removePanels(trx, stage.id);
  const runId = ctx.newId();
  const createdAt = ctx.now();
  const digest = inputDigest(plan, facts, result.choice);
  const { pairs, panels, ...report } = result;
  await saveAssignmentRun(trx, {
    id: runId,
    stageId: stage.id,
    createdAt,
    createdBy: ctx.actor.id,
    seed,
    inputDigest: digest,
    report: JSON.stringify(report),
  });
  const panelIds = await storePanels(trx, ctx, { stage, plan }, panels);
  const orders = readingOrders(facts, pairs, seed);
  await saveAssignments(
    trx,
    pairs.map(({ expertId, submissionId, fit, panelCode }) => ({
      id: ctx.newId(),
      stageId: stage.id,
      submissionId,
      expertId,
      panelId: panelCode === null ? null : panelIds.get(panelCode)!,
      runId,
      state: "active",
      readingOrder: orders.get(`${expertId} ${submissionId}`)!,
      fit,
      createdAt,
      endedAt: null,
    })),
  );
  await saveStage(trx, stage.id, { assignedAt: createdAt });
  await recordAudit(
    trx,
    ctx,
    "stage.assigned",
    { type: "stage", id: stage.id },
    {
      kind: stage.kind,
      runId,
      seed,
      algorithm: DRAW_ALGORITHM,
      inputDigest: digest,
      pairs: pairs.length,
      mode: result.choice?.mode ?? null,
    },
  );
  return runId;
}

/** @returns the panels' ids by code */
async function storePanels(
  trx: Database,
  ctx: Context,
  { stage, plan }: Pick<PlannedStage, "stage" | "plan">,
  panels: StoredPlan["panels"],
): Promise<ReadonlyMap<string, string>> {
  const panelIds = new Map<string, string>();
  for (const panel of panels) {
    const group = plan.panel.fieldGroups.find((item) => item.code === panel.code)!;
    const id = ctx.newId();
    panelIds.set(panel.code, id);
    await savePanel(
      trx,
      {
        id,
        stageId: stage.id,
        code: panel.code,
        nameZh: group.name.zh,
        nameEn: group.name.en,
        fieldCodes: JSON.stringify(group.fields),
      },
      [
        ...panel.members.map((expertId, position) => ({ expertId, seat: "member" as const, position })),
        ...panel.reserves.map((expertId, position) => ({ expertId, seat: "reserve" as const, position })),
      ],
    );
  }
  return panelIds;
}

/** Drawn over codes and serials, not over random ids, so that anybody can draw them again from the export. */
function readingOrders(facts: AssignmentFacts, pairs: readonly PlannedPair[], seed: string): Map<string, number> {
  const serials = new Map(facts.submissions.map((submission) => [submission.id, submission.serial]));
  const orders = new Map<string, number>();
  for (const { id, code } of facts.experts) {
    const own = pairs.filter((pair) => pair.expertId === id);
    const drawn = readingOrder(
      seed,
      code,
      own.map((pair) => serials.get(pair.submissionId)!),
    );
    for (const { submissionId } of own)
      orders.set(`${id} ${submissionId}`, drawn.indexOf(serials.get(submissionId)!) + 1);
  }
  return orders;
}
