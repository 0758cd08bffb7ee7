/** Calls and their programmes: set up, read, replace. */
import {
  type CallWithProgramme,
  findCallById,
  findCallBySlug as findStoredCall,
  findProgrammeDocument,
  listCalls as listStoredCalls,
  saveCall,
} from "#db/calls.ts";
import { type Database, inTransaction } from "#db/connection.ts";
import { listStagesWithRubric, listUsedFieldCodes } from "#db/programmes.ts";
import { type Programme, type ProgrammeProblem, readProgramme, type StagePlan } from "#scoring/programme/programme.ts";
import { digest } from "#scoring/record/digest.ts";
import { recordAudit } from "./audit.server.ts";
import { slugProblem } from "./call-slug.ts";
import { type Context, contextFor, type Runtime, systemActor } from "./context.ts";
import { mayPrepareCall } from "./permissions.ts";
import { type ProgrammeChange, programmeChanges } from "./programme-changes.ts";
import { bringStagesInLine, storeProgramme, type StoredStage, storeStage } from "./programme-storage.server.ts";
import { type Problem, Refusal } from "./refusal.ts";

export interface Call {
  readonly id: string;
  readonly slug: string;
  readonly mode: "live" | "demo";
  readonly programme: Programme;
  readonly programmeHash: string;
  readonly programmeVersion: number;
}

/**
 * Sets up a call: version 1 of its programme, a rubric version per stage, and its stages, planned.
 * Without an actor it is the command line that acts.
 * @returns the id of the call
 * @throws Refusal invalid: the document's problems by their path, or a slug that is malformed, reserved or taken
 */
export async function createCall(
  runtime: Runtime | Context,
  call: { readonly slug: string; readonly mode: "live" | "demo"; readonly programmeDocument: unknown },
): Promise<string> {
  const id = runtime.newId();
  const actor = "actor" in runtime ? { ...runtime.actor, callId: id } : systemActor(id);
  const ctx = contextFor(runtime, actor);
  if (!mayPrepareCall(actor)) throw new Refusal("not_found");
  const programme = validProgramme(call.programmeDocument);
  const problem = slugProblem(call.slug);
  if (problem !== null) throw invalid({ field: "slug", code: problem });
  await inTransaction(ctx.db, async (trx) => {
    if ((await findStoredCall(trx, call.slug)) !== undefined) throw invalid({ field: "slug", code: "slug_taken" });
    await saveCall(trx, { id, slug: call.slug, mode: call.mode, programmeVersionId: null, createdAt: ctx.now() });
    const hash = await storeProgramme(trx, ctx, programme, 1);
    for (const [position, plan] of programme.stages.entries()) await storeStage(trx, ctx, plan, position);
    await recordAudit(
      trx,
      ctx,
      "call.created",
      { type: "call", id },
      { slug: call.slug, mode: call.mode, programmeHash: hash },
    );
  });
  return id;
}

/** undefined when there is no such call. The parsed programme is kept by its hash: a version never changes. */
export async function findCallBySlug(runtime: Pick<Runtime, "db">, slug: string): Promise<Call | undefined> {
  const stored = await findStoredCall(runtime.db, slug);
  return stored && (await toCall(runtime.db, stored));
}

/** The call an actor acts in. @throws Refusal not_found */
export async function callOf(ctx: Pick<Context, "db" | "actor">): Promise<Call> {
  const stored = await findCallById(ctx.db, ctx.actor.callId);
  if (stored === undefined) throw new Refusal("not_found");
  return await toCall(ctx.db, stored);
}

/** All calls, the newest first. */
export async function listCalls(
  runtime: Pick<Runtime, "db">,
): Promise<readonly { readonly id: string; readonly slug: string; readonly mode: "live" | "demo" }[]> {
  const calls = await listStoredCalls(runtime.db);
  return calls.map(({ id, slug, mode }) => ({ id, slug, mode }));
}

/**
 * Stores a document as the next version of the call's programme and brings the planned stages in line with it.
 * A document that says what the running version says changes nothing.
 * @throws Refusal not_found
 * @throws Refusal invalid: the document's problems, or a field that submissions already use is missing
 * @throws Refusal programme_frozen: a stage whose rubric is frozen would be scored or decided by another rule, or a
 *   stage that has begun would be missing
 */
