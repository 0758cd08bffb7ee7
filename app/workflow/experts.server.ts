/** The expert pool: who is in it, what each can take on, and how much each has. */
import { listConflictLines, type ConflictLine } from "#db/conflicts.ts";
import { inTransaction } from "#db/connection.ts";
import { type ExpertFact, listExpertFacts } from "#db/expert-facts.ts";
import {
  changeExpert,
  type Expert,
  findExpert as findStoredExpert,
  findExpertByCode,
  listExpertConflictCounts,
  listExpertLoads,
  listExperts as listStoredExperts,
  listExpertsWithAccount,
  replaceExpertFields,
  saveExpert,
} from "#db/experts.ts";
import { type AssignmentLine, listAssignmentLines } from "#db/assignments.ts";
import { listStages } from "#db/stages.ts";
import { EXPERT_KINDS } from "#scoring/programme/kinds.ts";
import type { ExpertKind, Programme, StageKind } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { scanWithin } from "./conflict-scan.server.ts";
import { type Context, within } from "./context.ts";
import { isStaff, mayManageExperts, submissionScope } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { stageNow } from "./stage-plans.server.ts";

export interface ExpertLoad {
  readonly stageKind: StageKind;
  readonly assigned: number;
  readonly submitted: number;
}

export interface ExpertLine extends Expert {
  /** Stages in which the expert has something, in their order; hidden submissions are not counted. */
  readonly loads: readonly ExpertLoad[];
  /** Submissions the expert may not read. */
  readonly blocked: number;
  readonly hasAccount: boolean;
}

export interface ExpertDetails extends ExpertLine {
  readonly facts: readonly ExpertFact[];
  readonly conflicts: readonly ConflictLine[];
  readonly assignments: readonly { readonly stageKind: StageKind; readonly lines: readonly AssignmentLine[] }[];
}

export interface NewExpert {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly kind: ExpertKind;
  readonly country: string;
  readonly province: string | null;
  readonly email: string;
  readonly languages: readonly string[];
  /** Field codes, the strongest first. */
  readonly fields: readonly string[];
  readonly capacity: number;
}

export interface ExpertChange {
  readonly capacity?: number;
  readonly isActive?: boolean;
  readonly fields?: readonly string[];
}

/** All experts of the call, by code. @throws Refusal not_found: not staff */
export async function listExperts(ctx: Context): Promise<readonly ExpertLine[]> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const experts = await listStoredExperts(ctx.db, ctx.actor.callId);
  return await withLoads(ctx, experts);
}

/** @throws Refusal not_found: not staff, or no such expert in this call */
export async function findExpert(ctx: Context, expertId: string): Promise<ExpertDetails> {
  const expert = await findStoredExpert(ctx.db, expertId);
  if (!isStaff(ctx.actor) || expert?.callId !== ctx.actor.callId) throw new Refusal("not_found");
  const scope = submissionScope(ctx.actor, "staff");
  const [line] = await withLoads(ctx, [expert]);
  const assignments = [];
  for (const stage of await listStages(ctx.db, ctx.actor.callId)) {
    const lines = await listAssignmentLines(ctx.db, stage.id, scope, { expertId });
    if (lines.length > 0) assignments.push({ stageKind: stage.kind, lines });
  }
  return {
    ...line!,
    facts: await listExpertFacts(ctx.db, expertId, scope),
    conflicts: await listConflictLines(ctx.db, scope, { expertId }),
    assignments,
  };
}

/**
 * Adds an expert to the pool; the account comes by invitation.
 * @returns the expert's id
 * @throws Refusal not_found
 * @throws Refusal invalid: `required`, `code_taken`, `unknown_kind`, `unknown_country`, `unknown_field`,
 *   `repeated_field`, `capacity_out_of_range`, each with its field
 */
