/** The formal check: rules first, then a person for what only a person can say, then a second person. */
import { type Database, inTransaction } from "#db/connection.ts";
import {
  changeFormalCheck,
  findCorrection,
  findFormalCheckById,
  type FormalCheck,
  listChecksOfSubmission,
  listFindings,
  listOpenChecks,
  listUncheckedIds,
  saveCorrection,
  saveDecision,
  type StoredFinding,
} from "#db/formal-checks.ts";
import { findSubmissionInScope, saveStatus } from "#db/intake.ts";
import type { Row } from "#db/schema.ts";
import { type AdmissionVerdict, openQuestions } from "#scoring/formal-check/admission-verdict.ts";
import { addWorkingDays } from "#scoring/notice/working-days.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { recordAudit } from "./audit.server.ts";
import { callOf } from "./calls.server.ts";
import { runChecks, toFinding } from "./check-run.server.ts";
import { type Context, SYSTEM_ACTOR_ID, within } from "./context.ts";
import { dayOf, endOfDay } from "./days.ts";
import { mayCheckForm, mayConfirmCheck, submissionScope } from "./permissions.ts";
import { type Problem, Refusal } from "./refusal.ts";

/**
 * Runs the automatic rules over one submission, again if its check is still open.
 * @returns the id of the check
 * @throws Refusal not_found
 * @throws Refusal correction_open: the applicant's answer is awaited
 * @throws Refusal already_decided: a verdict is proposed or confirmed
 */
export async function runFormalCheck(ctx: Context, submissionId: string): Promise<string> {
  return await inTransaction(ctx.db, async (trx) => {
    const submission = await findForCheck(trx, ctx, submissionId);
    const last = (await listChecksOfSubmission(trx, submissionId)).at(-1);
    if (submission.status === "correction" && last?.round === 1) throw new Refusal("correction_open");
    const isOpen = last === undefined ? submission.status === "received" : last.state === "open";
    if (!isOpen) throw new Refusal("already_decided");
    const { programme } = await callOf(within(ctx, trx));
    const [checkId] = await runChecks(trx, ctx, programme, [submissionId], last?.round === 2 ? 2 : 1);
    return checkId!;
  });
}

/** Runs the rules over every submission that was received and not checked yet. @returns how many @throws Refusal not_found */
export async function runAllFormalChecks(ctx: Context): Promise<number> {
  return await inTransaction(ctx.db, async (trx) => {
    if (!mayCheckForm(ctx.actor)) throw new Refusal("not_found");
    const { programme } = await callOf(within(ctx, trx));
    const ids = await listUncheckedIds(trx, submissionScope(ctx.actor, "staff"));
    await runChecks(trx, ctx, programme, ids, 1);
    return ids.length;
  });
}

/**
 * Answers a flag, or what the rules leave to a person. May be changed until a verdict is proposed.
 * @throws Refusal not_found, already_decided
 * @throws Refusal invalid: the rule itself decided the finding, or "failed" without a note
 */
export async function decideFinding(
  ctx: Context,
  checkId: string,
  position: number,
  decision: "met" | "failed",
  note: string,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const check = await findCheckInScope(trx, ctx, checkId);
    const finding = (await listFindings(trx, [checkId])).find((item) => item.position === position);
    if (finding === undefined) throw new Refusal("not_found");
    if (check.state !== "open") throw new Refusal("already_decided");
    if (!isQuestion(finding))
      throw invalid({ field: "decision", code: "finding_not_open", params: { rule: finding.code } });
    if (decision === "failed" && note.trim() === "") throw invalid({ field: "note", code: "required" });
    await saveDecision(trx, finding, { decision, decidedBy: accountOf(ctx), note: note.trim() });
    await recordAudit(
      trx,
      ctx,
      "formal_check.finding_decided",
      { type: "submission", id: check.submissionId },
      {
        round: check.round,
        rule: finding.code,
        position,
        decision,
      },
    );
  });
}

