/** One run of the automatic rules over submissions. A part of the desk of formal checks. */
import type { Database } from "#db/connection.ts";
import {
  listChecksOfSubmission,
  listFindings,
  replaceFindings,
  saveFormalCheck,
  type StoredFinding,
} from "#db/formal-checks.ts";
import { listSubmissionMarks, listSubmissionRecords } from "#db/submission-facts.ts";
import { checkEligibility } from "#scoring/formal-check/check-eligibility.ts";
import type { Finding } from "#scoring/formal-check/finding.ts";
import type { Programme } from "#scoring/programme/programme.ts";
import { canonicalJson } from "#scoring/record/digest.ts";
import { recordAudit } from "./audit.server.ts";
import type { Context } from "./context.ts";
import { findDuplicates } from "./duplicates.ts";
import { toSubmissionFacts } from "./submission-facts.ts";

/**
 * Checks the submissions anew and stores what was found: in their open check of that round, or in a new one. What a
 * person decided on a finding stays when the same finding is found again.
 * @returns the ids of the checks, in the order of the intake numbers
 */
export async function runChecks(
  trx: Database,
  ctx: Context,
  programme: Programme,
  submissionIds: readonly string[],
  round: 1 | 2,
): Promise<readonly string[]> {
  const duplicates = findDuplicates(await listSubmissionMarks(trx, ctx.actor.callId));
  const checkIds: string[] = [];
  for (const record of await listSubmissionRecords(trx, submissionIds)) {
    const { id } = record.submission;
    const findings = checkEligibility(programme, toSubmissionFacts(record, duplicates.get(id) ?? []));
    const checkId = await openCheck(trx, ctx, id, round);
    const before = await listFindings(trx, [checkId]);
    await replaceFindings(
      trx,
      checkId,
      findings.map((finding, position) => toRow(checkId, position, finding, before)),
    );
    await recordAudit(
      trx,
      ctx,
      "formal_check.run",
      { type: "submission", id },
      {
        round,
        failed: codesOf(findings, "failed"),
        flags: codesOf(findings, "flag"),
      },
    );
    checkIds.push(checkId);
  }
  return checkIds;
}

/** The stored finding as the rules know it, with a person's decision in the place of an open question. */
export function toFinding({ code, outcome, detail, params, isCorrectable, decision }: StoredFinding): Finding {
  return {
    code,
    outcome: decision ?? outcome,
    detail: detail as Finding["detail"],
    params: JSON.parse(params) as Finding["params"],
    isCorrectable: isCorrectable === 1,
  };
}

async function openCheck(trx: Database, ctx: Context, submissionId: string, round: 1 | 2): Promise<string> {
  const known = (await listChecksOfSubmission(trx, submissionId)).find((check) => check.round === round);
  if (known !== undefined) return known.id;
  const id = ctx.newId();
  await saveFormalCheck(trx, {
    id,
    submissionId,
    round,
    state: "open",
    verdict: null,
    openedAt: ctx.now(),
    proposedBy: null,
    proposedAt: null,
    confirmedBy: null,
    confirmedAt: null,
  });
  return id;
}

function toRow(checkId: string, position: number, finding: Finding, before: readonly StoredFinding[]): StoredFinding {
  const row = {
    checkId,
    position,
    code: finding.code,
    outcome: finding.outcome,
    detail: finding.detail,
    params: canonicalJson(finding.params),
    isCorrectable: finding.isCorrectable ? (1 as const) : (0 as const),
  };
  const same = before.find((item) => isSame(item, row));
  const { decision, decidedBy, note } = same ?? { decision: null, decidedBy: null, note: "" };
  return { ...row, decision, decidedBy, note };
}

type FindingKey = Pick<StoredFinding, "code" | "outcome" | "detail" | "params">;

function isSame(one: FindingKey, other: FindingKey): boolean {
  return (
    one.code === other.code &&
    one.outcome === other.outcome &&
    one.detail === other.detail &&
    one.params === other.params
  );
}

function codesOf(findings: readonly Finding[], outcome: Finding["outcome"]): string[] {
  return [...new Set(findings.filter((finding) => finding.outcome === outcome).map((finding) => finding.code))];
}