export async function addExpert(ctx: Context, expert: NewExpert): Promise<string> {
  if (!mayManageExperts(ctx.actor)) throw new Refusal("not_found");
  const { programme } = await callOf(ctx);
  return await inTransaction(ctx.db, async (trx) => {
    const taken = await findExpertByCode(trx, ctx.actor.callId, expert.code.trim());
    const problems = [
      ...(taken === undefined ? [] : [{ field: "code", code: "code_taken" }]),
      ...checkNewExpert(expert),
      ...checkChange(programme, expert),
    ];
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const id = ctx.newId();
    const { fields, languages, ...values } = expert;
    await saveExpert(
      trx,
      {
        ...values,
        id,
        callId: ctx.actor.callId,
        code: expert.code.trim(),
        organizationId: null,
        birthYear: null,
        languages: JSON.stringify(languages),
      },
      fields,
    );
    await recordAudit(trx, ctx, "expert.added", { type: "expert", id }, { code: expert.code.trim() });
    const call = await callOf(within(ctx, trx));
    await scanWithin(trx, within(ctx, trx), call, await stageNow(trx, call.id), id);
    return id;
  });
}

/**
 * Changes what an expert can take on. Assignments that exist stay: capacity and fields speak of new ones.
 * @throws Refusal not_found
 * @throws Refusal invalid: `unknown_field`, `repeated_field`, `capacity_out_of_range`
 */
export async function updateExpert(ctx: Context, expertId: string, change: ExpertChange): Promise<void> {
  if (!mayManageExperts(ctx.actor)) throw new Refusal("not_found");
  const { programme } = await callOf(ctx);
  await inTransaction(ctx.db, async (trx) => {
    const expert = await findStoredExpert(trx, expertId);
    if (expert?.callId !== ctx.actor.callId) throw new Refusal("not_found");
    const problems = checkChange(programme, change);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const { capacity = expert.capacity, isActive = expert.isActive === 1, fields } = change;
    await changeExpert(trx, expertId, { capacity, isActive: isActive ? 1 : 0 });
    if (fields !== undefined) await replaceExpertFields(trx, expertId, fields);
    await recordAudit(
      trx,
      ctx,
      "expert.changed",
      { type: "expert", id: expertId },
      { code: expert.code, capacity, isActive, fields: [...(fields ?? expert.fields)] },
    );
  });
}

const MOST_CAPACITY = 1000;

function checkNewExpert(expert: NewExpert): Problem[] {
  const required = (["code", "nameZh", "nameEn", "email"] as const)
    .filter((field) => expert[field].trim() === "")
    .map((field) => ({ field, code: "required" }));
  return [
    ...required,
    ...(EXPERT_KINDS.includes(expert.kind) ? [] : [{ field: "kind", code: "unknown_kind" }]),
    ...(/^[A-Z]{2}$/.test(expert.country) ? [] : [{ field: "country", code: "unknown_country" }]),
  ];
}

function checkChange(programme: Programme, { capacity, fields = [] }: ExpertChange): Problem[] {
  const known = new Set(programme.fields.map((field) => field.code));
  const isCapacity =
    capacity === undefined || (Number.isSafeInteger(capacity) && capacity >= 0 && capacity <= MOST_CAPACITY);
  return [
    ...(isCapacity ? [] : [{ field: "capacity", code: "capacity_out_of_range", params: { maximum: MOST_CAPACITY } }]),
    ...fields
      .filter((field) => !known.has(field))
      .map((field) => ({ field: "fields", code: "unknown_field", params: { field } })),
    ...(new Set(fields).size === fields.length ? [] : [{ field: "fields", code: "repeated_field" }]),
  ];
}

async function withLoads(ctx: Context, experts: readonly Expert[]): Promise<ExpertLine[]> {
  const scope = submissionScope(ctx.actor, "staff");
  const loads = await listExpertLoads(ctx.db, scope);
  const blocked = new Map((await listExpertConflictCounts(ctx.db, scope)).map((row) => [row.expertId, row.blocked]));
  const accounts = new Set(await listExpertsWithAccount(ctx.db, ctx.actor.callId));
  return experts.map((expert) => ({
    ...expert,
    loads: loads
      .filter((load) => load.expertId === expert.id)
      .map(({ stageKind, assigned, submitted }) => ({ stageKind, assigned, submitted })),
    blocked: blocked.get(expert.id) ?? 0,
    hasAccount: accounts.has(expert.id),
  }));
}