/**
 * The first person's verdict; it has no effect before a second person confirms it. A proposal may be replaced until then.
 * Proposing admission answers what the rules left to a person as met, in the proposer's name; flags must have been
 * answered one by one before.
 * @throws Refusal not_found, already_decided
 * @throws Refusal correction_round_used: there is one correction round
 * @throws Refusal invalid: the verdict does not follow from the findings, or a rejection has no note
 */
export async function proposeVerdict(
  ctx: Context,
  checkId: string,
  verdict: AdmissionVerdict,
  note: string,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const check = await findCheckInScope(trx, ctx, checkId);
    if (check.state === "decided") throw new Refusal("already_decided");
    if (verdict === "correct" && (check.round === 2 || (await findCorrection(trx, check.submissionId)) !== undefined))
      throw new Refusal("correction_round_used");
    const findings = await listFindings(trx, [checkId]);
    const problems = verdictProblems(verdict, findings, note);
    if (problems.length > 0) throw new Refusal("invalid", problems);
    await storeProposal(trx, ctx, check, findings, verdict, note.trim());
  });
}

/**
 * Proposes the admission of every open submission with which all automatic rules are met and no flag was raised or
 * left: still confirmed by a second person.
 * @returns the ids of the checks @throws Refusal not_found
 */
export async function proposeCleanAdmissions(ctx: Context): Promise<readonly string[]> {
  return await inTransaction(ctx.db, async (trx) => {
    if (!mayCheckForm(ctx.actor)) throw new Refusal("not_found");
    const open = (await listOpenChecks(trx, submissionScope(ctx.actor, "staff"))).filter(
      (item) => item.fieldCode !== null,
    );
    const findings = await listFindings(
      trx,
      open.map((item) => item.checkId),
    );
    const clean: string[] = [];
    for (const { checkId } of open) {
      const own = findings.filter((finding) => finding.checkId === checkId);
      if (!isClean(own)) continue;
      const check = await findCheckInScope(trx, ctx, checkId);
      await storeProposal(trx, ctx, check, own, "admit", "");
      clean.push(checkId);
    }
    return clean;
  });
}

/**
 * The second person's yes: the submission is admitted, rejected, or sent back for its one correction.
 * @throws Refusal not_found, nothing_proposed, already_decided
 * @throws Refusal second_person_required: the actor proposed it
 * @throws Refusal field_unmapped: admitted without a field it could be judged in
 */
export async function confirmVerdict(ctx: Context, checkId: string): Promise<void> {
  await confirmProposed(ctx, [checkId]);
}

/** Confirms many, all or none. @throws Refusal as confirmVerdict, with the check in `problems` */
export async function confirmProposed(ctx: Context, checkIds: readonly string[]): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const { programme } = await callOf(within(ctx, trx));
    for (const checkId of checkIds) await confirmOne(trx, ctx, programme, checkId);
  });
}

async function confirmOne(trx: Database, ctx: Context, programme: Programme, checkId: string): Promise<void> {
  const check = await findCheckInScope(trx, ctx, checkId);
  const about = [{ field: checkId, code: "check" }];
  if (check.state === "decided") throw new Refusal("already_decided", about);
  if (check.state === "open" || check.verdict === null) throw new Refusal("nothing_proposed", about);
  if (!mayConfirmCheck(ctx.actor, check.proposedBy)) throw new Refusal("second_person_required", about);
  const submission = await findForCheck(trx, ctx, check.submissionId);
  if (submission.status !== "received" && submission.status !== "correction")
    throw new Refusal("already_decided", about);
  if (check.verdict === "admit" && submission.fieldCode === null) throw new Refusal("field_unmapped", about);
  await changeFormalCheck(trx, checkId, { state: "decided", confirmedBy: accountOf(ctx), confirmedAt: ctx.now() });
  await takeEffect(trx, ctx, programme, check, check.verdict);
  await recordAudit(
    trx,
    ctx,
    "formal_check.verdict_confirmed",
    { type: "submission", id: submission.id },
    {
      round: check.round,
      verdict: check.verdict,
      proposedBy: check.proposedBy,
    },
  );
}

