/** What an expert signs and declares before anything of a submission opens. */
import { inTransaction } from "#db/connection.ts";
import type { Database } from "#db/connection.ts";
import { findDeclaration, findPledge, saveDeclarations, savePledges } from "#db/declarations.ts";
import { listRereadingsOfExpert } from "#db/rereadings.ts";
import { listSheetsOfExpert } from "#db/score-sheets.ts";
import { findSubmissionContent } from "#db/submissions.ts";
import type { Bilingual, ConflictSeverity, StageKind } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { endBlockedReading, requireRule, storeConflict } from "./conflict-storage.server.ts";
import type { Context } from "./context.ts";
import { submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { hasEnded, ownSheet, type OwnSheet } from "./sheet-access.server.ts";
import { isTakingSheets, requireTakingSheets, stageOf } from "./stage-plans.server.ts";
import { checkTexts } from "./written-text.ts";

/**
 * What is shown for a declaration: enough to recognise a conflict and nothing to judge by. In a stage that hides the
 * applicant that is title, field and country alone: a list of names to compare with would be the very thing that is
 * hidden, and the known relations of the register were ruled out before anything was assigned. What an expert
 * recognises later, from the text, is a recusal.
 */
export interface DeclarationDue {
  readonly assignmentId: string;
  readonly order: number;
  readonly serial: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly fieldCode: string | null;
  readonly country: string;
  /** null: the stage hides the applicant. */
  readonly applicant: {
    readonly nameZh: string;
    readonly nameEn: string;
    readonly ownerName: string;
    readonly recommenderNameZh: string | null;
    readonly recommenderNameEn: string | null;
  } | null;
}

export interface DeclarationDesk {
  readonly stageKind: StageKind;
  /** Of what is due: the stage's end, or the day until which a reading is asked for again. */
  readonly closesAt: string;
  /** Declarations are taken. */
  readonly isOpen: boolean;
  /** null: not signed yet. */
  readonly pledgedAt: string | null;
  readonly isApplicantHidden: boolean;
  /** In reading order. */
  readonly due: readonly DeclarationDue[];
  /** Already declared. */
  readonly declared: number;
  /** The relations that can be declared, in the programme's order. */
  readonly rules: readonly { readonly code: string; readonly name: Bilingual; readonly severity: ConflictSeverity }[];
}

/**
 * Signs the pledge of an assigned stage; after it has closed, whoever is asked for a reading again. Signing again changes
 * nothing.
 * @throws Refusal not_found, stage_not_assigned, stage_already_closed, stage_frozen
 */
export async function signPledge(ctx: Context, kind: StageKind): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { stage } = await stageOf(trx, ctx, kind);
    const expertId = requireExpert(ctx);
    if (stage.assignedAt === null) throw new Refusal("stage_not_assigned");
    const isAskedAgain = (await askedAgain(trx, ctx, stage, expertId)).size > 0;
    if (stage.state === "closed" && !isAskedAgain) throw new Refusal("stage_already_closed");
    if (stage.state === "frozen" && !isAskedAgain) throw new Refusal("stage_frozen");
    if ((await findPledge(trx, stage.id, expertId)) !== undefined) return;
    await savePledges(trx, [{ stageId: stage.id, expertId, signedAt: ctx.now() }]);
    await recordAudit(trx, ctx, "pledge.signed", { type: "stage", id: stage.id }, { kind, expertId });
  });
}

/**
 * The expert's desk of declarations; nothing is due before the stage is open, and after it has closed only what is asked
 * for again. @throws Refusal not_found */
export async function listDeclarationsDue(ctx: Context, kind: StageKind): Promise<DeclarationDesk> {
  const { call, stage, plan } = await stageOf(ctx.db, ctx, kind);
  const expertId = requireExpert(ctx);
  const person = { expertId, accountId: ctx.actor.id };
  const all = stage.state === "planned" ? [] : await listSheetsOfExpert(ctx.db, stage.id, person);
  const isOver = stage.state === "closed" || stage.state === "frozen";
  const again = isOver ? await askedAgain(ctx.db, ctx, stage, expertId) : new Map<string, string>();
  // What was not declared while the stage ran cannot be declared any more.
  const sheets = all.filter((sheet) => !isOver || sheet.declaration !== null || again.has(sheet.assignmentId));
  const isApplicantHidden = plan.blindness === "applicantHidden";
  const due: DeclarationDue[] = [];
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.declaration !== null) continue;
    const { assignmentId, serial, titleZh, titleEn, fieldCode, country } = sheet;
    const applicant = isApplicantHidden ? null : await applicantOf(ctx.db, sheet.submissionId);
    due.push({ assignmentId, order: index + 1, serial, titleZh, titleEn, fieldCode, country, applicant });
  }
  return {
    stageKind: kind,
    closesAt: [...again.values()].at(-1) ?? stage.closesAt,
    isOpen: isTakingSheets(stage, ctx.now()) || again.size > 0,
    pledgedAt: (await findPledge(ctx.db, stage.id, expertId))?.signedAt ?? null,
    isApplicantHidden,
    due,
    declared: sheets.length - due.length,
    rules: call.programme.conflictRules.map(({ code, name, severity }) => ({ code, name, severity })),
  };
}