export async function replaceProgramme(ctx: Context, document: unknown): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const call = await findCallById(trx, ctx.actor.callId);
    if (call === undefined || !mayPrepareCall(ctx.actor)) throw new Refusal("not_found");
    const programme = validProgramme(document);
    const before = (await toCall(trx, call)).programme;
    if (digest(programme) === call.programmeHash) return;
    const stages = await listStagesWithRubric(trx, call.id);
    const unmapped = await missingFields(trx, call.id, programme);
    if (unmapped.length > 0) throw new Refusal("invalid", unmapped);
    const frozen = frozenProblems(stages, before, programme);
    if (frozen.length > 0) throw new Refusal("programme_frozen", frozen);
    const hash = await storeProgramme(trx, ctx, programme, call.programmeVersion + 1);
    await bringStagesInLine(trx, ctx, stages, programme);
    await recordAudit(
      trx,
      ctx,
      "programme.replaced",
      { type: "call", id: call.id },
      {
        version: call.programmeVersion + 1,
        programmeHash: hash,
        previousHash: call.programmeHash,
        changes: programmeChanges(before, programme).map((change) => change.path),
      },
    );
  });
}

/**
 * What `replaceProgramme` would do: the problems for which it would be refused, or the changes it would make.
 * Stores nothing. @throws Refusal not_found
 */
export async function previewProgramme(
  ctx: Context,
  document: unknown,
): Promise<{ readonly problems: readonly Problem[] } | { readonly changes: readonly ProgrammeChange[] }> {
  const call = await findCallById(ctx.db, ctx.actor.callId);
  if (call === undefined || !mayPrepareCall(ctx.actor)) throw new Refusal("not_found");
  const read = readProgramme(document);
  if ("problems" in read) return { problems: read.problems.map(toProblem) };
  const before = (await toCall(ctx.db, call)).programme;
  const problems = [
    ...(await missingFields(ctx.db, call.id, read.programme)),
    ...frozenProblems(await listStagesWithRubric(ctx.db, call.id), before, read.programme),
  ];
  return problems.length > 0 ? { problems } : { changes: programmeChanges(before, read.programme) };
}

function validProgramme(document: unknown): Programme {
  const read = readProgramme(document);
  if ("problems" in read) throw new Refusal("invalid", read.problems.map(toProblem));
  return read.programme;
}

function toProblem({ path, message }: ProgrammeProblem): Problem {
  return { field: path, code: "programme", params: { path, message } };
}

function invalid(problem: Problem): Refusal {
  return new Refusal("invalid", [problem]);
}

/** Submissions keep the field they were sent to, so its code cannot go away. */
async function missingFields(db: Database, callId: string, programme: Programme): Promise<Problem[]> {
  const known = new Set(programme.fields.map((field) => field.code));
  const used = await listUsedFieldCodes(db, callId);
  return used
    .filter((field) => !known.has(field))
    .map((field) => ({ field: "fields", code: "field_in_use", params: { field } }));
}

/** What the sheets of a stage are scored and decided by: fixed from its first sheet on. Dates and names are not. */
function rulesOfScoring(plan: StagePlan): string {
  const { rubric, aggregation, composite, tieChain, cut, splitRange, vote, panel } = plan;
  const { minimumValidSheets } = panel;
  return digest({ rubric, aggregation, composite, tieChain, cut, splitRange, vote, minimumValidSheets });
}

function frozenProblems(stages: readonly StoredStage[], before: Programme, after: Programme): Problem[] {
  const problems: Problem[] = [];
  for (const stage of stages) {
    const index = after.stages.findIndex((plan) => plan.kind === stage.kind);
    const plan = after.stages[index];
    const old = before.stages.find((item) => item.kind === stage.kind);
    if (plan === undefined) {
      if (!isUntouched(stage))
        problems.push({ field: "stages", code: "stage_has_begun", params: { stage: stage.kind } });
    } else if (stage.rubricFrozenAt !== null && (old === undefined || rulesOfScoring(old) !== rulesOfScoring(plan))) {
      problems.push({ field: `stages.${index}`, code: "stage_rules_frozen", params: { stage: stage.kind } });
    }
  }
  return problems;
}

function isUntouched(stage: StoredStage): boolean {
  return stage.state === "planned" && stage.assignedAt === null && stage.rubricFrozenAt === null;
}

const MOST_KEPT = 50;
const programmesByHash = new Map<string, Programme>();

async function toCall(db: Database, stored: CallWithProgramme): Promise<Call> {
  const { id, slug, mode, programmeHash, programmeVersion } = stored;
  let programme = programmesByHash.get(programmeHash);
  if (programme === undefined) {
    const read = readProgramme(JSON.parse(await findProgrammeDocument(db, stored.programmeVersionId)));
    if ("problems" in read) throw new Error(`toCall: the stored programme of ${slug} no longer validates`);
    programme = read.programme;
    if (programmesByHash.size >= MOST_KEPT) programmesByHash.clear();
    programmesByHash.set(programmeHash, programme);
  }
  return { id, slug, mode, programme, programmeHash, programmeVersion };
}
