/** The formal check as the secretariat sees it: a queue with rule codes, and one submission's checks. */
import { findAccountNames } from "#db/results.ts";
import {
  type Correction,
  countQueue,
  findCorrection,
  type FormalCheck,
  listChecksOfSubmission,
  listFindings,
  listQueue,
  type QueueRow,
  type QueueState,
  type StoredFinding,
} from "#db/formal-checks.ts";
import { findSubmissionInScope } from "#db/intake.ts";
import { listHiddenSerials } from "#db/submission-facts.ts";
import type { SubmissionScope } from "#db/scope.ts";
import type { Row } from "#db/schema.ts";
import { type AdmissionVerdict, admissionVerdict, openQuestions } from "#scoring/formal-check/admission-verdict.ts";
import type { Finding } from "#scoring/formal-check/finding.ts";
import { toFinding } from "./check-run.server.ts";
import type { Context } from "./context.ts";
import { isStaff, mayCheckForm, mayConfirmCheck, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

const PAGE = 50;

export interface FormalCheckFilter {
  readonly state?: QueueState | undefined;
  readonly verdict?: AdmissionVerdict | undefined;
  readonly ruleCode?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}

export interface FormalCheckRow extends QueueRow {
  /** Rule codes in the programme's order. */
  readonly failed: readonly string[];
  readonly flags: readonly string[];
  /** What the findings and decisions so far come to; null before a check was run. */
  readonly suggested: AdmissionVerdict | null;
  readonly mayConfirm: boolean;
}

export interface FormalCheckQueue {
  /** Over the whole queue the actor may know of, whatever the filter. */
  readonly counts: Readonly<Record<QueueState, number>>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly rows: readonly FormalCheckRow[];
}

export interface FindingDetails extends Finding {
  readonly position: number;
  /** What the rule itself said; `outcome` is what holds now. */
  readonly found: Finding["outcome"];
  readonly decision: "met" | "failed" | null;
  readonly note: string;
}

export interface CheckDetails {
  readonly id: string;
  readonly round: number;
  readonly state: FormalCheck["state"];
  readonly verdict: AdmissionVerdict | null;
  readonly note: string;
  readonly openedAt: string;
  readonly proposedBy: PersonNames | null;
  readonly proposedAt: string | null;
  readonly confirmedBy: PersonNames | null;
  readonly confirmedAt: string | null;
  readonly findings: readonly FindingDetails[];
  readonly suggested: AdmissionVerdict;
  readonly openQuestions: number;
  /** The actor is a second person for this proposal. */
  readonly mayConfirm: boolean;
}

export interface PersonNames {
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface SubmissionFormalCheck {
  readonly submission: Pick<
    Row<"submissions">,
    "id" | "serial" | "titleZh" | "titleEn" | "declaredFieldCode" | "fieldCode" | "status" | "statusNote"
  >;
  /** First round first; empty before the first run. */
  readonly checks: readonly CheckDetails[];
  readonly correction: Pick<Correction, "requestedAt" | "dueAt" | "state" | "answeredAt" | "answer"> | null;
}

/** One page of the queue, by intake number. @throws Refusal not_found */
export async function listFormalChecks(ctx: Context, filter: FormalCheckFilter = {}): Promise<FormalCheckQueue> {
  if (!isStaff(ctx.actor)) throw new Refusal("not_found");
  const scope = submissionScope(ctx.actor, "staff");
  const page = Math.max(1, Math.trunc(filter.page ?? 1));
  const { state, verdict, ruleCode } = filter;
  const { total, rows } = await listQueue(ctx.db, scope, {
    state,
    verdict,
    ruleCode,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const findings = await listVisibleFindings(
    ctx,
    scope,
    rows.flatMap((row) => row.checkId ?? []),
  );
  return {
    counts: await countQueue(ctx.db, scope),
    total,
    page,
    pageSize: PAGE,
    rows: rows.map((row) =>
      toRow(
        ctx,
        row,
        findings.filter((finding) => finding.checkId === row.checkId),
      ),
    ),
  };
}

/** A submission's checks with their findings. @throws Refusal not_found */
export async function findFormalCheck(ctx: Context, submissionId: string): Promise<SubmissionFormalCheck> {
  const scope = submissionScope(ctx.actor, "staff");
  const submission = await findSubmissionInScope(ctx.db, scope, submissionId);
  if (submission === undefined) throw new Refusal("not_found");
  const stored = await listChecksOfSubmission(ctx.db, submissionId);
  const findings = await listVisibleFindings(
    ctx,
    scope,
    stored.map((check) => check.id),
  );
  const checks: CheckDetails[] = [];
  for (const check of stored)
    checks.push(
      await toDetails(
        ctx,
        check,
        findings.filter((item) => item.checkId === check.id),
      ),
    );
  const { id, serial, titleZh, titleEn, declaredFieldCode, fieldCode, status, statusNote } = submission;
  return {
    submission: { id, serial, titleZh, titleEn, declaredFieldCode, fieldCode, status, statusNote },
    checks,
    correction: toCorrection(await findCorrection(ctx.db, submissionId)),
  };
}

/** A finding about two submissions is shown only to who may know of both: it names the other one. */
async function listVisibleFindings(
  ctx: Context,
  scope: SubmissionScope,
  checkIds: readonly string[],
): Promise<readonly StoredFinding[]> {
  const hidden = await listHiddenSerials(ctx.db, scope);
  const findings = await listFindings(ctx.db, checkIds);
  if (hidden.size === 0) return findings;
  return findings.filter((finding) => {
    const { serial } = toFinding(finding).params;
    return serial === undefined || !hidden.has(String(serial));
  });
}

function toRow(ctx: Context, row: QueueRow, stored: readonly StoredFinding[]): FormalCheckRow {
  const findings = stored.map(toFinding);
  const codes = (outcome: Finding["outcome"]) => [
    ...new Set(findings.filter((item) => item.outcome === outcome).map((item) => item.code)),
  ];
  return {
    ...row,
    failed: codes("failed"),
    flags: codes("flag"),
    suggested: row.checkId === null ? null : admissionVerdict(findings, row.round ?? 1),
    mayConfirm: row.queueState === "proposed" && mayConfirmCheck(ctx.actor, row.proposedBy),
  };
}

async function toDetails(ctx: Context, check: FormalCheck, stored: readonly StoredFinding[]): Promise<CheckDetails> {
  const { id, round, state, verdict, note, openedAt, proposedAt, confirmedAt } = check;
  const findings = stored.map(toFinding);
  return {
    ...{ id, round, state, verdict, note, openedAt, proposedAt, confirmedAt },
    proposedBy: await namesOf(ctx, check.proposedBy),
    confirmedBy: await namesOf(ctx, check.confirmedBy),
    findings: stored.map((finding, index) => ({
      ...findings[index]!,
      position: finding.position,
      found: finding.outcome,
      decision: finding.decision,
      note: finding.note,
    })),
    suggested: admissionVerdict(findings, check.round),
    openQuestions: openQuestions(findings).length,
    mayConfirm: state === "proposed" && mayCheckForm(ctx.actor) && mayConfirmCheck(ctx.actor, check.proposedBy),
  };
}

function toCorrection(stored: Correction | undefined): SubmissionFormalCheck["correction"] {
  if (stored === undefined) return null;
  const { requestedAt, dueAt, state, answeredAt, answer } = stored;
  return { requestedAt, dueAt, state, answeredAt, answer };
}

async function namesOf(ctx: Context, accountId: string | null): Promise<PersonNames | null> {
  return accountId === null ? null : ((await findAccountNames(ctx.db, accountId)) ?? null);
}