/**
 * Declares that there is no conflict, on one or more of the own submissions: all of them or none. One that is declared
 * already stays as it is.
 * @throws Refusal not_found, assignment_ended, stage_not_open, stage_already_closed, stage_frozen, pledge_required
 */
export async function declareNone(ctx: Context, assignmentIds: readonly string[]): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    for (const assignmentId of new Set(assignmentIds)) {
      const own = await requireDeclarable(trx, ctx, assignmentId);
      if ((await findDeclaration(trx, assignmentId)) !== undefined) continue;
      await storeDeclaration(trx, ctx, own, { answer: "none", ruleCode: null, statement: "" });
    }
  });
}

/**
 * Declares a relation. One that blocks (or has to be decided on first) ends the assignment and somebody else is found;
 * one that is only noted is kept on record and the submission opens. After a declaration it is a recusal.
 * @returns whether the submission is closed to the expert now
 * @throws Refusal as `declareNone`; already_decided: this submission is declared already
 * @throws Refusal invalid: fields ruleCode, statement
 */
export async function declareConflict(
  ctx: Context,
  assignmentId: string,
  { ruleCode, statement }: { readonly ruleCode: string; readonly statement: string },
): Promise<{ readonly isClosed: boolean }> {
  return await inTransaction(ctx.db, async (trx) => {
    const own = await requireDeclarable(trx, ctx, assignmentId);
    if ((await findDeclaration(trx, assignmentId)) !== undefined) throw new Refusal("already_decided");
    const { call, stage } = own.planned;
    const rule = requireRule(call, ruleCode);
    const problems = checkTexts({ statement });
    if (problems.length > 0) throw new Refusal("invalid", problems);
    const { expertId, submissionId } = own.assignment;
    const { id, isBlocking, isCertain } = await storeConflict(trx, ctx, call, rule, stage.kind, {
      expertId,
      accountId: null,
      submissionId,
      source: "declaration",
      evidenceZh: statement,
      evidenceEn: statement,
      endedOn: null,
    });
    // What is only noted is on record as a conflict; the declaration says that it keeps nobody away.
    const answer = isBlocking ? "conflict" : "none";
    await storeDeclaration(trx, ctx, own, { answer, ruleCode, statement });
    const end = { state: "recused", reason: ruleCode, conflictId: id, isCertain } as const;
    if (isBlocking) await endBlockedReading(trx, ctx, expertId, submissionId, end);
    return { isClosed: isBlocking };
  });
}

/** The expert's assignments in a stage that are to be read again, each with the instant until which there is time. */
async function askedAgain(
  trx: Database,
  ctx: Context,
  stage: { readonly id: string; readonly callId: string },
  expertId: string,
): Promise<ReadonlyMap<string, string>> {
  const asked = await listRereadingsOfExpert(trx, stage.callId, expertId, ctx.now());
  return new Map(
    asked.flatMap(({ stageId, assignmentId, dueAt }): [string, string][] =>
      stageId === stage.id && assignmentId !== null ? [[assignmentId, dueAt]] : [],
    ),
  );
}

function requireExpert(ctx: Context): string {
  const { expertId } = ctx.actor;
  if (expertId === null || submissionScope(ctx.actor, "expert").kind === "nothing") throw new Refusal("not_found");
  return expertId;
}

async function requireDeclarable(trx: Database, ctx: Context, assignmentId: string): Promise<OwnSheet> {
  const own = await ownSheet(trx, ctx, assignmentId);
  if (await hasEnded(trx, ctx, own)) throw new Refusal("assignment_ended");
  requireTakingSheets(own.planned.stage, ctx.now());
  const pledge = await findPledge(trx, own.assignment.stageId, own.assignment.expertId);
  if (pledge === undefined) throw new Refusal("pledge_required");
  return own;
}

async function storeDeclaration(
  trx: Database,
  ctx: Context,
  { planned, assignment }: OwnSheet,
  declaration: { readonly answer: "none" | "conflict"; readonly ruleCode: string | null; readonly statement: string },
): Promise<void> {
  const { id: assignmentId, expertId, submissionId } = assignment;
  await saveDeclarations(trx, [
    { ...declaration, id: ctx.newId(), assignmentId, expertId, submissionId, declaredAt: ctx.now() },
  ]);
  await recordAudit(
    trx,
    ctx,
    "declaration.made",
    { type: "assignment", id: assignmentId },
    { stage: planned.stage.kind, submissionId, answer: declaration.answer, ruleCode: declaration.ruleCode },
  );
}

async function applicantOf(db: Database, submissionId: string): Promise<DeclarationDue["applicant"]> {
  const content = await findSubmissionContent(db, submissionId);
  if (content === undefined) return null;
  return {
    nameZh: content.applicant.nameZh,
    nameEn: content.applicant.nameEn,
    ownerName: content.submission.ownerName,
    recommenderNameZh: content.recommender?.nameZh ?? null,
    recommenderNameEn: content.recommender?.nameEn ?? null,
  };
}