async function takeEffect(
  trx: Database,
  ctx: Context,
  programme: Programme,
  { submissionId, note }: FormalCheck,
  verdict: AdmissionVerdict,
): Promise<void> {
  const status = ({ admit: "admitted", correct: "correction", reject: "rejected" } as const)[verdict];
  await saveStatus(trx, submissionId, { status, statusAt: ctx.now(), statusNote: note });
  if (verdict !== "correct") return;
  const { correctionWorkingDays } = programme.formalCheck;
  const calendar = {
    holidays: programme.notice.holidays.map((holiday) => holiday.date),
    workingWeekendDays: programme.notice.workingWeekendDays,
  };
  const dueOn = addWorkingDays(dayOf(ctx.now(), programme.timeZone), correctionWorkingDays, calendar);
  await saveCorrection(trx, {
    id: ctx.newId(),
    submissionId,
    requestedAt: ctx.now(),
    dueAt: endOfDay(dueOn, programme.timeZone),
    state: "requested",
    answeredAt: null,
  });
}

async function storeProposal(
  trx: Database,
  ctx: Context,
  check: FormalCheck,
  findings: readonly StoredFinding[],
  verdict: AdmissionVerdict,
  note: string,
): Promise<void> {
  if (verdict === "admit")
    for (const finding of findings)
      if (isQuestion(finding) && finding.decision === null)
        await saveDecision(trx, finding, { decision: "met", decidedBy: accountOf(ctx), note: "" });
  await changeFormalCheck(trx, check.id, {
    state: "proposed",
    verdict,
    note,
    proposedBy: accountOf(ctx),
    proposedAt: ctx.now(),
  });
  await recordAudit(
    trx,
    ctx,
    "formal_check.verdict_proposed",
    { type: "submission", id: check.submissionId },
    {
      round: check.round,
      verdict,
      note,
    },
  );
}

function verdictProblems(verdict: AdmissionVerdict, stored: readonly StoredFinding[], note: string): Problem[] {
  const findings = stored.map(toFinding);
  const failed = findings.filter((finding) => finding.outcome === "failed");
  const about = (code: string) => (finding: { readonly code: string }) => ({
    field: "verdict",
    code,
    params: { rule: finding.code },
  });
  switch (verdict) {
    case "admit":
      return [
        ...failed.map(about("rule_failed")),
        ...openQuestions(findings)
          .filter((finding) => finding.outcome === "flag")
          .map(about("flag_open")),
      ];
    case "correct":
      if (failed.length === 0) return [{ field: "verdict", code: "nothing_failed" }];
      return failed.filter((finding) => !finding.isCorrectable).map(about("rule_not_correctable"));
    case "reject":
      return [
        ...(failed.length === 0 ? [{ field: "verdict", code: "nothing_failed" }] : []),
        ...(note.trim() === "" ? [{ field: "note", code: "required" }] : []),
      ];
  }
}

function isClean(findings: readonly StoredFinding[]): boolean {
  return findings.map(toFinding).every(({ outcome }) => outcome === "met" || outcome === "human");
}

function isQuestion(finding: StoredFinding): boolean {
  return finding.outcome === "flag" || finding.outcome === "human";
}

async function findCheckInScope(trx: Database, ctx: Context, checkId: string): Promise<FormalCheck> {
  const check = await findFormalCheckById(trx, checkId);
  if (check === undefined) throw new Refusal("not_found");
  await findForCheck(trx, ctx, check.submissionId);
  return check;
}

async function findForCheck(trx: Database, ctx: Context, submissionId: string): Promise<Row<"submissions">> {
  const submission = await findSubmissionInScope(trx, submissionScope(ctx.actor, "staff"), submissionId);
  if (submission === undefined || !mayCheckForm(ctx.actor)) throw new Refusal("not_found");
  return submission;
}

/** A verdict has two people behind it, so the command line cannot give one. */
function accountOf(ctx: Context): string {
  if (ctx.actor.id === SYSTEM_ACTOR_ID) throw new Error("accountOf: a formal check is decided by persons");
  return ctx.actor.id;
}

function invalid(problem: Problem): Refusal {
  return new Refusal("invalid", [problem]);
}
